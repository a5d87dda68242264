"""Contacts and people as known at an instant, each figure worked out by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

from application.actor import ANALYST, PROTECTION, Actor
from application.migrant import (
    CorrectMigrantDetails,
    EraseMigrant,
    GiveConsent,
    RequestErasure,
    WithdrawConsent,
)
from application.reports.table import as_json
from tests.facts.register import ALMATY, ANALYST_OF_ALL, DESK, Register, at
from tests.simulation.staff import PROTECTOR


def details_of(person_id: UUID, version: int, **changed: object) -> CorrectMigrantDetails:
    usual = {"alias": "Somebody", "sex": "FEMALE", "birth_year": 1990, "birth_precision": "YEAR", "language": "tg"}
    return CorrectMigrantDetails(
        **{**usual, **changed}, person_id=person_id, base_version=version, reason="TYPING_ERROR"
    )


def test_an_anonymous_contact_counts_as_a_contact_and_as_nobody(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    register.held(None, "2026-03-03 10:00", channel="PHONE_IN", asked_by="SIBLING")
    assert register.contacts() == 1
    assert register.persons() == 0
    assert register.topics("DOC", "UNKNOWN") == 1


def test_a_person_counts_once_however_often_they_come(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina = register.person()
    for day in ("2026-02-01 10:00", "2026-02-02 10:00", "2026-03-03 10:00"):
        register.held(amina, day)
    assert register.contacts() == 3
    assert register.persons("Y35T44", "FEMALE") == register.persons() == 1


def test_the_band_is_that_of_the_last_contact_of_the_period(register: Register) -> None:
    register.now = at("2026-04-02 09:00")
    amina = register.person(birth_date=at("1991-03-01 00:00").date(), birth_year=1991, birth_precision="EXACT")
    register.held(amina, "2026-03-10 10:00")
    register.held(amina, "2026-02-10 10:00")
    assert register.persons("Y35T44") == 1
    assert register.persons("Y25T34", period="2026-02") == 1


def test_a_late_entry_belongs_to_its_period_from_its_recording_on(register: Register) -> None:
    register.now = at("2026-03-31 09:00")
    amina = register.person(centre="KHT")
    register.held(amina, "2026-03-30 10:00", "KHT")
    register.now = at("2026-05-02 09:00")
    register.held(amina, "2026-03-29 10:00", "KHT")
    assert register.contacts("KHT", as_of=at("2026-04-15 23:59")) == 1
    assert register.contacts("KHT", as_of=at("2026-05-03 00:00")) == 2


def test_seven_late_entries_and_one_moved_away_make_318_of_312(register: Register) -> None:
    register.now = at("2026-03-31 20:00")
    records = [register.held(None, "2026-03-05 10:00", "KHT") for _ in range(12)]
    register.held(None, "2026-03-05 10:00", "KJD")
    published = at("2026-04-20 12:00")
    register.now = at("2026-05-02 09:00")
    for _ in range(7):
        register.held(None, "2026-03-20 10:00", "KHT")
    register.now = at("2026-05-04 09:00")
    register.corrected(records[0], None, "2026-03-05 10:00", "KJD")
    assert (register.contacts("KHT", as_of=published), register.contacts("KJD", as_of=published)) == (12, 1)
    assert (register.contacts("KHT"), register.contacts("KJD")) == (12 + 7 - 1, 1 + 1)


def test_a_correction_may_move_a_contact_to_another_quarter_and_channel(register: Register) -> None:
    register.now = at("2026-04-02 09:00")
    record = register.held(None, "2026-04-01 10:00", channel="PHONE_IN")
    register.now += timedelta(days=1)
    asked = {"channel": "MOBILE", "topics": ("EMP-WAGE", "FAM-ALIM"), "main_topic": "EMP-WAGE"}
    register.corrected(record, None, "2026-03-31 10:00", "KJD", **asked)
    assert (register.contacts(column="MOBILE"), register.contacts(period="2026-Q2")) == (1, 0)
    assert [register.topics(topic) for topic in ("DOC", "EMP", "FAM", "_T")] == [0, 1, 1, 2]
    assert register.contacts(period="2026-Q2", as_of=at("2026-04-02 12:00")) == 1


def test_a_voided_record_leaves_the_figures_from_then_on(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina = register.person()
    record = register.held(amina, "2026-03-03 10:00")
    register.now = at("2026-03-05 09:00")
    register.voided(record, amina)
    assert (register.contacts(), register.persons(), register.topics()) == (0, 0, 0)
    before = at("2026-03-05 08:00")
    assert (register.contacts(as_of=before), register.persons(as_of=before), register.topics(as_of=before)) == (1, 1, 1)


def test_without_consent_to_statistics_the_person_counts_and_says_nothing(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina = register.person("REG")
    register.held(amina, "2026-03-03 10:00")
    assert register.persons("UNKNOWN", "UNKNOWN") == register.persons() == 1
    assert register.topics("UNKNOWN", "UNKNOWN") == register.topics() == 1
    register.now = at("2026-03-05 09:00")
    register.do(GiveConsent(person_id=amina, purpose="STAT", mode="WRITTEN", text_version="1", language="tg"))
    assert register.persons("Y35T44", "FEMALE") == register.topics("DOC-PASS", "FEMALE") == 1
    register.now = at("2026-03-06 09:00")
    register.do(WithdrawConsent(person_id=amina, purpose="STAT"))
    assert register.persons("UNKNOWN", "UNKNOWN") == register.topics("UNKNOWN") == 1
    assert register.persons("Y35T44", "FEMALE", as_of=at("2026-03-05 12:00")) == 1


def test_a_corrected_year_of_birth_moves_earlier_contacts_too(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina = register.person()
    register.held(amina, "2026-03-03 10:00")
    register.now = at("2026-03-05 09:00")
    register.do(details_of(amina, 3, birth_year=1960, sex="MALE"))
    assert register.persons("Y_GE65", "MALE") == 1
    assert register.persons("Y35T44", "FEMALE", as_of=at("2026-03-05 08:00")) == 1


def test_a_year_of_birth_that_becomes_known_or_unknown_moves_the_band(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina = register.person(birth_year=None, birth_precision="UNKNOWN")
    register.held(amina, "2026-03-03 10:00")
    assert register.persons("UNKNOWN", "FEMALE") == 1
    register.now = at("2026-03-05 09:00")
    register.do(details_of(amina, 3, birth_year=2000))
    assert register.persons("Y25T34", "FEMALE") == 1
    register.now = at("2026-03-06 09:00")
    register.do(details_of(amina, 4, birth_year=None, birth_precision="UNKNOWN"))
    assert register.persons("UNKNOWN", "FEMALE") == 1


def test_the_period_is_that_of_the_centres_own_calendar(register: Register) -> None:
    register.now = at("2026-04-02 09:00")
    # In UTC both lie in March.
    register.held(None, "2026-04-01 00:30", "KJD")
    register.held(None, "2026-03-31 23:30", "ALM")
    assert (register.contacts(), register.contacts("ALM"), register.contacts(period="2026-Q2")) == (1, 1, 1)
    assert at("2026-03-31 23:30", ALMATY).astimezone(UTC).month == 3


def test_who_visits_two_centres_counts_in_each_and_once_in_the_total(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina, zarina = register.person(), register.person(sex="MALE")
    register.held(amina, "2026-03-01 10:00", "KJD")
    register.held(amina, "2026-03-02 10:00", "KHT")
    register.held(zarina, "2026-03-02 10:00", "KHT")
    table = register.report("T2").table("centre_sex")
    assert [table.value(row) for row in ("KJD", "KHT", "_T")] == [1, 2, 2]
    assert table.value("_T", "FEMALE") == 1
    assert {note.code: note.params for note in table.notes}["several_centres"] == {"number": 1}


def test_erasing_a_person_changes_no_figure(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina = register.person()
    register.held(amina, "2026-03-03 10:00", topics=("DOC-PASS", "HEA-TB"))
    before = [as_json(register.report(code, as_of=at("2026-03-04 09:30"))) for code in ("T1", "T2", "T3")]
    register.now = at("2026-03-05 09:00")
    register.do(RequestErasure(person_id=amina, ground="CLIENT_REQUEST"), DESK)
    register.do(EraseMigrant(person_id=amina), PROTECTOR)
    assert [as_json(register.report(code, as_of=at("2026-03-04 09:30"))) for code in ("T1", "T2", "T3")] == before
    assert (register.contacts(), register.persons("Y35T44", "FEMALE"), register.topics()) == (1, 1, 2)


def test_a_vintage_asked_for_again_is_the_same_to_the_last_byte(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina = register.person()
    record = register.held(amina, "2026-03-03 10:00")
    vintage = datetime(2026, 3, 4, 20, tzinfo=UTC)
    first = [as_json(register.report(code, as_of=vintage)) for code in ("T1", "T2", "T3", "T12", "T15")]
    register.now = at("2026-03-20 09:00")
    register.do(WithdrawConsent(person_id=amina, purpose="STAT"))
    register.do(details_of(amina, 4, sex="MALE"))
    register.corrected(record, amina, "2026-02-03 10:00", "KHT", topics=("LEG",), main_topic="LEG")
    register.held(amina, "2026-03-01 10:00")
    register.voided(record, amina, 2)
    assert [as_json(register.report(code, as_of=vintage)) for code in ("T1", "T2", "T3", "T12", "T15")] == first


def test_consents_that_have_no_part_in_figures_change_none(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina = register.person()
    register.held(amina, "2026-03-03 10:00")
    register.now = at("2026-03-05 09:00")
    register.do(GiveConsent(person_id=amina, purpose="SMS", mode="WRITTEN", text_version="1", language="tg"))
    with register.house.engines["ledger"].connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM fact_contacts").scalar() == 1


def test_sensitive_topics_are_told_apart_only_by_right(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina = register.person()
    register.held(amina, "2026-03-03 10:00", topics=("HEA-TB", "FAM-ALIM"), main_topic="HEA-TB")
    assert [register.topics(topic) for topic in ("HEA", "RESTRICTED", "FAM", "_T")] == [0, 1, 1, 2]
    entitled = Actor(ANALYST_OF_ALL.account_id, frozenset({ANALYST, PROTECTION}), frozenset())
    table = register.report("T3", actor=entitled).table("topic_sex")
    assert [table.value(topic) for topic in ("HEA", "HEA-TB", "RESTRICTED", "FAM", "_T")] == [1, 1, 0, 1, 2]
