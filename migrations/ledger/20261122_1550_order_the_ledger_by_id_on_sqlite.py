"""On SQLite ids follow the order of commits: the index over (txid, id) is for PostgreSQL only."""

from __future__ import annotations

from alembic import op

revision = "20261122_1550"
down_revision = "20261122_1530"
branch_labels = None
depends_on = None


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.drop_index("ledger_order", "ledger")


def downgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.create_index("ledger_order", "ledger", ["txid", "id"])
