"""Questions about figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from application.reports.periods import Period


@dataclass(frozen=True, kw_only=True)
class ReadReport:
    """A report of the catalogue for a period. `as_of` is aware; None: as far as the ledger is final now.

    `centre`: of this one alone. Without `colleagues` no table of single counsellors, whoever asks.

    Answered with a `Report`. Raises ReportStale while facts are to be rebuilt, Absent for a code that is not there.
    """

    code: str
    period: Period
    as_of: datetime | None = None
    centre: str | None = None
    colleagues: bool = True
