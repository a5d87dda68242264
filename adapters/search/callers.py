"""Which calls without a name came from a number: in memory only, as the numbers of persons are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Engine, select, true

from adapters.keys.store import PersonKeys
from adapters.reading.boxes import open_rows
from adapters.readmodels.calls import CALLS
from adapters.search.identifiers import Identifiers

FILL = 2_000


class Callers:
    """Numbers of callers whom nobody has named yet → calls, with the centre of each."""

    def __init__(self, engine: Engine, keys: PersonKeys) -> None:
        self._engine = engine
        self._keys = keys
        self._numbers = Identifiers()

    def fill(self) -> None:
        """Take in every call that has a number and no person."""
        self._numbers.begin_bulk()
        for rows in self._pages():
            for row, opened in self._opened(rows):
                self._numbers.settle(row["call_id"], row["centre"], opened)

    def refresh(self, changed: set[UUID]) -> None:
        """Calls of a commit: those that were linked, declared void or erased are forgotten."""
        wanted = sorted(changed)
        for start in range(0, len(wanted), FILL):
            part = wanted[start : start + FILL]
            found = self._opened(self._read(CALLS.c.call_id.in_(part)))
            kept = {row["call_id"]: (row, opened) for row, opened in found}
            for call_id in part:
                if call_id in kept:
                    row, opened = kept[call_id]
                    self._numbers.replace(call_id, row["centre"], opened)
                else:
                    self._numbers.remove(call_id)

    def remove(self, call_id: UUID) -> None:
        """Forget a call."""
        self._numbers.remove(call_id)

    def find(self, number: str, centres: frozenset[str] | None) -> list[UUID]:
        """Calls from this number (E.164) to `centres` (None: all)."""
        return self._numbers.find(number, centres)

    def _pages(self) -> Iterator[list[dict[str, Any]]]:
        last: UUID | None = None
        while rows := self._read(true() if last is None else CALLS.c.call_id > last):
            yield rows
            last = rows[-1]["call_id"]

    def _read(self, where: ColumnElement[bool]) -> list[dict[str, Any]]:
        nameless = (CALLS.c.person_id.is_(None), CALLS.c.voided.is_(False), CALLS.c.box.is_not(None))
        query = select(CALLS).where(where, *nameless).order_by(CALLS.c.call_id).limit(FILL)
        with self._engine.begin() as connection:
            return [dict(row._mapping) for row in connection.execute(query)]  # noqa: SLF001 - SQLAlchemy's documented way

    def _opened(self, rows: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        for row, opened in zip(rows, open_rows(self._keys, rows), strict=True):
            if opened.get("number"):
                yield row, {"phones": [{"number": opened["number"]}]}
