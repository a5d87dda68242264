"""Organisations without an account: codes they answer with, what they are shown, what they may say."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated, Any, Protocol
from uuid import UUID

from application.actor import SLIP, Actor
from application.dispatch import Changed, Handler
from application.fields import Note, Text, Touched, Whole
from application.ports import Ledger
from application.referral import accept_referral, complete_referral, decline_referral, start_referral
from application.referral_commands import (
    AcceptReferral,
    CompleteReferral,
    DeclineReferral,
    OneOf,
    StartReferral,
)
from domain.codes import code_list
from domain.kernel import Rejected
from domain.referral import PROVIDER

# Without I and O, which are taken for digits.
ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 8
# Cyrillic letters that look like Latin ones: a reader of Russian types what they see.
LOOKALIKES = str.maketrans("АВЕКМНРСТУХЅЈ", "ABEKMHPCTYXSJ")
# Letters that stand on the slip beside the code, and are asked for while many codes are being guessed.
CHECK_LENGTH = 4
ACCEPT, DECLINE, START, COMPLETE = ANSWERS = ("ACCEPT", "DECLINE", "START", "COMPLETE")
OPEN, WITHDRAWN, OVER = "open", "withdrawn", "over"


@dataclass(frozen=True)
class AnswerCode:
    """A living code without its letters: what it is for, and until when."""

    code_id: UUID
    referral_id: UUID
    person_id: UUID
    centre: str
    language: str
    expires: datetime

    @property
    def actor(self) -> Actor:
        """Who answers with it: the code stands for the organisation, in the ledger and in the access log."""
        return Actor(self.code_id, frozenset({SLIP}), frozenset({self.centre}), self.language)


@dataclass(frozen=True)
class Issued:
    """What is printed once and known to nobody afterwards."""

    code: str
    link: str
    expires: datetime
    check: str = ""


class Answers(Protocol):
    """Keeps codes by their HMAC. Whatever cannot be answered with gives None, without a reason."""

    def issue(self, referral_id: UUID, person_id: UUID, centre: str, language: str, now: datetime) -> Issued:
        """A fresh code and link; those before are dead."""

    def revoke(self, referral_id: UUID, now: datetime) -> bool:
        """Whether a living code died."""

    def living(self, referral_id: UUID, now: datetime) -> AnswerCode | None:
        """The code of a referral, while it lives."""

    def by_id(self, code_id: UUID, now: datetime) -> AnswerCode | None:
        """One that was typed already, while it lives."""

    def cautious(self, now: datetime) -> bool:
        """Whether so many codes are being guessed that a code opens only together with its further letters."""

    def by_code(self, typed: str, address: str, now: datetime, check: str = "") -> AnswerCode | None:
        """One that is typed, with the further letters of its slip where they are asked for; tries are counted."""

    def by_link(self, token: str, now: datetime) -> AnswerCode | None:
        """One whose link is opened for the first time. A link is too long to be guessed: nothing is counted."""


@dataclass(frozen=True, kw_only=True)
class SharedFields:
    """Exactly what an organisation is told of a person, for whoever prepares it."""

    referral_id: UUID
    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PartnerView:
    """The referral as the organisation sees it; asked by a code about its own referral only."""

    referral_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class Shared:
    """What was ticked, with its values; what was not ticked is empty. Unsafe phones are left out."""

    ticked: tuple[str, ...] = ()
    name: str = ""
    phones: tuple[dict[str, str], ...] = ()
    safe_contact: str = ""
    birth_date: date | None = None
    birth_year: int | None = None
    documents: tuple[dict[str, str], ...] = ()
    family: dict[str, Any] = field(default_factory=dict)
    situation: str = ""
    safety: str = ""


@dataclass(frozen=True)
class PartnerPage:
    """`state` is OPEN, WITHDRAWN or OVER; of a person something is shown only while it is OPEN."""

    state: str
    status: str = ""
    service: str = ""
    priority: str = ""
    agency: str = ""
    centre: str = ""
    sent_on: date | None = None
    due_on: date | None = None
    version: int = 0
    shared: Shared = Shared()


@dataclass(frozen=True, kw_only=True)
class AnswerByCode:
    """What an organisation answers with a code. `reason` goes with DECLINE, `result` with COMPLETE."""

    person_id: Touched
    referral_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]
    answer: Annotated[str, OneOf(ANSWERS)]
    reason: Annotated[str, Text(40)] = ""
    result: Annotated[str, Text(40)] = ""
    note: Note = ""


def answer_by_code(ledger: Ledger, command: AnswerByCode) -> Changed:
    """As the desk would write it down; an organisation speaks for itself only, never for the person."""
    step: Any = {name: getattr(command, name) for name in ("person_id", "referral_id", "base_version")}
    if command.answer == ACCEPT:
        return accept_referral(ledger, AcceptReferral(**step, note=command.note))
    if command.answer == DECLINE:
        said: Any = {"by": PROVIDER, "reason": command.reason, "note": command.note}
        return decline_referral(ledger, DeclineReferral(**step, **said))
    if command.answer == START:
        return start_referral(ledger, StartReferral(**step))
    if command.result not in code_list("referral_result"):
        raise Rejected("referral.result")
    return complete_referral(ledger, CompleteReferral(**step, result=command.result, feedback=command.note))


HANDLERS: dict[type, Handler] = {AnswerByCode: answer_by_code}


def read_code(typed: str) -> str:
    """What was typed as a code is written: without blanks and dashes, in capitals, Latin where letters look alike."""
    return "".join(c for c in typed[:64].upper().translate(LOOKALIKES) if c.isalnum())


def spaced(code: str) -> str:
    """A code as it is printed and read out: ABCD-EFGH."""
    return f"{code[:4]}-{code[4:]}"
