"""Answers how a centre's monthly return stands: its figures, what looks odd in them, who signed, what changed since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any

import orjson
from sqlalchemy import select

from adapters.facts.month import figures, quality
from adapters.facts.plausible import oddities
from adapters.facts.reports import Counting, Scope
from adapters.facts.running import refuse_stale
from adapters.facts.sources import SOURCES
from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import local_day
from adapters.reading.reports import NOBODY_NAMED, final_instant
from adapters.reading.reports_now import waiting_at
from adapters.reading.timeline import staff_names
from adapters.readmodels.centres import CENTRES
from adapters.readmodels.monthly import RETURNS
from adapters.sql.types import from_microseconds, microseconds
from application.asking import Answer
from application.monthly import CHECKS, LACKING, Check, Return, ReturnOf, ReturnsOf, Standing
from application.policy import Thing
from application.reports.catalogue import CATALOGUE
from domain.monthly import SIGNED

# Tables that count the same contacts in different ways.
SAME_CONTACTS = {"T1": "centre_channel", "T9": "asked_channel"}


def return_of(reading: Reading, question: ReturnOf) -> Answer[Return]:
    """Names nobody but staff. Raises Absent for another centre, ReportStale while facts are to be rebuilt."""
    reading.may("returns.read", Thing(question.centre))
    scope = Scope(question.period, final_instant(reading, None), frozenset({question.centre}))
    for source in SOURCES.values():
        refuse_stale(reading.connection, source)
    now, today = _figures(reading, scope), local_day(reading)
    row = _row(reading, question)
    said = reading.open(row) if row else {}
    value = Return(
        standing=_standing(question.centre, row, staff_names(reading, {row["by"]} if row else set())),
        period=question.period,
        as_of=from_microseconds(scope.at),
        figures=tuple(now.items()),
        hash=hashed(now),
        checks=tuple(sorted(_checks(reading, scope, now, today), key=lambda check: CHECKS.index(check.code))),
        over=today > question.period.last,
        explained=said.get("explanations") or {},
        reason=said.get("reason") or "",
        changed=_changed(reading, scope, row, now),
    )
    return Answer(value, NOBODY_NAMED)


def returns_of(reading: Reading, question: ReturnsOf) -> Answer[tuple[Standing, ...]]:
    """Every centre that is open, and every one that signed."""
    reading.may("returns.list", Thing(""))
    rows = rows_of(reading.connection.execute(select(RETURNS).where(RETURNS.c.month == question.period.text)))
    signed = {row["centre"]: row for row in rows}
    names = staff_names(reading, {row["by"] for row in rows})
    centres = set(reading.connection.scalars(select(CENTRES.c.code).where(CENTRES.c.open.is_(True)))) | signed.keys()
    return Answer(tuple(_standing(each, signed.get(each), names) for each in sorted(centres)), NOBODY_NAMED)


KNOWN = {ReturnOf: Known("returns.read", return_of), ReturnsOf: Known("returns.list", returns_of)}


def hashed(found: Mapping[str, int]) -> str:
    """What tells whether the same figures were seen."""
    return sha256(orjson.dumps(found, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _figures(reading: Reading, scope: Scope) -> dict[str, int]:
    """What is signed for: the six figures of the month, and what its records lack."""
    lacks = quality(reading.connection, scope)
    return figures(reading.connection, scope) | {f"lacking_{code}": lacks[code] for code in LACKING}


def _row(reading: Reading, question: ReturnOf) -> Row | None:
    query = select(RETURNS).where(RETURNS.c.centre == question.centre, RETURNS.c.month == question.period.text)
    return next(iter(rows_of(reading.connection.execute(query))), None)


def _standing(centre: str, row: Row | None, names: Mapping[Any, str]) -> Standing:
    if row is None:
        return Standing(centre)
    return Standing(centre, row["status"], row["at"], names.get(row["by"], ""), row["as_of"])


def _changed(
    reading: Reading, scope: Scope, row: Row | None, now: Mapping[str, int]
) -> tuple[tuple[str, int, int], ...]:
    """What is different from the figures that were signed, counted as they were known then."""
    if row is None or row["status"] != SIGNED:
        return ()
    then = _figures(reading, replace(scope, at=microseconds(row["as_of"])))
    return tuple((name, then[name], number) for name, number in now.items() if then[name] != number)


def _checks(reading: Reading, scope: Scope, now: Mapping[str, int], today: Any) -> Iterator[Check]:
    found: dict[str, Check] = {}
    for check in oddities(reading.connection, scope, today):
        # The month before is told first; a jump against the year before only where that was none.
        found.setdefault(check.code, check)
    yield from found.values()
    (centre,) = scope.centres or ("",)
    waiting = waiting_at(reading, centre)
    if waiting:
        yield Check("duplicates", waiting)
    totals = {_total(reading, scope, code, name) for code, name in SAME_CONTACTS.items()}
    if totals != {now["contacts"]} or now["persons"] < now["new_persons"]:
        yield Check("sums", now["contacts"], max(totals))


def _total(reading: Reading, scope: Scope, code: str, name: str) -> int:
    entry = CATALOGUE[code]
    counts = Counting(reading.connection, SOURCES[entry.facts], scope).cut(entry.cuts[name])
    return sum(number or 0 for number in counts.values())
