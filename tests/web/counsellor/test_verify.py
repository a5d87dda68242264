"""The public page of certificates: what a stranger with a code learns, and that guessing tells nothing."""

from __future__ import annotations

import random
import re
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from uuid_utils.compat import uuid7

from adapters.access.tables import READS
from adapters.access.verify_tries import ADDRESS
from application.actor import PUBLIC, Actor
from application.migrant import EraseMigrant, RequestErasure
from application.verifying import ANYBODY, VerifyCertificate, read, spaced
from tests.access.guessing import a_code
from tests.web.counsellor.counselling import Counselling, boxes, words
from tests.web.counsellor.test_trainings import course, people, room, sent, trainer

__all__ = ["course", "people", "room", "trainer"]

CODE = re.compile(r"sf-certificate__code\">([A-Z2-7-]{11})<")
WRONG = "ABCDEFGHIJ"


@pytest.fixture
def certified(trainer: Any, room: str, people: list[UUID]) -> str:
    """The room, where two hold certificates."""
    for step in ("attendance", "results", "certificates/issue"):
        assert sent(trainer, f"{room}/{step}").status_code == 303
    return room


@pytest.fixture
def code(trainer: Any, certified: str, people: list[UUID]) -> str:
    """The code of the first of them, as it stands on the paper."""
    found = CODE.search(trainer.get(f"{certified}/certificates?person={people[0].hex}").text)
    assert found
    return found[1].replace("-", "")


@pytest.fixture
def stranger(centre: Counselling) -> FlaskClient:
    return centre.app.test_client()


def typed(stranger: FlaskClient, code: str) -> Any:
    return stranger.post("/verify", data={**boxes(stranger.get("/verify").text), "code": code})


def bare(text: str) -> str:
    """A page without what differs at every look."""
    return re.sub(r'value="[^"]*"|content="[^"]*"', "", text)


def test_a_stranger_sees_initials_year_and_course(
    stranger: FlaskClient, code: str, people: list[UUID]
) -> None:
    page = stranger.get(f"/verify/{code}")
    shown = words(page.text)
    assert page.status_code == 200
    assert "Valid" in shown
    assert "А." in shown
    assert str(datetime.now(UTC).year) in shown
    assert "Пеш аз сафар" in shown
    assert "Амина" not in page.text
    assert people[0].hex not in page.text
    assert "C-KJD" not in page.text
    assert "script-src" not in page.headers["Content-Security-Policy"]
    assert "noindex" in page.headers["X-Robots-Tag"]


def test_the_code_may_be_typed_in_small_letters_with_dashes(stranger: FlaskClient, code: str) -> None:
    assert "Valid" in words(typed(stranger, spaced(code).lower()).text)
    assert read(f" {code[:5]} {code[5:]} ") == code


def test_a_revoked_certificate_says_so(
    trainer: Any, stranger: FlaskClient, certified: str, code: str, people: list[UUID]
) -> None:
    fields = {"module": "MONEY", "mark": "ABSENT"}
    assert sent(trainer, f"{certified}/people/{people[0]}/correct", **fields).status_code == 303
    shown = words(stranger.get(f"/verify/{code}").text)
    assert "Revoked" in shown
    assert "no longer valid" in shown
    assert "А." in shown


def test_all_codes_that_are_none_get_one_answer(stranger: FlaskClient, code: str) -> None:
    number = "C-KJD-2026-00001"
    asked = [WRONG, code[:-1] + ("A" if code[-1] != "A" else "B"), number, "x", "ё" * 500, "%00"]
    told = [stranger.get(f"/verify/{each}") for each in asked]
    assert {page.status_code for page in told} == {404}
    assert len({bare(page.text) for page in told}) == 1
    assert len({bare(typed(stranger, each).text) for each in (WRONG, number)}) == 1


def test_after_ten_wrong_codes_the_right_one_gets_the_same_answer(stranger: FlaskClient, code: str) -> None:
    wrong = [bare(stranger.get(f"/verify/{WRONG}").text) for _ in range(ADDRESS)]
    assert bare(stranger.get(f"/verify/{code}").text) == wrong[0]
    elsewhere = {"REMOTE_ADDR": "10.9.9.9"}
    assert stranger.get(f"/verify/{code}", environ_base=elsewhere).status_code == 200


def test_right_codes_are_no_guesses(stranger: FlaskClient, code: str) -> None:
    assert {stranger.get(f"/verify/{code}").status_code for _ in range(ADDRESS + 5)} == {200}


def test_every_look_that_showed_initials_is_logged(
    centre: Counselling, stranger: FlaskClient, code: str, people: list[UUID]
) -> None:
    stranger.get(f"/verify/{WRONG}")
    stranger.get(f"/verify/{code}")
    with centre.house.engines["access"].connect() as connection:
        rows = [row for row in connection.execute(select(READS)) if row.roles == PUBLIC]
    assert [(row.person_id, row.action, row.route) for row in rows] == [
        (people[0], "certificates.verify", "verify.one")
    ]


def test_an_erased_person_leaves_no_certificate(
    centre: Counselling, stranger: FlaskClient, code: str, people: list[UUID]
) -> None:
    officer = Actor(uuid7(), frozenset({"PROTECTION"}), frozenset())
    request = RequestErasure(person_id=people[0], ground="CLIENT_REQUEST")
    centre.network.accept(request, centre.actor("gulnora"))
    centre.network.accept(EraseMigrant(person_id=people[0]), officer)
    assert stranger.get(f"/verify/{code}").status_code == 404


def test_guesses_open_nothing(centre: Counselling, code: str) -> None:
    """The short form, where nobody counts the tries; a million: `make guess`."""
    ask, dice = centre.house.system.ask, random.Random(7)
    for guess in (a_code(dice) for _ in range(500)):
        assert ask(VerifyCertificate(code=guess), ANYBODY, route="guess") is None
    assert ask(VerifyCertificate(code=code), ANYBODY, route="guess") is not None
