"""Keep saved filters, exports and imports."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id, Instant, Json

revision = "20261122_1517"
down_revision = "20261122_1212"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "exports",
        sa.Column(
            "serial",
            sa.BigInteger().with_variant(sa.Integer(), "sqlite"),
            sa.Identity(always=False),
            autoincrement=True,
            nullable=False,
        ),
        sa.Column("export_id", Id(), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("serial"),
        sa.UniqueConstraint("export_id"),
    )
    op.create_table(
        "import_memory",
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("header_mac", sa.LargeBinary(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("saved", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("centre", "header_mac"),
    )
    op.create_table(
        "import_parts",
        sa.Column("batch_id", Id(), nullable=False),
        sa.Column("part", sa.Integer(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id", "part"),
    )
    op.create_table(
        "import_rows",
        sa.Column("batch_id", Id(), nullable=False),
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("problems", Json(), nullable=False),
        sa.Column("twin_id", Id(), nullable=True),
        sa.Column("twin_row", sa.Integer(), nullable=True),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("person_id", Id(), nullable=True),
        sa.Column("consultation_id", Id(), nullable=True),
        sa.PrimaryKeyConstraint("batch_id", "row"),
    )
    with op.batch_alter_table("import_rows", schema=None) as batch_op:
        batch_op.create_index("import_rows_state", ["batch_id", "state"], unique=False)

    op.create_table(
        "imports",
        sa.Column("batch_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("phase", sa.Text(), nullable=False),
        sa.Column("rows", sa.Integer(), nullable=False),
        sa.Column("done", sa.Integer(), nullable=False),
        sa.Column("created", Instant(), nullable=False),
        sa.Column("ended", Instant(), nullable=True),
        sa.Column("worker", sa.Text(), nullable=False),
        sa.Column("beat", Instant(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("batch_id"),
    )
    with op.batch_alter_table("imports", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_imports_centre"), ["centre"], unique=False)

    op.create_table(
        "saved_filters",
        sa.Column("filter_id", Id(), nullable=False),
        sa.Column("account_id", Id(), nullable=False),
        sa.Column("centre", sa.Text(), nullable=False),
        sa.Column("area", sa.Text(), nullable=False),
        sa.Column("shared", sa.Boolean(), nullable=False),
        sa.Column("box", sa.LargeBinary(), nullable=False),
        sa.Column("saved", Instant(), nullable=False),
        sa.PrimaryKeyConstraint("filter_id"),
    )
    with op.batch_alter_table("saved_filters", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_saved_filters_account_id"), ["account_id"], unique=False)
        batch_op.create_index(batch_op.f("ix_saved_filters_centre"), ["centre"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("saved_filters", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_saved_filters_centre"))
        batch_op.drop_index(batch_op.f("ix_saved_filters_account_id"))

    op.drop_table("saved_filters")
    with op.batch_alter_table("imports", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_imports_centre"))

    op.drop_table("imports")
    with op.batch_alter_table("import_rows", schema=None) as batch_op:
        batch_op.drop_index("import_rows_state")

    op.drop_table("import_rows")
    op.drop_table("import_parts")
    op.drop_table("import_memory")
    op.drop_table("exports")
