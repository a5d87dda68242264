"""Codes of slips: they open one referral, for a time, and guessing opens nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import insert, select

from adapters.access.answer_codes import ADDRESS, CODE, EVERYWHERE, WINDOW, AnswerCodes
from adapters.access.code_tables import ANSWER_CODES, ANSWER_TRIES
from application.answering import ALPHABET, LENGTH, read_code, spaced
from tests.access.guessing import opened, with_codes

NOW = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE, THERE = "10.0.0.7", "10.0.0.8"
REFERRAL, PERSON = uuid4(), uuid4()


@pytest.fixture
def codes(tmp_path: Path) -> AnswerCodes:
    return with_codes(f"sqlite:///{tmp_path / 'access.db'}", 20)


def issue(codes: AnswerCodes, referral_id: UUID = REFERRAL, now: datetime = NOW) -> str:
    return codes.issue(referral_id, PERSON, "KJD", "tg", now).code


def test_a_code_has_eight_letters_that_nobody_takes_for_digits(codes: AnswerCodes) -> None:
    code = issue(codes)
    assert len(code) == LENGTH
    assert set(code) <= set(ALPHABET)
    assert not set("IO01") & set(ALPHABET)


def test_it_may_be_typed_in_small_letters_with_a_dash_and_in_cyrillic_lookalikes() -> None:
    assert read_code(" abkm-hpct ") == "ABKMHPCT"
    assert read_code("авкм нрст") == "ABKMHPCT"
    assert spaced("ABCDEFGH") == "ABCD-EFGH"


def test_it_names_its_one_referral(codes: AnswerCodes) -> None:
    found = codes.by_code(issue(codes), HERE, NOW)
    assert found is not None
    assert (found.referral_id, found.person_id, found.centre) == (REFERRAL, PERSON, "KJD")


def test_it_ends_after_its_days(codes: AnswerCodes) -> None:
    code = issue(codes)
    assert codes.by_code(code, HERE, NOW + timedelta(days=codes.days)) is None


def test_a_new_code_ends_the_old_one(codes: AnswerCodes) -> None:
    old, new = issue(codes), issue(codes)
    assert codes.by_code(old, HERE, NOW) is None
    assert codes.by_code(new, HERE, NOW) is not None


def test_a_revoked_code_opens_nothing(codes: AnswerCodes) -> None:
    code = issue(codes)
    assert codes.revoke(REFERRAL, NOW)
    assert codes.by_code(code, HERE, NOW) is None
    assert not codes.revoke(REFERRAL, NOW)


def test_a_link_opens_once_and_leaves_the_code_as_it_is(codes: AnswerCodes) -> None:
    made = codes.issue(REFERRAL, PERSON, "KJD", "tg", NOW)
    assert codes.by_link(made.link, NOW) is not None
    assert codes.by_link(made.link, NOW) is None
    assert codes.by_code(made.code, HERE, NOW) is not None


def test_neither_code_nor_link_stands_in_the_store(codes: AnswerCodes) -> None:
    made = codes.issue(REFERRAL, PERSON, "KJD", "tg", NOW)
    with codes._engine.begin() as connection:
        rows = repr(connection.execute(select(ANSWER_CODES)).all())
    assert made.code not in rows
    assert made.check not in rows
    assert made.link not in rows


def test_after_ten_wrong_codes_an_address_waits_and_others_do_not(codes: AnswerCodes) -> None:
    code = issue(codes)
    for _ in range(ADDRESS):
        assert codes.by_code("AAAAAAAA", HERE, NOW) is None
    assert codes.by_code(code, HERE, NOW) is None
    assert codes.by_code(code, THERE, NOW) is not None
    assert codes.by_code(code, HERE, NOW + WINDOW) is not None


def guessed_from_everywhere(codes: AnswerCodes) -> None:
    with codes._engine.begin() as connection:
        tries = [{"address_mac": number.to_bytes(4), "at": NOW} for number in range(EVERYWHERE)]
        connection.execute(insert(ANSWER_TRIES), tries)
    assert codes.by_code("AAAAAAAA", "10.1.0.1", NOW) is None


def test_guesses_from_everywhere_lock_nobody_out_who_holds_a_slip(codes: AnswerCodes) -> None:
    made = codes.issue(REFERRAL, PERSON, "KJD", "tg", NOW)
    assert not codes.cautious(NOW)
    guessed_from_everywhere(codes)
    assert codes.cautious(NOW)
    assert codes.by_code(made.code, THERE, NOW) is None
    assert codes.by_code(made.code, THERE, NOW, "AAAA") is None
    assert codes.by_code(made.code, THERE, NOW, made.check.lower()) is not None
    assert codes.by_link(made.link, NOW) is not None
    assert codes.by_code(made.code, THERE, NOW + WINDOW) is not None


def test_further_letters_are_guessed_five_times_and_then_that_code_alone_rests(codes: AnswerCodes) -> None:
    made, other = (codes.issue(referral, PERSON, "KJD", "tg", NOW) for referral in (REFERRAL, uuid4()))
    guessed_from_everywhere(codes)
    for number in range(CODE):
        assert codes.by_code(made.code, f"10.2.0.{number}", NOW, "AAAA") is None
    assert codes.by_code(made.code, THERE, NOW, made.check) is None
    assert codes.by_code(other.code, THERE, NOW, other.check) is not None
    assert codes.by_code(made.code, THERE, NOW + WINDOW) is not None


def test_a_right_code_is_no_guess(codes: AnswerCodes) -> None:
    code = issue(codes)
    assert all(codes.by_code(code, HERE, NOW) for _ in range(ADDRESS + 5))


def test_guesses_open_nothing(codes: AnswerCodes) -> None:
    """The short form; a million take a minute or two: `python -m tests.access.guessing`."""
    assert opened(codes, 5_000, seed=7) == 0
