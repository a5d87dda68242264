"""What the analyst's page does with releases: a draft is made aside, so that no request waits for the solver."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import structlog

from adapters.releases.audit import Fault
from adapters.releases.building import NoRounding, ReleaseRefused
from adapters.releases.cube import BadCounts
from adapters.releases.publishing import Publishing
from adapters.releases.store import ReleaseError
from application.actor import Actor
from application.reports.release_calendar import Due, due
from application.reports.released import Release
from application.reports.table import ReportStale

log = structlog.get_logger()

# A failure nobody foresaw; the log of the server tells more.
FAILED = "release.failed"


@dataclass(frozen=True)
class Attempt:
    """The last try to make a draft: under way, or ended with a `code` and the `faults` of the audit ("": it stands)."""

    under_way: bool
    code: str = ""
    faults: tuple[Fault, ...] = ()


class ReleaseDesk:
    """See `web/ports.py: Releases`. One draft is made at a time; what is under way is known to this process only."""

    def __init__(self, publishing: Publishing, begun: Callable[[], date | None] = lambda: None) -> None:
        """`begun`: the first day that contacts are recorded of."""
        self._publishing, self._begun = publishing, begun
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._attempts: dict[tuple[str, str], Attempt] = {}

    @property
    def zone(self) -> str:
        """The office's."""
        return self._publishing.zone

    def calendar(self, now: datetime) -> list[Due]:
        """What the calendar asks for, as far as it is not published."""
        published = {(row["period"], row["stage"]) for row in self.history() if row["status"] == "PUBLISHED"}
        today = now.astimezone(ZoneInfo(self.zone)).date()
        return list(due(today, self.zone, published, self._begun()))

    def history(self) -> list[dict[str, Any]]:
        """Every draft and release, newest period first."""
        return self._publishing.drafts()

    def of(self, period: str, stage: str) -> dict[str, Any] | None:
        """The newest draft or release of a stage of a period."""
        found = [row for row in self.history() if (row["period"], row["stage"]) == (period, stage)]
        return max(found, key=lambda row: row["built_at"]) if found else None

    def shown(self, release_id: UUID) -> Release:
        """As readers would see it. Raises ReleaseError."""
        return self._publishing.draft(release_id)

    def attempt(self, period: str, stage: str) -> Attempt | None:
        """How the last try of this process went."""
        return self._attempts.get((period, stage))

    def build(self, actor: Actor, period: str, stage: str, reason: str | None) -> bool:
        """Begin to make a draft; False while another one is being made."""
        with self._lock:
            if self._thread is not None and self._thread.is_alive():
                return False
            self._attempts[period, stage] = Attempt(under_way=True)
            work = (actor, period, stage, reason)
            self._thread = threading.Thread(target=self._work, args=work, name="release", daemon=True)
            self._thread.start()
            return True

    def settle(self, seconds: float) -> None:
        """Wait a while for the draft under way: most are made before the page is shown."""
        if self._thread is not None:
            self._thread.join(seconds)

    def publish(self, actor: Actor, release_id: UUID, visible_from: datetime | None) -> str:
        """Make a draft public, at once or from an hour on; the code of a refusal, or nothing."""
        try:
            self._publishing.publish(actor, release_id, visible_from)
        except ReleaseError as refused:
            return refused.code
        return ""

    def _work(self, actor: Actor, period: str, stage: str, reason: str | None) -> None:
        self._attempts[period, stage] = self._tried(actor, period, stage, reason)

    def _tried(self, actor: Actor, period: str, stage: str, reason: str | None) -> Attempt:
        try:
            self._publishing.propose(actor, period=period, stage=stage, reason=reason)
        except ReleaseRefused as refused:
            return Attempt(under_way=False, code="release.gives_away", faults=refused.faults)
        except (ReleaseError, ReportStale) as refused:
            return Attempt(under_way=False, code=refused.code)
        except (BadCounts, NoRounding) as problem:
            log.error("release.failed", error=str(problem))
        except Exception as problem:  # noqa: BLE001 - nobody waits for this thread: the page must not wait for ever
            log.error("release.failed", error=type(problem).__name__)
        else:
            return Attempt(under_way=False)
        return Attempt(under_way=False, code=FAILED)
