"""Links, undone links, corrections, voids, transfers, erasures in any order: views as rebuilt, no one counted twice."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from adapters.readmodels.people import PEOPLE
from adapters.readmodels.rebuild import Rebuild
from adapters.wiring import House
from application.actor import COORDINATOR, COUNSELLOR, MANAGER
from application.link import DismissPair, LinkAsSamePerson, UndoLink
from application.migrant import EraseMigrant, GiveConsent, RequestErasure, WithdrawConsent
from application.transfer import AcceptTransfer, DeclineTransfer, EndReading
from tests.facts.register import Register, a_record, at
from tests.facts.test_contacts import details_of
from tests.simulation.asking import a_transfer
from tests.simulation.staff import PROTECTOR, an_actor

SALIMA = an_actor(COORDINATOR, centres=())
CENTRES = ("KJD", "KHT")
DALER = an_actor(MANAGER, COUNSELLOR, centres=CENTRES)
QUARTER = "2026-Q1"


@dataclass
class Model:
    """What a careful clerk would keep on paper: who is linked with whom, which contacts stand, and whose they are."""

    register: Register
    people: list[UUID] = field(default_factory=list)
    links: set[frozenset[UUID]] = field(default_factory=set)
    # Contact → (whose, version, whether it stands in the quarter).
    contacts: dict[UUID, tuple[UUID, int, bool]] = field(default_factory=dict)
    # Transfers that were offered: which, and whose.
    offers: list[tuple[UUID, UUID]] = field(default_factory=list)
    # What was told once: at which instant, how many contacts, how many persons.
    told: list[tuple[datetime, int, int]] = field(default_factory=list)

    def persons(self) -> int:
        """How many people had a contact in the quarter."""
        return len({self.circle(whose) for whose, _, stands in self.contacts.values() if stands})

    def circle(self, person: UUID) -> frozenset[UUID]:
        """Everybody who hangs together with somebody by links."""
        reached, ahead = {person}, [person]
        while ahead:
            here = ahead.pop()
            more = {other for link in self.links if here in link for other in link} - reached
            reached |= more
            ahead += more
        return frozenset(reached)

    def standing(self) -> int:
        return sum(stands for _, _, stands in self.contacts.values())

    def pick(self, number: int) -> UUID:
        return self.people[number % len(self.people)]

    def contact(self, number: int) -> UUID | None:
        known = list(self.contacts)
        return known[number % len(known)] if known else None


def joined(m: Model, one: int, other: int) -> None:
    a, b = m.pick(one), m.pick(other)
    linked = m.register.give(LinkAsSamePerson(person_id=a, other_id=b, reason="x"), SALIMA).accepted
    assert not linked or b not in m.circle(a)
    if linked:
        m.links.add(frozenset((a, b)))


def undone(m: Model, one: int, other: int) -> None:
    known = sorted(m.links, key=sorted)
    a, b = sorted(known[one % len(known)]) if known and other % 3 else (m.pick(one), m.pick(other))
    if m.register.give(UndoLink(person_id=b, other_id=a, reason="x"), SALIMA).accepted:
        m.links.remove(frozenset((a, b)))


def dismissed(m: Model, one: int, other: int) -> None:
    m.register.give(DismissPair(person_id=m.pick(one), other_id=m.pick(other), reason="x"), SALIMA)


def held(m: Model, one: int, other: int) -> None:
    person = m.pick(one)
    if living(m, person):
        m.contacts[m.register.held(person, "2026-03-03 10:00", CENTRES[other % 2])] = (person, 1, True)


def corrected(m: Model, one: int, other: int) -> None:
    """Sometimes into another quarter, and back."""
    contact = m.contact(one)
    if contact is None or not living(m, m.contacts[contact][0]) or not m.contacts[contact][1]:
        return
    person, version, _ = m.contacts[contact]
    inside = bool(other % 3)
    when = "2026-03-04 11:00" if inside else "2025-12-30 11:00"
    m.register.corrected(contact, person, when, CENTRES[other % 2], version, **a_record())
    m.contacts[contact] = (person, version + 1, inside)


def voided(m: Model, one: int, _other: int) -> None:
    contact = m.contact(one)
    if contact is not None and m.contacts[contact][1] and living(m, m.contacts[contact][0]):
        person, version, _ = m.contacts[contact]
        m.register.voided(contact, person, version)
        m.contacts[contact] = (person, 0, False)


def details(m: Model, one: int, other: int) -> None:
    person = m.pick(one)
    if version := living(m, person):
        m.register.do(details_of(person, version, birth_year=1950 + other % 50, sex=("MALE", "FEMALE")[other % 2]))


def consent(m: Model, one: int, other: int) -> None:
    person = m.pick(one)
    how: dict[str, Any] = {"mode": "WRITTEN", "text_version": "1", "language": "tg"}
    given_ = GiveConsent(person_id=person, purpose="STAT", **how)
    m.register.give(given_ if other % 2 else WithdrawConsent(person_id=person, purpose="STAT"))


def erased(m: Model, one: int, _other: int) -> None:
    person = m.pick(one)
    if living(m, person):
        m.register.do(RequestErasure(person_id=person, ground="CLIENT_REQUEST"))
        m.register.do(EraseMigrant(person_id=person), PROTECTOR)


def offered(m: Model, one: int, other: int) -> None:
    command = a_transfer(m.pick(one), to_centre=CENTRES[other % 2])
    m.register.give(command, DALER)
    m.offers.append((command.transfer_id, command.person_id))


def answered(kind: Any, **more: Any) -> Callable[[Model, int, int], None]:
    """An offer is answered, mostly the newest; or it was answered long ago, and that is refused."""

    def step(m: Model, one: int, other: int) -> None:
        if m.offers:
            transfer_id, person = m.offers[-1 if other % 3 else one % len(m.offers)]
            m.register.give(kind(transfer_id=transfer_id, person_id=person, **more), DALER)

    return step


def told(m: Model, _one: int, _other: int) -> None:
    m.told.append((m.register.now, m.standing(), m.persons()))


STEPS: dict[str, Callable[[Model, int, int], None]] = {
    "link": joined, "link too": joined, "undo": undone, "dismiss": dismissed,
    "held": held, "correct": corrected, "void": voided,
    "details": details, "consent": consent, "erase": erased, "told": told,
    "offer": offered, "accept": answered(AcceptTransfer),
    "decline": answered(DeclineTransfer, reason="NO_CAPACITY"), "end reading": answered(EndReading),
}
NUMBERS = st.integers(0, 11)


def living(m: Model, person: UUID) -> int:
    """The version of a file; 0 for one that is erased."""
    with m.register.house.engines["ledger"].begin() as connection:
        return int(connection.scalar(select(PEOPLE.c.version).where(PEOPLE.c.person_id == person)) or 0)


class Lives:
    """One register in which life after life is lived: what came before must stay as it was."""

    def __init__(self, house: House) -> None:
        self.register = Register(house).open()
        self.register.now = at("2026-04-02 09:00")

    def another(self) -> Model:
        """Five people registered on five days, with a contact each in the quarter."""
        model = Model(self.register)
        for number in range(5):
            self.register.now += timedelta(minutes=1)
            model.people.append(self.register.person(centre=CENTRES[number % 2], birth_year=1960 + 7 * number))
            held(model, number, number)
        return model


@pytest.fixture
def lives(house: House) -> Lives:
    return Lives(house)


# SAFAR_LIVES=300 lives as many lives instead.
@settings(max_examples=int(os.environ.get("SAFAR_LIVES", "12")), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(sorted(STEPS)), NUMBERS, NUMBERS), min_size=8, max_size=40))
def test_linked_and_undone_in_any_order(lives: Lives, steps: list[tuple[str, int, int]]) -> None:
    before = (lives.register.contacts(period=QUARTER), lives.register.persons(period=QUARTER))
    model = lives.another()
    for kind, one, other in steps:
        model.register.now += timedelta(minutes=1)
        STEPS[kind](model, one, other)
    contacts, persons = (model.register.contacts(period=QUARTER), model.register.persons(period=QUARTER))
    assert (contacts - before[0], persons - before[1]) == (model.standing(), model.persons())
    for instant, then_contacts, then_persons in model.told:
        end = instant + timedelta(seconds=30)
        assert model.register.contacts(period=QUARTER, as_of=end) - before[0] == then_contacts
        assert model.register.persons(period=QUARTER, as_of=end) - before[1] == then_persons
    house = model.register.house
    assert Rebuild(house.turns, house.mapper, house.views).check() == []


def test_every_step_bites(lives: Lives) -> None:
    model = lives.another()
    moved = [("offer", 0, 1), ("decline", 0, 1), ("offer", 0, 1), ("accept", 0, 1), ("end reading", 0, 1)]
    others = [("link", 0, 1), ("dismiss", 2, 3), ("undo", 0, 1), ("consent", 1, 0), ("correct", 1, 1), ("void", 2, 0)]
    for kind, one, other in [*moved, *others, ("details", 3, 1), ("erase", 4, 0)]:
        model.register.now += timedelta(minutes=1)
        STEPS[kind](model, one, other)
    with model.register.house.engines["ledger"].connect() as connection:
        happened = set(connection.exec_driver_sql("SELECT topic FROM ledger").scalars())
    assert happened >= {
        *("migrant.TransferProposed", "migrant.TransferDeclined", "migrant.TransferAccepted"),
        *("migrant.ReadingEnded", "migrant.LinkedAsSamePerson", "migrant.LinkUndone", "migrant.ConsentWithdrawn"),
        *("consultation.Corrected", "consultation.Voided", "migrant.DetailsCorrected", "migrant.Erased"),
    }
