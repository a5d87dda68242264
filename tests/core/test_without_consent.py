"""What may still be done with the file of somebody who took back the consent to be recorded: asked of every command."""

from __future__ import annotations

from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from unittest.mock import MagicMock
from uuid import UUID

import pytest

from application.fields import Code, Text
from application.handlers import HANDLERS
from application.referral_commands import OneOf
from application.wire import hints
from domain.codes import code_list
from domain.kernel import Act, Rejected, acting
from domain.migrant import Migrant
from tests.privacy.story import personal_texts

ONE = UUID(int=1)
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
BARE = {UUID: ONE, int: 1, bool: False, date: NOW.date(), datetime: NOW, Decimal: Decimal(1), tuple: ()}

# Nothing new is written down about the person.
WRITES = """
    AddAttachment AddHouseholdMember AgreePlan AnswerBanCheck AskBanCheck AskOverride AssessHousehold AssessMigrant
    ChangeHouseholdHead ChangeMigrantContact ChangeMigrantStage CorrectConsultation CorrectHelp CorrectMigrantDetails
    DescribeAttachment DraftReferral EnrolMigrant FormHousehold GiveFeedback HandOutHelp JoinGroup LinkCaller LinkClaim
    MoveTask NameGuardian NameRelative NoteInCase OpenCase ProposeTransfer RecallStage RecordConsultation
    RecordDeparture RecordReturn RecoverAmount ReferClaim ReopenCase ReopenClaim ReopenReferral RestateClaim
    RewriteReferral
    SendReferral SetTask StateClaim StateCost TellFamily TellLanguages TellSource TellWork
""".split()
# What ends, is answered or is taken back needs no consent, as long as nobody adds words.
ENDS = """
    AcceptReferral AnswerAsOrganisation AnswerByCode CloseCase CloseClaim CloseFollowUp CompleteReferral DecideOverride
    DeclineReferral DeclineTransfer DropTask FinishTask GiveUpBanCheck LiftRestriction RestrictMigrant StrikeRecovery
    VoidBanCheck VoidClaim VoidConsultation VoidHelp WithdrawTransfer
""".split()
# These hold no words about the person: whose the file is, which files are one, what is taken out.
WORDLESS = """
    AcceptTransfer AssignCase AssignMigrant CancelReferral EndReading EraseMigrant ExpireReading GiveUpSeat HandOverFile
    LeaveHousehold RemoveAttachment RequestErasure RequestErasureOfAll StartReferral StopWaiting StrikeEntry
    TakeBackImported UnlinkCaller
""".split()
# These are about the record itself, with the words of it: consents, erasure, which files are one person.
RECORD = """
    DeclineErasure DismissPair GiveConsent LinkAsSamePerson RefuseConsent RegisterMigrant UndoLink WithdrawConsent
    WithdrawSharing
""".split()

KINDS = {kind.__name__: kind for kind in HANDLERS if "person_id" in {field.name for field in fields(kind)}}

TOPIC = {"topics": ("DOC-PATENT",), "main_topic": "DOC-PATENT"}
# What the rules of a command ask for beside its required fields.
MORE: dict[str, dict[str, Any]] = {
    "NameGuardian": {"guardian": "x"},
    "RecallStage": {"stage": "NONE"},
    "RecordConsultation": TOPIC,
    "CorrectConsultation": TOPIC,
    "DeclineReferral": {"reason": next(iter(code_list("provider_decline_reason")))},
}


class Files:
    """A ledger in which everything there is belongs to one person, who does not let us record."""

    def __init__(self) -> None:
        self.person = MagicMock(erased=False, owner_id=ONE, named=[], offer=MagicMock(transfer_id=ONE))
        self.person.allows.return_value = False
        self.thing = MagicMock(person_id=ONE, version=1, head=ONE, opened_on=date.min, at_centre="x", override="ASKED")
        self.office = MagicMock()

    def centre(self, code: str) -> Any:
        return self.office

    def get(self, kind: type, identifier: UUID) -> Any:
        return self.person if kind is Migrant else self.thing

    def find(self, kind: type, identifier: UUID) -> Any:
        return self.person if kind is Migrant else None

    def __getattr__(self, name: str) -> Any:
        return MagicMock()


def filled(hint: Any) -> Any:
    """Something that a field of this kind may hold."""
    if get_origin(hint) is Annotated:
        kind, *marks = get_args(hint)
        for mark in marks:
            if isinstance(mark, Code):
                return next(iter(code_list(mark.of)))
            if isinstance(mark, OneOf):
                return mark.words[0]
            if isinstance(mark, Text):
                return "x"
        return filled(kind)
    if get_origin(hint) in (Union, UnionType):
        return filled(get_args(hint)[0])
    return BARE.get(get_origin(hint) or hint)


def made(name: str) -> Any:
    """A command with as little in it as will do."""
    kind = KINDS[name]
    needed = {f.name for f in fields(kind) if f.init and f.default is MISSING and f.default_factory is MISSING}
    least = {field: filled(hint) for field, hint in hints(kind).items() if field in needed | {"person_id", "head_id"}}
    return kind(**least | MORE.get(name, {}))


def refusal(command: Any) -> str:
    """The code of the refusal, or nothing."""
    files: Any = Files()
    with acting(Act(NOW, NOW, ONE, ONE, "KJD")):
        try:
            HANDLERS[type(command)](files, command)
        except Rejected as no:
            return no.code
    return ""


def test_every_command_about_a_person_says_what_it_needs() -> None:
    assert sorted([*WRITES, *ENDS, *WORDLESS, *RECORD]) == sorted(KINDS)
    assert [name for name in WORDLESS if personal_texts(KINDS[name])] == []


@pytest.mark.parametrize("name", WRITES)
def test_nothing_new_is_written_down(name: str) -> None:
    assert refusal(made(name)) == "consent.recording_missing"


@pytest.mark.parametrize("name", ENDS)
def test_what_ends_may_end_without_words(name: str) -> None:
    command = made(name)
    # Words about the next day need that day, and a next day is something new.
    for each in personal_texts(type(command)) - {"next_note"}:
        assert refusal(replace(command, **{each: "x"})) == "consent.no_new_words"
    assert refusal(command) == ""


def test_no_next_day_is_agreed_when_a_follow_up_is_closed() -> None:
    assert refusal(replace(made("CloseFollowUp"), next_on=NOW.date())) == "consent.recording_missing"
