"""Writes the draft of a new revision: `python -m migrations.draft ledger "add the hash chain"`."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

from alembic import command

from adapters.sql.engines import make_engine
from adapters.sql.migrate import STORES, configuration, step


def draft(store: str, what: str) -> None:
    """Compare a store at its head, in memory, with its tables in the code; write the difference to a file."""
    engine = make_engine("sqlite://", pool_size=1)
    step(engine, store, "head")
    config = configuration(store)
    config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
    with engine.connect() as connection:
        config.attributes["connection"] = connection
        command.revision(config, what, autogenerate=True, rev_id=f"{datetime.now(UTC):%Y%m%d_%H%M}")


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in STORES:
        sys.exit(f'usage: python -m migrations.draft {{{",".join(STORES)}}} "what changes"')
    draft(*sys.argv[1:])
