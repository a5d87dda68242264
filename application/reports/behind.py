"""The question which records stand behind a figure, and its answer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from application.reports.periods import Period

PAGE = 50


@dataclass(frozen=True, kw_only=True)
class RecordsBehind:
    """The records behind (row, column) of a table, as the report counts them; `as_of` is aware.

    Answered with Behind. Raises ReportStale while facts are to be rebuilt, Absent for a cell that is not there.
    """

    code: str
    table: str
    row: str
    column: str
    period: Period
    as_of: datetime | None = None
    centre: str | None = None
    page: int = 1


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One record. `kind` is consultation, call, referral, case, …; `about` are (code list, code) that tell it apart.

    `person_id` is None for whoever gave no name, and where there is nobody.
    """

    kind: str
    record_id: UUID
    person_id: UUID | None
    number: str
    name: str
    day: date
    centre: str
    counsellor: str
    about: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Behind:
    """One page of the records that the asker may open, newest first; `hidden` stand behind the figure beside them."""

    rows: tuple[BehindRow, ...]
    count: int
    hidden: int
    page: int
    pages: int
    as_of: datetime
    unit: str
