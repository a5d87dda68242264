"""Commands about a person, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from application import person_parts as parts
from application.colleagues import colleague
from application.consenting import recorded_now
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Days, Many, Name, Note, Text, Touched, Whole
from application.hand_over import MOST_CASES, given
from application.link import counted_again
from application.numbers import printed
from application.person_parts import Consent, Details, Refusal, Residence, known_place
from application.ports import Ledger
from application.recalling import recalled
from domain.kernel import Rejected, current_act
from domain.migrant import RECORDING, Migrant
from domain.refusal import refuse
from domain.restriction import is_minor, protect_minor
from domain.sharing import SHARING

AGE = ("age", "age_as_of")  # fields of `Details` that make an event of their own
ANSWERS = ("consents", "refusals")


@dataclass(frozen=True, kw_only=True)
class RegisterMigrant(Details, Residence):
    """Register a person with the consents they gave; the answer carries the printed number."""

    person_id: Touched
    centre: CentreCode
    occurred_at: datetime | None = None
    stage: Annotated[str, Code("stage")] = "NONE"
    destination: Annotated[str, Code("country")] | None = None
    guardian: Name = ""
    no_guardian_reason: Annotated[str, Code("no_guardian_reason")] | None = None
    consents: Annotated[tuple[Consent, ...], Many(7)] = ()
    refusals: Annotated[tuple[Refusal, ...], Many(7)] = ()


@dataclass(frozen=True, kw_only=True)
class CorrectMigrantDetails(Details):
    """Replace the details; `base_version` is the version of the file that the page showed."""

    person_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]
    reason: Annotated[str, Code("correction_reason")]


@dataclass(frozen=True, kw_only=True)
class ChangeMigrantContact(Residence):
    """Replace residence, phones and safe-contact instructions."""

    person_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]


@dataclass(frozen=True, kw_only=True)
class ChangeMigrantStage:
    """A new stage of migration from a day on."""

    person_id: Touched
    stage: Annotated[str, Code("stage")]
    destination: Annotated[str, Code("country")] | None = None
    since: Annotated[date, Days()]


@dataclass(frozen=True, kw_only=True)
class GiveConsent(Consent):
    """Record one consent."""

    person_id: Touched


@dataclass(frozen=True, kw_only=True)
class WithdrawConsent:
    """Withdraw one consent; what it allowed is blocked from this instant."""

    person_id: Touched
    purpose: Annotated[str, Code("consent_purpose")]
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class AssignMigrant:
    """Give the file, with its open cases, to a counsellor; or the file alone back to the desk (no owner)."""

    person_id: Touched
    owner_id: Touched | None = None
    cases: Annotated[tuple[Touched, ...], Many(MOST_CASES)] = ()


@dataclass(frozen=True, kw_only=True)
class RequestErasure:
    """Ask that everything that identifies the person be destroyed."""

    person_id: Touched
    ground: Annotated[str, Code("erasure_ground")]


@dataclass(frozen=True, kw_only=True)
class DeclineErasure:
    """A second person refuses an erasure, with the reason that the file will show."""

    person_id: Touched
    reason: Annotated[str, Text(2000, lines=True, required=True)]


@dataclass(frozen=True, kw_only=True)
class EraseMigrant:
    """A second person approves an erasure: the key of the person is destroyed for good."""

    person_id: Touched


def register_migrant(ledger: Ledger, command: RegisterMigrant) -> Changed:
    """Refuses a second registration under the same id, an unknown place, and a person who did not consent."""
    if ledger.find(Migrant, command.person_id) is not None:
        raise Rejected("migrant.registered_already")
    if RECORDING not in {consent.purpose for consent in command.consents}:
        raise Rejected("consent.recording_missing")
    known_place(command)
    centre = ledger.centre(command.centre)
    if not centre.open:
        raise Rejected("centre.closed")
    today = current_act().occurred.date()
    number = printed(centre.prefix, today.year, ledger.next_number(f"{centre.prefix}-{today.year}"))
    kept = parts.kept(command, leave_out={"person_id", "centre", "occurred_at", *ANSWERS, *AGE})
    migrant = Migrant.register(command.person_id, today=today, number=number, **kept)
    _estimate_age(migrant, command)
    for consent in command.consents:
        migrant.give_consent(today=today, **parts.kept(consent))
    for refusal in command.refusals:
        refuse(migrant, today=today, **parts.kept(refusal))
    protect_minor(migrant, on=today, by=current_act().actor_id)
    return [migrant], {"number": number}


def correct_migrant_details(ledger: Ledger, command: CorrectMigrantDetails) -> Changed:
    """Refuses when somebody else changed the file since the page was shown."""
    migrant = _current(ledger, command.person_id, command.base_version)
    kept = parts.kept(command, leave_out={"person_id", "base_version", *AGE})
    today = current_act().occurred.date()
    grown = not is_minor(migrant.birth_date, migrant.birth_year, today)
    migrant.correct_details(today=today, **kept)
    _estimate_age(migrant, command)
    if grown:
        protect_minor(migrant, on=today, by=current_act().actor_id)
    return counted_again(ledger, migrant)


def change_migrant_contact(ledger: Ledger, command: ChangeMigrantContact) -> Changed:
    """Refuses an unknown place, and a file that changed since the page was shown."""
    migrant = _current(ledger, command.person_id, command.base_version)
    known_place(command)
    migrant.change_contact(**parts.kept(command, leave_out={"person_id", "base_version"}))
    return [migrant]


def change_migrant_stage(ledger: Ledger, command: ChangeMigrantStage) -> Changed:
    """A stage abroad needs its destination."""
    migrant = recorded_now(ledger, command.person_id)
    migrant.change_stage(stage=command.stage, destination=command.destination, since=command.since)
    return [migrant]


def give_consent(ledger: Ledger, command: GiveConsent) -> Changed:
    """One purpose at a time. Refuses somebody under 18 for themselves, unless it is recorded why no guardian spoke."""
    migrant = ledger.get(Migrant, command.person_id)
    today = current_act().occurred.date()
    if command.given_by == "SELF" and migrant.needs_guardian(today):
        raise Rejected("consent.guardian_needed")
    migrant.give_consent(today=today, **parts.kept(command, leave_out={"person_id"}))
    return counted_again(ledger, migrant)


def withdraw_consent(ledger: Ledger, command: WithdrawConsent) -> Changed:
    """Refuses when there is no such consent. Referrals that told somebody something are called back."""
    migrant = ledger.get(Migrant, command.person_id)
    migrant.withdraw_consent(purpose=command.purpose, note=command.note)
    called_back = recalled(ledger, migrant) if command.purpose == SHARING else []
    return [*counted_again(ledger, migrant), *called_back]


def assign_migrant(ledger: Ledger, command: AssignMigrant) -> Changed:
    """Refuses an owner who does not work with files at the centre now."""
    migrant = ledger.get(Migrant, command.person_id)
    if command.owner_id is None:
        migrant.assign(None)
        return [migrant]
    colleague(ledger, command.owner_id, migrant.at_centre)
    migrant.assign(command.owner_id)
    # Whoever had a case of it could not open the file any more.
    return [migrant, *given(ledger, command.person_id, command.cases, command.owner_id)]


def request_erasure(ledger: Ledger, command: RequestErasure) -> Changed:
    """One open request at a time."""
    migrant = ledger.get(Migrant, command.person_id)
    migrant.request_erasure(ground=command.ground)
    return [migrant]


def decline_erasure(ledger: Ledger, command: DeclineErasure) -> Changed:
    """Refuses when nobody asked."""
    migrant = ledger.get(Migrant, command.person_id)
    migrant.decline_erasure(reason=command.reason)
    return [migrant]


def erase_migrant(ledger: Ledger, command: EraseMigrant) -> Changed:
    """Refuses whoever asked for it: two people erase. What was said before the caller was known goes too."""
    migrant = ledger.get(Migrant, command.person_id)
    migrant.erase(by=current_act().actor_id, also=migrant.records)
    return counted_again(ledger, migrant)


HANDLERS: dict[type, Handler] = {
    RegisterMigrant: register_migrant,
    CorrectMigrantDetails: correct_migrant_details,
    ChangeMigrantContact: change_migrant_contact,
    ChangeMigrantStage: change_migrant_stage,
    GiveConsent: give_consent,
    WithdrawConsent: withdraw_consent,
    AssignMigrant: assign_migrant,
    RequestErasure: request_erasure,
    DeclineErasure: decline_erasure,
    EraseMigrant: erase_migrant,
}


def _current(ledger: Ledger, person_id: UUID, base_version: int) -> Migrant:
    migrant = recorded_now(ledger, person_id)
    if migrant.version != base_version:
        raise Rejected("record.changed_meanwhile")
    return migrant


def _estimate_age(migrant: Migrant, command: Details) -> None:
    """An age is kept beside the year of birth that it gives."""
    if command.age is not None:
        today = current_act().occurred.date()
        migrant.estimate_age(
            migrant.AgeEstimated, age=command.age, as_of=command.age_as_of or today, today=today
        )
