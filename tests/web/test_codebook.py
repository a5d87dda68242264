"""The code book: every code of the house, with its standard and its words, the same in both applications."""

from __future__ import annotations

import csv
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

from domain.codes import LISTS
from web.codebook.book import STANDARDS, entries, found, of_list
from web.codebook.files import HEADS, as_csv, as_workbook
from web.codebook.titles import TITLES
from web.i18n import LANGUAGES, using

# Made of other lists: their codes stand there.
ASSEMBLED = {"priority"}


def test_every_list_of_the_house_is_in_the_book_and_has_a_title() -> None:
    assert set(LISTS) - ASSEMBLED == set(TITLES) - {"region", "district"}
    assert {entry.list for entry in entries()} == set(TITLES)


def test_every_code_has_words_in_every_language_and_a_known_standard() -> None:
    for entry in entries():
        assert all(entry.words[tag] for tag in LANGUAGES)
        assert not entry.standard or entry.standard in STANDARDS
    for name in set(LISTS) - ASSEMBLED - {"citizenship"}:
        assert [entry.code for entry in of_list(name)] == list(LISTS[name])


def test_places_stand_under_the_standard_whose_codes_they_are() -> None:
    for name, standard in (("region", "ISO-3166-2"), ("district", "OCHA")):
        assert {(one.standard, one.number == one.code) for one in of_list(name)} == {(standard, True)}


def test_a_code_is_found_by_its_words_in_any_language_by_its_standard_and_by_its_list() -> None:
    with using("en"):
        assert ("country", "TJK") in {(one.list, one.code) for one in found("тоҷикистон")}
        assert {one.list for one in found("isco-08")} >= {"occupation"}
        assert {one.list for one in found("occupations")} == {"occupation"}
        assert found("no such words anywhere") == ()


def test_the_file_has_every_code_and_nothing_that_a_spreadsheet_reckons() -> None:
    lines = list(csv.reader(StringIO(as_csv().decode("utf-8-sig")), delimiter=";"))
    assert lines[0] == list(HEADS)
    assert len(lines) == 1 + len(entries())
    assert not [text for line in lines for text in line if text.startswith(("=", "+", "-", "@"))]
    with using("tg"):
        book = as_workbook()
        assert book == as_workbook()
    with ZipFile(BytesIO(book)) as parts:
        assert "<f>" not in parts.read("xl/worksheets/sheet2.xml").decode()


def test_places_are_told_by_country_and_those_of_the_nine_are_all_there(client: Any) -> None:
    page = client.get("/code-book?list=district&country=UKR").text
    assert page.count("<code>UA") == 139
    assert "Kharkivskyi" in page
    assert "<code>KAZ" not in page
    assert {one.country() for one in of_list("region")} == {"AM", "BY", "KZ", "KG", "MD", "RU", "TJ", "UA", "UZ"}
    assert client.get("/code-book?list=district&country=nowhere").text.count("<code>") == 200
