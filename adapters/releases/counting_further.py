"""The further tables of the programme, counted from the facts: places, households, claims, service volumes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from sqlalchemy import Table, func, select

from adapters.facts.calls import CALLS
from adapters.facts.claims import CLAIMS
from adapters.facts.companions import COMPANIONS
from adapters.facts.contacts import CONTACTS
from adapters.facts.folding import fold
from adapters.facts.households import HOUSEHOLDS
from adapters.facts.outreach import OUTREACH
from adapters.facts.referrals import REFERRALS
from adapters.facts.reports import Counting
from adapters.facts.sources import SOURCES
from adapters.facts.trips import CONTACTS as ON_THE_WAY
from adapters.facts.trips import TRIPS
from adapters.releases.counting_period import Cells, Period, Unit, country
from adapters.releases.statistics import amount, times
from application.reports import programme_full as full
from application.reports.catalogue_axes import CENTRE, SEX
from application.reports.catalogue_people import DESTINATION, STAGE
from application.reports.entry import IN_PERIOD, Axis, Cut
from application.reports.figures import Statistics
from application.reports.programme import SERVICE_GROUPS, channel_group, service_group
from application.reports.released import TOTAL, UNKNOWN

# Letters of a country in `RUS-RUB`.
LETTERS = 3


def persons(period: Period) -> dict[str, Cells]:
    """R-T4, R-T6, R-T6R and R-T10: everybody once, as at the last contact."""
    contacts = Counting(period.connection, SOURCES["contacts"], period.scope)
    ways = contacts.cut(Cut(DESTINATION, STAGE, persons=IN_PERIOD))
    places = contacts.cut(Cut(Axis("place"), SEX, persons=IN_PERIOD))
    return {
        "R-T4": _folded(ways, lambda row: row if row == "NOWHERE" else country(row)),
        "R-T6": _folded(places, period.district),
        "R-T6R": _folded(places, period.region),
        "R-T10": dict(_kinds(period)),
    }


def _folded(counts: Mapping[tuple[str, str], int], line_of: Callable[[str], str]) -> Cells:
    found: Counter[tuple[str, ...]] = Counter()
    for (row, column), number in counts.items():
        found[line_of(row), column] += number
    return dict(found)


def _kinds(period: Period) -> Mapping[tuple[str, str], int]:
    """Whoever had a contact before the period came back, wherever that was."""
    source = SOURCES["contacts"]
    countings = [
        Counting(period.connection, replace(source, table=table, further=()), period.scope)
        for table in (CONTACTS, COMPANIONS)
    ]
    queries = [query for each in countings for query in each.visits(Cut(CENTRE, SEX, persons=IN_PERIOD))]
    visits = [row for query in queries for row in period.connection.execute(query)]
    before = _before(period)
    kind = {True: "RETURNING", False: "NEW"}
    told = ((who, at, record, centre, kind[bytes(who) in before]) for who, at, record, centre, _ in visits)
    return fold(told, each_row=False).once


def _before(period: Period) -> set[bytes]:
    at, first = period.scope.at, period.scope.period.first
    found: set[bytes] = set()
    for table in (CONTACTS, COMPANIONS):
        c = period.laid(table).c
        query = select(c.person_key).where(c.occurred_on < first, c.recorded_from <= at, c.recorded_to > at)
        found |= {bytes(key) for key in period.connection.scalars(query.distinct()) if key is not None}
    return found


def asked(period: Period) -> Iterator[Unit]:
    """R-T9."""
    table = period.laid(CONTACTS)
    c = table.c
    who = func.coalesce(c.person_key, c.record_key)
    query = select(c.asked_by, c.channel, c.stat, who).where(*period.known(table, "occurred_on"))
    for by, channel, told, person in period.connection.execute(query):
        group = channel_group(channel)
        if group:
            yield (by if told and by in full.ASKED_BY else UNKNOWN), group, bytes(person)


def households(period: Period) -> Iterator[Unit]:
    """R-T11, at the last assessment of the period; types only with consent."""
    table = period.laid(HOUSEHOLDS)
    c = table.c
    query = select(c.centre, c.household_key, c.stat, c.split, c.women_headed, c.abandoned)
    last = c.next_on > period.scope.period.last
    for centre, key, told, *types in period.connection.execute(query.where(*period.known(table, "assessed_on"), last)):
        for step, held in zip(full.HOUSEHOLD_STEPS, (True, *(told and each for each in types)), strict=True):
            if held:
                yield centre, step, bytes(key)


def claims(period: Period) -> Iterator[Unit]:
    """R-T23."""
    for worked_in, closed, _, _, who in _claims(period):
        yield country(worked_in[:LETTERS]), "CLAIMS", who
        if closed:
            yield country(worked_in[:LETTERS]), "CLOSED", who


def claimed(period: Period) -> Statistics:
    """R-T23A: lines with at least one amount only."""
    money: dict[tuple[str, str], list[tuple[bytes, int]]] = defaultdict(list)
    for worked_in, _, asked_for, recovered, who in _claims(period):
        money[worked_in, "CLAIMED"].append((who, asked_for))
        money[worked_in, "RECOVERED"].append((who, recovered))
    found = {cell: amount(given) for cell, given in money.items()}
    told = {line for (line, _), number in found.items() if number is not None}
    return {cell: number for cell, number in found.items() if cell[0] in told}


def _claims(period: Period) -> Iterator[tuple[str, int, int, int, bytes]]:
    table = period.laid(CLAIMS)
    c = table.c
    query = select(c.worked_in, c.closed, c.claimed, c.recovered, c.person_key)
    for worked_in, closed, asked_for, recovered, who in period.connection.execute(
        query.where(*period.known(table, "stated_on"))
    ):
        yield worked_in, closed, asked_for, recovered, bytes(who)


def took(period: Period) -> Statistics:
    """R-T13: days from sending to the answer and to completion, by group of services and for all together."""
    table = period.laid(REFERRALS)
    c = table.c
    days: dict[tuple[str, str], list[tuple[bytes, int]]] = defaultdict(list)
    lines = dict.fromkeys((*SERVICE_GROUPS, TOTAL))
    query = select(c.service, c.person_key, c.sent_on, c.answered_on, c.completed_on)
    for service, who, sent, *ends in period.connection.execute(query.where(*period.known(table, "sent_on"))):
        for name, end in zip(("ANSWER", "COMPLETION"), ends, strict=True):
            for line in (service_group(service), TOTAL) if end else ():
                days[line, name].append((bytes(who), (end - sent).days))
    return {
        (line, column): number
        for line in lines
        for name in ("ANSWER", "COMPLETION")
        for column, number in times(name, days[line, name]).items()
    }


def volumes(period: Period) -> dict[str, Cells]:
    """R-T7, R-T8 and R-T22: services, exactly."""
    trips = _summed(period, TRIPS, "occurred_on", "centre", ("trips", "villages"))
    c = ON_THE_WAY.c
    on_the_way = select(c.centre, func.count()).where(*period.known(ON_THE_WAY, "occurred_on")).group_by(c.centre)
    met = {(centre, "TRIP_CONTACTS"): int(number) for centre, number in period.connection.execute(on_the_way)}
    heads = _summed(period, OUTREACH, "held_on", "outreach_kind", full.HEAD_MEASURES)
    return {
        "R-T7": trips | met,
        "R-T8": _summed(period, CALLS, "rang_on", "line", full.CALL_MEASURES),
        "R-T22": _folded(heads, lambda kind: kind if kind in full.OUTREACH_KINDS else "OTHER"),  # type: ignore[arg-type]  # pairs
    }


def _summed(period: Period, table: Table, day: str, line: str, names: tuple[str, ...]) -> Cells:
    row = table.c[line]
    query = select(row, *[func.sum(table.c[name.lower()]) for name in names]).where(*period.known(table, day))
    found = period.connection.execute(query.group_by(row))
    return {(told[0], name.upper()): int(n) for told in found for name, n in zip(names, told[1:], strict=True)}
