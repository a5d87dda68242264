"""Keep reminders of what fell due."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Day, Id, Instant

revision = "20261122_2230"
down_revision = "20261122_2006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "due_notices",
        sa.Column("notice_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("item_id", Id(), nullable=False),
        sa.Column("record_id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("day", Day(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("notice_id"),
        sa.UniqueConstraint("account_id", "kind", "record_id", "item_id", "day", name="due_notices_once"),
    )
    with op.batch_alter_table("due_notices", schema=None) as batch_op:
        batch_op.create_index("due_notices_account", ["account_id", "at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("due_notices", schema=None) as batch_op:
        batch_op.drop_index("due_notices_account")
    op.drop_table("due_notices")
