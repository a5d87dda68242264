"""Facts of screenings: who was asked, and whether a sign was seen. In a table that few may count in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Column, ColumnElement, Index, Table, UniqueConstraint, and_, func, select

from adapters.facts.dimensions import RecordKey, key_columns, persons_changes, version_columns
from adapters.facts.journeys import entry_id
from adapters.facts.linked import as_counted
from adapters.facts.persons import counted, person_columns, person_of
from adapters.facts.referrals import REFERRALS
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day
from application.reports.table import TOTAL

SCREENINGS = Table(
    "fact_screenings_restricted",
    METADATA,
    *key_columns(),
    Column("assessed_on", Day, nullable=False),
    *person_columns(),
    *counted("marked"),
    *version_columns(),
    UniqueConstraint("person_key", "record_key", "recorded_from"),
    Index("fact_screenings_period", "assessed_on", "recorded_from", "recorded_to"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def assessed(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        day = event.occurred_at.date()
        row: dict[str, Any] = {"record_key": record_key(entry_id(event.originator_id, event.originator_version))}
        row |= {"person_key": record_key(event.originator_id), "assessed_on": day}
        yield Insert(SCREENINGS, fact(row | person_of(event, day) | {"marked": int(event.marked)}, event.recorded))

    own = {"migrant.Assessed": assessed}
    return View("fact_screenings", (SCREENINGS,), own | persons_changes((SCREENINGS,), record_key), facts=True)


def screened(counting: Any, cut: Any) -> Mapping[tuple[str, str], int | None]:
    """By centre or region, each person once in a line and once in all: asked, with a sign, and then referred.

    Referred: sent to any service on the day of a screening with a sign, or later, up to the instant of recording.
    """
    found = _steps(counting, cut, counting.table.c.person_key)
    return {place: len(people) for place, people in found.items()}


def screenings_behind(counting: Any, cut: Any, line: str, step: str) -> set[bytes]:
    """The records of the screenings that a figure was counted from."""
    return _steps(counting, cut, counting.table.c.record_key).get((line, step), set())


def _steps(counting: Any, cut: Any, of: ColumnElement[bytes]) -> dict[tuple[str, str], set[bytes]]:
    """(row, step) → persons or records (`of`) that came so far."""
    table = counting.table
    t, row = table.c, counting.dimension(cut.rows)
    sent = as_counted(counting.connection, REFERRALS, counting.scope.at)
    known = (sent.c.recorded_from <= counting.scope.at, sent.c.recorded_to > counting.scope.at)
    later = and_(sent.c.person_key == t.person_key, sent.c.sent_on >= t.assessed_on, t.marked == 1, *known)
    query = select(row, of, func.max(t.marked), func.count(sent.c.record_key))
    query = query.select_from(table.outerjoin(sent, later)).where(*counting.where(table))
    found: dict[tuple[str, str], set[bytes]] = defaultdict(set)
    for line, key, marked, referred in counting.connection.execute(query.group_by(row, of)):
        steps = {"screened": True, "marked": marked, "referred": referred}
        for step in (step for step, reached in steps.items() if reached):
            found[line, step].add(bytes(key))
            found[TOTAL, step].add(bytes(key))
    return found
