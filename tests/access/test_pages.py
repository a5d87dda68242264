"""The pages of administrators and protection officers, walked as they are used, without scripts."""

from __future__ import annotations

import re
from uuid import UUID

import pytest
from flask import Flask

from application.administration import AccountList
from tests.access.network import NEW_PASSWORD, PASSWORD, Network
from tests.access.pages import Reader
from tests.web.fakes import hidden

CENTRES, ACCOUNTS = "/administration/centres", "/administration/accounts"
ERASURES, ACCESS = "/protection/erasures", "/protection/access"


def account_of(network: Network, login: str) -> UUID:
    rows = network.house.system.ask(AccountList(), network.administrator, route="test")
    return next(row.account_id for row in rows if row.login == login)


def test_a_centre_is_opened_changed_closed_and_opened_again(zarina: Reader) -> None:
    zarina.open(f"{CENTRES}/new")
    fields = {"code": "dyu", "name": "Dushanbe", "place": "3501266", "zone": "Asia/Dushanbe", "prefix": "dyu"}
    assert zarina.send(f"{CENTRES}/new", **fields).headers["Location"] == CENTRES
    zarina.open(CENTRES)
    assert "Dushanbe" in zarina.text()
    zarina.open(f"{CENTRES}/DYU")
    zarina.send(f"{CENTRES}/DYU", follow=True, **{**fields, "name": "Dushanbe, Rudaki 12"})
    assert "Dushanbe, Rudaki 12" in zarina.text()
    zarina.send(f"{CENTRES}/DYU/close", follow=True)
    assert "This centre is closed" in zarina.text()
    zarina.send(f"{CENTRES}/DYU/reopen", follow=True)
    assert "The centre is open again." in zarina.text()


def test_a_centre_that_cannot_be_opened_shows_its_form_again(zarina: Reader) -> None:
    zarina.open(f"{CENTRES}/new")
    fields = {"code": "KJD", "name": "Khujand again", "place": "3505401", "zone": "Asia/Dushanbe", "prefix": "KJD"}
    answer = zarina.send(f"{CENTRES}/new", **fields)
    assert answer.status_code == 422
    assert "Codes are never used again" in zarina.text()
    assert "Khujand again" in zarina.page
    assert zarina.send(f"{CENTRES}/new", **{**fields, "code": "Ҷ"}).status_code == 422
    assert zarina.send(f"{CENTRES}/new", **{**fields, "code": "NEW", "place": ""}).status_code == 422
    assert "Choose the district or the region where the centre lies." in zarina.text()
    for code in ("XXX", "%00", "%F0%9F%90%88", "kjd", "a%20b"):
        assert zarina.open(f"{CENTRES}/{code}").status_code == 404


def test_an_account_is_made_given_work_and_used(app: Flask, network: Network, zarina: Reader) -> None:
    zarina.open(f"{ACCOUNTS}/new")
    wanted = next(hidden(zarina.page, "account_id"))
    fields = {"full_name": "Gulnora Saidova", "login": "Gulnora", "language": "tg", "account_id": wanted}
    page = zarina.send(f"{ACCOUNTS}/new", **fields).headers["Location"]
    assert page == f"{ACCOUNTS}/{account_of(network, 'gulnora')}"
    zarina.open(page)
    zarina.send(f"{page}/roles", follow=True, role="COUNSELLOR")
    zarina.send(f"{page}/centres", follow=True, centre="KJD")
    answer = zarina.send(f"{page}/password")
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    password = re.search(r"\b[a-z2-9]{4}(-[a-z2-9]{4}){3}\b", zarina.text())
    assert password is not None

    gulnora = Reader(app, "gulnora", password.group())
    assert gulnora.answer.status_code == 303
    assert gulnora.open("/").headers["Location"] == "/password"
    gulnora.open("/password")
    gulnora.send("/password", old_password=password.group(), new_password=NEW_PASSWORD)
    assert network.actor(UUID(wanted)).roles == {"COUNSELLOR"}
    assert gulnora.open(ACCOUNTS).status_code == 403
    assert network.sign_in("gulnora", NEW_PASSWORD) is not None


def test_a_form_sent_twice_makes_one_account(network: Network, zarina: Reader) -> None:
    zarina.open(f"{ACCOUNTS}/new")
    wanted = next(hidden(zarina.page, "account_id"))
    fields = {"full_name": "Gulnora", "login": "gulnora", "language": "tg", "account_id": wanted}
    first, second = zarina.send(f"{ACCOUNTS}/new", **fields), zarina.send(f"{ACCOUNTS}/new", **fields)
    assert first.headers["Location"] == second.headers["Location"]
    assert account_of(network, "gulnora") == UUID(wanted)


def test_a_name_that_is_taken_is_told_beside_its_field(network: Network, zarina: Reader) -> None:
    network.hire("gulnora")
    zarina.open(f"{ACCOUNTS}/new")
    answer = zarina.send(f"{ACCOUNTS}/new", full_name="Another Gulnora", login="GULNORA", language="tg")
    assert answer.status_code == 422
    assert "Another account has this name" in zarina.text()
    assert "Another Gulnora" in zarina.page


