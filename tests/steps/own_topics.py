"""Steps about topics that a centre adds: added, withdrawn, recorded, found and counted."""

from __future__ import annotations

from typing import Any

from pytest_bdd import given, parsers, then, when

from application.lists import ListConsultations, Wanted
from application.own_topic import AddTopic, TopicWords, WithdrawTopic
from domain.codes import counted_as
from tests.facts.register import DESK, MANAGER_OF_KHUJAND
from tests.steps.figures import Tale, listed, seen


@given(parsers.parse('KJD adds the topic "{text}" below {below}, which becomes {code}'))
def added(tale: Tale, text: str, below: str, code: str) -> None:
    words = (TopicWords(language="tg", text=text),)
    verdict = tale.register.do(AddTopic(centre="KJD", below=below, words=words), MANAGER_OF_KHUJAND)
    assert verdict.result == {"topic": code}


@when(parsers.parse("KJD withdraws {code}"))
def withdrawn(tale: Tale, code: str) -> None:
    tale.register.do(WithdrawTopic(centre="KJD", topic=code), MANAGER_OF_KHUJAND)


@when(parsers.re(r"the consultation is corrected to (?P<channel>\w+) about (?P<code>[\w.-]+)$"))
def corrected(tale: Tale, channel: str, code: str) -> None:
    tale.correct("KJD", channel=channel, topics=(code,), main_topic=code)
    assert tale.verdict is not None
    assert tale.verdict.accepted, tale.verdict


@then(parsers.parse("the consultation is about {codes}"))
def stands(tale: Tale, codes: str) -> None:
    assert list(seen(tale).record.topics) == listed(codes)


@then(parsers.parse("T3 of {period} has no line of the centre's own"))
def no_own_line(tale: Tale, period: str) -> None:
    table = tale.register.report("T3", period).table("topic_centre")
    assert [row.code for row in table.rows if counted_as(row.code) != row.code] == []


@then(parsers.re(r"the list of consultations about (?P<code>[\w.-]+) has (?P<number>\d+) lines?"))
def lists(tale: Tale, code: str, number: str) -> None:
    question = ListConsultations(
        area="consultations", wanted=Wanted(topic=code), columns=("occurred_on", "topics")
    )
    found: Any = tale.register.house.system.ask(question, DESK, route="test")
    assert len(found.rows) == int(number)
