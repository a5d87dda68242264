"""Answers how a month went at a centre: figures from the facts, what is open from the read models."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, select

from adapters.facts import month as facts
from adapters.facts.reports import Counting, Scope
from adapters.facts.running import refuse_stale
from adapters.facts.sources import SOURCES
from adapters.reading import workload
from adapters.reading.asking import Known
from adapters.reading.context import Reading
from adapters.reading.due import follow_up_counts
from adapters.reading.reports import NOBODY_NAMED, final_instant
from adapters.reading.timeline import staff_names
from adapters.reading.today import local_day
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.referrals import REFERRALS
from adapters.sql.types import from_microseconds
from application.asking import Answer
from application.month import FIGURES, Figure, Load, Month, MonthOfCentre, Quality
from application.policy import Thing
from application.reports.catalogue import CATALOGUE
from application.reports.layout import table
from application.reports.periods import year_before
from application.reports.table import ReportTable
from application.workload import CounsellorLoad

QUALITY = ("sex", "birth_year", "district", "stage", "other", "late")
_WAITING = "SENT"
_OPEN = (_WAITING, "ACCEPTED", "IN_PROGRESS")


def month_of_centre(reading: Reading, question: MonthOfCentre) -> Answer[Month]:
    """Raises Absent for a centre of somebody else, ReportStale while facts are to be rebuilt."""
    reading.may("month.read", Thing(question.centre))
    scope = Scope(question.period, final_instant(reading, None), frozenset({question.centre}))
    for source in SOURCES.values():
        refuse_stale(reading.connection, source)
    value = Month(
        centre=question.centre,
        period=question.period,
        as_of=from_microseconds(scope.at),
        figures=_figures(reading, scope),
        channels=_table(reading, "T1", "centre_channel", scope),
        topics=_table(reading, "T3", "topic_sex", scope),
        caseload=_caseload(reading, scope),
        quality=_quality(reading, scope),
        **_open(reading, question.centre),
    )
    return Answer(value, NOBODY_NAMED)


KNOWN: Mapping[type, Known] = {MonthOfCentre: Known("month.read", month_of_centre)}


def _figures(reading: Reading, scope: Scope) -> tuple[Figure, ...]:
    now = facts.figures(reading.connection, scope)
    before = facts.figures(reading.connection, replace(scope, period=year_before(scope.period)))
    return tuple(Figure(code, now[code], before[code]) for code in FIGURES)


def _table(reading: Reading, code: str, name: str, scope: Scope) -> ReportTable:
    entry = CATALOGUE[code]
    cut = replace(entry.cuts[name], chart=entry.cuts[name].chart or "bar")
    return table(name, entry.unit, cut, Counting(reading.connection, SOURCES[entry.facts], scope).cut(cut))


def _quality(reading: Reading, scope: Scope) -> tuple[Quality, ...]:
    counted = facts.quality(reading.connection, scope)
    return tuple(Quality(code, counted[code], counted["contacts"]) for code in QUALITY)


def _open(reading: Reading, centre: str) -> dict[str, int]:
    day = local_day(reading)
    # The same promises as on the page of the day: a manager follows the number to its lines.
    follow_ups = follow_up_counts(reading, centre=centre)
    referrals = (REFERRALS.c.centre == centre, REFERRALS.c.status.in_(_OPEN))
    waiting = (REFERRALS.c.status == _WAITING, REFERRALS.c.due_on < day)
    return {
        "follow_ups_open": follow_ups["all"],
        "follow_ups_overdue": follow_ups["overdue"],
        "referrals_open": _count(reading, *referrals),
        "referrals_overdue": _count(reading, *referrals, *waiting),
    }


def _count(reading: Reading, *where: ColumnElement[bool]) -> int:
    return int(reading.connection.scalar(select(func.count()).where(*where)) or 0)


def _caseload(reading: Reading, scope: Scope) -> tuple[Load, ...]:
    centres = sorted(scope.centres or ())
    c, p = CONSULTATIONS.c, PEOPLE.c
    held = select(c.counsellor_id, func.count()).where(
        c.centre.in_(centres), c.voided.is_(False), c.occurred_on.between(scope.period.first, scope.period.last)
    )
    owned = select(p.owner_id, func.count()).where(p.centre.in_(centres), p.owner_id.is_not(None))
    holds = _pairs(reading, held.group_by(c.counsellor_id))
    owns = _pairs(reading, owned.group_by(p.owner_id))
    names = staff_names(reading, {*holds, *owns})
    works = {load.account_id: load for load in workload.loads(reading, centres[0])}
    # Whoever neither advised in the month nor has anything open is left out.
    busy = {who for who, load in works.items() if load.cases or load.overdue}
    loads = [
        _load(who, names.get(who, ""), holds.get(who, 0), owns.get(who, 0), works.get(who))
        for who in {*holds, *owns, *busy}
    ]
    return tuple(sorted(loads, key=lambda load: (-load.held, load.name, load.counsellor_id)))


def _load(who: UUID, name: str, held: int, files: int, now: CounsellorLoad | None) -> Load:
    if now is None:
        return Load(who, name, held, files)
    return Load(who, name or now.name, held, files, now.cases, now.overdue, now.quiet)


def _pairs(reading: Reading, query: Any) -> dict[UUID, int]:
    return {who: int(n) for who, n in reading.connection.execute(query)}
