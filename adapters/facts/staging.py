"""Facts as they would stand had only some of what changed been recorded: a small database in memory, cause by cause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Table, create_engine
from sqlalchemy.pool import StaticPool

from adapters.facts.changing import Change, Held, Row, Rows
from adapters.facts.columns.loading import key_of
from adapters.facts.linked import LINKED
from adapters.readmodels.tables import METADATA
from adapters.sql.types import FOREVER


class Staged:
    """Every version that was known at the earlier instant, and those of the changes that were taken in since."""

    def __init__(self, connection: Connection, held: Held, before: int) -> None:
        self.connection = connection
        self._held, self._before = held, before
        METADATA.create_all(connection, tables=[*dict.fromkeys((*held.tables, LINKED))])
        changed = {change.key for change in held.changes}
        for table in held.tables:
            same = (each for key, each in held.versions.items() if key not in changed)
            self._insert(table, (row for each in same for row in each.get(table, ())))
        for key in changed:
            for table, rows in held.versions[key].items():
                self._insert(table, self._earlier(rows))

    def take(self, changes: Iterable[Change]) -> None:
        """Let these have been recorded."""
        for change in changes:
            for table in change.tables:
                key = table.c[key_of(table) or ""]
                self.connection.execute(table.delete().where(key == change.key[:16]))
            versions = self._held.versions[change.key]
            known = change.known or (versions if change.now else _ended(versions))
            for table, rows in known.items():
                if table in change.tables:
                    self._insert(table, rows)

    def _earlier(self, rows: Iterable[Row]) -> Iterator[Row]:
        """What was known at the earlier instant, for ever; a later version is not known yet."""
        for row in rows:
            if row["recorded_from"] <= self._before:
                lasts = row["recorded_to"] > self._before
                yield {**row, "recorded_to": FOREVER} if lasts else row

    def _insert(self, table: Table, rows: Iterable[Row]) -> None:
        found = [dict(row) for row in rows]
        if found:
            self.connection.execute(table.insert(), found)


def _ended(versions: Rows) -> Rows:
    """Gone, whatever followed."""
    return dict.fromkeys(versions, ())


@contextmanager
def staged(held: Held, before: int) -> Iterator[Staged]:
    """The database, as known at the earlier instant; it is gone afterwards."""
    engine = create_engine("sqlite://", poolclass=StaticPool)
    try:
        with engine.connect() as connection:
            yield Staged(connection, held, before)
    finally:
        engine.dispose()
