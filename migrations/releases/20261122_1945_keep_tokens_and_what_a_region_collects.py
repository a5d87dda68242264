"""Machines read with tokens of their own; a regional office keeps what it collects."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id, Instant

revision = "20261122_1945"
down_revision = "20261122_1230"
branch_labels = None
depends_on = None

SERIAL = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "ministry_tokens",
        sa.Column("token_id", Id(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("expires", Instant(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("window_start", Instant(), nullable=False),
        sa.Column("window_count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["ministry_accounts.account_id"]),
        sa.PrimaryKeyConstraint("token_id"),
        sa.UniqueConstraint("token_hash"),
    )
    op.create_index("ix_ministry_tokens_account_id", "ministry_tokens", ["account_id"])
    op.create_table(
        "region_kept",
        sa.Column("id", SERIAL, sa.Identity(), autoincrement=True, nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("region_kept_what", "region_kept", ["area", "what", "id"])
    op.create_table(
        "region_tries",
        sa.Column("id", SERIAL, sa.Identity(), autoincrement=True, nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("region_tries_what", "region_tries", ["area", "what", "id"])


def downgrade() -> None:
    for table in ("region_tries", "region_kept", "ministry_tokens"):
        op.drop_table(table)
