"""A published release never changes: the database itself refuses, whatever a program asks."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "20261122_1230"
down_revision = "20261122_1215"
branch_labels = None
depends_on = None

PUBLISHED = sa.text("status = 'PUBLISHED'")
FIRST = sa.text("status = 'PUBLISHED' AND previous_id IS NULL")
REFUSAL = "a published release never changes"
SQLITE = (
    (
        "CREATE TRIGGER releases_no_update BEFORE UPDATE ON releases WHEN OLD.status = 'PUBLISHED' "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    ),
    (
        "CREATE TRIGGER releases_no_delete BEFORE DELETE ON releases WHEN OLD.status = 'PUBLISHED' "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
    ),
)
POSTGRESQL = (
    (
        "CREATE FUNCTION releases_keep() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    ),
    (
        "CREATE TRIGGER releases_no_change BEFORE UPDATE OR DELETE ON releases "
        "FOR EACH ROW WHEN (OLD.status = 'PUBLISHED') EXECUTE FUNCTION releases_keep()"
    ),
)
BACK = {
    "sqlite": ("DROP TRIGGER releases_no_update", "DROP TRIGGER releases_no_delete"),
    "postgresql": ("DROP TRIGGER releases_no_change ON releases", "DROP FUNCTION releases_keep()"),
}


def upgrade() -> None:
    for name, columns, where in (
        ("releases_one_first", ["period"], FIRST),
        ("releases_one_next", ["previous_id"], PUBLISHED),
    ):
        op.create_index(name, "releases", columns, unique=True, sqlite_where=where, postgresql_where=where)
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    for statement in BACK[op.get_bind().dialect.name]:
        op.execute(statement)
    op.drop_index("releases_one_next", "releases")
    op.drop_index("releases_one_first", "releases")
