"""What a reader of releases may see: stored, protected figures, and nothing that leads behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

# Causes by which records came after a release: within a week of what they tell, or later.
ENTERED, LATE = "ENTERED", "LATE"
TOTAL = "_T"
UNKNOWN = "UNKNOWN"

# Days after the period. An extraordinary revision has no day of its own.
STAGES = {"FIRST": 15, "SECOND": 105, "FINAL": 365}
EXTRAORDINARY = "EXTRAORDINARY"


class Unavailable(Exception):
    """The database of releases cannot be reached just now; worth trying again after `retry_after` seconds."""

    retry_after = 5


@dataclass(frozen=True)
class ReleasedTable:
    """One published table of at most three dimensions.

    `categories[i]` lists the categories of `dims[i]` in the order to print, totals left out; `totals[i]` says whether
    `dims[i]` adds up, so that cells with `TOTAL` in its place exist. `cells` maps one category per dimension to a
    whole number of `unit`. `notes` and `title_key` are codes that the pages put into words.
    """

    code: str
    title_key: str
    unit: str
    dims: tuple[str, ...]
    categories: tuple[tuple[str, ...], ...]
    totals: tuple[bool, ...]
    cells: Mapping[tuple[str, ...], int]
    notes: tuple[str, ...]
    exact: bool
    chart: str
    # Cells too few people stand behind for a figure: in `cells` they are missing.
    confidential: frozenset[tuple[str, ...]] = frozenset()

    @property
    def rounded(self) -> bool:
        return not self.exact

    def value(self, *categories: str) -> int:
        return self.cells[categories]

    def shown(self, dimension: int) -> tuple[str, ...]:
        """Categories of one dimension with its total, if it has one, at the end."""
        return self.categories[dimension] + ((TOTAL,) if self.totals[dimension] else ())


@dataclass(frozen=True)
class Change:
    """Why a line of an exact table is not what the release before said: `cause` is one of comparing.CAUSES, or
    MOVED_TO and MOVED_FROM with the `other` line; so many records, and what they add to the line.
    """

    table: str
    line: str
    cause: str
    number: int
    effect: int
    other: str = ""


@dataclass(frozen=True)
class Origin:
    """What a release was made from, beside its programme and vintage. All but the number are digests in hexadecimal.

    `definitions`: of the programme with its thresholds; `codes`: of the code lists and places; `position`: the newest
    event in the ledger when it was counted, and `position_mac` what stands there; `counts_mac`: of the counts;
    `seed`: of the seed of the rounding. A `_mac` is keyed: without the office's key it tells nothing and can be
    tried on nothing.
    """

    definitions: str
    codes: str
    position: int
    position_mac: str
    counts_mac: str
    seed: str


@dataclass(frozen=True)
class Release:
    """One published set of tables: a period as it was known at `as_of`. `stage` is FIRST
    (provisional), SECOND (revised), FINAL or EXTRAORDINARY (a revision outside the calendar, with its reason).
    """

    release_id: UUID
    programme: str
    version: int
    period: str
    stage: str
    as_of: datetime
    zone: str
    published_at: datetime | None
    reason: str | None
    held_over: tuple[str, ...]
    relaxed: tuple[tuple[str, ...], ...]
    tables: tuple[ReleasedTable, ...]
    names: Mapping[str, Mapping[str, str]]
    output_sha256: str
    changes: tuple[Change, ...] = ()
    # `REGION:TJ-SU` → the districts of that region, where a table sums up another.
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    # None: it was made before releases told it.
    origin: Origin | None = None

    def table(self, code: str) -> ReleasedTable | None:
        return next((table for table in self.tables if table.code == code), None)


@dataclass(frozen=True)
class Coming:
    """A release that is published and waits for its hour `at`, an aware instant: nothing else of it may be told."""

    period: str
    stage: str
    at: datetime


@dataclass(frozen=True)
class Reader:
    """An official with an account of the ministry application."""

    account_id: UUID
    login: str
    name: str
    language: str


class ReleaseReader(Protocol):
    """The reading side of the releases database. Nothing is computed from records here. Raises Unavailable."""

    def published(self, programme: str = "QUARTERLY") -> tuple[Release, ...]:
        """All releases of a programme whose hour has come, newest period first, newest vintage of a period first.

        The other programme, SENSITIVE, is of years.
        """

    def coming(self) -> tuple[Coming, ...]:
        """What waits for its hour, of all programmes, the earliest first."""

    def latest(self, period: str) -> Release | None:
        """The newest published release of a period such as `2026-Q1`."""

    def release(self, release_id: UUID) -> Release | None: ...


class ReaderAccounts(Protocol):
    """Accounts, sessions and the download log of the ministry application; instants are aware, UTC.

    Every method raises Unavailable when the database cannot be reached.
    """

    def sign_in(self, login: str, password: str, address: str, now: datetime) -> str | None:
        """A fresh session token, or None: unknown, wrong, suspended and throttled are one answer."""

    def session(self, token: str, now: datetime) -> Reader | None:
        """Whose session this is, unless it has been idle for 15 minutes or lasted 9 hours."""

    def sign_out(self, token: str) -> None: ...

    def change_password(self, token: str, old: str, new: str, now: datetime) -> str | None:
        """None when done (the other sessions end), else the code of what is wrong."""

    def log_download(
        self, reader: Reader, release_id: UUID, table: str, kind: str, now: datetime
    ) -> None: ...


def period_start(period: str) -> date:
    """First day of a quarter such as `2026-Q1`. Raises ValueError for anything else."""
    year, quarter = period_parts(period)
    return date(year, 3 * quarter - 2, 1)


def period_parts(period: str) -> tuple[int, int]:
    year, separator, quarter = period.partition("-Q")
    plain = (year + quarter).isascii() and (year + quarter).isdigit()
    if (
        not plain
        or not separator
        or len(year) != 4
        or year < "1900"
        or quarter not in "1234"
        or len(quarter) != 1
    ):
        raise ValueError(f"not a quarter: {period!r}")
    return int(year), int(quarter)


def quarter_before(period: str, back: int = 1) -> str:
    year, quarter = period_parts(period)
    number = year * 4 + quarter - 1 - back
    return f"{number // 4:04d}-Q{number % 4 + 1}"


def due_on(period: str, stage: str) -> date:
    """The calendar day of a release: day 15, 105 or 365 after the period, its first following day being day 1."""
    return period_start(quarter_before(period, -1)) + timedelta(days=STAGES[stage] - 1)


def next_due(after: date) -> tuple[date, tuple[tuple[str, str], ...]]:
    """The first day of the calendar after a day, and the releases due on it: (period, stage), newest period first."""
    current = f"{after.year:04d}-Q{(after.month - 1) // 3 + 1}"
    periods = [quarter_before(current, back) for back in range(8)]
    coming = [(due_on(period, stage), (period, stage)) for period in periods for stage in STAGES]
    day = min(due for due, _ in coming if due > after)
    return day, tuple(release for due, release in coming if due == day)
