"""A session from its announcement to the certificates, as a trainer walks it without scripts."""

from __future__ import annotations

import re
from typing import Any
from uuid import UUID

import pytest

from tests.harness.days import today
from tests.web.counsellor.counselling import Counselling, boxes, words


def sent(client: Any, address: str, **fields: Any) -> Any:
    """The form of a page as it stands, with these boxes filled in."""
    page = client.get(address).text
    return client.post(address, data={**boxes(page), **fields})


@pytest.fixture
def trainer(centre: Counselling) -> Any:
    centre.network.hire("tahmina", "TRAINER", centres=("KJD",), name="Тахмина")
    return centre.client("tahmina")


@pytest.fixture
def course(centre: Counselling) -> None:
    """The standard outline, published by the administrator as the page offers it."""
    fields = {"title": "Пеш аз сафар", "kind": "PDO", "code": "pdo-ru"}
    assert sent(centre.client("zarina"), "/courses/new", **fields).status_code == 303


@pytest.fixture
def room(trainer: Any, course: None) -> str:
    """The address of a session today with two seats."""
    page = trainer.get("/trainings/new").text
    offered = re.search(r'<option value="([0-9a-f-]{36})"', page)
    assert offered is not None
    day = today().isoformat()
    fields = {
        "curriculum": offered.group(1),
        "starts_on": day,
        "capacity": "2",
        "language": "tg",
        "place": "Исфара",
    }
    answer = sent(trainer, "/trainings/new", **fields)
    assert answer.status_code == 303, words(answer.text)
    return str(answer.headers["Location"])


@pytest.fixture
def people(trainer: Any, centre: Counselling, room: str) -> list[UUID]:
    """Three enrolled for two seats."""
    found = [centre.register(given_name=name) for name in ("Амина", "Баҳор", "Чинора")]
    for person_id in found:
        assert sent(trainer, f"{room}/enrol/{person_id}").status_code == 303
    return found


def test_somebody_is_found_and_enrolled(trainer: Any, centre: Counselling, room: str) -> None:
    person_id = centre.register(given_name="Дилбар")
    page = trainer.get(f"{room}/enrol?q=dilbar").text
    assert f"{room}/enrol/{person_id}" in page
    assert sent(trainer, f"{room}/enrol/{person_id}").status_code == 303
    assert f"{room}/enrol/{person_id}" not in trainer.get(f"{room}/enrol?q=dilbar").text


def test_the_third_of_two_waits_and_moves_up(trainer: Any, room: str, people: list[UUID]) -> None:
    assert "2 of 2 seats taken · 1 waiting" in words(trainer.get(room).text)
    sent(trainer, f"{room}/people/{people[0]}/leave")
    shown = words(trainer.get(room).text)
    assert "2 of 2 seats taken" in shown
    assert "waiting" not in shown.casefold()


def test_attendance_is_preset_to_present_and_leads_to_certificates(
    trainer: Any, room: str, people: list[UUID]
) -> None:
    sheet = boxes(trainer.get(f"{room}/attendance").text)
    assert len(sheet["there"]) == 2 * 15
    gone = people[1].hex
    assert trainer.post(f"{room}/attendance", data={**sheet, "gone": gone}).status_code == 303
    assert sent(trainer, f"{room}/results").status_code == 303
    assert sent(trainer, f"{room}/certificates/issue").status_code == 303
    shown = words(trainer.get(f"{room}/certificates").text)
    assert "Амина" in shown
    assert "Баҳор" not in shown
    assert "Did not come" in words(trainer.get(room).text)


def test_issuing_twice_issues_once(trainer: Any, room: str, people: list[UUID]) -> None:
    sent(trainer, f"{room}/attendance")
    sent(trainer, f"{room}/results")
    form = boxes(trainer.get(f"{room}/certificates/issue").text)
    for _ in range(2):
        assert trainer.post(f"{room}/certificates/issue", data=form).status_code == 303
    assert trainer.get(f"{room}/certificates").text.count("sf-certificate__name") == 2


def test_a_corrected_mark_revokes_the_certificate(trainer: Any, room: str, people: list[UUID]) -> None:
    for step in ("attendance", "results", "certificates/issue"):
        assert sent(trainer, f"{room}/{step}").status_code == 303
    fields = {"module": "MONEY", "mark": "ABSENT"}
    assert sent(trainer, f"{room}/people/{people[0]}/correct", **fields).status_code == 303
    assert "(revoked)" in words(trainer.get(room).text)


def test_a_person_enrolled_meanwhile_is_not_marked(trainer: Any, room: str, people: list[UUID]) -> None:
    sheet = boxes(trainer.get(f"{room}/attendance").text)
    sent(trainer, f"{room}/capacity", capacity="3")
    assert trainer.post(f"{room}/attendance", data=sheet).status_code == 303
    assert "15 of 15" in words(trainer.get(room).text)
    assert words(trainer.get(room).text).count("15 of 15") == 2


def test_a_counsellor_enrols_from_the_file(client: Any, centre: Counselling, room: str) -> None:
    person_id = centre.register()
    session_id = room.rpartition("/")[2]
    assert sent(client, f"/people/{person_id}/trainings/enrol", session=session_id).status_code == 303
    assert "Пеш аз сафар" in words(client.get(f"/people/{person_id}/trainings").text)


def test_another_centre_sees_no_such_room(centre: Counselling, room: str) -> None:
    assert centre.client("adiba").get(room).status_code == 404


def test_a_counsellor_of_the_centre_issues_certificates(
    client: Any, trainer: Any, room: str, people: list[UUID]
) -> None:
    for step in ("attendance", "results"):
        assert sent(trainer, f"{room}/{step}").status_code == 303
    assert f"{room}/certificates/issue" in client.get(room).text
    assert sent(client, f"{room}/certificates/issue").status_code == 303
    assert client.get(f"{room}/certificates").text.count("sf-certificate__name") == 2
    assert client.get(f"{room}/people/{people[0]}/revoke").status_code == 403


def test_a_room_and_its_waiting_list_say_how_to_reach_people(
    centre: Counselling, trainer: Any, room: str, people: list[UUID]
) -> None:
    page = words(centre.client().get(room).text)
    assert page.count("Has not agreed to be called back.") == len(people)
    # Whoever teaches sees no numbers, and is told nothing that was told for a call.
    assert "Has not agreed" not in words(trainer.get(room).text)
