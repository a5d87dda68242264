"""Mail to staff: only on request, never about anybody, at least once whatever dies, tried again when refused."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
import time_machine
from sqlalchemy import select, update

from adapters.access.tables import MAIL_OUTBOX, NOTICE_WISHES
from adapters.settings import Settings
from adapters.wiring import House, build
from application.case import OpenCase
from application.case_task import SetTask
from application.notices import DAILY, IMMEDIATE
from tests.harness.days import today
from tests.mail.relay import Relay
from tests.steps.office import Office
from tests.steps.staffed import hired
from web.commandline.mailing import office_post
from web.notice_mail import words

LATER = timedelta(minutes=2)


@pytest.fixture
def relay() -> Iterator[Relay]:
    opened = Relay()
    yield opened
    opened.shutdown()
    opened.server_close()


@pytest.fixture
def mailing(settings: Settings, relay: Relay) -> Iterator[House]:
    """A house with a relay."""
    sends = {"mail_host": "127.0.0.1", "mail_port": relay.port, "mail_tls": "none"}
    whose = {"mail_sender": "safar@office.example", "site_url": "https://safar.example"}
    opened = build(replace(settings, **sends, **whose, mail_domains="office.example"), create_keyring=True)
    yield opened
    opened.close()


@pytest.fixture
def database_kind() -> str:
    """The queue is the same on both; what differs is proven with the stores."""
    return "sqlite"


@pytest.fixture
def office(mailing: House) -> Office:
    office = Office(mailing)
    for name in ("Gulnora", "Farrukh"):
        hired(office, name, "COUNSELLOR", "KHT")
    office.register("Zarina")
    return office


def give_a_task(office: Office, number: int = 1) -> None:
    """Farrukh is given tasks about Zarina."""
    of = {"person_id": office.people["Zarina"], "case_id": UUID(int=77)}
    office.accept(OpenCase(**of, topic="FAM-ABAND"), "Gulnora")
    for each in range(number):
        due = today() + timedelta(days=9)
        task = {"task_id": UUID(int=each + 1), "kind": "APPEAL", "what": "Appeal", "due_on": due}
        assignee = office.staff["Farrukh"].account_id
        office.accept(SetTask(**of, base_version=each + 1, assignee_id=assignee, **task), "Gulnora")


def wish(office: Office, mail: str, name: str = "Farrukh") -> None:
    book = office.house.system.notices
    assert book.keep_wish(office.staff[name], mail, f"{name.lower()}@office.example") is None
    # The office lives in the past: what it does is older than the wish.
    with office.house.engines["access"].begin() as connection:
        connection.execute(update(NOTICE_WISHES).values(mailed_until=datetime(2020, 1, 1, tzinfo=UTC)))


def states(house: House) -> list[tuple[str, int]]:
    with house.engines["access"].connect() as connection:
        return [tuple(row) for row in connection.execute(select(MAIL_OUTBOX.c.state, MAIL_OUTBOX.c.tries))]


def test_nobody_is_written_to_who_did_not_ask(office: Office, relay: Relay) -> None:
    give_a_task(office)
    assert office_post(office.house).run(words) == 0
    assert not relay.mail


def test_without_a_relay_nothing_is_made(house: House) -> None:
    assert office_post(house).run(words) == 0


def test_a_mail_says_how_many_and_where_and_nothing_else(office: Office, relay: Relay) -> None:
    give_a_task(office, 3)
    wish(office, IMMEDIATE)
    post = office_post(office.house)
    assert (post.run(words), post.run(words)) == (1, 0)
    sent = relay.mail[0]
    assert sent["To"] == "farrukh@office.example"
    text = sent.get_payload(decode=True).decode()  # type: ignore[union-attr]  # one part
    assert "3" in str(sent["Subject"])
    assert "https://safar.example/notices/" in text
    assert not [word for word in ("Zarina", "Appeal", "FAM-", "KHT", "Gulnora") if word in f"{sent['Subject']} {text}"]


def test_daily_mail_comes_once_a_day_after_seven(office: Office, relay: Relay) -> None:
    give_a_task(office)
    wish(office, DAILY)
    post, dawn = office_post(office.house), datetime(2026, 3, 2, 1, tzinfo=UTC)  # six in Dushanbe
    for hours, number in ((0, 0), (2, 1), (3, 1)):
        with time_machine.travel(dawn + timedelta(hours=hours), tick=False):
            post.run(words)
        assert len(relay.mail) == number


def test_a_refusal_for_now_is_tried_again_and_one_for_ever_is_not(office: Office, relay: Relay) -> None:
    give_a_task(office)
    wish(office, IMMEDIATE)
    post = office_post(office.house)
    relay.answer = lambda _address: "450 later"
    assert post.run(words) == 0
    assert states(office.house) == [("waiting", 1)]
    assert post.run(words) == 0, "it waits a minute"
    assert states(office.house) == [("waiting", 1)]
    relay.answer = lambda _address: "550 nobody"
    with time_machine.travel(datetime.now(UTC) + LATER):
        post.run(words)
    assert states(office.house) == [("given_up", 2)]
    assert not relay.mail


def test_a_relay_that_is_away_is_asked_again(office: Office, relay: Relay) -> None:
    give_a_task(office)
    wish(office, IMMEDIATE)
    post = office_post(office.house)
    away = replace(post, settings=replace(post.settings, mail_port=1))
    assert away.run(words) == 0
    with time_machine.travel(datetime.now(UTC) + LATER):
        assert post.run(words) == 1


def test_addresses_outside_the_office_are_refused(office: Office) -> None:
    book, farrukh = office.house.system.notices, office.staff["Farrukh"]
    assert book.keep_wish(farrukh, DAILY, "farrukh@elsewhere.example") == "notices.address_elsewhere"
    for wrong in ("", "farrukh", "a@b", "a b@office.example", "a@office.example\nBcc: x@office.example"):
        assert book.keep_wish(farrukh, DAILY, wrong) == "notices.address", wrong


def test_two_workers_send_a_mail_once(office: Office, relay: Relay) -> None:
    give_a_task(office)
    wish(office, IMMEDIATE)
    one, other = office_post(office.house), office_post(office.house)
    relay.taken = lambda: other.run(words)
    assert one.run(words) == 1
    assert len(relay.mail) == 1


def test_a_worker_killed_at_any_moment_loses_no_mail(office: Office, relay: Relay, data_dir: Path) -> None:
    give_a_task(office)
    wish(office, IMMEDIATE)
    settings = office.house.settings
    names = ("mail_host", "mail_port", "mail_tls", "mail_sender", "mail_domains", "site_url", "data_dir")
    told = {f"SAFAR_{name.upper()}": str(getattr(settings, name)) for name in names}
    stores = {f"SAFAR_{store.upper()}_URL": settings.url(store) for store in ("keys", "access", "releases")}
    environment = {**os.environ, **told, **stores, "SAFAR_DATABASE_URL": settings.url("ledger")}
    worker = subprocess.Popen([sys.executable, "-m", "web.cli", "worker", "--once"], env=environment)
    # The relay has the mail and has not said so: the worst moment to die.
    relay.taken = lambda: os.kill(worker.pid, signal.SIGKILL)
    assert worker.wait(timeout=60) == -signal.SIGKILL
    assert states(office.house) == [("sending", 1)]
    relay.taken = lambda: None
    assert office_post(office.house).run(words) == 0, "it may still be alive"
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=6)):
        assert office_post(office.house).run(words) == 1
    assert states(office.house) == [("sent", 2)]
    assert len({mail["Message-ID"] for mail in relay.mail}) == 1


