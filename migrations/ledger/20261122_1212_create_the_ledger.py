"""Create the ledger."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id, Instant, Json

revision = "20261122_1212"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("subject_id", Id(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("recorded", Instant(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("subject_id"),
    )
    op.create_table(
        "inbox",
        sa.Column("command_id", Id(), nullable=False),
        sa.Column("actor_id", Id(), nullable=False),
        sa.Column("device_id", Id(), nullable=True),
        sa.Column("body_mac", sa.LargeBinary(), nullable=False),
        sa.Column("verdict", Json(), nullable=False),
        sa.Column("recorded", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("command_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ledger",
        sa.Column(
            "id",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("txid", sa.BigInteger(), nullable=False),
        sa.Column("originator_id", Id(), nullable=False),
        sa.Column("originator_version", sa.Integer(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("state", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.create_index("ledger_order", ["txid", "id"], unique=False)
        batch_op.create_index("ledger_stream", ["originator_id", "originator_version"], unique=True)

    op.create_table(
        "ledger_clock",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recorded", sa.BigInteger(), nullable=False),
        sa.Column("epoch", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "numbers",
        sa.Column("series", sa.Text(), nullable=False),
        sa.Column("last", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("series"),
    )
    op.create_table(
        "view_faults",
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("originator_id", Id(), nullable=False),
        sa.Column("originator_version", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=False),
        sa.Column("recorded", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("view", "originator_id", "originator_version"),
    )
    op.create_table(
        "views",
        sa.Column("view", sa.Text(), nullable=False),
        sa.Column("signature", sa.Text(), nullable=False),
        sa.Column("rebuilt", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("view"),
    )
    if op.get_bind().dialect.name == "postgresql":
        # The clock of the ledger: a sequence is neither locked nor taken back by a transaction.
        op.execute("CREATE SEQUENCE ledger_clock_seq MINVALUE 0 START 0")


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP SEQUENCE ledger_clock_seq")
    op.drop_table("views")
    op.drop_table("view_faults")
    op.drop_table("numbers")
    op.drop_table("ledger_clock")
    with op.batch_alter_table("ledger", schema=None) as batch_op:
        batch_op.drop_index("ledger_stream")
        batch_op.drop_index("ledger_order")

    op.drop_table("ledger")
    op.drop_table("inbox")
    op.drop_table("erasures")
