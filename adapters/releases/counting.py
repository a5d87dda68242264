"""Counts the facts for a release: as known at an instant that is final, with the people behind every cell."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from itertools import product
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Table, func, select

from adapters.facts.contacts import CONTACTS
from adapters.facts.enrolments import COUNTS, ENROLMENTS, SESSIONS
from adapters.facts.linked import as_counted, of_one_record
from adapters.facts.referrals import REFERRALS, STEPS
from adapters.facts.reports import Counting, Scope
from adapters.facts.running import refuse_stale
from adapters.facts.sources import SOURCES
from adapters.facts.topics import RESTRICTED, TOPICS
from adapters.ledger.clock import horizon
from adapters.releases.changes import contacts_changed
from adapters.releases.counting_courses import Courses, named, untitled
from adapters.releases.counting_further import asked, claimed, claims, households, persons, took, volumes
from adapters.releases.counting_period import Period
from adapters.releases.counting_sensitive import sensitive
from adapters.releases.counting_ways import ways
from adapters.releases.origin import Position, newest_event
from adapters.sql.turns import Turns
from adapters.sql.types import from_microseconds, microseconds
from application.directory import Directory
from application.reports.catalogue import AGE, CENTRE, CHANNEL, SEX
from application.reports.entry import IN_PERIOD, Cut
from application.reports.figures import Figures, ReleaseError
from application.reports.periods import parse_period
from application.reports.programme import channel_group, service_group, topic_row
from application.reports.programme_full import ELSEWHERE
from application.reports.programme_sensitive import CONTACTS as TOLD_EXACTLY
from application.reports.programme_sensitive import SENSITIVE
from application.reports.programmes import programme_of
from application.reports.released import TOTAL, UNKNOWN, Change
from domain.geography import districts_of, regions_of

# A line of a table, its step or column, and who stands behind one unit of it.
Unit = tuple[str, str, bytes]
Counted = dict[tuple[str, ...], int]

BY_CHANNEL = Cut(CENTRE, CHANNEL)
BY_AGE = Cut(AGE, SEX, persons=IN_PERIOD)
BY_CENTRE = Cut(CENTRE, SEX, persons=IN_PERIOD)


class LedgerFigures:
    """Implements `application.reports.figures.FigureSource` over the facts.

    Raises ReleaseError `release.vintage_open` for an instant that the ledger has not left behind, and ReportStale
    while facts are to be rebuilt.
    """

    def __init__(self, turns: Turns, directory: Directory, courses: Courses = untitled) -> None:
        self._turns, self._directory, self._courses = turns, directory, courses

    def __call__(self, period: str, as_of: datetime) -> Figures:
        with self._turns.take([]) as writing:
            if horizon(writing, as_of) < as_of:
                raise ReleaseError("release.vintage_open")
        scope = Scope(parse_period(period), microseconds(as_of))
        with self._turns.engine.connect() as connection:
            for source in SOURCES.values():
                refuse_stale(connection, source)
            count = self._sensitive if programme_of(period) is SENSITIVE else self._figures
            return count(connection, scope)

    def position(self) -> Position:
        """Where the ledger ends now."""
        with self._turns.engine.connect() as connection:
            return newest_event(connection)

    def begun(self) -> date | None:
        """The first day that a contact is recorded of."""
        with self._turns.engine.connect() as connection:
            return connection.scalar(select(func.min(CONTACTS.c.occurred_on)))

    def changes(self, period: str, since: datetime, as_of: datetime) -> tuple[Change, ...]:
        """Why contacts by centre are not what they were at an earlier instant."""
        span = parse_period(period)
        with self._turns.engine.connect() as connection:
            return contacts_changed(connection, Scope(span, microseconds(since)), Scope(span, microseconds(as_of)))

    def _sensitive(self, connection: Connection, scope: Scope) -> Figures:
        countries = sorted({info.country for info in self._directory.centres()})
        regions = tuple(region.code for country in countries for region in regions_of(country))
        counts = sensitive(connection, scope, frozenset(regions))
        names = {f"REGION:{region.code}": {"en": region.name} for c in countries for region in regions_of(c)}
        lists = {"REGION": (*regions, ELSEWHERE, UNKNOWN)}
        return Figures({"R-S1": counts}, lists, names=names, elsewhere={TOLD_EXACTLY: self._told(connection, scope)})

    def _told(self, connection: Connection, scope: Scope) -> Counted:
        """Contacts of the centres of each region, and of all: the quarters tell them exactly."""
        region_of = {info.code: info.region for info in self._directory.centres()}
        told: Counter[tuple[str, ...]] = Counter()
        contacts = Counting(connection, SOURCES["contacts"], scope).cut(BY_CHANNEL)
        for (centre, _), number in _grouped(contacts).items():
            told[region_of.get(centre, UNKNOWN),] += number
            told[TOTAL,] += number
        return dict(told)

    def _further(self, connection: Connection, scope: Scope) -> Figures:
        """What the later versions of the programme count beside version 1."""
        countries = sorted({info.country for info in self._directory.centres()})
        regions = [region for country in countries for region in regions_of(country)]
        within = {region.code: districts_of(region.code) for region in regions}
        districts = {district.code: district for held in within.values() for district in held}
        period = Period(connection, scope, {code: each.region for code, each in districts.items()}, frozenset(within))
        units = {"R-T9": asked(period), "R-T11": households(period), "R-T23": claims(period), **ways(period)}
        tallied = {code: _tallied(found) for code, found in units.items()}
        counts = persons(period) | volumes(period) | {code: found for code, (found, _) in tallied.items()}
        money = claimed(period)
        return Figures(
            counts,
            {
                "DISTRICT": (*districts, ELSEWHERE, UNKNOWN),
                "REGION": (*within, ELSEWHERE, UNKNOWN),
                **{f"REGION:{code}": tuple(each.code for each in held) for code, held in within.items()},
                f"REGION:{ELSEWHERE}": (ELSEWHERE,),
                "LINE": tuple(sorted({line for line, _ in counts["R-T8"]})),
                "WORKED_IN": tuple(sorted({line for line, _ in money})),
            },
            {code: people for code, (_, people) in tallied.items()},
            {f"DISTRICT:{code}": {"en": each.name} for code, each in districts.items()}
            | {f"REGION:{region.code}": {"en": region.name} for region in regions},
            {"R-T13": took(period), "R-T23A": money},
        )

    def _figures(self, connection: Connection, scope: Scope) -> Figures:
        contacts = Counting(connection, SOURCES["contacts"], scope)
        topics, askers = _tallied(_topics(connection, scope))
        referrals, referred = _tallied(_referrals(connection, scope))
        enrolments, trainees = _tallied(_enrolments(connection, scope))
        counts: dict[str, Counted] = {
            "R-T1": _grouped(contacts.cut(BY_CHANNEL)),
            "R-T2": _pairs(contacts.cut(BY_AGE)),
            "R-T2C": _pairs(contacts.cut(BY_CENTRE)),
            "R-T3": topics,
            "R-T12": referrals,
            "R-T15": enrolments,
        }
        people = {"R-T3": askers, "R-T12": referred, "R-T15": trainees}
        centres = {info.code: info.name for info in self._directory.centres()}
        used = sorted(cell[0] for cell in counts["R-T1"])
        codes = tuple(dict.fromkeys((*centres, *used)))
        courses = {line for line, _ in enrolments} | _held(connection, scope)
        lists = {"CENTRE": codes, "CURRICULUM": tuple(sorted(courses))}
        names = {f"CENTRE:{code}": {"en": name} for code, name in centres.items()}
        names |= named(self._courses(connection, from_microseconds(scope.at)), courses)
        more = self._further(connection, scope)
        return Figures(
            {**counts, **more.counts},
            lists | dict(more.classifications),
            {**people, **more.persons},
            names | dict(more.names),
            more.statistics,
        )


def _grouped(counts: Any) -> Counted:
    grouped: Counter[tuple[str, ...]] = Counter()
    for (centre, channel), number in counts.items():
        group = channel_group(channel)
        if group:
            grouped[centre, group] += number
    return dict(grouped)


def _pairs(counts: Mapping[tuple[str, str], int]) -> Counted:
    return {(row, column): number for (row, column), number in counts.items()}


def _tallied(units: Iterator[Unit]) -> tuple[Counted, Counted]:
    """How many units each cell holds, and how many people stand behind each cell and each margin."""
    counts: Counter[tuple[str, ...]] = Counter()
    people: dict[tuple[str, ...], set[bytes]] = defaultdict(set)
    for line, column, who in units:
        counts[line, column] += 1
        for cell in product((line, TOTAL), (column, TOTAL)):
            people[cell].add(who)
    return dict(counts), {cell: len(found) for cell, found in people.items()}


def _topics(connection: Connection, scope: Scope) -> Iterator[Unit]:
    """Without consent to statistics neither topic nor sex is told, only that there was a topic."""
    rows: tuple[tuple[Table, Callable[[str], str]], ...] = (
        (TOPICS, topic_row),
        (RESTRICTED, lambda _: "NOT_APART"),
    )
    contacts = as_counted(connection, CONTACTS, scope.at)
    for table, row_of in rows:
        query = (
            select(table.c.topic, contacts.c.sex, contacts.c.stat, _who(contacts))
            .join_from(contacts, table, of_one_record(contacts, table, scope.at))
            .where(*_known(contacts, "occurred_on", scope))
        )
        for topic, sex, told, who in connection.execute(query):
            yield (row_of(topic), sex or UNKNOWN, who) if told else (UNKNOWN, UNKNOWN, who)


def _referrals(connection: Connection, scope: Scope) -> Iterator[Unit]:
    referrals = as_counted(connection, REFERRALS, scope.at)
    columns = [referrals.c[step] for step in STEPS]
    query = select(referrals.c.service, _who(referrals), *columns).where(*_known(referrals, "sent_on", scope))
    for service, who, *steps in connection.execute(query):
        yield from _reached(service_group(service), who, STEPS, steps)


def _enrolments(connection: Connection, scope: Scope) -> Iterator[Unit]:
    enrolments = as_counted(connection, ENROLMENTS, scope.at)
    columns = [enrolments.c[step] for step in COUNTS]
    query = select(enrolments.c.curriculum, _who(enrolments), *columns)
    for curriculum, who, *steps in connection.execute(query.where(*_known(enrolments, "held_on", scope))):
        yield from _reached(curriculum, who, COUNTS, steps)


def _held(connection: Connection, scope: Scope) -> set[str]:
    """Courses that were ever held, also where nobody came: a line that stood only where somebody did would say so."""
    c = SESSIONS.c
    known = (c.recorded_from <= scope.at, c.recorded_to > scope.at)
    return set(connection.scalars(select(c.curriculum).where(c.held_on <= scope.period.last, *known).distinct()))


def _reached(line: str, who: bytes, names: tuple[str, ...], steps: list[int]) -> Iterator[Unit]:
    return ((line, name.rstrip("_").upper(), who) for name, done in zip(names, steps, strict=True) if done)


def _who(table: FromClause) -> ColumnElement[bytes]:
    """The person; whoever gave no name counts as one more."""
    return func.coalesce(table.c.person_key, table.c.record_key)


def _known(table: FromClause, day: str, scope: Scope) -> list[ColumnElement[bool]]:
    in_period = table.c[day].between(scope.period.first, scope.period.last)
    return [in_period, table.c.recorded_from <= scope.at, table.c.recorded_to > scope.at]
