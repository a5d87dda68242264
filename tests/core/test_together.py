"""Several commands that share a turn: each is answered, kept and projected as if it had come alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine

from adapters.ledger.unit import LedgerUnit
from application.actor import Actor
from application.dispatch import Order
from application.migrant import AssignMigrant, ChangeMigrantContact
from application.ports import Collision, Unavailable
from application.verdict import FORBIDDEN, REJECTED, Verdict
from application.wire import Malformed
from tests.core.test_dispatch import SECRET
from tests.faults.test_views import broken, raises
from tests.simulation.asking import a_consultation, a_registration
from tests.simulation.ground import Ground
from tests.simulation.staff import COUNSELLORS, an_id

DESK = COUNSELLORS["KJD"]


def order(command: Any, actor: Actor = DESK, command_id: UUID | None = None) -> Order:
    return Order(command, actor, command_id or an_id())


def given(ground: Ground, orders: list[Order]) -> list[Verdict]:
    """All of them, in as many turns as it takes."""
    verdicts: list[Verdict] = []
    while len(verdicts) < len(orders):
        verdicts += ground.dispatch.dispatch_some(orders[len(verdicts) :])
    return verdicts


def kept(ground: Ground) -> tuple[int, int, int]:
    return ground.count("ledger"), ground.count("inbox"), ground.count("rm_consultations")


def test_later_commands_see_what_earlier_ones_wrote(ground: Ground) -> None:
    person = a_registration()
    again = a_registration(person.person_id)
    moved = [
        ChangeMigrantContact(person_id=person.person_id, base_version=version, country="TJK", region="TJ-SU")
        for version in (1 + len(person.consents), 2 + len(person.consents), 99)
    ]
    commands = [person, again, a_consultation(person.person_id), *moved]
    verdicts = given(ground, [order(command) for command in commands])
    codes = [None, "migrant.registered_already", None, None, None, "record.changed_meanwhile"]
    assert [v.code for v in verdicts] == codes
    assert ground.version(person.person_id) == 3 + len(person.consents)
    assert ground.differences() == []


def test_each_has_an_instant_of_its_own_in_order(ground: Ground) -> None:
    verdicts = given(ground, [order(a_registration()) for _ in range(5)])
    instants = [verdict.recorded for verdict in verdicts]
    assert None not in instants
    assert instants == sorted(set(instants))


def test_what_is_refused_leaves_its_verdict_and_nothing_else(ground: Ground) -> None:
    person = a_registration()
    stranger = order(AssignMigrant(person_id=person.person_id), COUNSELLORS["DYU"])
    unsaid = order(a_registration(consents=()))
    later = order(a_consultation(person.person_id, occurred_at=datetime.now(UTC) + timedelta(hours=2)))
    orders = [order(person), stranger, unsaid, later, order(a_consultation(person.person_id))]
    verdicts = given(ground, orders)
    assert [v.status for v in verdicts] == ["accepted", FORBIDDEN, REJECTED, REJECTED, "accepted"]
    assert (ground.version(person.person_id), ground.count("rm_consultations")) == (1 + len(person.consents), 1)
    assert [ground.give(o.command, o.actor, o.command_id) for o in orders] == verdicts
    assert ground.differences() == []


def test_sent_again_they_change_nothing(ground: Ground) -> None:
    orders = [order(a_registration()) for _ in range(3)]
    verdicts = given(ground, orders)
    before = kept(ground)
    other = Order(a_registration(), DESK, orders[0].command_id)
    curious = Order(orders[1].command, COUNSELLORS["DYU"], orders[1].command_id)
    again = given(ground, [*orders, other, curious])
    assert again[:3] == verdicts
    assert [v.code for v in again[3:]] == ["command.other_body", "command.not_yours"]
    assert kept(ground) == before


def test_one_command_twice_in_a_turn_is_made_once(ground: Ground) -> None:
    one = order(a_registration())
    first, second = given(ground, [one, one])
    assert first == second
    assert ground.version(one.command.person_id) == 1 + len(one.command.consents)


def test_nobody_waits_longer_than_a_turn_bears(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("application.dispatch.PATIENCE", -1.0)
    orders = [order(a_registration()) for _ in range(3)]
    assert len(ground.dispatch.dispatch_some(orders)) == 1
    assert [v.status for v in given(ground, orders)] == ["accepted"] * 3


def test_a_view_that_cannot_take_one_of_them_stands_alone(ground: Ground) -> None:
    person = a_registration()
    assert ground.give(person, DESK).accepted
    broken(ground, "timeline", "consultation.Held", raises)
    verdicts = given(ground, [order(a_registration()), order(a_consultation(person.person_id))])
    assert all(verdict.accepted for verdict in verdicts)
    assert {row[0] for row in ground.rows("SELECT view FROM view_faults")} == {"timeline"}
    assert ground.count("rm_consultations") == 1


def test_a_collision_is_settled_one_by_one(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    finish, refusals = LedgerUnit.finish, iter([True])

    def once_taken(self: LedgerUnit) -> None:
        if next(refusals, False):
            raise Collision
        finish(self)

    monkeypatch.setattr(LedgerUnit, "finish", once_taken)
    verdicts = given(ground, [order(a_registration()) for _ in range(3)])
    assert [v.status for v in verdicts] == ["accepted"] * 3
    assert ground.count("rm_people") == 3


def test_a_failed_commit_leaves_nothing_of_any(ground: Ground, monkeypatch: pytest.MonkeyPatch) -> None:
    before = kept(ground)

    def gone(*_: object) -> None:
        raise OSError("the disk went away")

    monkeypatch.setattr(LedgerUnit, "finish", gone)
    with pytest.raises(Unavailable):
        ground.dispatch.dispatch_some([order(a_registration()) for _ in range(3)])
    assert kept(ground) == before


def test_a_body_that_is_no_command_stops_all_before_the_first(ground: Ground) -> None:
    before = kept(ground)
    with pytest.raises(Malformed):
        ground.dispatch.dispatch_some([order(a_registration()), order(a_registration(sex="ROBOT"))])
    assert kept(ground) == before


def test_stated_instants_are_kept_in_order(ground: Ground) -> None:
    newest = datetime.now(UTC) + timedelta(hours=1)
    orders = [Order(a_registration(), DESK, an_id(), recorded=newest + timedelta(minutes=at)) for at in range(3)]
    with time_machine.travel(newest + timedelta(hours=1)):
        assert [v.recorded for v in given(ground, orders)] == [o.recorded for o in orders]


def test_nothing_of_their_bodies_is_readable_in_the_inbox(ground: Ground) -> None:
    given(ground, [order(a_registration(family_name=SECRET)) for _ in range(2)])
    assert SECRET.encode() not in b"|".join(str(row).encode() for row in ground.rows("SELECT * FROM inbox"))
