"""The pages of protection officers, walked as they are used, without scripts."""

from __future__ import annotations

from uuid import uuid4

from application.migrant import RequestErasure
from application.override import AskOverride
from application.people import PersonFile
from application.referral import DraftReferral
from application.referral_commands import RewriteReferral
from tests.access.network import Network
from tests.access.pages import Reader
from tests.access.people import register
from tests.web.fakes import hidden

ERASURES, ACCESS, OVERRIDES = "/protection/erasures", "/protection/access", "/protection/overrides"


def test_a_second_person_erases(network: Network, officer: Reader) -> None:
    gulnora = network.actor(network.hire("gulnora", "COUNSELLOR", centres=("KJD",), name="Gulnora"))
    person_id, number = register(network, gulnora)
    network.accept(RequestErasure(person_id=person_id, ground="CLIENT_REQUEST"), gulnora)
    officer.open(ERASURES)
    assert number in officer.text()
    assert "Gulnora" in officer.text()
    assert "Amina" not in officer.page
    officer.open(f"{ERASURES}/{person_id}/approve")
    assert officer.send(f"{ERASURES}/{person_id}/approve").status_code == 422
    officer.send(f"{ERASURES}/{person_id}/approve", follow=True, sure="y")
    assert "No erasure waits" in officer.text()
    assert officer.open(f"{ERASURES}/{person_id}/approve").status_code == 404


def test_a_request_is_declined_with_a_reason(network: Network, officer: Reader) -> None:
    gulnora = network.actor(network.hire("gulnora", "COUNSELLOR", centres=("KJD",)))
    person_id, _number = register(network, gulnora)
    network.accept(RequestErasure(person_id=person_id, ground="CLIENT_REQUEST"), gulnora)
    page = f"{ERASURES}/{person_id}/decline"
    officer.open(page)
    assert officer.send(page).status_code == 422
    assert officer.send(page, reason="A court case is open.").headers["Location"] == ERASURES


def test_what_the_law_obliges_to_send_waits_for_the_officer(network: Network, officer: Reader) -> None:
    gulnora = network.actor(network.hire("gulnora", "COUNSELLOR", centres=("KJD",), name="Gulnora"))
    person_id, number = register(network, gulnora)
    of = {"person_id": person_id, "referral_id": uuid4()}
    network.accept(DraftReferral(**of, service="CHILD_PROT", channel="PHONE", agency="x"), gulnora)
    network.accept(AskOverride(**of, base_version=1, ground="CHILD_AT_RISK", explanation="Amina says"), gulnora)
    officer.open(OVERRIDES)
    for word in (number, "Gulnora", "A child is at risk"):
        assert word in officer.text()
    assert "Amina" not in officer.page
    page = f"{OVERRIDES}/{of['referral_id']}"
    officer.open(page)
    assert officer.send(page).status_code == 422
    seen = next(hidden(officer.page, "base_version"))
    # Asked again, for something else, while the officer reads.
    network.accept(RewriteReferral(**of, base_version=2, service="LEGAL", channel="PHONE", agency="x"), gulnora)
    network.accept(AskOverride(**of, base_version=3, ground="CHILD_AT_RISK", explanation="Amina says"), gulnora)
    assert officer.send(page, decision="APPROVE", base_version=seen).status_code in (409, 422)
    assert "Legal" in officer.text()
    now = next(hidden(officer.page, "base_version"))
    officer.send(page, follow=True, decision="APPROVE", base_version=now)
    assert "No referral waits" in officer.text()
    assert officer.open(page).status_code == 404


def test_the_access_log_is_filtered_in_the_address(network: Network, officer: Reader) -> None:
    gulnora = network.actor(network.hire("gulnora", "COUNSELLOR", centres=("KJD",), name="Gulnora"))
    person_id, number = register(network, gulnora)
    network.house.system.ask(PersonFile(person_id=person_id), gulnora, route="test")
    officer.open(ACCESS)
    assert "Opened the file" in officer.text()
    for query in (f"number={number}", f"person={person_id}", f"account={gulnora.account_id}", "since=2020-01-01"):
        officer.open(f"{ACCESS}?{query}")
        assert "Opened the file" in officer.text(), query
    officer.open(f"{ACCESS}?until=2020-01-01")
    assert "Nothing was looked at" in officer.text()
    officer.open(f"{ACCESS}?number=KJD-2026-999999")
    assert "No person has this number" in officer.text()
    for nonsense in ("since=yesterday", "account=x", "person=x", "before=x", "since=0001-01-01", "until=9999-12-31"):
        assert officer.open(f"{ACCESS}?{nonsense}").status_code == 200, nonsense
