"""Keeps the name index in step with the ledger: filled at start from the boxes, then commit by commit."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, select

from adapters.keys.store import PersonKeys
from adapters.ledger.mapper import Sealed, SealingMapper
from adapters.ledger.tail import Position, here, read_after
from adapters.reading.boxes import open_rows
from adapters.readmodels.people import PEOPLE
from adapters.search.callers import Callers
from adapters.search.entry import Entry
from adapters.search.identifiers import Identifiers
from adapters.search.index import NameIndex
from adapters.search.pairs import Pairs
from adapters.sql.transaction import Statements, driver_transaction

FEEDING = (
    "migrant.Registered",
    "migrant.DetailsCorrected",
    "migrant.ContactChanged",
    "migrant.Assigned",
    "migrant.Restricted",
    "migrant.RestrictionLifted",
    "migrant.TransferAccepted",
    "migrant.Erased",
)
CALLING = "call."
FILL = 2_000
Row = Mapping[str, Any]

SPELLINGS = ("family_name", "given_name", "patronymic")
LATIN = ("family_name_latin", "given_name_latin")


class SearchFeed:
    """One for each process. `ready` is set when the first filling is complete; searching works meanwhile."""

    def __init__(
        self,
        engine: Engine,
        keys: PersonKeys,
        mapper: SealingMapper,
        names: NameIndex,
        identifiers: Identifiers,
    ) -> None:
        self._engine = engine
        self._keys = keys
        self._mapper = mapper
        self.names = names
        self.identifiers = identifiers
        # Who called without a name: their numbers only.
        self.callers = Callers(engine, keys)
        self.pairs = Pairs(names, identifiers)
        self.ready = threading.Event()
        self._statements = Statements(engine.dialect)
        self._position = Position()
        self._lock = threading.Lock()

    def fill(self) -> int:
        """Put everybody in, from the boxes of the people view; returns how many."""
        with driver_transaction(self._engine, self._statements, begin="BEGIN") as on:
            self._position = here(on)
        # A bulk load leaves alone whoever came, changed or left by a commit since it began.
        self.identifiers.begin_bulk()
        self.names.bulk(self._everybody())
        self.callers.fill()
        self.ready.set()
        return len(self.names)

    def after(self, written: Sequence[Sealed]) -> None:
        """To be called after each commit of this process."""
        self._refresh({kept.event.originator_id for kept in written if type(kept.event).TOPIC in FEEDING})
        called = (kept.event.originator_id for kept in written if type(kept.event).TOPIC.startswith(CALLING))
        self.callers.refresh(set(called))

    def follow(self) -> int:
        """Take in what other processes committed; returns how many persons changed."""
        with self._lock, driver_transaction(self._engine, self._statements, begin="BEGIN") as on:
            changed: set[UUID] = set()
            called: set[UUID] = set()
            while rows := read_after(on, self._position, FILL):
                changed |= {stored.originator_id for _, stored in rows if stored.topic in FEEDING}  # type: ignore[misc]  # our ids are UUIDs
                called |= {stored.originator_id for _, stored in rows if stored.topic.startswith(CALLING)}  # type: ignore[misc]  # as above
                self._position = rows[-1][0]
        self._refresh(changed)
        self.callers.refresh(called)
        return len(changed)

    def forget(self, person_id: UUID) -> None:
        """Gone from every later answer."""
        self.names.remove(person_id)
        self.identifiers.remove(person_id)
        self.callers.remove(person_id)

    def _refresh(self, changed: set[UUID]) -> None:
        wanted = list(changed)
        for start in range(0, len(wanted), FILL):
            part = wanted[start : start + FILL]
            with self._engine.begin() as connection:
                found = connection.execute(select(PEOPLE).where(PEOPLE.c.person_id.in_(part)))
                rows = [dict(row._mapping) for row in found]  # noqa: SLF001 - SQLAlchemy's documented way
            for gone in set(part) - {row["person_id"] for row in rows}:
                self.forget(gone)
            self._put(rows)

    def _put(self, rows: Sequence[Row]) -> None:
        for row, opened in self._opened(rows):
            if opened:
                self.names.replace(_entry(row, opened))
                self.identifiers.replace(row["person_id"], row["centre"], opened, restricted=row["restricted"])
            else:
                self.forget(row["person_id"])

    def _everybody(self) -> Iterator[Entry]:
        for rows in self._pages():
            for row, opened in self._opened(rows):
                if opened:
                    self.identifiers.settle(row["person_id"], row["centre"], opened, restricted=row["restricted"])
                    yield _entry(row, opened)

    def _opened(self, rows: Sequence[Row]) -> Iterator[tuple[Row, Row]]:
        """Each row with everything personal that opens."""
        both = zip(open_rows(self._keys, rows), open_rows(self._keys, rows, "contact"), strict=True)
        # Both boxes may be that of registration: the newest phones are those of the second.
        return zip(rows, (_joined(named, contact) for named, contact in both), strict=True)

    def _pages(self) -> Iterator[list[dict[str, Any]]]:
        last: UUID | None = None
        while True:
            query = select(PEOPLE).order_by(PEOPLE.c.person_id).limit(FILL)
            with self._engine.begin() as connection:
                found = connection.execute(query if last is None else query.where(PEOPLE.c.person_id > last))
                rows = [dict(row._mapping) for row in found]  # noqa: SLF001 - SQLAlchemy's documented way
            if not rows:
                return
            yield rows
            last = rows[-1]["person_id"]


def _joined(named: Row, contact: Row) -> Row:
    return {**named, "phones": contact.get("phones")} if named or contact else {}


def _entry(row: Row, opened: Row) -> Entry:
    spelled = (
        " ".join(opened.get(part) or "" for part in parts).strip() for parts in (SPELLINGS, LATIN, ("alias",))
    )
    names = tuple(dict.fromkeys(name for name in spelled if name))
    return Entry(
        row["person_id"],
        row["centre"],
        row["number"],
        names,
        row["birth_year"],
        row["sex"],
        row["owner_id"],
        row["restricted"],
        frozenset(map(UUID, row["named"] or ())),
    )
