"""Create the key store."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from adapters.sql.types import Id, Instant

revision = "20261122_1212"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "keyring_fingerprints",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_table(
        "person_keys",
        sa.Column("subject_id", Id(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("wrapped", sa.LargeBinary(), nullable=True),
        sa.Column("made", Instant(), nullable=False),
        sa.Column("destroyed", Instant(), nullable=True),
        sa.PrimaryKeyConstraint("subject_id"),
    )
    with op.batch_alter_table("person_keys", schema=None) as batch_op:
        batch_op.create_index("person_keys_generation", ["generation"], unique=False)


def downgrade() -> None:
    with op.batch_alter_table("person_keys", schema=None) as batch_op:
        batch_op.drop_index("person_keys_generation")

    op.drop_table("person_keys")
    op.drop_table("keyring_fingerprints")
