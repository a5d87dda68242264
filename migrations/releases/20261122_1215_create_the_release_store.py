"""Create the release store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id, Instant

revision = "20261122_1215"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ministry_accounts",
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("login", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("demonstration", sa.Boolean(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("account_id"),
        sa.UniqueConstraint("login"),
    )
    op.create_table(
        "ministry_login_failures",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("ministry_login_failures", schema=None) as batch_op:
        batch_op.create_index("ministry_login_failures_subject", ["subject", "at"], unique=False)

    op.create_table(
        "releases",
        sa.Column("release_id", Id(), nullable=False),
        sa.Column("programme", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("period", sa.Text(), nullable=False),
        sa.Column("stage", sa.Text(), nullable=False),
        sa.Column("as_of", Instant(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("previous_id", Id(), nullable=True),
        sa.Column("built_at", Instant(), nullable=False),
        sa.Column("published_at", Instant(), nullable=True),
        sa.Column("solver", sa.Text(), nullable=False),
        sa.Column("seed_mac", sa.Text(), nullable=False),
        sa.Column("input_mac", sa.Text(), nullable=False),
        sa.Column("output_sha256", sa.Text(), nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["previous_id"],
            ["releases.release_id"],
        ),
        sa.PrimaryKeyConstraint("release_id"),
    )
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.create_index("releases_period", ["period", "status", "as_of"], unique=False)

    op.create_table(
        "ministry_downloads",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("release_id", Id(), nullable=False),
        sa.Column("table_code", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["ministry_accounts.account_id"],
        ),
        sa.ForeignKeyConstraint(
            ["release_id"],
            ["releases.release_id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("ministry_downloads", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ministry_downloads_at"), ["at"], unique=False)

    op.create_table(
        "ministry_sessions",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("started", Instant(), nullable=False),
        sa.Column("seen", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["ministry_accounts.account_id"],
        ),
        sa.PrimaryKeyConstraint("token_hash"),
    )
    with op.batch_alter_table("ministry_sessions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ministry_sessions_account_id"), ["account_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("ministry_sessions", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ministry_sessions_account_id"))

    op.drop_table("ministry_sessions")
    with op.batch_alter_table("ministry_downloads", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_ministry_downloads_at"))

    op.drop_table("ministry_downloads")
    with op.batch_alter_table("releases", schema=None) as batch_op:
        batch_op.drop_index("releases_period")

    op.drop_table("releases")
    with op.batch_alter_table("ministry_login_failures", schema=None) as batch_op:
        batch_op.drop_index("ministry_login_failures_subject")

    op.drop_table("ministry_login_failures")
    op.drop_table("ministry_accounts")
