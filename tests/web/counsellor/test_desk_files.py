"""What comes in and goes out as a file, through the pages."""

from __future__ import annotations

import csv
import random
import re
from io import BytesIO, StringIO
from typing import Any

import pytest
import python_calamine
from sqlalchemy import select

from adapters.access.tables import EXPORTS, READS
from application.person_parts import Phone
from tests.web.counsellor.counselling import Counselling, agreed, boxes, words
from tests.web.fakes import csrf, hidden

PHONES = (Phone(number="+992930000001", when="после 18:00"), Phone(number="+992930000002", safe=False))
REACHED = "+992930000001 · после 18:00 · leave no message; do not call"
NOT_AGREED = ["Has not agreed to be called back.", "бигӯед: дӯзанда"]
EXPORT = "/lists/people/export?col=name&col=number&col=sex&col=phones"


def sent(client: Any, address: str, **fields: Any) -> Any:
    page = client.get(address).text
    token = {"csrf_token": csrf(page), "command_id": next(hidden(page, "command_id"))}
    return client.post(address, data=token | fields)


def test_a_list_as_csv_can_be_opened_by_a_spreadsheet_and_calculates_nothing(centre: Counselling, client: Any) -> None:
    called = {"consents": (agreed("REG"), agreed("CONTACT")), "safe_contact": "бигӯед: дӯзанда", "phones": PHONES}
    centre.register(family_name="=HYPERLINK(1)", given_name="Зарина", **called)
    answer = sent(client, EXPORT, reason="REPORT", kind="csv;", note="")
    assert answer.mimetype == "text/csv"
    assert answer.data.startswith(b"\xef\xbb\xbf")
    head, line = csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";")
    assert head == ["Name", "Number", "Sex (code)", "Sex", "Phones", "How to contact them safely"]
    assert line[0] == "'=HYPERLINK(1) Зарина"
    assert line[2:] == ["FEMALE", "Female", f"'{REACHED}", "бигӯед: дӯзанда"]


@pytest.mark.parametrize(("login", "told"), [("gulnora", NOT_AGREED), ("daler", ["", ""])])
def test_nobody_takes_out_a_number_that_may_not_be_called(
    centre: Counselling, login: str, told: list[str]
) -> None:
    centre.register(phones=PHONES, safe_contact="бигӯед: дӯзанда")
    client = centre.client(login)
    answer = sent(client, EXPORT, reason="REPORT", kind="csv;", note="")
    line = list(csv.reader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))[1]
    assert line[4:] == told
    shown = words(client.get(EXPORT.replace("/export", "")).text)
    assert "930" not in shown
    assert all(text in shown for text in told)


def test_a_list_shows_a_number_with_all_that_keeps_it_safe(centre: Counselling, client: Any) -> None:
    centre.register(phones=PHONES, safe_contact="бигӯед: дӯзанда", consents=(agreed("REG"), agreed("CONTACT")))
    page = client.get(EXPORT.replace("/export", "")).text
    assert "<s>+992 93 000 0002</s>" in page
    shown = words(page)
    for text in ("do not call", "+992 93 000 0001", "после 18:00", "leave no message", "бигӯед: дӯзанда"):
        assert text in shown, text


def test_a_list_as_a_workbook(centre: Counselling, client: Any) -> None:
    centre.register()
    answer = sent(client, EXPORT, reason="REPORT", kind="xlsx", note="")
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(answer.data))
    head, line = book.get_sheet_by_index(0).to_python()
    assert (head[0], line[0]) == ("Name", "Каримова Зарина")


def test_an_export_needs_a_purpose_and_is_written_down(centre: Counselling, client: Any) -> None:
    person = centre.register()
    assert sent(client, EXPORT, kind="csv;").status_code == 422
    with centre.house.engines["access"].connect() as connection:
        assert connection.execute(select(EXPORTS)).all() == []
    sent(client, EXPORT, reason="AUDIT", kind="csv;", note="барои Зарина")
    with centre.house.engines["access"].connect() as connection:
        (row,) = connection.execute(select(EXPORTS)).all()
        logged = connection.execute(select(READS.c.person_id, READS.c.purpose).where(READS.c.action == "lists.export"))
        assert logged.all() == [(person, "AUDIT")]
    assert (row.lines, row.persons, row.kind, row.reason) == (1, 1, "csv", "AUDIT")
    assert "Зарина".encode() not in bytes(row.box)


def test_an_empty_list_is_no_file(client: Any) -> None:
    assert sent(client, EXPORT, reason="AUDIT", kind="csv;").status_code == 422


def test_conditions_and_columns_that_nobody_knows_are_left_out(centre: Counselling, client: Any) -> None:
    centre.register()
    odd = "sex=NONE&age_band=x&topic=%00&since=9999-99-99&col=box&sort=number;drop&after=1&owner=x"
    for area in ("people", "consultations", "referrals"):
        assert client.get(f"/lists/{area}?{odd}").status_code == 200


def test_a_filter_with_a_fault_is_not_folded_away_on_a_phone(client: Any) -> None:
    assert "data-fold-narrow" in client.get("/lists/people?since=2026-02-01").text
    faulty = client.get("/lists/people?since=2026-02-31").text
    assert "govuk-error-message" in faulty
    assert "data-fold-narrow" not in faulty


def test_a_filter_with_a_name_leads_back_to_its_list(client: Any) -> None:
    page = client.get("/lists/people?sex=FEMALE").text
    typed = {"csrf_token": csrf(page), "name": "Занон", "query": "sex=FEMALE", "shared": "y"}
    kept = client.post("/lists/people/saved", data=typed)
    where = client.get(kept.location)
    assert re.fullmatch(r"/lists/people\?saved=[0-9a-f-]{36}&sex=FEMALE", where.location)
    assert "Занон" in client.get(where.location).text


