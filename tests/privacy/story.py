"""Everything that can be written about one person, with a word in every field that must never be readable at rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from typing import Annotated, Any, get_args, get_origin
from uuid import UUID

from application import (
    consultation,
    journey,
    migrant,
    person_parts,
    recalling,
    referral,
    refusal,
    telling,
    training,
)
from application.actor import ANALYST, Actor
from application.fields import Text
from application.handlers import HANDLERS
from application.importing import MapRegister, UploadRegister
from application.release import ProposeRelease
from application.staff import InviteStaff
from application.wire import hints
from tests.harness.days import today
from tests.simulation.asking import a_consent, a_curriculum, a_registration, a_session, just_now
from tests.simulation.staff import ADMIN, COUNSELLORS, PROTECTOR, TRAINERS, an_actor, an_id

WORD = "Zulaykho7q"
# What cannot hold a word: digits of a phone, of a document; a day of birth.
PHONE, DOCUMENT, BIRTH = "918273646", "QZ7391846", date(1987, 11, 19)
WORDS = [WORD, PHONE, DOCUMENT, BIRTH.isoformat()]

PUBLIC = ("name", "licence", "hours", "eligibility", "address", "phone")
# Text that is no free text: codes, places of a list, the name of an office, what a program makes.
CLEAR = {
    *("centre", "to_centre", "code", "region", "district", "contact_district", "zone", "prefix", "module"),
    "text_version",
    *("OpenCentre.name", "ChangeCentre.name", "DeclineReferral.reason", "verify_code"),
    *("programme", "output_sha256", "period", "input_mac"),
    *("form", "encoding", "MapRegister.fields", "duplicates"),
    # A line of a centre is called by everybody.
    *("line", "OpenLine.name", "OpenLine.number"),
    # What a centre calls a topic stands on its forms and names no person, nor does the code that it is given.
    *("AddTopic.words", "RewordTopic.words", "topic"),
    *("districts", "regions"),
    # What is public about an organisation.
    *(f"{command}Provider.{name}" for command in ("List", "Change") for name in PUBLIC),
    *("VerifyProvider.note", "SuspendProvider.note", "AnswerByCode.reason", "AnswerByCode.result"),
    *("AnswerAsOrganisation.reason", "AnswerAsOrganisation.result"),
    # the month of a return, and the hash of its figures
    "SignReturn.month",
    "SignReturn.figures",
    "ReopenReturn.month",
}

DESK = COUNSELLORS["KJD"]
ROOM = TRAINERS["KJD"]
Step = tuple[Any, Actor]


def texts_of(command_class: type) -> set[str]:
    """The names of a command's text fields, its parts included."""
    return {name for name, hint in hints(command_class).items() if _has_text(hint)}


def _has_text(hint: Any) -> bool:
    if get_origin(hint) is Annotated and any(isinstance(mark, Text) for mark in get_args(hint)[1:]):
        return True
    if isinstance(hint, type) and hasattr(hint, "__dataclass_fields__"):
        return bool(texts_of(hint) - CLEAR)
    return any(_has_text(part) for part in get_args(hint))


def personal_texts(command_class: type) -> set[str]:
    name = command_class.__name__
    return {each for each in texts_of(command_class) if each not in CLEAR and f"{name}.{each}" not in CLEAR}


def worded(command: Any) -> Any:
    """The command with the word in every personal text field that is plain text."""
    plain = {f.name for f in fields(command) if isinstance(getattr(command, f.name), str)}
    values = {name: f"{WORD} {name}" for name in personal_texts(type(command)) & plain}
    return type(command)(**{f.name: getattr(command, f.name) for f in fields(command)} | values)


def written_with(command: Any) -> set[str]:
    """Which personal text fields of a command hold something of ours."""
    return {
        name
        for name in personal_texts(type(command))
        if any(word in repr(getattr(command, name)) for word in (*WORDS, "datetime.date(1987"))
    }


def phones() -> tuple[person_parts.Phone, ...]:
    return (person_parts.Phone(number=f"+992{PHONE}", when=f"{WORD} when"),)


def documents() -> tuple[person_parts.Document, ...]:
    return (person_parts.Document(kind="INT_PASSPORT", number=DOCUMENT),)


def consent(purpose: str) -> person_parts.Consent:
    return a_consent(purpose, agency=f"{WORD} agency", witness=f"{WORD} witness")


def refused(purpose: str) -> person_parts.Refusal:
    """A no, in front of a witness, to an organisation that is named."""
    said = {name: value for name, value in vars(consent(purpose)).items() if name != "expires_on"}
    return person_parts.Refusal(**said)


def registration(person_id: UUID) -> Step:
    born = {"birth_date": BIRTH, "birth_year": BIRTH.year, "birth_precision": "EXACT"}
    parts = {
        "phones": phones(),
        "documents": documents(),
        "consents": tuple(map(consent, ("REG", "STAT", "REF"))),
        "refusals": (refused("RESEARCH"),),
    }
    return worded(a_registration(person_id, **born, **parts)), DESK


def file(person_id: UUID, version: int) -> Iterator[Step]:
    """Details, contact, consents, an erasure that was declined."""
    details = {f.name: getattr(registration(person_id)[0], f.name) for f in fields(person_parts.Details)}
    correct = {"person_id": person_id, "base_version": version, "reason": "TYPING_ERROR"}
    yield worded(migrant.CorrectMigrantDetails(**correct, **details)), DESK
    where = {"country": "TJK", "region": "TJ-SU", "phones": phones()}
    moved = migrant.ChangeMigrantContact(person_id=person_id, base_version=version + 1, **where)
    yield worded(moved), DESK
    yield worded(migrant.GiveConsent(person_id=person_id, **vars(consent("SMS")))), DESK
    yield worded(migrant.WithdrawConsent(person_id=person_id, purpose="SMS")), DESK
    yield worded(refusal.RefuseConsent(person_id=person_id, **vars(refused("SMS")))), DESK
    # the third of the consents that were given with the registration
    yield worded(recalling.WithdrawSharing(person_id=person_id, consent=4)), DESK
    yield worded(migrant.GiveConsent(person_id=person_id, **vars(consent("REF")))), DESK
    yield migrant.RequestErasure(person_id=person_id, ground="CLIENT_REQUEST"), DESK
    yield worded(migrant.DeclineErasure(person_id=person_id, reason="x")), PROTECTOR


