"""Steps about what a consultation brings with it: further persons and answers, ban checks, claims, feedback."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application.ban_check import AnswerBanCheck, AskBanCheck, GiveUpBanCheck
from application.ban_checks import ListBanChecks
from application.consultation import CorrectConsultation, GiveFeedback, VoidConsultation
from application.consultation_parts import Answers, AskedBan
from application.consultations import ConsultationList
from application.heads import Band
from application.people import PersonHeader
from tests.facts.register import DESK, a_record, at
from tests.steps.figures import NOBODY, WHERE, Tale, seen

SECRET = "Amina told something"


@dataclass
class Beside:
    """The check and the claim spoken of, with their versions."""

    check: UUID | None = None
    claim: UUID | None = None
    version: int = 1
    of: dict[str, Any] = field(default_factory=dict)


@pytest.fixture
def beside() -> Beside:
    return Beside()


# Further persons.


@given(parsers.re(rf"(?P<first>\w+) and (?P<second>\w+) are advised {WHERE} about (?P<topic>[A-Z-]+)"))
@when(parsers.re(rf"(?P<first>\w+) and (?P<second>\w+) are advised {WHERE} about (?P<topic>[A-Z-]+)"))
def together(tale: Tale, first: str, second: str, centre: str, moment: str, topic: str) -> None:
    with_her = (tale.people[second],)
    tale.advise(first, centre, moment, [topic], companions=with_her, advice=SECRET)


@when("the consultation is corrected to Amina alone")
def alone(tale: Tale) -> None:
    stream = len(seen(tale).history)
    tale.version = stream
    tale.correct("KJD")


@when("the consultation with both is declared void")
def both_void(tale: Tale) -> None:
    named = {"consultation_id": tale.last, "person_id": tale.of}
    tale.give(VoidConsultation(**named, base_version=len(seen(tale).history), reason="NEVER_HAPPENED"))


@then("what was said to Amina does not stand in the file of Zarina")
def nothing_said(tale: Tale) -> None:
    ask = tale.register.house.system.ask
    rows = {
        name: ask(ConsultationList(person_id=tale.people[name]), DESK, route="test")
        for name in ("Amina", "Zarina")
    }
    assert [row.advice for row in rows["Amina"]] == [SECRET]
    assert [row.advice for row in rows["Zarina"]] == [""]


MEN = r"(?P<men>\d+) men without names(?:, (?P<aged>\d+) of them aged (?P<band>\w+),)?"


@when(parsers.re(rf"{MEN} are advised {WHERE} about (?P<topic>[A-Z-]+)"))
def heads(
    tale: Tale, men: str, aged: str | None, band: str | None, centre: str, moment: str, topic: str
) -> None:
    bands = (Band(band=band, number=int(aged or 0)),) if band else ()
    answers = Answers(men=int(men), age_bands=bands)
    tale.advise(NOBODY, centre, moment, [topic], channel="EMPLOYER_SITE", answers=answers)


@then(parsers.parse("the consultation shows {number:d} heads"))
def shows_heads(tale: Tale, number: int) -> None:
    answers = seen(tale).answers
    assert answers["men"] + answers["women"] + answers["heads_unknown"] == number


# Further answers.

PAID = r"and paid (?P<fee>\d+) (?P<currency>TJS|of nobody knows what) to an agency"


def paid(fee: str, currency: str) -> Answers:
    return Answers(
        agency="Some agency", fee=Decimal(fee), fee_currency=currency if len(currency) == 3 else None
    )


@given(parsers.re(rf"(?P<name>\w+) is advised {WHERE} about EMP-FEE, {PAID}"))
@when(parsers.re(rf"(?P<name>\w+) is advised {WHERE} about EMP-FEE, {PAID}"))
def paid_a_fee(tale: Tale, name: str, centre: str, moment: str, fee: str, currency: str) -> None:
    tale.advise(name, centre, moment, ["EMP-FEE"], answers=paid(fee, currency))


@when(parsers.parse("the fee is corrected to {fee} TJS"))
def fee_corrected(tale: Tale, fee: str) -> None:
    named = {"consultation_id": tale.last, "person_id": tale.of, "centre": "KJD", "base_version": 2}
    record = a_record(topics=("EMP-FEE",), main_topic="EMP-FEE") | {"answers": paid(fee, "TJS")}
    when_ = {"reason": "TYPING_ERROR", "occurred_at": at("2026-03-03 10:00")}
    tale.give(CorrectConsultation(**named, **when_, **record))


@then(parsers.parse("the fee was first written down as {before} and stands as {now}"))
def fee_stood(tale: Tale, before: str, now: str) -> None:
    view = seen(tale)
    taken = [each for each in view.history if each.topic == "consultation.DetailsTaken"]
    assert (Decimal(taken[0].summary["fee"]), Decimal(view.answers["fee"])) == (Decimal(before), Decimal(now))


@given(parsers.parse("{name} gives the feedback {score:d} by {channel}"))
@when(parsers.parse("{name} gives the feedback {score:d} by {channel}"))
def feedback(tale: Tale, name: str, score: int, channel: str) -> None:
    named = {"consultation_id": tale.last, "person_id": tale.people[name]}
    tale.give(GiveFeedback(**named, score=score, by_channel=channel, comment="good"))


# Bans.


@given(parsers.parse("{name}, born {year:d}, registered at {centre} on the way to {country}"))
def leaving(tale: Tale, name: str, year: int, centre: str, country: str) -> None:
    stage = {"stage": "PRE", "destination": country, "sex": "MALE", "birth_year": year}
    tale.people[name] = tale.register.person(centre=centre, **stage)


@when(
    parsers.re(
        rf"(?P<name>\w+) is advised {WHERE} about DOC-BAN; "
        r"the check for (?P<leaves>[\d-]+) says banned until (?P<until>[\d-]+)"
    )
)
def found_banned(tale: Tale, name: str, centre: str, moment: str, leaves: str, until: str) -> None:
    told = {"result": "BANNED", "banned_until": date.fromisoformat(until), "authority": "Border service"}
    check = AskedBan(check_id=uuid7(), entry_to="RUS", leaves_on=date.fromisoformat(leaves), **told)
    later = {"follow_up_on": date(2026, 6, 8), "answers": Answers(task_kind="APPEAL", task_topic="LEG")}
    tale.advise(name, centre, moment, ["DOC-BAN"], ban_check=check, **later)


@then(
    parsers.parse(
        "the consultation shows the document problem {problem} until {until} and the outcome {outcome}"
    )
)
def shows_ban(tale: Tale, problem: str, until: str, outcome: str) -> None:
    record = seen(tale).record
    assert (record.document_problems, record.ban_until) == ((problem,), date.fromisoformat(until))
    assert record.outcome == outcome


@then(parsers.parse("a task {kind} for {topic} is to be done by {day}"))
def task_is_due(tale: Tale, kind: str, topic: str, day: str) -> None:
    view = seen(tale)
    assert (view.answers["task_kind"], view.answers["task_topic"]) == (kind, topic)
    assert view.record.follow_up_on == date.fromisoformat(day)


@then(parsers.parse("{name} is still in the stage {stage}"))
def stage_stays(tale: Tale, name: str, stage: str) -> None:
    header = tale.register.house.system.ask(PersonHeader(person_id=tale.people[name]), DESK, route="test")
    assert header.stage == stage


@given(parsers.parse("a check is asked for {name}, who leaves on {day}"))
@when(parsers.parse("a check is asked for {name}, who leaves on {day}"))
def asked(tale: Tale, beside: Beside, name: str, day: str) -> None:
    beside.check, beside.of = uuid7(), {"person_id": tale.people[name]}
    when_ = {"entry_to": "RUS", "leaves_on": date.fromisoformat(day), "centre": "KJD"}
    tale.give(AskBanCheck(check_id=beside.check, **beside.of, **when_))


@given(parsers.re(r"the check is answered with (?P<result>[A-Z_]+)(?: until (?P<until>[\d-]+))?"))
@when(parsers.re(r"the check is answered with (?P<result>[A-Z_]+)(?: until (?P<until>[\d-]+))?"))
def answered(tale: Tale, beside: Beside, result: str, until: str | None) -> None:
    said = {"result": result, "banned_until": date.fromisoformat(until) if until else None}
    tale.give(AnswerBanCheck(check_id=beside.check, **beside.of, base_version=beside.version, **said))
    beside.version += 1


@when("nobody waits for the check any longer")
def given_up(tale: Tale, beside: Beside) -> None:
    tale.give(GiveUpBanCheck(check_id=beside.check, **beside.of, base_version=1))


@then(
    parsers.re(r"the list of checks shows (?P<name>\w+) as NOT_ANSWERED and (?P<waiting>waiting|not waiting)")
)
def listed_as(tale: Tale, name: str, waiting: str) -> None:
    show = "waiting" if waiting == "waiting" else "not_answered"
    rows = tale.register.house.system.ask(ListBanChecks(show=show), DESK, route="test").rows
    told = [(row.person_id, row.result, row.waiting) for row in rows]
    assert told == [(tale.people[name], "NOT_ANSWERED", waiting == "waiting")]


@then(parsers.re(r"T17 of (?P<period>[\w-]+) counts (?P<told>(?:\d+ [A-Z_]+(?:, )?)+)"))
def results(tale: Tale, period: str, told: str) -> None:
    table = tale.register.report("T17", period).table("result_centre")
    wanted = {code: int(number) for number, code in (pair.split() for pair in told.split(", "))}
    assert {code: table.value(code) for code in wanted} == wanted


@then(parsers.parse("T17 of {period} counts {number:d} banned person warned before leaving"))
def warned(tale: Tale, period: str, number: int) -> None:
    assert tale.register.report("T17", period).table("centre_warned").value("_T", "warned") == number
