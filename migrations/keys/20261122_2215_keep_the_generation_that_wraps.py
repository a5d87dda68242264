"""Keep the generation that wraps."""

from __future__ import annotations

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Instant

revision = "20261122_2215"
down_revision = "20261122_1212"
branch_labels = None
depends_on = None

PREFIX = "wrapping-"


def upgrade() -> None:
    table = op.create_table(
        "wrapping_generation",
        sa.Column("generation", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("since", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("generation"),
    )
    names = op.get_bind().scalars(sa.text("SELECT name FROM keyring_fingerprints")).all()
    known = [int(name.removeprefix(PREFIX)) for name in names if name.startswith(PREFIX)]
    op.bulk_insert(table, [{"generation": max(known, default=1), "since": datetime.now(UTC)}])


def downgrade() -> None:
    op.drop_table("wrapping_generation")
