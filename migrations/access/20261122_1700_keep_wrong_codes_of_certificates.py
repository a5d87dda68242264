"""Keep wrong codes of certificates."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Instant

revision = "20261122_1700"
down_revision = "20261122_1636"
branch_labels = None
depends_on = None


def upgrade() -> None:
    serial = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "verify_tries",
        sa.Column("id", serial, sa.Identity(always=False), autoincrement=True, nullable=False),
        sa.Column("address_mac", sa.LargeBinary(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("verify_tries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_verify_tries_address_mac"), ["address_mac"], unique=False)
        batch_op.create_index(batch_op.f("ix_verify_tries_at"), ["at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("verify_tries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_verify_tries_at"))
        batch_op.drop_index(batch_op.f("ix_verify_tries_address_mac"))

    op.drop_table("verify_tries")
