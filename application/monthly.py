"""Commands about the monthly return, questions about it, and their answers."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from application.dispatch import Changed, Handler
from application.fields import Many, Text, Touched
from application.ports import Ledger
from application.reports.periods import Period
from domain.kernel import Rejected
from domain.monthly import SIGNED, MonthlyReturn, return_id

# What is asked before a month is signed; each can be explained.
LACKING = ("sex", "birth_year", "district", "stage", "other", "late")
JUMPING = ("contacts", "persons", "referrals_sent")
ALIKE = ("channel", "outcome", "main_topic")
CHECKS = (
    *(f"lacking_{code}" for code in LACKING),
    *(f"jump_{code}" for code in JUMPING),
    *("no_topic", "quiet_days", "duplicates", "sums"),
    *(f"alike_{code}" for code in ALIKE),
)
# A month that nobody signed.
OPEN = "OPEN"
MOST_WORDS = 1_000
_HASH = re.compile(r"[0-9a-f]{64}", re.ASCII)
_MONTH = re.compile(r"(19|20)\d\d-(0[1-9]|1[0-2])", re.ASCII)


@dataclass(frozen=True, kw_only=True)
class Explanation:
    """Why what a check found is right."""

    check: Annotated[str, Text(40, required=True)]
    text: Annotated[str, Text(MOST_WORDS, lines=True, required=True)]


@dataclass(frozen=True, kw_only=True)
class SignReturn:
    """`figures` is the hash of what the signer saw, as known at `as_of`."""

    return_id: Touched | None = None
    centre: Annotated[str, Text(8, required=True)]
    month: Annotated[str, Text(7, required=True)]
    as_of: datetime
    figures: Annotated[str, Text(64, required=True)]
    explanations: Annotated[tuple[Explanation, ...], Many(len(CHECKS))] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "return_id", return_id(self.centre, self.month))


@dataclass(frozen=True, kw_only=True)
class ReopenReturn:
    """The month is worked on again; `reason` says why."""

    return_id: Touched | None = None
    centre: Annotated[str, Text(8, required=True)]
    month: Annotated[str, Text(7, required=True)]
    reason: Annotated[str, Text(MOST_WORDS, lines=True, required=True)]

    def __post_init__(self) -> None:
        object.__setattr__(self, "return_id", return_id(self.centre, self.month))


@dataclass(frozen=True, kw_only=True)
class ReturnOf:
    """Answered with Return. Raises Absent for another centre, ReportStale while facts are to be rebuilt."""

    centre: str
    period: Period


@dataclass(frozen=True, kw_only=True)
class ReturnsOf:
    """Which centres have signed a month. Answered with a tuple of Standing, by centre."""

    period: Period


@dataclass(frozen=True, slots=True)
class Check:
    """One of CHECKS that found something: `number`, what is `usual` (None: not known), the `value` spoken of.

    Numbers of shares are in whole per cent. `days` are those that it speaks of.
    """

    code: str
    number: int
    usual: int | None = None
    value: str = ""
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a centre's month stands: OPEN, SIGNED or REOPENED; when and by whom that was said."""

    centre: str
    status: str = OPEN
    at: datetime | None = None
    by: str = ""
    as_of: datetime | None = None


@dataclass(frozen=True)
class Return:
    """`figures` are (name, number) as known at `as_of`; `hash` is of them. `changed`: (name, when signed, now)."""

    standing: Standing
    period: Period
    as_of: datetime
    figures: tuple[tuple[str, int], ...]
    hash: str
    checks: tuple[Check, ...]
    over: bool
    explained: Mapping[str, str] = field(default_factory=dict)
    reason: str = ""
    changed: tuple[tuple[str, int, int], ...] = ()

    @property
    def signed(self) -> bool:
        """Whether it stands signed."""
        return self.standing.status == SIGNED


def sign_return(ledger: Ledger, command: SignReturn) -> Changed:
    """Refuses a month that is not over or stands signed, and a check that nobody knows."""
    said = {each.check: each.text for each in command.explanations}
    # Both stand in clear: nothing else may be written there.
    written = _MONTH.fullmatch(command.month) and _HASH.fullmatch(command.figures)
    if not written or not said.keys() <= set(CHECKS):
        raise Rejected("monthly.month")
    known = ledger.find(MonthlyReturn, _id(command))
    if known is None:
        return [MonthlyReturn.sign(command.centre, command.month, command.as_of, command.figures, said)]
    known.sign_again(command.as_of, command.figures, said)
    return [known]


def reopen_return(ledger: Ledger, command: ReopenReturn) -> Changed:
    """Refuses a month that does not stand signed."""
    known = ledger.find(MonthlyReturn, _id(command))
    if known is None:
        raise Rejected("monthly.not_signed")
    known.reopen(command.reason)
    return [known]


def _id(command: SignReturn | ReopenReturn) -> UUID:
    return return_id(command.centre, command.month)


HANDLERS: dict[type, Handler] = {SignReturn: sign_return, ReopenReturn: reopen_return}
