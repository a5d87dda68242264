"""Keep the sealed pieces of attachments."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id, Instant

revision = "20261122_1530"
down_revision = "20261122_1212"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "attachment_parts",
        sa.Column("attachment_id", Id(), nullable=False),
        sa.Column("part", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("person_id", Id(), nullable=False),
        sa.Column("made", Instant(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("attachment_id", "part", "number"),
    )
    with op.batch_alter_table("attachment_parts", schema=None) as batch_op:
        batch_op.create_index("attachment_parts_person", ["person_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("attachment_parts", schema=None) as batch_op:
        batch_op.drop_index("attachment_parts_person")

    op.drop_table("attachment_parts")
