"""Counts what is told by region and year only: persons, each in one region, only with consent to statistics."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from sqlalchemy import Connection, select

from adapters.facts.contacts import CONTACTS
from adapters.facts.linked import as_counted, of_one_record
from adapters.facts.referrals import REFERRALS
from adapters.facts.reports import Scope
from adapters.facts.screenings import SCREENINGS
from adapters.facts.topics import RESTRICTED, TOPICS
from adapters.releases.counting_period import Cells, Period
from application.reports.programme_full import ELSEWHERE
from application.reports.programme_sensitive import ADULT, sensitive_rows
from application.reports.released import UNKNOWN

Told = Iterator[tuple[bytes, str]]


def sensitive(connection: Connection, scope: Scope, regions: frozenset[str]) -> Cells:
    """(region, row) → persons. The region is that of the last contact or screening of the year."""
    period = Period(connection, scope, {})
    last: dict[bytes, tuple[object, str]] = {}
    found: dict[bytes, set[str]] = defaultdict(set)
    for who, row in (*_contacts(period, last), *_topics(period), *_screened(period, last)):
        found[who].add(row)
    counts: Counter[tuple[str, ...]] = Counter()
    for who, rows in found.items():
        region = last[who][1]
        line = region if region in regions else UNKNOWN if region in ("", UNKNOWN) else ELSEWHERE
        counts.update((line, row) for row in rows)
    return dict(counts)


def _contacts(period: Period, last: dict[bytes, tuple[object, str]]) -> Told:
    """Remembers the region of everybody, and tells who was no adult."""
    table = period.laid(CONTACTS)
    c = table.c
    query = select(c.person_key, c.occurred_on, c.record_key, c.region, c.age_year, c.birth_year)
    where = (*period.known(table, "occurred_on"), c.person_key.is_not(None), c.stat)
    for key, day, record, region, age_year, born in period.connection.execute(query.where(*where)):
        _remember(last, bytes(key), (day, bytes(record)), region)
        if born is not None and age_year - born < ADULT:
            yield bytes(key), "MINORS"


def _remember(last: dict[bytes, tuple[object, str]], who: bytes, order: object, region: str) -> None:
    if who not in last or order > last[who][0]:  # type: ignore[operator]  # pairs of a day and a key
        last[who] = (order, region)


def _topics(period: Period) -> Told:
    table = period.laid(CONTACTS)
    c = table.c
    where = (*period.known(table, "occurred_on"), c.person_key.is_not(None), c.stat)
    for topics in (TOPICS, RESTRICTED):
        joined = of_one_record(table, topics, period.scope.at)
        query = select(c.person_key, topics.c.topic).join_from(table, topics, joined).where(*where)
        for key, topic in period.connection.execute(query):
            yield from ((bytes(key), row) for row in sensitive_rows(topic))


def _screened(period: Period, last: dict[bytes, tuple[object, str]]) -> Told:
    """Asked; with a sign; and sent to any service on that day or later."""
    table = period.laid(SCREENINGS)
    c = table.c
    marked: dict[bytes, object] = {}
    query = select(c.person_key, c.assessed_on, c.record_key, c.region, c.marked)
    for key, day, record, region, sign in period.connection.execute(
        query.where(*period.known(table, "assessed_on"), c.stat)
    ):
        who = bytes(key)
        _remember(last, who, (day, bytes(record)), region)
        yield who, "SCREENED"
        if sign:
            marked[who] = min(day, marked.get(who, day))
            yield who, "MARKED"
    sent = as_counted(period.connection, REFERRALS, period.scope.at).c
    known = (sent.recorded_from <= period.scope.at, sent.recorded_to > period.scope.at)
    for key, day in period.connection.execute(select(sent.person_key, sent.sent_on).where(*known)):
        if bytes(key) in marked and day >= marked[bytes(key)]:
            yield bytes(key), "REFERRED"