def test_a_name_that_cannot_be_read_out_is_not_set_aside(network: Network, zarina: Reader) -> None:
    zarina.open(f"{ACCOUNTS}/new")
    answer = zarina.send(f"{ACCOUNTS}/new", full_name="Gulnora", login="gul nora", language="tg")
    assert answer.status_code == 422
    credentials = network.house.accounts._credentials
    assert credentials.of_login(credentials.login_mac("gul nora")) is None


def test_roles_and_centres_are_taken_back(network: Network, zarina: Reader) -> None:
    account_id = network.hire("gulnora", "COUNSELLOR", "TRAINER", centres=("KJD",))
    page = f"{ACCOUNTS}/{account_id}"
    zarina.open(page)
    zarina.send(f"{page}/roles/revoke", follow=True, role="TRAINER")
    zarina.send(f"{page}/centres/leave", follow=True, centre="KJD")
    actor = network.actor(account_id)
    assert (actor.roles, actor.centres) == ({"COUNSELLOR"}, set())
    assert zarina.send(f"{page}/roles/revoke", role="TRAINER").status_code == 422
    assert zarina.send(f"{page}/roles/revoke", role="NONSENSE").status_code == 422
    assert zarina.send(f"{page}/roles", role="").status_code == 422
    assert zarina.send(f"{page}/roles", role="ADMINISTRATOR").status_code == 422
    assert "sees no files" in zarina.text()


def test_a_suspended_member_of_staff_is_out_at_the_next_click(app: Flask, network: Network, zarina: Reader) -> None:
    account_id = network.hire("bahrom", "ADMINISTRATOR")
    bahrom = Reader(app, "bahrom")
    assert bahrom.open(ACCOUNTS).status_code == 200
    page = f"{ACCOUNTS}/{account_id}"
    zarina.open(page)
    zarina.send(f"{page}/suspend", follow=True)
    assert "Suspended" in zarina.text()
    assert bahrom.open(ACCOUNTS).headers["Location"].startswith("/sign-in")
    zarina.send(f"{page}/reinstate", follow=True)
    assert bahrom.open(ACCOUNTS).headers["Location"].startswith("/sign-in")
    bahrom = Reader(app, "bahrom")
    zarina.send(f"{page}/sessions", follow=True)
    assert bahrom.open(ACCOUNTS).headers["Location"].startswith("/sign-in")


def test_nobody_gives_themselves_a_password_that_way(network: Network, zarina: Reader) -> None:
    page = f"{ACCOUNTS}/{network.administrator.account_id}"
    zarina.open(page)
    assert zarina.send(f"{page}/password").status_code == 422
    assert "Ask another administrator" in zarina.text()
    assert network.sign_in("zarina", PASSWORD) is not None


def test_every_wrong_way_in_gets_the_same_bytes(app: Flask, network: Network) -> None:
    network.hire("gulnora")
    suspended = network.hire("amir")
    network.house.accounts.revoke_all(suspended)
    network.hire("demo", demonstration=True)
    pages = set()
    for login, password in (("gulnora", "wrong"), ("nobody", "wrong"), ("demo", PASSWORD), *[("amir", "wrong")] * 7):
        reader = Reader(app, login, password)
        assert reader.answer.status_code == 422
        secrets = (r'content="[^"]+"', r'value="[^"]*"')
        pages.add(re.sub("|".join(secrets), "", reader.page))
    assert len(pages) == 1


@pytest.mark.parametrize("address", [CENTRES, f"{CENTRES}/new", ACCOUNTS, f"{ACCOUNTS}/new", ERASURES, ACCESS])
def test_the_pages_are_closed_to_other_roles(app: Flask, network: Network, address: str) -> None:
    network.hire("gulnora", "COUNSELLOR", "MANAGER", "ANALYST", centres=("KJD",))
    assert Reader(app, "gulnora").open(address).status_code == 403
    stranger = app.test_client().get(address)
    assert stranger.headers["Location"].startswith("/sign-in")


def test_administrators_and_protection_officers_stay_out_of_each_others_pages(zarina: Reader, officer: Reader) -> None:
    assert [zarina.open(address).status_code for address in (ERASURES, ACCESS)] == [403, 403]
    assert [officer.open(address).status_code for address in (CENTRES, ACCOUNTS)] == [403, 403]


@pytest.mark.parametrize("language", ["en", "ru", "tg", "ky", "kk", "uz"])
def test_every_page_opens_in_every_language(network: Network, zarina: Reader, officer: Reader, language: str) -> None:
    for reader, addresses in (
        (zarina, [CENTRES, f"{CENTRES}/new", f"{CENTRES}/KJD", ACCOUNTS, f"{ACCOUNTS}/new"]),
        (zarina, [f"{ACCOUNTS}/{network.administrator.account_id}"]),
        (officer, [ERASURES, ACCESS]),
    ):
        reader.open(addresses[0])
        reader.send("/choices/language", language=language)
        for address in addresses:
            assert reader.open(address).status_code == 200
            assert f'lang="{language}"' in reader.page
