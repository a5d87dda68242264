"""Keep the kind of reports that come by themselves: until now all were workbooks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261123_0100"
down_revision = "20261122_2230"
branch_labels = None
depends_on = None

TABLES = ("report_schedules", "made_reports")


def upgrade() -> None:
    for name in TABLES:
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.add_column(sa.Column("kind", sa.Text(), nullable=False, server_default="xlsx"))


def downgrade() -> None:
    for name in TABLES:
        with op.batch_alter_table(name, schema=None) as batch_op:
            batch_op.drop_column("kind")
