"""The question which records stand behind a figure, and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
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


@dataclass(frozen=True, kw_only=True)
class RecordsChanged(RecordsBehind):
    """The records that make (row, column) differ from what it was as known at `since` (aware), each with why.

    Answered with Behind. Raises as RecordsBehind does.
    """

    since: datetime


@dataclass(frozen=True, kw_only=True)
class RecordsOfIndicator:
    """The records behind a figure of an indicator, or behind `part`, a code of the dimension `cut` that it is told by.

    Answered with Behind. Raises as RecordsBehind does.
    """

    code: str
    figure: str
    period: Period
    cut: str = ""
    part: str = ""
    as_of: datetime | None = None
    centre: str | None = None
    page: int = 1

    @property
    def codes(self) -> tuple[str, ...]:
        """The indicator, as a question for figures names it."""
        return (self.code,)


@dataclass(frozen=True, slots=True)
class Turn:
    """How a record made a figure differ: it came (1), went (-1) or stayed (0).

    `code` is one of the causes of a comparison, empty where another record of the same person made it so; then
    nothing was recorded. `origin` and `target`: the centres that it was moved from and to.
    """

    step: int
    code: str = ""
    origin: str = ""
    target: str = ""
    recorded: datetime | None = None


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
    turn: Turn | None = None


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
    since: datetime | None = None
    # Course → language → title, as in a report.
    courses: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
