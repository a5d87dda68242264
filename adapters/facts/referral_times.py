"""How long referrals took: days from sending to the answer and to completion, by service."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date
from statistics import median
from typing import Any

from sqlalchemy import Connection, select

from adapters.facts.referrals import REFERRALS
from application.reports.periods import Period
from application.reports.table import RESTRICTED, TOTAL
from domain.codes import code_list

R = REFERRALS.c


def middle(days: Collection[int]) -> int:
    """The median in whole days: a half is rounded up."""
    return int(median(days) + 0.5)


def ninth_of_ten(days: Collection[int]) -> int:
    """The 90th percentile by nearest rank: nine of ten took as many days or fewer."""
    return sorted(days)[-(-9 * len(days) // 10) - 1]


def days_until(column: str, statistic: Callable[[Collection[int]], int]) -> Callable[..., Mapping[str, int]]:
    """A measure that no sum gives, see `adapters/facts/sources.py: Source.made`; it tells services apart on request."""

    def measured(
        connection: Connection, period: Period, at: int, centres: Collection[str] | None, *, restricted: bool
    ) -> Mapping[str, int]:
        ended = R[column]
        known = [R.sent_on.between(period.first, period.last), R.recorded_from <= at, R.recorded_to > at]
        if centres is not None:
            known.append(R.centre.in_(sorted(centres)))
        query = select(R.service, R.sent_on, ended).where(*known, ended.is_not(None))
        took: dict[str, list[int]] = defaultdict(list)
        for service, sent, last in connection.execute(query):
            for row in (_told(service, restricted), TOTAL):
                took[row].append(_days(sent, last))
        return {row: statistic(days) for row, days in took.items()}

    measured.tells_services = True  # type: ignore[attr-defined]  # read by adapters/facts/reports.py
    return measured


def _told(service: str, restricted: bool) -> str:
    return RESTRICTED if not restricted and code_list("referral_service").is_sensitive(service) else service


def _days(first: date, last: date) -> int:
    return (last - first).days


MADE: Mapping[str, Any] = {
    "answer_median": days_until("answered_on", middle),
    "answer_p90": days_until("answered_on", ninth_of_ten),
    "completion_median": days_until("completed_on", middle),
    "completion_p90": days_until("completed_on", ninth_of_ten),
}
