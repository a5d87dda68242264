"""Who looked at which file, and erasures that wait: what those who watch over personal data see."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select
from uuid_utils.compat import uuid7

from adapters.access.tables import READS
from application.actor import Actor
from application.asking import Absent, Forbidden
from application.migrant import EraseMigrant, RequestErasure
from application.people import PersonFile, SearchPeople
from application.ports import Unavailable
from application.protection import PAGE, AccessEntries, FileReaders, OpenErasures
from tests.access.network import Network
from tests.access.people import register


@pytest.fixture
def gulnora(network: Network) -> Actor:
    return network.actor(network.hire("gulnora", "COUNSELLOR", centres=("KJD",), name="Gulnora"))


@pytest.fixture
def officer(network: Network) -> Actor:
    return network.actor(network.hire("officer", "PROTECTION", name="Farrukh"))


@pytest.fixture
def amina(network: Network, gulnora: Actor) -> UUID:
    return register(network, gulnora)[0]



def test_a_look_at_a_file_is_written_down_with_who_as_what_where_and_when(
    network: Network, gulnora: Actor, officer: Actor, amina: UUID
) -> None:
    with time_machine.travel(datetime(2030, 3, 2, 9, 5, tzinfo=UTC), tick=False):
        network.house.system.ask(PersonFile(person_id=amina), gulnora, route="people.file", purpose="follow-up")
    entry = network.house.system.ask(AccessEntries(), officer, route="test").entries[0]
    assert (entry.account, entry.roles, entry.centre, entry.person_id) == ("Gulnora", ("COUNSELLOR",), "KJD", amina)
    assert (entry.action, entry.purpose, entry.at) == (
        "people.file",
        "follow-up",
        datetime(2030, 3, 2, 9, 5, tzinfo=UTC),
    )
    assert entry.number.startswith("KJD-")


def test_a_request_that_shows_many_is_one_request_with_a_row_for_each(network: Network, gulnora: Actor) -> None:
    people = {register(network, gulnora)[0] for _ in range(3)}
    network.house.system.ask(SearchPeople(text="Amina"), gulnora, route="people.search")
    with network.house.engines["access"].connect() as connection:
        rows = connection.execute(select(READS.c.person_id, READS.c.request_id)).all()
    assert {row.person_id for row in rows} == people
    assert len({row.request_id for row in rows}) == 1


def test_what_cannot_be_written_down_is_not_shown(network: Network, gulnora: Actor, amina: UUID) -> None:
    with network.house.engines["access"].begin() as connection:
        connection.exec_driver_sql("ALTER TABLE access_log RENAME TO elsewhere")
    with pytest.raises(Unavailable):
        network.house.system.ask(PersonFile(person_id=amina), gulnora, route="people.file")


def test_the_log_is_searched_by_person_account_and_day(
    network: Network, gulnora: Actor, officer: Actor, amina: UUID
) -> None:
    ask = network.house.system.ask
    other, number = register(network, gulnora)
    ask(PersonFile(person_id=amina), gulnora, route="test")
    ask(PersonFile(person_id=other), gulnora, route="test")
    now = datetime.now(UTC)
    assert {entry.person_id for entry in ask(AccessEntries(number=number), officer, route="test").entries} == {other}
    mine = ask(AccessEntries(account_id=officer.account_id), officer, route="test").entries
    assert [entry.person_id for entry in mine] == [other], "looking into the log of one person is a look as well"
    assert ask(AccessEntries(since=now + timedelta(hours=1)), officer, route="test").entries == ()
    assert ask(AccessEntries(until=now - timedelta(hours=1)), officer, route="test").entries == ()
    assert ask(AccessEntries(number="KJD-2026-999999"), officer, route="test").unknown


def test_the_log_is_read_page_by_page_without_gap_or_repeat(
    network: Network, gulnora: Actor, officer: Actor, amina: UUID
) -> None:
    ask = network.house.system.ask
    for _ in range(PAGE + 5):
        ask(PersonFile(person_id=amina), gulnora, route="test")
    first = ask(AccessEntries(), officer, route="test")
    second = ask(AccessEntries(before=first.before), officer, route="test")
    ids = [entry.id for entry in (*first.entries, *second.entries)]
    assert (len(first.entries), len(second.entries), second.before) == (PAGE, 5, None)
    assert ids == sorted(set(ids), reverse=True)


def test_a_person_can_be_shown_who_looked(network: Network, gulnora: Actor, amina: UUID) -> None:
    ask = network.house.system.ask
    ask(PersonFile(person_id=amina), gulnora, route="test")
    assert [entry.account for entry in ask(FileReaders(person_id=amina), gulnora, route="test").entries] == ["Gulnora"]
    elsewhere = network.actor(network.hire("amir", "COUNSELLOR"))
    for person_id in (amina, uuid7()):
        with pytest.raises(Absent):
            ask(FileReaders(person_id=person_id), elsewhere, route="test")
    with pytest.raises(Forbidden):
        ask(FileReaders(person_id=amina), network.administrator, route="test")
    with pytest.raises(Forbidden):
        ask(AccessEntries(), gulnora, route="test")


def test_an_erasure_waits_under_the_persons_number_until_a_second_person_decides(
    network: Network, gulnora: Actor, officer: Actor, amina: UUID
) -> None:
    ask = network.house.system.ask
    network.accept(RequestErasure(person_id=amina, ground="CLIENT_REQUEST"), gulnora)
    (waiting,) = ask(OpenErasures(), officer, route="test")
    assert (waiting.person_id, waiting.asked_by, waiting.ground, waiting.own) == (
        amina,
        "Gulnora",
        "CLIENT_REQUEST",
        False,
    )
    network.accept(EraseMigrant(person_id=amina), officer)
    assert ask(OpenErasures(), officer, route="test") == ()


def test_whoever_asked_for_an_erasure_does_not_approve_it(network: Network, officer: Actor, amina: UUID) -> None:
    network.accept(RequestErasure(person_id=amina, ground="CLIENT_REQUEST"), officer)
    (waiting,) = network.house.system.ask(OpenErasures(), officer, route="test")
    assert waiting.own
    assert network.send(EraseMigrant(person_id=amina), officer).code == "erasure.same_person"


def test_the_log_outlives_an_erased_person_without_naming_them(
    network: Network, gulnora: Actor, officer: Actor, amina: UUID
) -> None:
    ask = network.house.system.ask
    ask(PersonFile(person_id=amina), gulnora, route="test")
    network.accept(RequestErasure(person_id=amina, ground="CLIENT_REQUEST"), gulnora)
    network.accept(EraseMigrant(person_id=amina), officer)
    entries = ask(AccessEntries(person_id=amina), officer, route="test").entries
    assert [(entry.account, entry.number) for entry in entries] == [("Gulnora", "")]
