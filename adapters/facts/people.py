"""Facts of persons: what figures tell of somebody, laid over facts whose events do not say it themselves."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import (
    Boolean,
    Column,
    FromClause,
    Integer,
    LargeBinary,
    Table,
    Text,
    and_,
    false,
    func,
    null,
    select,
)

from adapters.facts.dimensions import RecordKey, persons_changes, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from application.reports.table import UNKNOWN

PEOPLE = Table(
    "fact_people",
    METADATA,
    # The file is its own record: `person_key` of other facts.
    Column("record_key", LargeBinary(16), primary_key=True),
    Column("sex", Text, nullable=False),
    Column("birth_year", Integer),
    # Consent to statistics, as it stands.
    Column("stat", Boolean, nullable=False),
    # The centre that keeps the file.
    Column("centre", Text, nullable=False),
    *version_columns(),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons in them."""

    def registered(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        row = {"record_key": record_key(event.originator_id), "stat": False, "centre": event.centre}
        yield Insert(PEOPLE, fact(row | {"sex": event.sex, "birth_year": event.birth_year}, event.recorded))

    def changed(sealed: Sealed) -> Iterator[Change]:
        for change in as_persons[type(sealed.event).TOPIC](sealed):
            yield Revise(PEOPLE, {"record_key": change.key["person_key"]}, change.at, change.values)

    def taken_over(sealed: Sealed) -> Iterator[Change]:
        key = {"record_key": record_key(sealed.event.originator_id)}
        yield Revise(PEOPLE, key, sealed.event.recorded, {"centre": sealed.event.to_centre})

    as_persons = persons_changes((PEOPLE,), record_key)
    topics = {"migrant.Registered": registered, "migrant.TransferAccepted": taken_over}
    topics |= dict.fromkeys(as_persons, changed)
    return View("fact_people", (PEOPLE,), topics, facts=True)


def of_people(table: Table, at: int) -> FromClause:
    """Facts with the dimensions of their persons that they lack, both as known at an instant (in microseconds).

    What was told at no centre in particular counts at the one that keeps the file.
    """
    p = PEOPLE.c
    known = and_(p.record_key == table.c.person_key, p.recorded_from <= at, p.recorded_to > at)
    own = [column for column in table.c if column.name != "centre"]
    told = func.nullif(table.c.centre, "") if "centre" in table.c else null()
    laid = {
        "sex": func.coalesce(p.sex, UNKNOWN).label("sex"),
        "birth_year": p.birth_year,
        "stat": func.coalesce(p.stat, false()).label("stat"),
    }
    further = [column for name, column in laid.items() if name not in table.c]
    columns = (*own, func.coalesce(told, p.centre, "").label("centre"), *further)
    return select(*columns).select_from(table.outerjoin(PEOPLE, known)).subquery(table.name + "_of_people")
