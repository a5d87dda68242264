"""The facts of the golden set as commands, in the words that the door understands."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import uuid5

from application import case, claim, consultation, referral_commands, training
from application.actor import COORDINATOR, COUNSELLOR, SYSTEM, TRAINER, Actor
from application.centre import OpenCentre
from application.curriculum import PublishCurriculum, TaughtModule
from application.journey import RecordDeparture, StateCost
from application.link import LinkAsSamePerson
from application.migrant import RegisterMigrant
from application.person_parts import Consent
from tests.golden_set.known import (
    CENTRES,
    CHANNELS,
    COUNTRIES,
    NAMES,
    PURPOSES,
    SERVICES,
    SEXES,
    STREAMS,
    TOPICS,
    centre_of,
    done,
    facts,
    named,
    occurred,
    trainees,
)

DESK = Actor(uuid5(NAMES, "desk"), frozenset({COUNSELLOR, TRAINER, COORDINATOR}), frozenset({"DYU", "KHR"}))
SETUP = Actor(uuid5(NAMES, "setup"), frozenset({SYSTEM}), frozenset())
BEGUN = datetime.fromisoformat("2025-11-30T09:00:00+05:00")

@dataclass(frozen=True)
class Told:
    """One command, when it was recorded, and the streams that it reads or writes."""

    command: Any
    recorded: datetime
    streams: frozenset[str]
    actor: Actor = DESK


@dataclass
class _Telling:
    """Turns one fact after the other into commands; `versions` of records as the next step names them."""

    versions: dict[str, int] = field(default_factory=dict)
    whose: dict[str, str] = field(default_factory=dict)

    def commands(self, fact: dict[str, Any]) -> Iterator[Told]:
        made: Callable[..., Iterator[Any]] = MADE[fact["type"]]
        recorded = datetime.fromisoformat(fact["recorded"])
        streams = frozenset(
            str(fact[name]) for name in STREAMS if name in fact
        )
        if "person" not in fact:
            streams |= {self.whose[name] for name in streams & self.whose.keys()}
        for command in made(self, fact):
            if isinstance(command, PublishCurriculum):
                yield Told(command, recorded, streams, SETUP)
            else:
                yield Told(command, recorded, streams)

    def _step(self, fact: dict[str, Any], kind: str) -> dict[str, Any]:
        name = fact["id"]
        self.versions[name] = self.versions.get(name, 0) + 1
        at = {"person_id": named(self._person(fact)), f"{kind}_id": named(name), "occurred_at": occurred(fact)}
        return at | ({"base_version": self.versions[name] - 1} if self.versions[name] > 1 else {})

    def _person(self, fact: dict[str, Any]) -> str:
        if "person" in fact:
            self.whose[fact.get("id", fact.get("course", ""))] = fact["person"]
            return str(fact["person"])
        return self.whose[fact.get("id", fact.get("consultation", ""))]

    def person_registered(self, fact: dict[str, Any]) -> Iterator[Any]:
        person, born = fact["person"], date.fromisoformat(fact["birth"]) if fact["birth"] else None
        birth = {"birth_date": born, "birth_year": born.year} if born else {}
        birth |= {"birth_precision": "EXACT" if born else "UNKNOWN"}
        minor = born is not None and born.year > 2008
        given = {"mode": "WRITTEN", "text_version": "1", "language": "tg", "given_by": "GUARDIAN" if minor else "SELF"}
        place = {"centre": centre_of(person), "country": "TJK", "region": CENTRES[centre_of(person)], "language": "tg"}
        yield RegisterMigrant(
            person_id=named(person), alias=person, sex=SEXES[fact["sex"]], occurred_at=occurred(fact),
            **birth, **place,
            guardian="Mother" if minor else "", consents=tuple(Consent(purpose=code, **given) for code in PURPOSES),
        )  # fmt: skip

    def consultation_recorded(self, fact: dict[str, Any]) -> Iterator[Any]:
        self.whose[fact["id"]], self.versions[fact["id"]] = fact["person"], 1
        topic = TOPICS[fact["topic"]]
        yield consultation.RecordConsultation(
            consultation_id=named(fact["id"]), person_id=named(fact["person"]), centre=fact["centre"],
            occurred_at=occurred(fact), channel=CHANNELS[fact["channel"]], topics=(topic,), main_topic=topic,
        )  # fmt: skip

    def consultation_voided(self, fact: dict[str, Any]) -> Iterator[Any]:
        record = {"consultation_id": named(fact["id"]), "person_id": named(self.whose[fact["id"]])}
        yield consultation.VoidConsultation(**record, base_version=self.versions[fact["id"]], reason="NEVER_HAPPENED")

    def feedback_given(self, fact: dict[str, Any]) -> Iterator[Any]:
        record = fact["consultation"]
        self.versions[record] += 1
        told = {"consultation_id": named(record), "person_id": named(self.whose[record])}
        yield consultation.GiveFeedback(**told, score=fact["score"], by_channel="PHONE_OUT")

    def case_opened(self, fact: dict[str, Any]) -> Iterator[Any]:
        yield case.OpenCase(**self._step(fact, "case"), topic="OTH")

    def case_closed(self, fact: dict[str, Any]) -> Iterator[Any]:
        yield case.CloseCase(**self._step(fact, "case"), outcomes=("NO_SOLUTION",))

    def case_reopened(self, fact: dict[str, Any]) -> Iterator[Any]:
        yield case.ReopenCase(**self._step(fact, "case"), reason="CLIENT_RETURNED")

    def referral_opened(self, fact: dict[str, Any]) -> Iterator[Any]:
        asked = {"service": SERVICES[fact["to"]], "channel": "PHONE", "agency": fact["to"]}
        step = self._step(fact, "referral")
        yield referral_commands.DraftReferral(**step, consultation_id=named(fact["from_consultation"]), **asked)
        yield referral_commands.SendReferral(**self._step(fact, "referral"))

    def referral_accepted(self, fact: dict[str, Any]) -> Iterator[Any]:
        yield referral_commands.AcceptReferral(**self._step(fact, "referral"))

    def referral_declined(self, fact: dict[str, Any]) -> Iterator[Any]:
        yield referral_commands.DeclineReferral(**self._step(fact, "referral"), by="PROVIDER", reason="NO_CAPACITY")

    def referral_service_received(self, fact: dict[str, Any]) -> Iterator[Any]:
        yield referral_commands.StartReferral(**self._step(fact, "referral"))

    def referral_resolved(self, fact: dict[str, Any]) -> Iterator[Any]:
        yield referral_commands.CompleteReferral(**self._step(fact, "referral"), result="SERVICE_RECEIVED")

    def wage_claim_opened(self, fact: dict[str, Any]) -> Iterator[Any]:
        owed = {"amount": Decimal(fact["amount"]), "currency": fact["currency"], "worked_in": "RUS"}
        yield claim.StateClaim(**self._step(fact, "claim"), centre=centre_of(fact["person"]), **owed)

    def wage_recovered(self, fact: dict[str, Any]) -> Iterator[Any]:
        yield claim.RecoverAmount(**self._step(fact, "claim"), amount=Decimal(fact["amount"]))

    def trainee_enrolled(self, fact: dict[str, Any]) -> Iterator[Any]:
        course, first = fact["course"], occurred(fact).date()
        if course not in self.versions:
            self.versions[course] = 1
            modules = (TaughtModule(code="ALL", minutes=60),)
            words = {"code": f"PDO-{course}", "revision": 1, "kind": "PDO", "title": course, "modules": modules}
            yield PublishCurriculum(curriculum_id=named(f"{course} course"), **words)
            days = {"starts_on": first, "ends_on": done(course).date(), "capacity": 20, "language": "tg"}
            room = {"session_id": named(course), "curriculum_id": named(f"{course} course")}
            yield training.ScheduleSession(**room, centre=centre_of(fact["person"]), **days)
        yield training.EnrolMigrant(session_id=named(course), person_id=named(fact["person"]))

    def trainee_completed(self, fact: dict[str, Any]) -> Iterator[Any]:
        """The results of a course are set together, with those of the first who completed it."""
        course = fact["course"]
        if self.versions[course] > 1:
            return
        self.versions[course] = 2
        passed = {each["person"] for each in facts() if each["type"] == fact["type"] and each["course"] == course}
        marks = tuple(
            training.PersonMark(person_id=named(who), mark="PRESENT" if who in passed else "ABSENT")
            for who in trainees(course)
        )
        sheet = (training.ModuleMarks(module="ALL", marks=marks),)
        yield training.MarkAttendance(session_id=named(course), occurred_at=occurred(fact), modules=sheet)
        yield training.SetResult(session_id=named(course), occurred_at=occurred(fact))

    def certificate_issued(self, fact: dict[str, Any]) -> Iterator[Any]:
        course, person = fact["course"], fact["person"]
        paper = training.NewCertificate(person_id=named(person), verify_code=f"{course}-{person}")
        yield training.IssueCertificate(session_id=named(course), certificates=(paper,))

    def departure_recorded(self, fact: dict[str, Any]) -> Iterator[Any]:
        there = {"country": COUNTRIES[fact["destination"]], "left_on": occurred(fact).date()}
        yield RecordDeparture(person_id=named(fact["person"]), **there)

    def recruitment_cost_surveyed(self, fact: dict[str, Any]) -> Iterator[Any]:
        cost = {"cost": Decimal(fact["cost"]), "cost_currency": fact["currency"]}
        wage = {"wage": Decimal(fact["monthly_income"]), "wage_currency": fact["currency"]}
        yield StateCost(person_id=named(fact["person"]), country="RUS", fee_paid="YES", **cost, **wage)

    def persons_merged(self, fact: dict[str, Any]) -> Iterator[Any]:
        both = {"person_id": named(fact["keep"]), "other_id": named(fact["drop"])}
        yield LinkAsSamePerson(**both, reason="The same passport")


# Type of a fact → how it is told.
MADE: Mapping[str, Callable[[_Telling, dict[str, Any]], Iterator[Any]]] = {
    "PersonRegistered": _Telling.person_registered,
    "ConsultationRecorded": _Telling.consultation_recorded,
    "ConsultationVoided": _Telling.consultation_voided,
    "FeedbackGiven": _Telling.feedback_given,
    "CaseOpened": _Telling.case_opened,
    "CaseClosed": _Telling.case_closed,
    "CaseReopened": _Telling.case_reopened,
    "ReferralOpened": _Telling.referral_opened,
    "ReferralAccepted": _Telling.referral_accepted,
    "ReferralDeclined": _Telling.referral_declined,
    "ReferralServiceReceived": _Telling.referral_service_received,
    "ReferralResolved": _Telling.referral_resolved,
    "WageClaimOpened": _Telling.wage_claim_opened,
    "WageRecovered": _Telling.wage_recovered,
    "TraineeEnrolled": _Telling.trainee_enrolled,
    "TraineeCompleted": _Telling.trainee_completed,
    "CertificateIssued": _Telling.certificate_issued,
    "DepartureRecorded": _Telling.departure_recorded,
    "RecruitmentCostSurveyed": _Telling.recruitment_cost_surveyed,
    "PersonsMerged": _Telling.persons_merged,
}


def told() -> list[Told]:
    """Two centres are opened, then the 87 facts in the order in which they were recorded."""
    telling = _Telling()
    opened = [
        OpenCentre(code=code, name=code, country="TJK", region=region, zone="Asia/Dushanbe", prefix=code)
        for code, region in CENTRES.items()
    ]
    first = [Told(command, BEGUN, frozenset({command.code}), SETUP) for command in opened]
    return [*first, *(each for fact in facts() for each in telling.commands(fact))]


def interleaved(seed: int) -> list[Told]:
    """The same commands in another order: streams keep their own, what was recorded earlier stays earlier."""
    rng = random.Random(seed)
    left, found = list(told()), []
    while left:
        now = [each for each in left if each.recorded == min(one.recorded for one in left)]
        free = [
            each for at, each in enumerate(now) if not any(each.streams & before.streams for before in now[:at])
        ]
        # Two of one fact have the same streams: the first of them is free before the second.
        chosen = rng.choice(free)
        left.remove(chosen)
        found.append(chosen)
    return found
