"""Keep reports that are made by themselves."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id, Instant

revision = "20261122_2006"
down_revision = "20261122_1855"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "report_schedules",
        sa.Column("schedule_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("every", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("begun", Instant(), nullable=False),
        sa.Column("stopped", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("schedule_id"),
    )
    with op.batch_alter_table("report_schedules", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_schedules_account_id"), ["account_id"], unique=False)
    op.create_table(
        "made_reports",
        sa.Column("made_id", Id(), nullable=False),
        sa.Column("schedule_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("as_of", Instant(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("fault", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("deleted", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("made_id"),
        sa.UniqueConstraint("schedule_id", "period", name="made_reports_once"),
    )
    with op.batch_alter_table("made_reports", schema=None) as batch_op:
        batch_op.create_index("made_reports_account", ["account_id", "at"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("made_reports", schema=None) as batch_op:
        batch_op.drop_index("made_reports_account")
    op.drop_table("made_reports")
    with op.batch_alter_table("report_schedules", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_report_schedules_account_id"))
    op.drop_table("report_schedules")
