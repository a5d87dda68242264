"""A case from its opening to its end, as a counsellor walks it without scripts; nonsense in every address."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from application.case import OpenCase
from tests.web.counsellor.counselling import Counselling, boxes, words

FARRUKH = "farrukh"
SOON = (datetime.now(UTC) + timedelta(days=3)).date().isoformat()


def sent(client: Any, address: str, **fields: Any) -> Any:
    """The form of a page as it stands, with these boxes filled in."""
    page = client.get(address).text
    return client.post(address, data={**boxes(page), **fields})


@pytest.fixture
def zarina(centre: Counselling) -> UUID:
    return centre.register()


@pytest.fixture
def case(client: Any, zarina: UUID) -> str:
    """The address of a case about alimony."""
    answer = sent(client, f"/people/{zarina}/cases/new", topic="FAM-ALIM", told="Се фарзанд")
    assert answer.status_code == 303, words(answer.text)
    return str(answer.headers["Location"])


def test_a_case_goes_its_way(client: Any, case: str) -> None:
    assert "Се фарзанд" in words(client.get(case).text)
    assert sent(client, f"{case}/plan", plan="Ба суд").status_code == 303
    assert sent(client, f"{case}/task", kind="COURT_DATE", what="Аризаи суд", due_on=SOON).status_code == 303
    early = sent(client, f"{case}/close", outcomes="ALIMONY_ORDERED")
    assert early.status_code == 422
    assert "Tasks of this case still wait: 1." in words(early.text)
    done = re.search(r'href="([^"]+/done)"', client.get(case).text)
    assert done is not None
    assert sent(client, done.group(1), result="Қабул шуд").status_code == 303
    assert sent(client, f"{case}/close", outcomes="ALIMONY_ORDERED").status_code == 303
    assert "Alimony ordered" in words(client.get(case).text)
    assert sent(client, f"{case}/reopen", reason="NEW_FACTS").status_code == 303


def test_whoever_takes_a_file_takes_its_open_case(centre: Counselling, client: Any, zarina: UUID, case: str) -> None:
    """Else it would be the case of somebody who may not open the file: on no list but the manager's."""
    farrukh = centre.client(FARRUKH)
    assert sent(farrukh, f"/people/{zarina}/take").status_code == 303
    assert "Каримова Зарина" in words(farrukh.get("/cases").text)
    assert client.get(case).status_code == 404
    assert "Фаррух" in words(farrukh.get(case).text)


def test_a_case_is_opened_from_a_consultation(client: Any, centre: Counselling, zarina: UUID) -> None:
    consultation = centre.consultation(zarina)
    link = re.search(r'href="([^"]+/cases/new[^"]+)"', client.get(f"/consultations/{consultation}").text)
    assert link is not None
    answer = sent(client, link.group(1).replace("&amp;", "&"))
    assert answer.status_code == 303, words(answer.text)
    assert f"/consultations/{consultation}" in client.get(answer.headers["Location"]).text


def test_what_is_missing_or_over_is_said_and_what_was_typed_is_kept(client: Any, case: str) -> None:
    answer = sent(client, f"{case}/task", what="Аризаи суд", due_on="2020-01-01", kind="APPEAL")
    assert answer.status_code == 422
    assert "This day has passed." in words(answer.text)
    assert "Аризаи суд" in answer.text
    assert "Choose the kind of task." in words(sent(client, f"{case}/task", what="x", due_on=SOON).text)


def test_a_colleague_is_told_of_a_task_and_reads_it(centre: Counselling, client: Any, case: str) -> None:
    fields = {"kind": "APPEAL", "what": "Аризаи суд", "due_on": SOON, "assignee_id": str(centre.ids[FARRUKH])}
    assert sent(client, f"{case}/task", **fields).status_code == 303
    theirs = centre.client(FARRUKH)
    page = theirs.get("/notices/").text
    assert "A task was given to you" in words(page)
    assert 'class="sf-bell__number">1' in page
    notice = re.search(r'name="notice" value="([^"]+)"', page)
    token = re.search(r'name="csrf_token" value="([^"]+)"', page)
    assert notice is not None
    assert token is not None
    theirs.post("/notices/read", data={"csrf_token": token.group(1), "notice": notice.group(1)})
    assert "sf-bell__number" not in theirs.get("/notices/").text


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/cases?show=nonsense", 404),
        ("/cases?show=open&after=nonsense&owner=nobody", 200),
        ("/today/tasks?whose=x", 404),
        ("/today/tasks?on=2026-13-99", 404),
        ("/today/follow-ups?on=0001-01-01", 200),
        ("/today/follow-ups?after=99999999-0", 200),
        ("/today/referrals?show=silent&after=20260101-zz", 200),
        ("/calendar?day=yesterday", 404),
        ("/calendar?day=9999-12-31", 404),
        ("/calendar?day=2100-12-31&view=week", 200),
        ("/calendar?view=year", 404),
        ("/notices/?before=99999999999999999999999.0", 200),
        ("/notices/?before=%D9%A1.00000000000000000000000000000000", 200),
    ],
)
def test_nonsense_in_an_address_is_no_error_of_ours(client: Any, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_a_case_does_not_begin_with_a_consultation_of_somebody_else(centre: Counselling) -> None:
    zarina, other = centre.register(), centre.register(family_name="Собирова", phones=())
    held, gulnora = centre.consultation(other), centre.actor("gulnora")
    for consultation_id, code in ((held, "consultation.unknown"), (uuid7(), "consultation.unknown")):
        case = OpenCase(person_id=zarina, case_id=uuid7(), consultation_id=consultation_id, topic="DOC-PATENT")
        assert centre.network.send(case, gulnora).code == code
    case = OpenCase(person_id=other, case_id=uuid7(), consultation_id=held, topic="DOC-PATENT")
    assert centre.network.send(case, gulnora).accepted
