"""Keep which notices were read, how accounts want to be written to, and mail that waits."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id, Instant

revision = "20261122_1545"
down_revision = "20261122_1517"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "mail_outbox",
        sa.Column("message_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made", Instant(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("next_try", Instant(), nullable=False),
        sa.Column("sent", Instant(), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("message_id"),
    )
    with op.batch_alter_table("mail_outbox", schema=None) as batch_op:
        batch_op.create_index("mail_outbox_due", ["state", "next_try"], unique=False)

    op.create_table(
        "notice_readings",
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("originator_id", Id(), nullable=False),
        sa.Column("originator_version", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("read", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "originator_id", "originator_version", "place"),
    )
    op.create_table(
        "notice_wishes",
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("read_until", Instant(), nullable=False),
        sa.Column("mail", sa.Text(), nullable=False),
        sa.Column("address_box", sa.LargeBinary(), nullable=True),
        sa.Column("mailed_until", Instant(), nullable=False),
        sa.Column("mailed_at", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("account_id"),
    )


def downgrade() -> None:
    op.drop_table("notice_wishes")
    op.drop_table("notice_readings")
    with op.batch_alter_table("mail_outbox", schema=None) as batch_op:
        batch_op.drop_index("mail_outbox_due")

    op.drop_table("mail_outbox")