def told(person_id: UUID) -> Iterator[Step]:
    """What is told later: family, guardian, ways abroad and back."""
    yield telling.TellFamily(person_id=person_id, household_size=6, dependants=3), DESK
    yield worded(telling.NameGuardian(person_id=person_id, relation="PARENT")), DESK
    left = {"person_id": person_id, "country": "RUS", "left_on": date(2024, 3, 1)}
    yield worded(journey.RecordDeparture(**left, arranged_by="AGENCY", still_abroad=True)), DESK
    yield worded(journey.StateCost(person_id=person_id, country="RUS", fee_paid="YES")), DESK


def contacts(person_id: UUID) -> Iterator[Step]:
    """Consultations held, corrected, voided, followed up."""
    for last in ("close", "void"):
        same = {
            "consultation_id": an_id(),
            "person_id": person_id,
            "centre": "KJD",
            "occurred_at": just_now(),
            "channel": "OFFICE",
            "topics": ("DOC-PATENT",),
            "main_topic": "DOC-PATENT",
            "follow_up_on": today(),
        }
        ids = {"consultation_id": same["consultation_id"], "person_id": person_id}
        yield worded(consultation.RecordConsultation(**same)), DESK
        correction = {"base_version": 1, "reason": "TYPING_ERROR"}
        yield worded(consultation.CorrectConsultation(**same, **correction)), DESK
        if last == "close":
            yield worded(consultation.CloseFollowUp(**ids, outcome="ADVISED", next_on=today())), DESK
        else:
            yield worded(consultation.VoidConsultation(**ids, base_version=2, reason="DUPLICATE")), DESK


def referrals(person_id: UUID) -> Iterator[Step]:
    """One that was completed, one that was declined."""
    for ends in ("completed", "declined"):
        referral_id = an_id()
        names = {"person_id": person_id, "referral_id": referral_id}
        drafted = {"service": "LEGAL", "channel": "PHONE", "agency": "x"}
        yield worded(referral.DraftReferral(**names, **drafted)), DESK
        yield worded(referral.RewriteReferral(**names, base_version=1, **drafted)), DESK
        yield referral.SendReferral(**names, base_version=2), DESK
        if ends == "declined":
            why = {"by": "PROVIDER", "reason": "NO_CAPACITY"}
            yield worded(referral.DeclineReferral(**names, base_version=3, **why)), DESK
            continue
        yield worded(referral.AcceptReferral(**names, base_version=3)), DESK
        done = referral.CompleteReferral(**names, base_version=4, result="SERVICE_RECEIVED")
        yield worded(done), DESK


def trainings(person_id: UUID) -> Iterator[Step]:
    """A session with everything up to the certificate, and one that was cancelled."""
    modules = tuple(training_module(code) for code in ("MONEY", "TRAVEL"))
    course = worded(a_curriculum(modules=modules))
    yield course, ADMIN
    held, cancelled = (worded(a_session(course.curriculum_id)) for _ in range(2))
    yield from ((held, ROOM), (cancelled, ROOM))
    of = {"session_id": held.session_id}
    yield training.EnrolMigrant(**of, person_id=person_id), ROOM
    mark = (training.PersonMark(person_id=person_id, mark="PRESENT"),)
    sheet = tuple(training.ModuleMarks(module=code, marks=mark) for code in ("MONEY", "TRAVEL"))
    yield training.MarkAttendance(**of, modules=sheet), ROOM
    yield training.SetResult(**of), ROOM
    certificate = (training.NewCertificate(person_id=person_id, verify_code="R7K2"),)
    yield training.IssueCertificate(**of, certificates=certificate), ROOM
    yield worded(training.CancelSession(session_id=cancelled.session_id)), ROOM


def training_module(code: str) -> Any:
    from application.curriculum import TaughtModule

    return TaughtModule(code=code, minutes=45, title=f"{WORD} {code}")


def staff() -> Iterator[Step]:
    yield InviteStaff(account_id=an_id(), full_name=f"{WORD} N", login=f"{WORD}.n", language="tg"), ADMIN


def release() -> Iterator[Step]:
    digest = "0" * 64
    proposed = ProposeRelease(
        programme="QUARTER", release_id=an_id(), output_sha256=digest, version=1, period="2026-Q1", stage="FIRST",
        as_of=just_now(), input_mac=digest,
    )  # fmt: skip
    yield worded(proposed), an_actor(ANALYST, centres=())


def imports() -> Iterator[Step]:
    """A file whose name names somebody, and that was given up."""
    batch_id = an_id()
    yield worded(UploadRegister(batch_id=batch_id, centre="KJD", form="CSV", rows=1)), DESK
    yield worded(MapRegister(batch_id=batch_id, fields=("given_name",))), DESK


def uncovered(given: list[Any]) -> set[str]:
    """Personal text fields, by command, that no command given held a word in."""
    wanted = {f"{kind.__name__}.{name}" for kind in HANDLERS for name in personal_texts(kind)}
    return wanted - {f"{type(each).__name__}.{name}" for each in given for name in written_with(each)}
