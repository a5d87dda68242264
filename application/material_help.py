"""Commands about what was handed out to somebody, and how each is decided."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Annotated, Any

from application.consenting import left_as_is, recorded, recorded_now
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Line, Many, Name, Note, Touched, Whole
from application.ports import Ledger
from application.referral_commands import OneOf
from domain.case import Case
from domain.codes import code_list
from domain.kernel import Rejected, current_act
from domain.material_help import MaterialHelp
from domain.migrant import Migrant
from domain.referral import Referral

MOST_ITEMS = 12
UNITS = (*code_list("help_unit"), *code_list("currency"))


@dataclass(frozen=True, kw_only=True)
class HelpItem:
    """One thing and how much of it; money has a currency for its unit."""

    kind: Annotated[str, Code("help_kind")]
    quantity: Annotated[int, Whole(1, 10**7)]
    unit: Annotated[str, OneOf(UNITS)]


@dataclass(frozen=True, kw_only=True)
class _Given:
    """What was received; `case_id` and `referral_id` where it was part of one."""

    person_id: Touched
    help_id: Touched
    case_id: Touched | None = None
    referral_id: Touched | None = None
    items: Annotated[tuple[HelpItem, ...], Many(MOST_ITEMS)]
    handed_by: Name = ""
    note: Note = ""
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class HandOutHelp(_Given):
    """Write down that somebody received something."""

    centre: CentreCode


@dataclass(frozen=True, kw_only=True)
class CorrectHelp(_Given):
    """The hand-out as it should stand; `base_version` is the version that the page showed."""

    base_version: Annotated[int, Whole(1, 10**6)]
    reason: Annotated[str, Code("correction_reason")]


@dataclass(frozen=True, kw_only=True)
class VoidHelp:
    """It did not take place, or not with this person."""

    person_id: Touched
    help_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]
    reason: Annotated[str, Code("void_reason")]
    explanation: Line = ""


def hand_out_help(ledger: Ledger, command: HandOutHelp) -> Changed:
    """Refuses a second one under the same id, and a person who is erased or does not let us record."""
    if ledger.find(MaterialHelp, command.help_id) is not None:
        raise Rejected("help.written_already")
    if not ledger.centre(command.centre).open:
        raise Rejected("centre.closed")
    migrant = recorded(ledger, command.person_id, current_act().occurred.date())
    whose: dict[str, Any] = {"person_id": command.person_id, "at_centre": command.centre}
    return [MaterialHelp.hand_out(command.help_id, **whose, **_given(ledger, command, migrant))]


def correct_help(ledger: Ledger, command: CorrectHelp) -> Changed:
    """Refuses one that is void, and what was made from an older form of it."""
    found, migrant = _current(ledger, command), recorded_now(ledger, command.person_id)
    found.correct(reason=command.reason, **_given(ledger, command, migrant))
    return [found]


def void_help(ledger: Ledger, command: VoidHelp) -> Changed:
    """Refuses a second time."""
    found = _current(ledger, command)
    left_as_is(ledger, command.person_id, command.explanation)
    found.void(reason=command.reason, explanation=command.explanation)
    return [found]


HANDLERS: dict[type, Handler] = {
    HandOutHelp: hand_out_help,
    CorrectHelp: correct_help,
    VoidHelp: void_help,
}


def _given(ledger: Ledger, command: _Given, migrant: Migrant) -> dict[str, Any]:
    """What an event keeps. Refuses a case and a referral of somebody else."""
    for kind, identifier, refusal in (
        (Case, command.case_id, "case.unknown"),
        (Referral, command.referral_id, "referral.unknown"),
    ):
        found: Any = ledger.find(kind, identifier) if identifier else None
        if identifier and (found is None or found.person_id != command.person_id):
            raise Rejected(refusal)
    words = {name: getattr(command, name) for name in ("case_id", "referral_id", "handed_by", "note")}
    origin = migrant.origin(current_act().occurred.date())
    return {**words, "items": [asdict(item) for item in command.items], "origin": origin}


def _current(ledger: Ledger, command: CorrectHelp | VoidHelp) -> MaterialHelp:
    found = ledger.get(MaterialHelp, command.help_id)
    if found.person_id != command.person_id:
        # Policy looked at the person who was named: what another person received does not exist here.
        raise Rejected("help.unknown")
    if found.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    return found
