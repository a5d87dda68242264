"""Facts of households: one row for each assessment and version, with the types that were found."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from adapters.facts.dimensions import RecordKey, key_columns, persons_changes, version_columns
from adapters.facts.persons import counted, person_columns, person_of
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day
from application.reports.table import Note
from domain.codes import code_list

TYPES = {code: code.lower() for code in code_list("household_type")}
# Measures that are told only of those who agreed to statistics.
TOLD = frozenset({*TYPES.values(), "none_of_these"})
# (names of columns) → their different values in what is counted.
Distinct = Callable[..., list[tuple[Any, ...]]]
# The day of the next assessment, while there is none.
STILL = date(9999, 12, 31)

HOUSEHOLDS = Table(
    "fact_households",
    METADATA,
    *key_columns(),
    Column("household_key", LargeBinary(16), nullable=False),
    Column("assessed_on", Day, nullable=False),
    # From this day on another assessment speaks for the household: a period counts the last one in it.
    Column("next_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("months", Integer, nullable=False),
    *person_columns(),
    *counted("households", *TYPES.values(), "none_of_these"),
    *version_columns(),
    # A constraint rather than an index: it is there while a rebuild fills the table, when revisions look for it.
    UniqueConstraint("person_key", "record_key", "recorded_from"),
    Index("fact_households_period", "assessed_on", "recorded_from", "recorded_to", "centre"),
    sqlite_with_rowid=False,
)


def assessment_id(household_id: UUID, number: int) -> UUID:
    """What names one assessment of a household."""
    return uuid5(household_id, str(number))


def rules(distinct: Distinct) -> tuple[Note, ...]:
    """By which rules the households that are counted were called abandoned, each as a footnote."""
    return tuple(Note(f"abandoned_{basis}", {"months": months}) for basis, months in distinct("basis", "months"))


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def assessed(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        day = event.occurred_at.date()
        before = record_key(assessment_id(event.originator_id, event.number - 1))
        yield Revise(HOUSEHOLDS, {"record_key": before}, event.recorded, {"next_on": day})
        row: dict[str, Any] = {
            "record_key": record_key(assessment_id(event.originator_id, event.number)),
            "person_key": record_key(event.person_id),
            "household_key": record_key(event.originator_id),
        }
        row |= {"assessed_on": day, "next_on": STILL, "centre": event.at_centre}
        row |= {"basis": event.basis, "months": event.months, **person_of(event, day)}
        held = {column: int(code in event.types) for code, column in TYPES.items()}
        counts = {"households": 1, **held, "none_of_these": int(not event.types)}
        yield Insert(HOUSEHOLDS, fact(row | counts, event.recorded))

    own = {"household.Assessed": assessed}
    return View("fact_households", (HOUSEHOLDS,), own | persons_changes((HOUSEHOLDS,), record_key), facts=True)