def test_a_name_of_a_filter_that_is_too_long_comes_back_once(client: Any) -> None:
    name = "Ҷавонони Исфара " * 8
    typed = {"csrf_token": csrf(client.get("/lists/people").text), "name": name, "query": ""}
    answer = client.post("/lists/people/saved", data=typed)
    assert f'value="{name.strip()}"' in client.get(answer.location).text
    assert "Ҷавонони" not in client.get("/lists/people").text


def test_a_filter_cannot_lead_elsewhere(client: Any) -> None:
    token = {"csrf_token": csrf(client.get("/lists/people").text), "name": "x", "query": "\r\nLocation: //evil"}
    kept = client.post("/lists/people/saved", data=token).location
    assert client.get(kept).location.startswith("/lists/people?saved=")
    assert "evil" not in client.get(kept).location


def test_a_template_is_a_register_that_is_read_back(client: Any) -> None:
    content = client.get("/imports/template.xlsx").data
    book = python_calamine.CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.sheet_names == ["Register", "Codes"]
    assert ["Sex", "FEMALE", "Female"] in book.get_sheet_by_name("Codes").to_python()
    assert client.get("/imports/template.csv").data.startswith(b"\xef\xbb\xbf")


def test_no_upload_breaks_a_page(client: Any) -> None:
    rng = random.Random(7)
    good = "ФИО;Пол\nКаримов;м\n".encode()
    for _ in range(40):
        noise = bytes(rng.randrange(256) for _ in range(99))
        content = bytearray(rng.choice([good, b"PK\x03\x04", b"\xd0\xcf\x11\xe0", noise]))
        for _ in range(rng.randrange(4)):
            content[rng.randrange(len(content))] = rng.randrange(256)
        name = rng.choice(["r.csv", "../../etc/passwd", "\N{SNOWMAN}.xlsx", "a\x00b", "x" * 400])
        answer = sent(client, "/imports/new", centre="KJD", file=(BytesIO(bytes(content)), name))
        assert answer.status_code in (303, 422), (content, name)
    assert sent(client, "/imports/new", centre="KJD").status_code == 422


def test_columns_that_cannot_be_read_together_are_refused_and_kept(client: Any) -> None:
    table = BytesIO("ФИО;Пол;Сана\nКаримов;м;2026-01-02\n".encode())
    where = sent(client, "/imports/new", centre="KJD", file=(table, "r.csv")).location + "/columns"
    usual = {"agreed": "y", "consent_mode": "WRITTEN", "spoken": "tg", "place": "TJ-SU", "channel": "OFFICE"}
    cases = (
        ({"column-0": "sex", "column-1": "sex"}, "Two columns are read as"),
        ({"column-1": "sex"}, "Choose the column of a name"),
        ({"column-0": "full_name", "column-2": "held_on"}, "Choose the column of the topic"),
    )
    for columns, sentence in cases:
        answer = sent(client, where, **usual, **columns)
        assert (answer.status_code, sentence in answer.text) == (422, True), sentence
        chosen = set(re.findall(r'<option value="(\w+)" selected', answer.text))
        assert set(columns.values()) <= chosen
    assert sent(client, where, **{**usual, "agreed": ""}, **{"column-0": "full_name"}).status_code == 422


def test_a_manager_sees_how_an_import_stands_and_nothing_to_press(centre: Counselling, client: Any) -> None:
    lines = "Фамилия;Пол;Сол\nРустамов;м;1990\nРустамов;м;1990\n"
    uploaded = sent(client, "/imports/new", centre="KJD", file=(BytesIO(lines.encode()), "r.csv"))
    manager, one = centre.client("daler"), uploaded.location
    press = re.compile(rf"{one}/(columns|words|start|discard)|<select")
    page = manager.get(one)
    assert (page.status_code, "Columns to be matched" in page.text, press.search(page.text)) == (200, True, None)
    usual = {"agreed": "y", "consent_mode": "WRITTEN", "spoken": "tg", "place": "TJ-SU", "channel": "OFFICE"}
    columns = {"column-0": "family_name", "column-1": "sex", "column-2": "born"}
    sent(client, one + "/columns", **usual, **columns)
    ours, theirs = client.get(one).text, manager.get(one).text
    assert "Take the lines in" in ours
    assert f"{one}/columns" in ours
    assert "Ready to be taken in" in theirs
    assert "Likely duplicates" in theirs
    assert not press.search(theirs)


def test_what_is_typed_into_any_form_waits_on_today(client: Any, centre: Counselling) -> None:
    address = f"/people/{centre.register()}/consents/REG/withdraw"
    page = client.get(address).text
    found = re.search(r'data-draft="([^"]+)"', page)
    assert found, "the form is not kept"
    token = {"X-CSRF-Token": boxes(page)["csrf_token"]}
    assert client.post(found[1], json={"fields": [["note", "Худаш гуфт"]]}, headers=token).status_code == 200
    today = client.get("/today").text
    assert f'href="{address}?draft=1"' in today
    assert "Withdraw a consent" in words(today)
    assert "Худаш гуфт" in client.get(address, query_string={"draft": "1"}).text
    assert client.post(address, data={**boxes(page), "note": "Худаш гуфт"}).status_code == 303
    assert "?draft=1" not in client.get("/today").text


@pytest.mark.parametrize("key", [":nowhere", "::evil.example", ":people:x", ":static:x"])
def test_a_draft_of_no_page_is_not_offered(client: Any, key: str) -> None:
    token = {"X-CSRF-Token": boxes(client.get("/consultations/new").text)["csrf_token"]}
    assert client.post(f"/drafts/{key}", json={"fields": []}, headers=token).status_code == 200
    assert "evil" not in client.get("/today").text
