"""Reports that come by themselves: adapters/access/scheduled.py."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from sqlalchemy import update
from uuid_utils.compat import uuid7

from adapters.access.passwords import Passwords
from adapters.access.report_tables import SCHEDULES
from adapters.access.scheduled import ScheduledReports
from application.actor import Actor
from application.asking import Forbidden
from application.case import OpenCase
from application.reports.scheduled import INDICATORS, NO_DEMONSTRATION, NotMade, Schedule
from application.staff import LeaveCentre
from tests.facts.register import ANALYST_OF_ALL, MANAGER_OF_KHUJAND, SETUP, Register, at
from tests.facts.test_pages import reader
from web.analyst.scheduled import maker

APRIL = datetime(2026, 4, 5, 2, tzinfo=UTC)


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def book(register: Register) -> ScheduledReports:
    register.now = at("2026-03-20 09:00")
    register.held(None, "2026-03-19 10:00", channel="PHONE_IN")
    found = ScheduledReports(register.house.engines["access"], "Asia/Dushanbe")
    assert found.add(MANAGER_OF_KHUJAND, Schedule(uuid7(), "T1", "KJD", "MONTH", 5, "xlsx"))
    begun(register)
    return found


def begun(register: Register) -> None:
    with register.house.engines["access"].begin() as connection:
        connection.execute(update(SCHEDULES).values(begun=at("2026-03-20 09:00")))


def run(book: ScheduledReports, register: Register, now: datetime, actor: Actor | None = MANAGER_OF_KHUJAND) -> None:
    book.run(now, lambda _: actor, maker(register.house.system, "Asia/Dushanbe"))  # type: ignore[arg-type]  # a function


def test_an_account_of_a_demonstration_waits_for_a_worker_that_runs_as_one(
    book: ScheduledReports, register: Register
) -> None:
    def kept_out(_account: object) -> Actor:
        raise NotMade(NO_DEMONSTRATION)

    book.run(APRIL, kept_out, maker(register.house.system, "Asia/Dushanbe"))  # type: ignore[arg-type]  # a function
    assert [made.fault for made in book.made(MANAGER_OF_KHUJAND)] == [NO_DEMONSTRATION]
    run(book, register, APRIL)
    assert [made.fault for made in book.made(MANAGER_OF_KHUJAND)] == [""]


def test_it_is_made_once_as_known_at_its_instant(book: ScheduledReports, register: Register) -> None:
    run(book, register, APRIL - timedelta(hours=2))
    assert book.made(MANAGER_OF_KHUJAND) == []
    run(book, register, APRIL)
    run(book, register, APRIL + timedelta(days=20))
    (made,) = book.made(MANAGER_OF_KHUJAND)
    assert (made.period, made.fault, made.as_of) == ("2026-03", "", datetime(2026, 4, 5, 1, tzinfo=UTC))
    found = book.body(MANAGER_OF_KHUJAND, made.made_id)
    assert found is not None
    assert sha256(found[1]).hexdigest() == made.sha256
    assert book.body(ANALYST_OF_ALL, made.made_id) is None
    assert register.house.system.notices.unread(MANAGER_OF_KHUJAND) == 1


@pytest.mark.parametrize(("kind", "begins"), [("pdf", b"%PDF"), ("sdmx-csv", b"STRUCTURE")])
def test_indicators_come_too_and_as_the_kind_that_was_wanted(
    book: ScheduledReports, register: Register, kind: str, begins: bytes
) -> None:
    (first,) = book.of(MANAGER_OF_KHUJAND)
    book.stop(MANAGER_OF_KHUJAND, first.schedule_id)
    book.add(MANAGER_OF_KHUJAND, Schedule(uuid7(), INDICATORS, "KJD", "MONTH", 5, kind))
    begun(register)
    run(book, register, APRIL)
    (made,) = book.made(MANAGER_OF_KHUJAND)
    found = book.body(MANAGER_OF_KHUJAND, made.made_id)
    assert (made.code, made.kind, made.fault) == (INDICATORS, kind, "")
    assert found is not None
    assert found[1].startswith(begins)


def test_one_indicator_comes_without_the_others(book: ScheduledReports, register: Register) -> None:
    book.add(MANAGER_OF_KHUJAND, Schedule(uuid7(), "I04", "KJD", "MONTH", 5, "csv"))
    begun(register)
    run(book, register, APRIL)
    made = next(each for each in book.made(MANAGER_OF_KHUJAND) if each.code == "I04")
    found = book.body(MANAGER_OF_KHUJAND, made.made_id)
    assert found is not None
    assert b"I04" in found[1]
    assert b"I02" not in found[1]


def test_a_file_that_is_kept_names_no_colleague(book: ScheduledReports, register: Register) -> None:
    register.do(OpenCase(case_id=uuid7(), person_id=register.person(), topic="DOC-PASS", summary="a passport"))
    book.add(MANAGER_OF_KHUJAND, Schedule(uuid7(), "T19", "KJD", "MONTH", 5, "csv"))
    begun(register)
    run(book, register, APRIL)
    made = next(each for each in book.made(MANAGER_OF_KHUJAND) if each.code == "T19")
    found = book.body(MANAGER_OF_KHUJAND, made.made_id)
    assert found is not None
    assert b"centre_cases" in found[1]
    assert b"counsellor_cases" not in found[1]


def test_what_cannot_be_printed_here_says_so(
    book: ScheduledReports, register: Register, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.add(MANAGER_OF_KHUJAND, Schedule(uuid7(), "T1", "KJD", "MONTH", 5, "pdf"))
    begun(register)
    monkeypatch.setattr("web.paper.pdf.can_print", lambda: False)
    run(book, register, APRIL)
    assert {made.kind: made.fault for made in book.made(MANAGER_OF_KHUJAND)} == {"xlsx": "", "pdf": "NoPrinter"}


def test_a_file_that_was_deleted_is_not_made_again(book: ScheduledReports, register: Register) -> None:
    run(book, register, APRIL)
    (made,) = book.made(MANAGER_OF_KHUJAND)
    book.forget(ANALYST_OF_ALL, made.made_id)
    assert book.made(MANAGER_OF_KHUJAND) == [made]
    book.forget(MANAGER_OF_KHUJAND, made.made_id)
    run(book, register, APRIL)
    assert book.made(MANAGER_OF_KHUJAND) == []


def test_what_fails_is_shown_and_tried_again(book: ScheduledReports, register: Register) -> None:
    run(book, register, APRIL, None)
    assert [made.fault for made in book.made(MANAGER_OF_KHUJAND)] == [Forbidden.__name__]
    assert register.house.system.notices.unread(MANAGER_OF_KHUJAND) == 0
    run(book, register, APRIL)
    assert [made.fault for made in book.made(MANAGER_OF_KHUJAND)] == [""]


def test_a_crash_before_it_was_kept_leaves_the_same_file_to_be_made(book: ScheduledReports, register: Register) -> None:
    def killed(*_: object) -> bytes:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        book.run(APRIL, lambda _: MANAGER_OF_KHUJAND, killed)
    run(book, register, APRIL)
    assert len(book.made(MANAGER_OF_KHUJAND)) == 1


def test_a_stopped_one_does_not_come(book: ScheduledReports, register: Register) -> None:
    (wanted,) = book.of(MANAGER_OF_KHUJAND)
    book.stop(MANAGER_OF_KHUJAND, wanted.schedule_id)
    run(book, register, APRIL)
    assert (book.of(MANAGER_OF_KHUJAND), book.made(MANAGER_OF_KHUJAND)) == ([], [])


def test_a_file_of_a_centre_that_was_left_is_not_handed_out_any_more(register: Register) -> None:
    register.now = at("2026-03-20 09:00")
    register.house.accounts.passwords = Passwords(1, 8, 1)
    manager = reader(register, "gulnora", "MANAGER", "KJD", "KHT")
    actor = register.house.accounts.actor("gulnora")
    assert actor is not None
    book = ScheduledReports(register.house.engines["access"], "Asia/Dushanbe")
    assert book.add(actor, Schedule(uuid7(), "T1", "KJD", "MONTH", 5, "csv"))
    begun(register)
    run(book, register, APRIL, actor)
    (made,) = book.made(actor)
    assert manager.open(f"/reports/scheduled/files/{made.made_id}").status_code == 200
    register.now = at("2026-04-06 09:00")
    register.do(LeaveCentre(account_id=actor.account_id, code="KJD"), SETUP)
    assert manager.open(f"/reports/scheduled/files/{made.made_id}").status_code == 404
