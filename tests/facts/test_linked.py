"""Figures of linked files: one person from the recording of the link on, two again from its undoing."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import pytest

from adapters.ledger.tables import FAULTS
from adapters.readmodels.rebuild import Rebuild
from application.actor import COORDINATOR, Actor
from application.link import DismissPair, LinkAsSamePerson, UndoLink
from application.migrant import EraseMigrant, GiveConsent, RequestErasure, WithdrawConsent
from application.reports.comparing import CompareReport, Comparison
from application.reports.periods import parse_period
from application.reports.table import ReportStale
from tests.facts.register import ANALYST_OF_ALL, Register, at
from tests.facts.test_contacts import details_of
from tests.simulation.staff import PROTECTOR, an_id

SALIMA = Actor(an_id(), frozenset({COORDINATOR}), frozenset())


def linked(register: Register, one: UUID, other: UUID) -> None:
    register.do(LinkAsSamePerson(person_id=one, other_id=other, reason="Same passport"), SALIMA)


def undone(register: Register, one: UUID, other: UUID) -> None:
    register.do(UndoLink(person_id=one, other_id=other, reason="Two brothers"), SALIMA)


def three(register: Register) -> tuple[UUID, UUID, UUID]:
    """A man of 1991, a woman of 1950, a man of 2000, with a contact each; registered on three days."""
    found = []
    for day, (sex, year) in enumerate((("MALE", 1991), ("FEMALE", 1950), ("MALE", 2000)), start=4):
        register.now = at(f"2026-03-0{day} 09:00")
        found.append(register.person(sex=sex, birth_year=year, centre=("KHT", "KJD", "KJD")[day - 4]))
        register.held(found[-1], f"2026-03-0{day} 08:00", ("KHT", "KJD", "KJD")[day - 4])
    return found[0], found[1], found[2]


def test_a_link_counts_from_its_own_recording_for_all_periods(register: Register) -> None:
    one, two, _ = three(register)
    register.now = at("2026-07-10 09:00")
    linked(register, one, two)
    before: datetime = at("2026-07-09 09:00")
    assert (register.contacts(), register.persons()) == (3, 2)
    assert (register.contacts(as_of=before), register.persons(as_of=before)) == (3, 3)


def test_the_earliest_registered_leads_whichever_is_named_first(register: Register) -> None:
    one, two, _ = three(register)
    register.now = at("2026-07-10 09:00")
    linked(register, two, one)
    # The last contact of the period is the second file's; sex and age are those of the first.
    assert register.persons("Y35T44", "MALE") == 1
    assert register.persons("_T", "FEMALE") == 0


def test_undoing_gives_two_people_back_and_a_vintage_once_read_stays(register: Register) -> None:
    one, two, _ = three(register)
    register.now = at("2026-07-10 09:00")
    linked(register, one, two)
    register.now = at("2026-07-30 09:00")
    undone(register, one, two)
    assert register.persons() == 3
    assert register.persons("_T", "FEMALE") == 1
    assert register.persons(as_of=at("2026-07-20 23:59")) == 2


def test_a_chain_is_one_person_and_falls_apart_where_it_is_cut(register: Register) -> None:
    one, two, last = three(register)
    register.now = at("2026-07-10 09:00")
    linked(register, two, last)
    linked(register, one, last)
    assert register.persons() == 1
    assert register.give(LinkAsSamePerson(person_id=one, other_id=two, reason="x"), SALIMA).code == (
        "link.linked_already"
    )
    undone(register, last, one)
    assert register.persons() == 2
    # The second is older than the third, and a woman.
    assert register.persons("_T", "FEMALE") == 1
    undone(register, last, two)
    assert register.persons() == 3


def test_the_figures_follow_a_correction_of_the_file_that_leads(register: Register) -> None:
    one, two, _ = three(register)
    register.now = at("2026-07-10 09:00")
    linked(register, one, two)
    register.do(details_of(one, register_version(register, one), sex="FEMALE", birth_year=1990))
    assert register.persons("_T", "FEMALE") == 1
    register.do(details_of(two, register_version(register, two), sex="MALE", birth_year=1930))
    assert register.persons("_T", "FEMALE") == 1
    undone(register, one, two)
    assert register.persons("Y_GE65", "MALE") == 1


def test_statistics_hold_only_where_both_allow_them(register: Register) -> None:
    one, two, _ = three(register)
    register.now = at("2026-07-10 09:00")
    linked(register, one, two)
    register.do(WithdrawConsent(person_id=two, purpose="STAT"))
    assert register.persons("UNKNOWN", "UNKNOWN") == 1
    register.do(GiveConsent(person_id=two, purpose="STAT", mode="WRITTEN", text_version="1", language="tg"))
    assert register.persons("UNKNOWN", "UNKNOWN") == 0
    register.do(WithdrawConsent(person_id=one, purpose="STAT"))
    undone(register, two, one)
    assert register.persons("UNKNOWN", "UNKNOWN") == 1
    assert register.persons("_T", "FEMALE") == 1


def test_whoever_comes_later_to_either_file_is_the_same_person(register: Register) -> None:
    one, two, _ = three(register)
    register.now = at("2026-07-10 09:00")
    linked(register, one, two)
    register.held(two, "2026-07-10 08:00")
    register.held(one, "2026-07-10 08:30", "KHT")
    assert (register.contacts(period="2026-07"), register.persons(period="2026-07")) == (2, 1)


def test_erasing_one_of_two_leaves_the_figures_as_they_are(register: Register) -> None:
    one, two, _ = three(register)
    register.now = at("2026-07-10 09:00")
    linked(register, one, two)
    register.do(RequestErasure(person_id=one, ground="CLIENT_REQUEST"))
    register.do(EraseMigrant(person_id=one), PROTECTOR)
    assert (register.contacts(), register.persons()) == (3, 2)
    assert register.give(UndoLink(person_id=one, other_id=two, reason="x"), SALIMA).code == "link.erased"


def test_two_brothers_are_kept_apart(register: Register) -> None:
    one, two, _ = three(register)
    register.do(DismissPair(person_id=one, other_id=two, reason="Brothers"), SALIMA)
    assert register.give(DismissPair(person_id=two, other_id=one, reason="x"), SALIMA).code == "link.apart_already"
    assert register.persons() == 3


def test_a_rebuild_gives_the_same_rows_of_linked_files(register: Register) -> None:
    one, two, last = three(register)
    register.now = at("2026-07-10 09:00")
    linked(register, one, two)
    linked(register, two, last)
    register.do(WithdrawConsent(person_id=two, purpose="STAT"))
    register.do(details_of(one, register_version(register, one), birth_year=1980))
    undone(register, one, two)
    register.do(RequestErasure(person_id=last, ground="CLIENT_REQUEST"))
    register.do(EraseMigrant(person_id=last), PROTECTOR)
    house = register.house
    assert Rebuild(house.turns, house.mapper, house.views).check() == []


def register_version(register: Register, person_id: UUID) -> int:
    """The version a page would show."""
    from sqlalchemy import select

    from adapters.readmodels.people import PEOPLE

    with register.house.engines["ledger"].begin() as connection:
        return int(connection.scalar(select(PEOPLE.c.version).where(PEOPLE.c.person_id == person_id)) or 0)


def compared(register: Register, code: str, since: datetime) -> Comparison:
    question = CompareReport(code=code, period=parse_period("2026-Q1"), since=since)
    found: Comparison = register.house.system.ask(question, ANALYST_OF_ALL, route="test")
    return found


def told(comparison: Comparison) -> dict[str, tuple[int, int]]:
    """Cause → (records or links, effect)."""
    return {cause.code: (cause.number, cause.effect) for cause in comparison.causes or ()}


def test_what_changed_between_two_vintages_is_told_with_its_causes(register: Register) -> None:
    one, two, last = three(register)
    register.now = at("2026-04-01 09:00")
    first = at("2026-04-01 08:00")
    void = register.held(one, "2026-03-20 08:00", "KHT")
    late = register.person()
    register.held(late, "2026-03-30 10:00")
    register.now = at("2026-07-10 09:00")
    register.voided(void, one)
    linked(register, one, two)
    register.do(details_of(last, register_version(register, last), birth_year=1960))
    contacts, persons = compared(register, "T1", first), compared(register, "T2", first)
    # The one that came and went between the two instants is in neither.
    assert told(contacts) == {"LATE": (1, 1)}
    assert told(persons) == {"LATE": (1, 1), "LINKED": (1, -1), "PERSON": (1, 0)}
    assert (persons.before.table("age_sex").value("_T"), persons.now.table("age_sex").value("_T")) == (3, 3)


def test_effects_add_up_to_the_difference_of_the_totals(register: Register) -> None:
    one, two, last = three(register)
    register.now = at("2026-04-01 09:00")
    extra = register.held(one, "2026-03-20 08:00", "KHT")
    linked(register, one, last)
    since = at("2026-04-01 10:00")
    register.now = at("2026-05-01 09:00")
    register.corrected(extra, one, "2026-04-02 08:00", "KHT")
    undone(register, one, last)
    linked(register, two, last)
    register.held(None, "2026-03-30 10:00")
    for code, cut in (("T1", "centre_channel"), ("T2", "age_sex")):
        found = compared(register, code, since)
        now, before = (report.table(cut).value("_T") for report in (found.now, found.before))
        assert sum(cause.effect for cause in found.causes or ()) == now - before, code
    assert told(compared(register, "T2", since))["UNLINKED"] == (1, 1)
    assert told(compared(register, "T2", since))["LINKED"] == (1, -1)


def test_a_fault_in_the_links_blocks_every_report(register: Register) -> None:
    three(register)
    house = register.house
    row = {"view": "fact_linked", "originator_id": an_id(), "originator_version": 1, "error": "x"}
    with house.engines["ledger"].begin() as connection:
        connection.execute(FAULTS.insert().values(**row, recorded=at("2026-04-01 09:00")))
    for code in ("T1", "T2", "T3", "T12", "T15"):
        with pytest.raises(ReportStale):
            register.report(code)
