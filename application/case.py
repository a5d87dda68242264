"""Commands about a case, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from application.colleagues import colleague
from application.consenting import left_as_is, living, recorded, recorded_now
from application.dispatch import Changed, Handler
from application.fields import Code, Days, Many, Note, Text, Touched, Whole
from application.held_with import held_with
from application.ports import Ledger
from domain.case import Case
from domain.claim import WageClaim
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant

Needed = Annotated[str, Text(8000, lines=True, required=True)]
# How many cases of one person are handed over together.
MOST_CASES = 30


@dataclass(frozen=True, kw_only=True)
class OpenCase:
    """Take somebody's trouble on; without an owner it is the case of whoever opens it."""

    person_id: Touched
    case_id: Touched
    occurred_at: datetime | None = None
    consultation_id: Touched | None = None
    owner_id: Touched | None = None
    topic: Annotated[str, Code("topic")]
    priority: Annotated[str, Code("priority")] = "NORMAL"
    summary: Note = ""


@dataclass(frozen=True, kw_only=True)
class OfCase:
    """`base_version` is the version of the case that the page showed."""

    person_id: Touched
    case_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AssignCase(OfCase):
    """Another colleague of the centre answers for it."""

    owner_id: Touched


@dataclass(frozen=True, kw_only=True)
class AgreePlan(OfCase):
    """What will be done, as agreed with the person."""

    plan: Needed
    review_on: Annotated[date, Days()] | None = None


@dataclass(frozen=True, kw_only=True)
class NoteInCase(OfCase):
    """Something to remember; `contacted` when it was learnt from the person."""

    note: Needed
    contacted: bool = False


@dataclass(frozen=True, kw_only=True)
class LinkClaim(OfCase):
    """A wage claim of the same person belongs to the case."""

    claim_id: Touched


@dataclass(frozen=True, kw_only=True)
class CloseCase(OfCase):
    """It ended."""

    outcomes: Annotated[tuple[Annotated[str, Code("case_outcome")], ...], Many(6)]
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class ReopenCase(OfCase):
    """It was not over."""

    reason: Annotated[str, Code("case_reopen_reason")]
    explanation: Note = ""


def open_case(ledger: Ledger, command: OpenCase) -> Changed:
    """Refuses a second case, a person who is erased or does not let us record, an odd owner, another's consultation."""
    if ledger.find(Case, command.case_id) is not None:
        raise Rejected("case.opened_already")
    act = current_act()
    migrant = recorded(ledger, command.person_id, act.occurred.date())
    held_with(ledger, command.consultation_id, command.person_id)
    owner = command.owner_id or act.actor_id
    may_own(ledger, migrant, owner)
    details = {
        "person_id": command.person_id,
        "consultation_id": command.consultation_id,
        "at_centre": migrant.at_centre,
        "owner_id": owner,
        "topic": command.topic,
        "priority": command.priority,
        "summary": command.summary,
    }
    return [Case.open(command.case_id, **details)]


def assign_case(ledger: Ledger, command: AssignCase) -> Changed:
    """Refuses whoever does not work with people at the centre, and a file that is another colleague's."""
    case = current(ledger, command)
    may_own(ledger, living(ledger, command.person_id), command.owner_id)
    case.assign(command.owner_id)
    return [case]


def agree_plan(ledger: Ledger, command: AgreePlan) -> Changed:
    """Refuses a closed case and a review in the past."""
    case = current(ledger, command)
    recorded_now(ledger, command.person_id)
    case.agree_plan(plan=command.plan, review_on=command.review_on, today=today_there())
    return [case]


def note_in_case(ledger: Ledger, command: NoteInCase) -> Changed:
    """Refuses a closed case."""
    case = current(ledger, command)
    recorded_now(ledger, command.person_id)
    case.note(note=command.note, contacted=command.contacted)
    return [case]


def link_claim(ledger: Ledger, command: LinkClaim) -> Changed:
    """Refuses a claim of somebody else."""
    case = current(ledger, command)
    recorded_now(ledger, command.person_id)
    if ledger.get(WageClaim, command.claim_id).person_id != command.person_id:
        raise Rejected("claim.unknown")
    case.link_claim(command.claim_id)
    return [case]


def close_case(ledger: Ledger, command: CloseCase) -> Changed:
    """Refuses without an outcome, while a task waits, and before the day on which it was opened."""
    case = current(ledger, command)
    left_as_is(ledger, command.person_id, command.note)
    case.close(outcomes=command.outcomes, note=command.note)
    return [case]


def reopen_case(ledger: Ledger, command: ReopenCase) -> Changed:
    """Refuses while it is open, and once the person no longer lets us record."""
    case = current(ledger, command)
    owner = _owner_again(ledger, recorded(ledger, command.person_id, today_there()), case.owner_id)
    case.reopen(reason=command.reason, explanation=command.explanation)
    if owner != case.owner_id:
        case.assign(owner)
    return [case]


HANDLERS: dict[type, Handler] = {
    OpenCase: open_case,
    AssignCase: assign_case,
    AgreePlan: agree_plan,
    NoteInCase: note_in_case,
    LinkClaim: link_claim,
    CloseCase: close_case,
    ReopenCase: reopen_case,
}


def today_there() -> date:
    """The day of the act at its centre."""
    return current_act().occurred.date()


def current(ledger: Ledger, command: OfCase) -> Case:
    """The case as the page showed it. Raises Rejected for the case of somebody else and for one that was changed."""
    case = ledger.get(Case, command.case_id)
    if case.person_id != command.person_id:
        # Policy looked at the person who was named: another person's case does not exist here.
        raise Rejected("case.unknown")
    living(ledger, command.person_id)
    if case.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    if today_there() < case.opened_on:
        raise Rejected("case.before_opening")
    return case


def _owner_again(ledger: Ledger, migrant: Migrant, before: UUID) -> UUID:
    """Whoever looked after it; whoever reopens it, when that colleague is gone or may not open the file any more."""
    try:
        may_own(ledger, migrant, before)
    except Rejected:
        before = current_act().actor_id
        may_own(ledger, migrant, before)
    return before


def may_own(ledger: Ledger, migrant: Migrant, owner_id: UUID) -> None:
    """Whoever is to work on it must be able to open the file."""
    colleague(ledger, owner_id, migrant.at_centre)
    if owner_id == migrant.owner_id or owner_id in migrant.named:
        return
    if migrant.owner_id is not None or migrant.restricted:
        raise Rejected("case.file_of_colleague")
