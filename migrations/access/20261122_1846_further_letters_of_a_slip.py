"""Further letters of a slip, and wrong ones by the code that they were typed with."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id

revision = "20261122_1846"
down_revision = "20261122_1700"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("answer_codes", schema=None) as batch_op:
        batch_op.add_column(sa.Column("check_mac", sa.LargeBinary(), nullable=True))

    with op.batch_alter_table("answer_tries", schema=None) as batch_op:
        batch_op.add_column(sa.Column("code_id", Id(), nullable=True))
        batch_op.create_index(batch_op.f("ix_answer_tries_code_id"), ["code_id"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("answer_tries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_answer_tries_code_id"))
        batch_op.drop_column("code_id")

    with op.batch_alter_table("answer_codes", schema=None) as batch_op:
        batch_op.drop_column("check_mac")
