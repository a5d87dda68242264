"""What no table of statuses shows: crossed ids in commands, suspension, cookies, text kept after a foreign token."""

from __future__ import annotations

from typing import Any

import pytest

from application import consultation, migrant, referral, training
from application.verdict import FORBIDDEN
from tests.access.network import PASSWORD
from tests.web.fakes import csrf
from tests.web.matrix.places import ABSENT, address
from tests.web.matrix.rights import LETTERS
from tests.web.matrix.table import TABLE
from tests.web.matrix.village import NAMES, NARRATIVE, Village
from web.app import create_app
from web.security import HEADERS
from web.settings import WebSettings

UNSEEN = ("other", "elsewhere")


def about(village: Village, state: str) -> list[Any]:
    """One command of every kind about a person in this state."""
    person = village.people.get(state, ABSENT)
    record = {"person_id": person, "consultation_id": village.consultations.get(state, ABSENT), "base_version": 1}
    step = {"person_id": person, "referral_id": village.referrals.get(state, ABSENT), "base_version": 2}
    seat = {"person_id": person, "session_id": village.sessions["here"]}
    return [
        migrant.AssignMigrant(person_id=person, owner_id=village.ids["COUNSELLOR"]),
        migrant.WithdrawConsent(person_id=person, purpose="STAT"),
        migrant.RequestErasure(person_id=person, ground="CLIENT_REQUEST"),
        consultation.VoidConsultation(reason="DUPLICATE", **record),
        referral.AcceptReferral(**step),
        referral.CancelReferral(reason="NEED_PASSED", **step),
        training.EnrolMigrant(**seat),
        training.GiveUpSeat(**seat),
    ]


@pytest.mark.parametrize("state", [*UNSEEN, "absent"])
def test_a_script_is_told_the_same_of_a_file_elsewhere_and_of_none(village: Village, state: str) -> None:
    asker = village.centre.network.actor(village.ids["COUNSELLOR"])
    for command in about(village, state):
        verdict = village.centre.network.send(command, asker)
        assert (verdict.status, verdict.code) == (FORBIDDEN, "record.unknown"), command


@pytest.mark.parametrize("state", UNSEEN)
def test_naming_an_own_file_does_not_open_the_record_of_another(village: Village, state: str) -> None:
    asker, mine = village.centre.network.actor(village.ids["COUNSELLOR"]), village.people["mine"]
    record, sent = village.consultations[state], village.referrals[state]
    crossed = [
        consultation.VoidConsultation(consultation_id=record, person_id=mine, base_version=1, reason="DUPLICATE"),
        consultation.VoidConsultation(consultation_id=record, base_version=1, reason="DUPLICATE"),
        consultation.CloseFollowUp(consultation_id=record, person_id=mine, outcome="ADVISED"),
        referral.AcceptReferral(referral_id=sent, person_id=mine, base_version=2),
    ]
    for command in crossed:
        assert not village.centre.network.send(command, asker).accepted, command


@pytest.mark.parametrize("command", [training.EnrolMigrant, training.GiveUpSeat])
@pytest.mark.parametrize("role", ["COUNSELLOR", "TRAINER"])
def test_nobody_is_seated_in_a_room_of_another_centre(village: Village, role: str, command: Any) -> None:
    asker = village.centre.network.actor(village.ids[role])
    for session_id in (village.sessions["elsewhere"], ABSENT):
        verdict = village.centre.network.send(
            command(session_id=session_id, person_id=village.people["unowned"]), asker
        )
        assert (verdict.status, verdict.code) == (FORBIDDEN, "record.unknown")


def test_a_suspended_account_is_out_at_the_next_request(village: Village) -> None:
    answer = village.suspended.get("/today")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/sign-in?next=/today")
    assert village.centre.network.sign_in("leaving") is None


def test_a_role_taken_back_is_gone_at_the_next_request(village: Village) -> None:
    assert village.demoted.get("/today").status_code == 403


def cookies_of_a_sign_in(village: Village, *, https: bool) -> list[str]:
    app = create_app(village.house.system, WebSettings(secret_key="x" * 32, https=https, trusted_hosts=("localhost",)))
    client, secure = app.test_client(), {"base_url": f"http{'s' if https else ''}://localhost"}
    token = csrf(client.get("/sign-in", **secure).text)
    fields = {"csrf_token": token, "login": "counsellor", "password": PASSWORD}
    headers = {"Referer": "https://localhost/sign-in"}
    answer = client.post("/sign-in", data=fields, headers=headers, **secure)
    assert answer.status_code == 303, answer.text
    assert ("Strict-Transport-Security" in answer.headers) is https
    return answer.headers.getlist("Set-Cookie")


def test_the_session_cookie_is_of_this_host_alone_and_of_no_script(village: Village) -> None:
    (cookie,) = cookies_of_a_sign_in(village, https=True)
    assert cookie.startswith("__Host-safar=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    assert "Expires" not in cookie
    (plain,) = cookies_of_a_sign_in(village, https=False)
    assert {"HttpOnly", "Path=/", "SameSite=Lax"} <= set(plain.split("; "))


def test_a_cookie_of_before_the_sign_in_opens_nothing(village: Village) -> None:
    client = village.app.test_client()
    client.get("/sign-in")
    with client.session_transaction() as session:
        session["token"] = "chosen by somebody else"
    page = client.get("/sign-in").text
    answer = client.post("/sign-in", data={"csrf_token": csrf(page), "login": "trainer", "password": PASSWORD})
    assert answer.status_code == 303
    with client.session_transaction() as session:
        assert session["token"] != "chosen by somebody else"


@pytest.mark.parametrize("endpoint", [endpoint for endpoint, row in TABLE.items() if row[2]])
def test_a_foreign_token_does_nothing_and_keeps_what_was_typed(village: Village, endpoint: str) -> None:
    states, _, line = TABLE[endpoint]
    where, typed = address(village, endpoint, states[0]), "навишта шудааст"
    letter = next(iter(next(iter(line or {}))))
    sent = village.events()
    answer = village.client(LETTERS[letter]).post(where, data={"csrf_token": "x", "_note": typed, "advice": typed})
    assert answer.status_code in (400, 422)
    assert village.events() == sent
    if answer.status_code == 400:
        assert typed in answer.text


def test_errors_and_files_carry_the_headers_too(village: Village) -> None:
    analyst = village.client("ANALYST")
    for where in ("/nowhere", "/reports/T1.csv", "/reports/T1.xlsx", "/reports/T1.exe", "/static/build/none.css"):
        headers = analyst.get(where).headers
        assert {name: headers.get(name) for name in HEADERS} == HEADERS, where
        assert headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert analyst.put("/today").status_code in (403, 405)
    assert analyst.get("/reports/T1.csv").headers["Content-Disposition"].startswith("attachment")


def test_a_strange_host_is_refused(village: Village) -> None:
    answer = village.client("COUNSELLOR").get("/today", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_the_protection_officer_sees_numbers_and_no_words(village: Village) -> None:
    officer = village.client("PROTECTION")
    for where in ("/protection/access", "/protection/erasures", f"/protection/access?person={village.people['mine']}"):
        text = officer.get(where).text
        assert not any(name in text for name in NAMES.values())
        assert NARRATIVE not in text


def test_a_manager_reads_the_file_without_its_narratives(village: Village) -> None:
    manager = village.client("MANAGER")
    page = manager.get(f"/people/{village.people['mine']}").text
    assert NAMES["mine"] in page
    assert NARRATIVE not in page
    assert "Without narratives" in page
