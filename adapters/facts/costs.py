"""Facts of what a job abroad cost to get: one row for each statement, at a desk or in the story of migration."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from statistics import median
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Column, Index, Table, Text, UniqueConstraint, case, select, type_coerce

from adapters.facts.dimensions import RecordKey, key_columns, version_columns
from adapters.facts.journeys import entry_id
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, Values, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day, Instant
from application.reports.table import TOTAL, UNKNOWN
from domain.codes import code_list

# A median is told of as many persons or more.
LEAST = 10
# The cost in months of wage is kept in hundredths.
PARTS = 100

COSTS = Table(
    "fact_costs",
    METADATA,
    *key_columns(),
    Column("stated_on", Day, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    # The centre of the consultation; empty for the story of migration.
    Column("centre", Text, nullable=False),
    Column("licence", Text, nullable=False),
    # `answer`: whether a fee was paid.
    Column("fee_paid", Text, nullable=False),
    # Hundredths of a month's wage; NULL without both sums in one currency.
    Column("months", BigInteger),
    *version_columns(),
    UniqueConstraint("person_key", "record_key", "recorded_from"),
    Index("fact_costs_period", "stated_on", "recorded_from", "recorded_to", "centre"),
    sqlite_with_rowid=False,
)


def in_months(cost: Decimal | None, wage: Decimal | None, *, same: bool) -> int | None:
    """The cost in hundredths of a month's wage, halves up; None where it cannot be told."""
    if cost is None or not wage or not same:
        return None
    return int((PARTS * cost / wage).quantize(Decimal(1), ROUND_HALF_UP))


class _Facts:
    """The projections; `key` names persons and records in the facts."""

    def __init__(self, key: RecordKey) -> None:
        self.key = key

    def stated(self, sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        same = event.cost_currency == event.wage_currency
        told = {"licence": event.licence or UNKNOWN, "fee_paid": event.fee_paid}
        told |= {"months": in_months(event.cost, event.wage, same=same)}
        entry = entry_id(event.originator_id, event.originator_version)
        yield self._row(event, entry, event.originator_id, told | {"centre": ""})

    def struck(self, sealed: Sealed) -> Iterator[Change]:
        return self._revised(sealed, entry_id(sealed.event.originator_id, sealed.event.entry), None)

    def taken(self, sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield from self.ended(sealed)
        if event.licensed is None and event.fee is None:
            return
        same = event.fee_currency == event.wage_currency
        paid = UNKNOWN if event.fee is None else "YES" if event.fee else "NO"
        told = {"licence": event.licensed or UNKNOWN, "fee_paid": paid}
        told |= {"months": in_months(event.fee, event.monthly_wage, same=same)}
        yield self._row(event, event.originator_id, event.person_id, told | {"centre": event.centre})

    def ended(self, sealed: Sealed) -> Iterator[Change]:
        return self._revised(sealed, sealed.event.originator_id, None)

    def moved(self, sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        values = {"stated_on": event.occurred_at.date(), "occurred_at": event.occurred_at, "centre": event.at_centre}
        return self._revised(sealed, event.originator_id, values)

    def linked(self, sealed: Sealed) -> Iterator[Change]:
        return self._revised(sealed, sealed.event.originator_id, {"person_key": self.key(sealed.event.person_id)})

    def unlinked(self, sealed: Sealed) -> Iterator[Change]:
        return self._revised(sealed, sealed.event.originator_id, {"person_key": None})

    def _revised(self, sealed: Sealed, record: UUID, values: Values | None) -> Iterator[Change]:
        yield Revise(COSTS, {"record_key": self.key(record)}, sealed.event.recorded, values)

    def _row(self, event: Any, record: UUID, person: UUID | None, told: Values) -> Change:
        row = {"record_key": self.key(record), "person_key": self.key(person) if person else None}
        row |= {"stated_on": event.occurred_at.date(), "occurred_at": event.occurred_at}
        return Insert(COSTS, fact({**row, **told}, event.recorded))


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""
    facts = _Facts(record_key)
    own = {
        "migrant.CostStated": facts.stated,
        "migrant.EntryStruck": facts.struck,
        "consultation.DetailsTaken": facts.taken,
        "consultation.Corrected": facts.moved,
        "consultation.Voided": facts.ended,
        "consultation.CallerLinked": facts.linked,
        "consultation.CallerUnlinked": facts.unlinked,
    }
    return View("fact_costs", (COSTS,), own, facts=True)


def surveyed(counting: Any, _cut: Any) -> Mapping[tuple[str, str], int | None]:
    """By licence, everybody once by the last that they said: how many, who paid, and the median in tenths of a wage."""
    lines: dict[str, list[Sequence[Any]]] = {line: [] for line in (*code_list("recruiter_licence"), TOTAL)}
    for said, _record in _last_said(counting):
        for line in (said[0], TOTAL):
            lines[line].append(said)
    return {(line, name): number for line, people in lines.items() for name, number in _figures(people).items()}


def statements_behind(counting: Any, line: str, measure: str) -> set[bytes]:
    """The records of the last statements that a figure was counted from."""
    found = [(said, record) for said, record in _last_said(counting) if line in (TOTAL, said[0])]
    if measure.startswith("fee_"):
        return {record for said, record in found if said[1] == measure.removeprefix("fee_").upper()}
    return {record for said, record in found if measure == "surveyed" or said[2] is not None}


def _last_said(counting: Any) -> list[tuple[Sequence[Any], bytes]]:
    """(licence, whether a fee was paid, hundredths of a wage) and the record: the last that each person said."""
    t = counting.table.c
    told = [case((t.stat, t[name]), else_=other) for name, other in (("licence", UNKNOWN), ("fee_paid", UNKNOWN))]
    months = case((t.stat, t.months), else_=None)
    query = select(t.person_key, t.record_key, *told, months)
    query = query.where(*counting.where(counting.table), t.person_key.is_not(None))
    query = query.order_by(type_coerce(t.occurred_at, BigInteger), t.record_key)
    last = {bytes(person): (said, bytes(record)) for person, record, *said in counting.connection.execute(query)}
    return list(last.values())


def _figures(people: Sequence[Sequence[Any]]) -> dict[str, int | None]:
    ratios = [months for _, _, months in people if months is not None]
    paid = {f"fee_{code.lower()}": sum(said[1] == code for said in people) for code in ("YES", "NO")}
    middle = int(Decimal(median(ratios)) / 10 + Decimal("0.5")) if len(ratios) >= LEAST else None
    return {"surveyed": len(people), **paid, "cost_known": len(ratios), "median_months": middle}
