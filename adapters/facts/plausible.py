"""What looks odd in the facts of a centre's month, before its manager signs for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from statistics import mean

from sqlalchemy import ColumnElement, Connection, exists, func, select

from adapters.facts.contacts import CONTACTS
from adapters.facts.month import figures, quality
from adapters.facts.reports import Scope
from adapters.facts.topics import RESTRICTED, TOPICS
from application.monthly import ALIKE, JUMPING, LACKING, Check
from application.reports.periods import Period, just_before, year_before

# So many months before the one that is signed tell what is usual.
MONTHS_BEFORE = 6
# A month with fewer contacts tells nothing of what is usual; fewer records than LEAST are no pattern.
ENOUGH, LEAST = 10, 3
# Points of a hundred above the usual share; the share that is too much where nothing is known to be usual.
ABOVE, TOO_MUCH = 10, 20
# Half as many again, or half as few, as in the month that it is set beside, where either is large enough.
JUMP, LARGE = 50, 20
# One value in more than so many of a hundred records, and so many points above the usual.
ALL_ALIKE, ALIKE_ABOVE = 60, 25
WORKING_DAYS = 5

Shares = dict[str, int]


def oddities(connection: Connection, scope: Scope, until: date) -> Iterator[Check]:
    """The checks that find something, in no particular order; `until`: days after it have not come yet."""
    before = [replace(scope, period=period) for period in _months_before(scope.period)]
    yield from _lacking(connection, scope, before)
    yield from _jumps(connection, scope)
    yield from _alike(connection, scope, before)
    without = _without_topic(connection, scope)
    if without:
        yield Check("no_topic", without)
    quiet = _quiet_days(connection, scope, until)
    if quiet:
        yield Check("quiet_days", len(quiet), days=quiet)


def _months_before(period: Period) -> list[Period]:
    found = [just_before(period)]
    while len(found) < MONTHS_BEFORE:
        found.append(just_before(found[-1]))
    return found


def _per_cent(part: int, whole: int) -> int:
    return (200 * part + whole) // (2 * whole) if whole else 0


def _usual(shares: list[int]) -> int | None:
    """The mean of what the months before had; None where fewer than two tell."""
    return int(mean(shares) + 0.5) if len(shares) > 1 else None


def _lacking(connection: Connection, scope: Scope, before: list[Scope]) -> Iterator[Check]:
    now = quality(connection, scope)
    earlier = [found for found in (quality(connection, each) for each in before) if found["contacts"] >= ENOUGH]
    for code in LACKING:
        share = _per_cent(now[code], now["contacts"])
        usual = _usual([_per_cent(found[code], found["contacts"]) for found in earlier])
        limit = TOO_MUCH if usual is None else usual + ABOVE
        if now[code] >= LEAST and share > limit:
            yield Check(f"lacking_{code}", share, usual)


def _jumps(connection: Connection, scope: Scope) -> Iterator[Check]:
    now = figures(connection, scope)
    for beside, word in ((just_before(scope.period), "month"), (year_before(scope.period), "year")):
        then = figures(connection, replace(scope, period=beside))
        for code in JUMPING:
            change = _per_cent(abs(now[code] - then[code]), then[code])
            if then[code] and max(now[code], then[code]) >= LARGE and change > JUMP:
                yield Check(f"jump_{code}", now[code], then[code], word)


def _alike(connection: Connection, scope: Scope, before: list[Scope]) -> Iterator[Check]:
    for name in ALIKE:
        value, share, number = _commonest(connection, scope, name)
        earlier = [found for found in (_shares(connection, each, name) for each in before) if found]
        usual = _usual([found.get(value, 0) for found in earlier])
        if number >= LARGE and share > ALL_ALIKE and usual is not None and share > usual + ALIKE_ABOVE:
            yield Check(f"alike_{name}", share, usual, value)


def _commonest(connection: Connection, scope: Scope, name: str) -> tuple[str, int, int]:
    counts = _counts(connection, scope, name)
    number = sum(counts.values())
    value = max(sorted(counts), key=lambda code: counts[code], default="")
    return value, _per_cent(counts.get(value, 0), number), number


def _shares(connection: Connection, scope: Scope, name: str) -> Shares:
    counts = _counts(connection, scope, name)
    number = sum(counts.values())
    return {code: _per_cent(each, number) for code, each in counts.items()} if number >= ENOUGH else {}


def _counts(connection: Connection, scope: Scope, name: str) -> dict[str, int]:
    if name != "main_topic":
        query = select(CONTACTS.c[name], func.count()).where(*_held(scope)).group_by(CONTACTS.c[name])
        return {code: int(number) for code, number in connection.execute(query)}
    t = TOPICS.c
    known = (t.record_key == CONTACTS.c.record_key, t.recorded_from <= scope.at, t.recorded_to > scope.at)
    query = select(t.topic, func.count()).where(*_held(scope), *known, t.main.is_(True)).group_by(t.topic)
    return {code: int(number) for code, number in connection.execute(query)}


def _without_topic(connection: Connection, scope: Scope) -> int:
    told = [
        ~exists().where(
            table.c.record_key == CONTACTS.c.record_key,
            table.c.recorded_from <= scope.at,
            table.c.recorded_to > scope.at,
        )
        for table in (TOPICS, RESTRICTED)
    ]
    return int(connection.scalar(select(func.count()).select_from(CONTACTS).where(*_held(scope), *told)) or 0)


def _quiet_days(connection: Connection, scope: Scope, until: date) -> tuple[date, ...]:
    """Days from Monday to Friday on which nothing was entered."""
    busy = set(connection.scalars(select(CONTACTS.c.occurred_on).where(*_held(scope)).distinct()))
    last = min(scope.period.last, until)
    days = (scope.period.first + timedelta(days=number) for number in range((last - scope.period.first).days + 1))
    return tuple(day for day in days if day.weekday() < WORKING_DAYS and day not in busy)


def _held(scope: Scope) -> list[ColumnElement[bool]]:
    c, period = CONTACTS.c, scope.period
    known = [c.recorded_from <= scope.at, c.recorded_to > scope.at]
    return [c.occurred_on.between(period.first, period.last), *known, c.centre.in_(sorted(scope.centres or ()))]
