"""Keep codes with which organisations answer."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id, Instant

revision = "20261122_1636"
down_revision = "20261122_1545"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "answer_codes",
        sa.Column("code_id", Id(), nullable=False),
        sa.Column("referral_id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("code_mac", sa.LargeBinary(), nullable=False),
        sa.Column("link_mac", sa.LargeBinary(), nullable=False),
        sa.Column("made", Instant(), nullable=False),
        sa.Column("expires", Instant(), nullable=False),
        sa.Column("link_used", Instant(), nullable=True),
        sa.Column("revoked", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("code_id"),
        sa.UniqueConstraint("code_mac"),
        sa.UniqueConstraint("link_mac"),
    )
    with op.batch_alter_table("answer_codes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_codes_referral_id"), ["referral_id"], unique=False)

    serial = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "answer_tries",
        sa.Column("id", serial, sa.Identity(always=False), autoincrement=True, nullable=False),
        sa.Column("address_mac", sa.LargeBinary(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("answer_tries", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_answer_tries_address_mac"), ["address_mac"], unique=False)
        batch_op.create_index(batch_op.f("ix_answer_tries_at"), ["at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("answer_tries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_tries_at"))
        batch_op.drop_index(batch_op.f("ix_answer_tries_address_mac"))

    op.drop_table("answer_tries")
    with op.batch_alter_table("answer_codes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_codes_referral_id"))

    op.drop_table("answer_codes")
