"""Commands about a check of an entry ban, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from application.consenting import left_as_is, recorded, recorded_now
from application.consultation_parts import AskedBan, Day
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Line, Note, Touched, Whole
from application.ports import Ledger
from domain.ban_check import NOT_ANSWERED, BanCheck
from domain.kernel import Rejected, current_act
from domain.migrant import Migrant


@dataclass(frozen=True, kw_only=True)
class AskBanCheck:
    """Ask the authority of a country whether it lets somebody in."""

    person_id: Touched
    check_id: Touched
    consultation_id: UUID | None = None
    centre: CentreCode
    occurred_at: datetime | None = None
    entry_to: Annotated[str, Code("country")]
    leaves_on: Day | None = None
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class _OfCheck:
    """`base_version` is the version of the check that the page showed."""

    person_id: Touched
    check_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class AnswerBanCheck(_OfCheck):
    """The authority says that there is a ban, or that there is none; silence is no answer."""

    result: Annotated[str, Code("ban_check_result")]
    banned_until: Day | None = None
    authority: Line = ""
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class GiveUpBanCheck(_OfCheck):
    """Stop waiting for an answer; the result stays "not answered"."""

    note: Note = ""


def checked(asked: AskedBan, migrant: Migrant, **of: Any) -> BanCheck:
    """A check with its answer, where there is one already. Refuses what the rules refuse."""
    day = current_act().occurred.date()
    about = {"entry_to": asked.entry_to, "leaves_on": asked.leaves_on, "stage": migrant.stage}
    # With an answer the words belong to the answer.
    note = asked.note if asked.result == NOT_ANSWERED else ""
    check = BanCheck.ask(asked.check_id, origin=migrant.origin(day), note=note, **about, **of)
    if asked.result != NOT_ANSWERED:
        words = {"authority": asked.authority, "note": asked.note}
        check.answer(result=asked.result, banned_until=asked.banned_until, today=day, **words)
    elif asked.banned_until is not None:
        raise Rejected("ban_check.until_without_ban")
    return check


def ask_ban_check(ledger: Ledger, command: AskBanCheck) -> Changed:
    """Refuses a second check under the same id, and a person who is erased or does not let us record."""
    if ledger.find(BanCheck, command.check_id) is not None:
        raise Rejected("ban_check.asked_already")
    if not ledger.centre(command.centre).open:
        raise Rejected("centre.closed")
    migrant = recorded(ledger, command.person_id, current_act().occurred.date())
    kept = {name: getattr(command, name) for name in ("check_id", "entry_to", "leaves_on", "note")}
    of = {
        "person_id": command.person_id,
        "at_centre": command.centre,
        "consultation_id": command.consultation_id,
    }
    return [checked(AskedBan(**kept), migrant, **of)]


def answer_ban_check(ledger: Ledger, command: AnswerBanCheck) -> Changed:
    """Refuses silence, what was answered already, and a person who no longer lets us record."""
    check = _current(ledger, command)
    recorded_now(ledger, command.person_id)
    said = {"result": command.result, "banned_until": command.banned_until}
    words = {"authority": command.authority, "note": command.note}
    check.answer(today=current_act().occurred.date(), **said, **words)  # type: ignore[arg-type]  # two sorts of fields in one call
    return [check]


def give_up_ban_check(ledger: Ledger, command: GiveUpBanCheck) -> Changed:
    """Refuses when nobody waits."""
    check = _current(ledger, command)
    left_as_is(ledger, command.person_id, command.note)
    check.give_up(note=command.note)
    return [check]


HANDLERS: dict[type, Handler] = {
    AskBanCheck: ask_ban_check,
    AnswerBanCheck: answer_ban_check,
    GiveUpBanCheck: give_up_ban_check,
}


def _current(ledger: Ledger, command: _OfCheck) -> BanCheck:
    check = ledger.get(BanCheck, command.check_id)
    if check.person_id != command.person_id:
        # Policy looked at the person who was named: another person's check does not exist here.
        raise Rejected("ban_check.unknown")
    if check.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    return check
