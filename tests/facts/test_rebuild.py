"""Facts made again from the ledger are the facts that were lived through."""

from __future__ import annotations

from adapters.readmodels.rebuild import Rebuild
from application.migrant import EraseMigrant, GiveConsent, RequestErasure, WithdrawConsent
from tests.facts.register import Register, at
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
