"""Steps about consultations and what reports count of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from adapters.wiring import House
from application.consultation import CloseFollowUp, CorrectConsultation, RecordConsultation, VoidConsultation
from application.consultations import ConsultationById, ConsultationList, ConsultationView
from application.migrant import EraseMigrant, RequestErasure, WithdrawConsent
from application.verdict import Verdict
from tests.facts.register import DESK, Register, a_record, at
from tests.simulation.staff import PROTECTOR

NOBODY = "somebody without a name"


@dataclass
class Tale:
    """What has happened so far; `last` is the consultation spoken of, with its person and version."""

    register: Register
    people: dict[str, UUID | None] = field(default_factory=lambda: {NOBODY: None})
    last: UUID | None = None
    of: UUID | None = None
    version: int = 1
    verdict: Verdict | None = None

    def give(self, command: Any, actor: Any = DESK) -> None:
        self.verdict = self.register.give(command, actor)

    def advise(self, name: str, centre: str, when: str, topics: list[str], **details: Any) -> None:
        self.last, self.of, self.version = uuid7(), self.people[name], 1
        named = {"consultation_id": self.last, "person_id": self.of, "centre": centre, "occurred_at": at(when)}
        asked = {"topics": tuple(topics), "main_topic": topics[0] if topics else "OTH"}
        self.give(RecordConsultation(**named, **{**a_record(**asked), **details}))

    def correct(self, centre: str, **details: Any) -> None:
        named = {"consultation_id": self.last, "person_id": self.of, "centre": centre}
        named |= {"base_version": self.version, "reason": "TYPING_ERROR", "occurred_at": at("2026-03-03 10:00")}
        self.give(CorrectConsultation(**{**named, **a_record(**details)}))


@pytest.fixture
def tale(house: House) -> Tale:
    return Tale(Register(house).open())


def listed(text: str) -> list[str]:
    return [code.strip() for code in text.split(",")]


@given(parsers.re(r"it is (?P<moment>[\d-]+ [\d:]+) in Dushanbe"))
def it_is(tale: Tale, moment: str) -> None:
    tale.register.now = at(moment)


@given(parsers.parse("{name}, registered at {centre} with consent to statistics"))
def registered(tale: Tale, name: str, centre: str) -> None:
    tale.people[name] = tale.register.person(centre=centre)


WHERE = r"at (?P<centre>\w+)(?: by (?P<channel>\w+))? on (?P<moment>[\d-]+ [\d:]+)"
ADVISED = rf"(?P<name>.+) (?:is|was) advised {WHERE} about "
TOPICS = r"(?P<topics>[A-Z0-9_.-]+(?:, [A-Z0-9_.-]+)*)"


@given(parsers.re(ADVISED + TOPICS))
@when(parsers.re(ADVISED + TOPICS))
def advised(tale: Tale, name: str, centre: str, channel: str | None, moment: str, topics: str) -> None:
    tale.advise(name, centre, moment, listed(topics), channel=channel or "OFFICE")


@when(parsers.re(ADVISED + "nothing"))
def advised_about_nothing(tale: Tale, name: str, centre: str, moment: str) -> None:
    tale.advise(name, centre, moment, [])


@when(parsers.re(ADVISED + r"(?P<topic>[A-Z-]+), mainly (?P<main>[A-Z-]+)"))
def advised_mainly(tale: Tale, name: str, centre: str, moment: str, topic: str, main: str) -> None:
    tale.advise(name, centre, moment, [topic], main_topic=main)


@given(parsers.re(ADVISED + r"(?P<topic>[A-Z-]+), to come back on (?P<day>[\d-]+)"))
def advised_to_come_back(tale: Tale, name: str, centre: str, moment: str, topic: str, day: str) -> None:
    tale.advise(name, centre, moment, [topic], follow_up_on=date.fromisoformat(day))


MANY = r"(?P<number>\d+) (?:more )?contacts? of (?P<centre>\w+)(?: and 1 contact of (?P<other>\w+))? in 2026-03"


@given(parsers.re(MANY))
def contacts(tale: Tale, number: str, centre: str, other: str | None) -> None:
    for at_centre in [*([other] if other else []), *[centre] * int(number)]:
        tale.advise(NOBODY, at_centre, "2026-03-03 10:00", ["DOC-PASS"])


@given(parsers.parse("a contact of KHT is corrected to {centre}"))
def moved(tale: Tale, centre: str) -> None:
    tale.correct(centre)


CORRECTED = parsers.re(
    r"the consultation is corrected to (?P<centre>\w+), (?P<channel>\w+), on 2026-03-03 10:00 about DOC-PASS"
)


@given(CORRECTED)
@when(CORRECTED)
def corrected(tale: Tale, centre: str, channel: str) -> None:
    tale.correct(centre, channel=channel)


@when("somebody who has not seen that corrects the consultation")
def corrected_blindly(tale: Tale) -> None:
    tale.correct("KJD")


@when(parsers.parse("the consultation is corrected as one of {name}"))
def corrected_as_of(tale: Tale, name: str) -> None:
    tale.of = tale.people[name]
    tale.correct("KJD")


@given("the consultation is voided")
def voided(tale: Tale) -> None:
    tale.give(
        VoidConsultation(consultation_id=tale.last, person_id=tale.of, base_version=tale.version, reason="DUPLICATE")
    )
    tale.version += 1


@given(parsers.parse("{name} withdraws the consent to {purpose}"))
def withdraws(tale: Tale, name: str, purpose: str) -> None:
    tale.register.do(WithdrawConsent(person_id=tale.people[name], purpose=purpose))


@given(parsers.re(r"(?P<name>\w+) (?:is|was) erased"))
def erased(tale: Tale, name: str) -> None:
    tale.register.do(RequestErasure(person_id=tale.people[name], ground="CLIENT_REQUEST"))
    tale.register.do(EraseMigrant(person_id=tale.people[name]), PROTECTOR)


@when(parsers.re(r"the follow-up is closed as (?P<outcome>\w+)(?:, to come back on (?P<day>[\d-]+))?"))
def closed(tale: Tale, outcome: str, day: str | None) -> None:
    next_on = date.fromisoformat(day) if day else None
    tale.give(CloseFollowUp(consultation_id=tale.last, person_id=tale.of, outcome=outcome, next_on=next_on))


@then("the record is taken")
def accepted(tale: Tale) -> None:
    assert tale.verdict is not None
    assert tale.verdict.accepted, tale.verdict


@then(parsers.parse('the record is refused with "{code}"'))
def refused(tale: Tale, code: str) -> None:
    assert tale.verdict is not None
    assert tale.verdict.code == code


def seen(tale: Tale) -> ConsultationView:
    found: ConsultationView = tale.register.house.system.ask(
        ConsultationById(consultation_id=tale.last), DESK, route="test"
    )
    return found


@then(parsers.re(r"the file of (?P<name>\w+) shows (?P<number>\d+) consultations?"))
def shows(tale: Tale, name: str, number: str) -> None:
    question = ConsultationList(person_id=tale.people[name])
    assert len(tale.register.house.system.ask(question, DESK, route="test")) == int(number)


@then(parsers.parse("the history of the consultation reads {topics}"))
def reads(tale: Tale, topics: str) -> None:
    assert [entry.topic for entry in seen(tale).history] == [f"consultation.{name}" for name in listed(topics)]


@then(parsers.parse("the consultation was first recorded as {before} and stands as {now}"))
def stood(tale: Tale, before: str, now: str) -> None:
    view = seen(tale)
    assert (view.history[0].summary["channel"], view.record.channel, view.record.corrected) == (before, now, True)


@then("no follow-up is open")
def none_open(tale: Tale) -> None:
    assert seen(tale).record.follow_up_on is None


@then(parsers.parse("a follow-up is open on {day}"))
def open_on(tale: Tale, day: str) -> None:
    assert seen(tale).record.follow_up_on == date.fromisoformat(day)


COUNTED = r"(?P<code>T\d+) of (?P<period>[\w-]+)(?: as known at (?P<moment>[\d-]+ [\d:]+))? counts (?P<number>\d+) "


@then(parsers.re(COUNTED + r"contacts?(?: of (?P<centre>\w+))?"))
def counts_contacts(tale: Tale, period: str, moment: str | None, number: str, centre: str | None) -> None:
    as_of = at(moment) if moment else None
    assert tale.register.contacts(centre or "_T", period=period, as_of=as_of) == int(number)


@then(parsers.re(COUNTED + r"persons?(?: aged (?P<band>\w+) of sex (?P<sex>\w+))?"))
def counts_persons(
    tale: Tale, period: str, moment: str | None, number: str, band: str | None, sex: str | None
) -> None:
    as_of = at(moment) if moment else None
    assert tale.register.persons(band or "_T", sex or "_T", period=period, as_of=as_of) == int(number)


@then(parsers.re(COUNTED + r"topics? (?P<topic>[\w-]+)"))
def counts_topics(tale: Tale, period: str, moment: str | None, number: str, topic: str) -> None:
    as_of = at(moment) if moment else None
    assert tale.register.topics(topic, period=period, as_of=as_of) == int(number)


@then(parsers.re(r"(?P<number>\d+) persons? of T2 of (?P<period>[\w-]+) visited more than one centre"))
def several_centres(tale: Tale, number: str, period: str) -> None:
    notes = tale.register.report("T2", period).table("centre_sex").notes
    assert {note.code: dict(note.params) for note in notes}["several_centres"] == {"number": int(number)}
