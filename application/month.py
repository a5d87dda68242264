"""The question of a manager, how a month went at the centre, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from application.reports.periods import Period
from application.reports.table import ReportTable

FIGURES = ("contacts", "persons", "new_persons", "referrals_sent", "course_completed", "hand_outs")


@dataclass(frozen=True, kw_only=True)
class MonthOfCentre:
    """A month at a centre of the asker. Answered with Month. Raises Absent for another centre."""

    centre: str
    period: Period


@dataclass(frozen=True, slots=True)
class Figure:
    """One of FIGURES, and what it was in the same month of the year before."""

    code: str
    value: int
    before: int


@dataclass(frozen=True, slots=True)
class Load:
    """The month of one counsellor: consultations held; files, open cases, overdue tasks and quiet cases as of now."""

    counsellor_id: UUID
    name: str
    held: int
    files: int
    cases: int = 0
    overdue: int = 0
    quiet: int = 0


@dataclass(frozen=True, slots=True)
class Quality:
    """What is missing: `code` is sex, birth_year, district, stage, other_topic or late; `number` of `of` contacts."""

    code: str
    number: int
    of: int


@dataclass(frozen=True)
class Month:
    """Figures as known at `as_of`; what is open or overdue is as it stands now."""

    centre: str
    period: Period
    as_of: datetime
    figures: tuple[Figure, ...]
    channels: ReportTable
    topics: ReportTable
    follow_ups_open: int
    follow_ups_overdue: int
    referrals_open: int
    referrals_overdue: int
    caseload: tuple[Load, ...]
    quality: tuple[Quality, ...]
