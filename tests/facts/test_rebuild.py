"""Facts made again from the ledger are the facts that were lived through."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from adapters.readmodels.rebuild import Rebuild
from application.actor import ANALYST, PROTECTION, Actor
from application.consultation_parts import Answers
from application.journey import RecordDeparture, RecordReturn, StateCost, StrikeEntry
from application.migrant import EraseMigrant, GiveConsent, RequestErasure, WithdrawConsent
from application.reports.catalogue import CATALOGUE
from application.screening import AssessMigrant, Sign
from tests.facts.register import ANALYST_OF_ALL, Register, at
from tests.facts.test_contacts import details_of
from tests.simulation.staff import PROTECTOR


def test_a_rebuild_gives_the_same_rows(register: Register) -> None:
    register.now = at("2026-03-04 09:00")
    amina, zarina, karim = register.person(), register.person("REG"), register.person()
    one = register.held(amina, "2026-03-03 10:00", topics=("DOC-PASS", "HEA-TB"))
    two = register.held(zarina, "2026-03-02 10:00")
    three = register.held(None, "2026-03-02 11:00", channel="PHONE_IN")
    register.held(karim, "2026-03-02 12:00", "KHT")
    register.now = at("2026-03-05 09:00")
    register.corrected(one, amina, "2026-03-01 10:00", "KHT", topics=("LEG-TRAFF", "EMP"), main_topic="EMP")
    register.do(details_of(amina, 3, birth_year=1980))
    register.do(GiveConsent(person_id=zarina, purpose="STAT", mode="WRITTEN", text_version="1", language="tg"))
    register.voided(two, zarina)
    register.now = at("2026-03-06 09:00")
    register.corrected(three, None, "2026-03-02 11:00", "KJD", channel="PHONE_OUT")
    register.do(WithdrawConsent(person_id=amina, purpose="STAT"))
    register.do(RequestErasure(person_id=karim, ground="CLIENT_REQUEST"))
    register.do(EraseMigrant(person_id=karim), PROTECTOR)
    house = register.house
    assert Rebuild(house.turns, house.mapper, house.views).check() == []


def two_tell(register: Register) -> None:
    """Two people tell of problems, ways, costs and danger; a month later some of it is taken back."""
    register.now = at("2026-03-04 09:00")
    amina, zarina = register.person(), register.person("REG")
    fee = {"licensed": "UNLICENSED", "fee": Decimal(100), "fee_currency": "USD", "monthly_wage": Decimal(200)}
    sent = {"remittance_channel": "BANK", "remittance_use": ("HOUSING", "DEBT")}
    told = {"answers": Answers(**fee, wage_currency="USD", **sent), "document_problems": ("NO_PASSPORT", "ENTRY_BAN")}
    one = register.held(amina, "2026-03-03 10:00", **told)
    two = register.held(zarina, "2026-03-03 11:00", **told)
    way = {"country": "RUS", "return_reason": "ILLNESS", "months_abroad": 7, "assistance": ("HEALTH", "JOB")}
    for person in (amina, zarina):
        register.do(RecordDeparture(person_id=person, country="RUS", left_on=date(2025, 7, 1)))
        register.do(RecordReturn(person_id=person, returned_on=date(2026, 2, 1), **way))
        register.do(StateCost(person_id=person, country="RUS", cost=Decimal(5), cost_currency="USD", fee_paid="YES"))
        register.do(AssessMigrant(person_id=person, signs=(Sign(code="FL03", said="YES"),)))
    register.now = at("2026-03-05 09:00")
    register.corrected(one, amina, "2026-03-01 10:00", "KHT", version=2, document_problems=("ENTRY_BAN",))
    register.voided(two, zarina, 2)
    register.do(StrikeEntry(person_id=zarina, entry=4, reason="TYPING_ERROR"))
    register.do(WithdrawConsent(person_id=amina, purpose="STAT"))


def test_what_people_told_is_rebuilt_as_it_was_lived_through(register: Register) -> None:
    two_tell(register)
    house = register.house
    assert Rebuild(house.turns, house.mapper, house.views).check() == []


def test_every_report_counts_the_same_on_the_copy_by_columns(register: Register) -> None:
    two_tell(register)
    columns = register.house.columns
    columns.worth = 1
    entitled = Actor(ANALYST_OF_ALL.account_id, frozenset({ANALYST, PROTECTION}), frozenset())
    vintages = (at("2026-03-04 12:00"), at("2026-03-06 09:00"))

    def read() -> list[object]:
        return [register.report(code, as_of=as_of, actor=entitled) for code in CATALOGUE for as_of in vintages]

    on_the_ledger = read()
    assert columns.refresh()
    try:
        assert read() == on_the_ledger
    finally:
        columns.close()
