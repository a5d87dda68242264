"""Steps about somebody of another organisation who has an account."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from pytest_bdd import given, parsers, then, when
from sqlalchemy import select
from uuid_utils.compat import uuid7

from adapters.access.tables import READS
from application import referral as commands
from application.actor import PARTNER, Actor
from application.answering import OVER, PartnerPage
from application.asking import Absent
from application.partner import AnswerAsOrganisation
from application.partners import PartnerOne, PartnerQueue, QueueItem
from application.provider import ChangeProvider
from application.referrals import OneReferral
from tests.steps.office import Office
from tests.steps.referrals import row_of, step


@given(parsers.parse('{name:w} has an account and answers for "{entry}"'))
def bound(office: Office, entries: dict[str, UUID], name: str, entry: str) -> None:
    office.staff[name] = Actor(uuid7(), frozenset({PARTNER}), frozenset())
    office.staff[name] = replace(office.staff[name], providers=frozenset({entries[entry]}))


@when(parsers.parse('a referral "{name}" of Zarina is sent to the entry "{entry}" on day {day:d}'))
@given(parsers.parse('a referral "{name}" of Zarina is sent to the entry "{entry}" on day {day:d}'))
def sent_to_entry(
    office: Office, entries: dict[str, UUID], referrals: dict[str, UUID], name: str, entry: str, day: int
) -> None:
    referrals[name] = uuid7()
    ids = {"person_id": office.people["Zarina"], "referral_id": referrals[name], "provider_id": entries[entry]}
    said = {"service": "LEGAL", "channel": "SYSTEM", "agency": "-", "reason": "Alimony", "shared": ("NAME",)}
    office.accept(commands.DraftReferral(**ids, **said), day=day)
    assert step(office, commands.SendReferral, referrals[name], day).accepted


@when(parsers.parse("{name:w} reads the queue on day {day:d}"))
def reads_queue(office: Office, name: str, day: int) -> None:
    office.shown = office.ask(PartnerQueue(), name, day=day)


@when(parsers.parse('{name:w} tries to answer "{referral}" with {answer} on day {day:d}'))
@when(parsers.parse('{name:w} answers "{referral}" with {answer} on day {day:d}'))
def answers(office: Office, referrals: dict[str, UUID], name: str, referral: str, answer: str, day: int) -> None:
    row = row_of(office, referrals[referral])
    ids: dict[str, Any] = {"person_id": row.person_id, "referral_id": row.referral_id, "base_version": row.version}
    office.send(AnswerAsOrganisation(**ids, answer=answer, result="SERVICE_RECEIVED"), name, day=day)


@then(parsers.parse("1 referral waits and it names Zarina"))
def one_waits(office: Office) -> None:
    assert [(row.name, row.service) for row in office.shown.rows] == [("Zarina", "LEGAL")]
    assert office.shown.counts == {"waiting": 1, "under_way": 0, "over": 0, "withdrawn": 0}


@then("nothing waits and 1 referral is withdrawn")
def one_withdrawn(office: Office) -> None:
    assert (office.shown.rows, office.shown.counts["withdrawn"]) == ((), 1)


@then(parsers.parse('for {name:w} there is no referral "{referral}"'))
def no_referral(office: Office, referrals: dict[str, UUID], name: str, referral: str) -> None:
    with pytest.raises(Absent):
        office.ask(PartnerOne(referral_id=referrals[referral]), name)


def seen(office: Office, referrals: dict[str, UUID], name: str, referral: str) -> PartnerPage:
    item: QueueItem = office.ask(PartnerOne(referral_id=referrals[referral]), name)
    return item.page


@then(parsers.parse('{name:w} sees "{referral}" as over, without a name'))
def sees_over(office: Office, referrals: dict[str, UUID], name: str, referral: str) -> None:
    assert seen(office, referrals, name, referral) == PartnerPage(OVER, "COMPLETED", "LEGAL")


@then(parsers.parse('{name:w} sees "{referral}" as withdrawn and nothing else'))
def sees_withdrawn(office: Office, referrals: dict[str, UUID], name: str, referral: str) -> None:
    assert seen(office, referrals, name, referral) == PartnerPage("withdrawn")


@then(parsers.parse('the access log holds the look of {name:w} under "{action}"'))
def logged(office: Office, name: str, action: str) -> None:
    with office.house.engines["access"].begin() as connection:
        rows = connection.execute(select(READS).where(READS.c.actor_id == office.staff[name].account_id)).all()
    assert [(row.person_id, row.action) for row in rows] == [(office.people["Zarina"], action)]


@given(parsers.parse('"{name}" is renamed to "{new}" on day {day:d}'))
def renamed(office: Office, entries: dict[str, UUID], name: str, new: str, day: int) -> None:
    said = {"name": new, "kind": "NGO", "services": ("LEGAL",), "regions": ("TJ-KT",)}
    office.accept(ChangeProvider(provider_id=entries[name], base_version=1, **said), "Daler", day=day)


@then(parsers.parse('it was agreed to share with whom "{name}" is for'))
def agreed_with(office: Office, referrals: dict[str, UUID], name: str) -> None:
    question = OneReferral(referral_id=referrals[name], person_id=office.people["Zarina"])
    assert office.ask(question).named
