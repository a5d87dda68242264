"""The parts of a consultation that stand beside its record: further answers, a ban check, a claim for wages."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Annotated, Any
from uuid import UUID

from application.fields import Code, Days, Line, Many, Money, Note
from application.heads import Bands, Number, by_band

Sum = Annotated[Decimal, Money()]
Day = Annotated[date, Days()]
Currency = Annotated[str, Code("currency")]


@dataclass(frozen=True, kw_only=True)
class ProblemDate:
    """Since when a document problem is there."""

    problem: Annotated[str, Code("document_problem")]
    since: Day


@dataclass(frozen=True, kw_only=True)
class Answers:
    """Further answers; whatever was not asked is left out. `task_kind` is what the follow-up is about, for whom."""

    problem_dates: Annotated[tuple[ProblemDate, ...], Many(22)] = ()
    ban_authority: Line = ""
    agency: Line = ""
    licensed: Annotated[str, Code("recruiter_licence")] | None = None
    fee: Sum | None = None
    fee_currency: Currency | None = None
    monthly_wage: Sum | None = None
    wage_currency: Currency | None = None
    remittance_channel: Annotated[str, Code("remittance_channel")] | None = None
    remittance_frequency: Annotated[str, Code("remittance_frequency")] | None = None
    remittance_amount: Annotated[str, Code("remittance_amount")] | None = None
    remittance_use: Annotated[tuple[Annotated[str, Code("remittance_use")], ...], Many(12)] = ()
    leaflets: Annotated[tuple[Annotated[str, Code("leaflet")], ...], Many(30)] = ()
    men: Number = 0
    women: Number = 0
    heads_unknown: Number = 0
    age_bands: Bands = ()
    task_kind: Annotated[str, Code("task_kind")] | None = None
    task_topic: Annotated[str, Code("topic")] | None = None

    def kept(self) -> dict[str, Any]:
        """The fields of the event."""
        found = {f.name: getattr(self, f.name) for f in fields(self)}
        found |= {"problem_dates": {each.problem: each.since.isoformat() for each in self.problem_dates}}
        found |= {"remittance_use": list(self.remittance_use), "leaflets": list(self.leaflets)}
        return found | {"age_bands": by_band(self.age_bands)}


NOTHING_MORE = Answers()


@dataclass(frozen=True, kw_only=True)
class AskedBan:
    """A check of an entry ban that was made during the talk; without an answer the result is "not answered"."""

    check_id: UUID
    entry_to: Annotated[str, Code("country")]
    leaves_on: Day | None = None
    result: Annotated[str, Code("ban_check_result")] = "NOT_ANSWERED"
    banned_until: Day | None = None
    authority: Line = ""
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class Claimed:
    """Wages that are owed."""

    amount: Sum
    currency: Currency
    worked_in: Annotated[str, Code("country")]
    worked_from: Day | None = None
    worked_until: Day | None = None
    employer: Line = ""
    note: Note = ""

    def claimed(self) -> dict[str, Any]:
        """The fields of the claim alone, without those that a command adds."""
        return {f.name: getattr(self, f.name) for f in fields(Claimed)}


@dataclass(frozen=True, kw_only=True)
class SaidClaim(Claimed):
    """A claim that was stated during the talk."""

    claim_id: UUID
