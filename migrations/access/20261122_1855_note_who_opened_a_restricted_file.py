"""Note who opened a restricted file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Day, Id, Instant

revision = "20261122_1855"
down_revision = "20261122_1846"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "restricted_looks",
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("reader_id", Id(), nullable=False),
        sa.Column("day", Day(), nullable=False),
        sa.Column("look_id", Id(), nullable=False),
        sa.Column("owner_id", Id(), nullable=True),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "reader_id", "day"),
    )
    with op.batch_alter_table("restricted_looks", schema=None) as batch_op:
        batch_op.create_index("restricted_looks_at", ["at"], unique=False)
        batch_op.create_index("restricted_looks_owner", ["owner_id", "at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("restricted_looks", schema=None) as batch_op:
        batch_op.drop_index("restricted_looks_owner")
        batch_op.drop_index("restricted_looks_at")

    op.drop_table("restricted_looks")
