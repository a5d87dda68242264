"""Steps about one man with two files: what a coordinator says of them, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest
import time_machine
from pytest_bdd import given, parsers, when
from uuid_utils.compat import uuid7

from adapters.releases.publishing import Publishing
from adapters.releases.reader import StoredReleases
from adapters.wiring import House
from application import training
from application.actor import ANALYST, COORDINATOR, COUNSELLOR, PROTECTION, TRAINER, Actor
from application.consultations import ConsultationList
from application.curriculum import PublishCurriculum, TaughtModule
from application.link import DismissPair, LinkAsSamePerson, RequestErasureOfAll, UndoLink
from application.links import Counts, PairPage
from application.migrant import RegisterMigrant, WithdrawConsent
from application.person_parts import Consent, Document
from application.referral import DraftReferral, SendReferral
from application.referrals import PersonReferrals
from application.trainings import PersonTrainings
from application.verdict import Verdict
from tests.facts.register import SETUP, Register, at

QUARTER = "2025-Q2"
WORDS = {"Same person": LinkAsSamePerson, "Two people": DismissPair, "Undo": UndoLink}
AMOUNTS = r"(?P<amounts>\d.*)"


def an_actor(role: str, *centres: str) -> Actor:
    return Actor(uuid7(), frozenset({role}), frozenset(centres), name=role.title())


@dataclass
class Story:
    """What has happened so far: the two files in the order of registration."""

    register: Register
    files: dict[str, UUID] = field(default_factory=dict)
    centres: dict[str, str] = field(default_factory=dict)
    coordinator: Actor = field(default_factory=lambda: an_actor(COORDINATOR))
    analyst: Actor = field(default_factory=lambda: an_actor(ANALYST))
    verdict: Verdict | None = None
    release: UUID | None = None
    published: str = ""
    pairs: PairPage | None = None

    def desk(self, name: str) -> Actor:
        return an_actor(COUNSELLOR, self.centres[name])

    def ask(self, question: Any, who: Actor | None = None) -> Any:
        with time_machine.travel(self.register.now + timedelta(minutes=1), tick=False):
            return self.register.house.system.ask(question, who or self.coordinator, route="feature")

    @property
    def both(self) -> tuple[UUID, UUID]:
        one, other = self.files.values()
        return one, other

    def counts(self, names: list[str]) -> Counts:
        ids = [self.files[name] for name in names]
        consultations = [row for each in ids for row in self.ask(ConsultationList(person_id=each))]
        referrals = [row for each in ids for row in self.ask(PersonReferrals(person_id=each))]
        courses = [row for each in ids for row in self.ask(PersonTrainings(person_id=each))]
        certificates = sum(bool(row.certificate) for row in courses)
        return Counts(1, len(consultations), len(referrals), len(courses), certificates)


@pytest.fixture
def story(house: House) -> Story:
    return Story(Register(house, datetime(2025, 1, 1, tzinfo=UTC)).open())


WHO = r'"(?P<name>.+)", born (?P<year>\d+), passport "(?P<number>.+)"'
REGISTERS = r"on (?P<day>[\d-]+) (?P<centre>\w+) registers " + WHO


@given(parsers.re(REGISTERS))
def registered(story: Story, day: str, centre: str, name: str, year: str, number: str) -> None:
    story.register.now = at(f"{day} 10:00")
    story.files[name], story.centres[name] = uuid7(), centre
    latin = name.isascii()
    given_name, family_name = name.split() if latin else reversed(name.split())
    named = {"given_name_latin": given_name, "family_name_latin": family_name} if latin else {}
    details = {"given_name": given_name, "family_name": family_name, **named, "sex": "MALE", "birth_year": int(year)}
    place = {"centre": centre, "country": "TJK", "region": {"KHT": "TJ-KT", "KJD": "TJ-SU"}[centre], "language": "tg"}
    agreed = [Consent(purpose=each, mode="WRITTEN", text_version="1", language="tg") for each in ("REG", "STAT", "REF")]
    held = (Document(kind="INT_PASSPORT", number=number),)
    command = RegisterMigrant(
        person_id=story.files[name], birth_precision="YEAR", consents=tuple(agreed), documents=held, **details, **place
    )
    story.register.do(command)


@given(parsers.re(r'"(?P<name>.+)" has (?P<n>\d) consultations? and 1 referral at (?P<centre>\w+)'))
def advised_and_referred(story: Story, name: str, n: str, centre: str) -> None:
    for day in range(int(n)):
        story.register.now = at(f"2025-04-{14 + day} 10:00")
        story.register.held(story.files[name], f"2025-04-{14 + day} 09:00", centre)
    sent(story, name)


@given(parsers.re(r'"(?P<name>.+)" has 1 consultation and 1 training certificate at (?P<centre>\w+)'))
def advised_and_certified(story: Story, name: str, centre: str) -> None:
    story.register.now = at("2025-05-05 10:00")
    person, trainer = story.files[name], an_actor(TRAINER, centre)
    story.register.held(person, "2025-05-05 09:00", centre)
    course, session = uuid7(), uuid7()
    modules = (TaughtModule(code="MONEY", minutes=60),)
    words = {"code": "PDO", "revision": 1, "kind": "PDO", "title": "Before leaving"}
    story.register.do(PublishCurriculum(curriculum_id=course, modules=modules, **words), SETUP)
    held = {"starts_on": date(2025, 5, 6), "ends_on": date(2025, 5, 6), "capacity": 9, "language": "tg"}
    story.register.do(
        training.ScheduleSession(session_id=session, curriculum_id=course, centre=centre, **held), trainer
    )
    story.register.do(training.EnrolMigrant(session_id=session, person_id=person), trainer)
    story.register.now = at("2025-05-06 17:00")
    marks = (training.PersonMark(person_id=person, mark="PRESENT"),)
    sheet = (training.ModuleMarks(module="MONEY", marks=marks),)
    story.register.do(training.MarkAttendance(session_id=session, modules=sheet), trainer)
    story.register.do(training.SetResult(session_id=session), trainer)
    certificate = (training.NewCertificate(person_id=person, verify_code=uuid7().hex),)
    story.register.do(training.IssueCertificate(session_id=session, certificates=certificate), trainer)


@given(parsers.parse('the coordinator says "{words}" on {day}'))
@when(parsers.parse('the coordinator says "{words}" on {day}'))
def coordinator_says(story: Story, words: str, day: str) -> None:
    story.register.now = at(f"{day} 11:00")
    say(story, words, story.coordinator)


@when(parsers.parse('the counsellor of {centre} says "{words}"'))
def counsellor_says(story: Story, centre: str, words: str) -> None:
    say(story, words, an_actor(COUNSELLOR, centre))


def say(story: Story, words: str, who: Actor) -> None:
    one, other = story.both
    story.verdict = story.register.give(WORDS[words](person_id=one, other_id=other, reason="Both passports seen"), who)


@given(parsers.parse("the second quarter is published on {day}"))
def published(story: Story, day: str) -> None:
    house, story.register.now = story.register.house, at(f"{day} 12:00")
    # A server's clock does not travel with ours: the record states its instant.
    stated = partial(house.system.dispatch, recorded=story.register.now)
    publishing = Publishing(house.engines["releases"], house.publishing._office, stated)
    with time_machine.travel(story.register.now):
        # The calendar's first release: as recorded by the end of the fifteenth day.
        as_of = at("2025-07-16 00:00") - timedelta(microseconds=1)
        made = publishing.propose(story.analyst, period=QUARTER, stage="FIRST", as_of=as_of)
        publishing.publish(story.analyst, made.release_id)
    story.release, story.published = made.release_id, repr(stored(story, made.release_id))


def stored(story: Story, release_id: UUID) -> Any:
    return StoredReleases(story.register.house.engines["releases"]).release(release_id)


@when(parsers.parse('"{name}" withdraws the consent "{purpose}"'))
def withdraws(story: Story, name: str, purpose: str) -> None:
    story.register.do(WithdrawConsent(person_id=story.files[name], purpose=purpose))


@when("erasure of both files is requested")
def erasure_of_both(story: Story) -> None:
    one, other = story.both
    protector = an_actor(PROTECTION)
    story.register.do(RequestErasureOfAll(person_id=one, others=(other,), ground="CLIENT_REQUEST"), protector)


def sent(story: Story, name: str) -> None:
    assert refer(story, name).accepted


def refer(story: Story, name: str) -> Verdict:
    referral = uuid7()
    person = story.files[name]
    what = {"service": "LEGAL", "channel": "PHONE", "agency": "Bar"}
    story.register.do(DraftReferral(person_id=person, referral_id=referral, **what))
    return story.register.give(SendReferral(person_id=person, referral_id=referral, base_version=1))
