"""One row as commands, and everything that can be wrong with it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters import phones
from application.importing_fields import BY_NAME, TARGETS, Reading
from application.importing_rows import Found, Place, read_row
from web.counsellor.import_words import FIELDS, guess_columns, guess_values, template_header
from web.i18n import LANGUAGES, using

PLACE = Place("KJD", ZoneInfo("Asia/Dushanbe"), datetime(2026, 11, 22, 10, tzinfo=UTC))
USUAL = {"language": "tg", "country": "TJK", "region": "TJ-SU", "consent_mode": "WRITTEN", "statistics": "yes"}
VALUES = {"sex": {"м": "MALE"}, "topic": {"патент": "DOC-PATENT", "бан": "DOC-BAN"}, "district": {"ашт": ""}}


def phone(text: str) -> str:
    return phones.parse(text, "TJ").e164


def read(**cells: str) -> Found:
    columns = dict(enumerate(cells))
    return read_row(tuple(cells.values()), Reading(columns, VALUES, USUAL), PLACE, UUID(int=7), phone)


def test_a_row_becomes_a_person_with_a_consultation() -> None:
    found = read(full_name="Каримов Рустам Олимович", sex="М", born="12.05.1991", phone="90 111 22 33",
                 held_on="03.03.2026", topic="Патент; бан", passport="401234567")  # fmt: skip
    assert (found.problems, found.warnings) == ([], [])
    made: Any = found.register
    assert (made.family_name, made.given_name, made.patronymic) == ("Каримов", "Рустам", "Олимович")
    assert (made.birth_date, made.birth_precision) == (date(1991, 5, 12), "EXACT")
    assert (made.phones[0].number, made.documents[0].number) == ("+992901112233", "401234567")
    assert [consent.purpose for consent in made.consents] == ["REG", "STAT"]
    assert found.record is not None
    assert found.record["topics"] == ("DOC-PATENT", "DOC-BAN")
    assert found.record["occurred_at"] == datetime(2026, 3, 3, 7, tzinfo=UTC), "noon at the centre"


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"sex": "м"}, ("family_name", "migrant.name_missing")),
        ({"given_name": "А", "sex": "он"}, ("sex", "import.no_value")),
        ({"given_name": "А", "born": "31.02.1990"}, ("born", "import.no_date")),
        ({"given_name": "А", "born": "1700"}, ("born", "migrant.birth_year")),
        ({"given_name": "А", "phone": "xx"}, ("phone", "import.no_phone")),
        ({"given_name": "А", "born": "2015"}, ("guardian", "migrant.guardian_missing")),
        ({"given_name": "А", "held_on": "2031-01-01", "topic": "бан"}, ("held_on", "import.future")),
        ({"given_name": "А", "held_on": "2026-01-01"}, ("topic", "consultation.topic_missing")),
        ({"given_name": "А" * 200}, ("given_name", "field.too_long", {"longest": 120})),
        (
            {"given_name": "А", "held_on": "2026-01-01", "topic": "бан", "minutes": "9999"},
            ("minutes", "field.range", {"least": 0, "most": 1440}),
        ),
        ({"given_name": "А", "minutes": "many"}, ("minutes", "import.no_number")),
    ],
)
def test_every_fault_is_named_with_its_column(cells: dict[str, str], problem: tuple[Any, ...]) -> None:
    assert problem in read(**cells).problems


def test_lost_letters_are_remarked_upon_and_hinder_nothing() -> None:
    found = read(family_name="Ша?ифов")
    assert found.warnings == [("family_name", "import.question_marks")]
    assert found.problems == []


def test_a_word_that_is_left_out_leaves_the_field_as_usual() -> None:
    made: Any = read(given_name="А", district="Ашт").register
    assert (made.district, made.region) == (None, "TJ-SU")


@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=len(TARGETS), max_size=len(TARGETS)))
def test_no_cell_can_break_the_reading_of_a_row(cells: list[str]) -> None:
    columns = dict(enumerate(BY_NAME))
    found = read_row(cells, Reading(columns, VALUES, USUAL), PLACE, UUID(int=7), phone)
    assert found.problems or found.register is not None


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_template_in_any_language_is_read_without_a_question(tag: str) -> None:
    with using(tag):
        header = template_header()
    assert guess_columns(header) == {place: target.name for place, target in enumerate(TARGETS)}


def test_headers_of_the_region_are_known() -> None:
    header = ["№", "Ф.И.О.", "Пол", "Год рождения", "НОҲИЯ", "Тел.", "Санаи муроҷиат", "Мавзӯъ"]
    assert list(guess_columns(header).values()) == [
        *("full_name", "sex", "born", "district", "phone", "held_on", "topic"),
    ]


def test_words_of_the_lists_are_known_in_every_language_and_as_codes() -> None:
    assert guess_values("sex", ["м", "зан", "female", "?!"]) == {"м": "MALE", "зан": "FEMALE", "female": "FEMALE"}
    assert guess_values("topic", ["doc-ban"]) == {"doc-ban": "DOC-BAN"}
    assert guess_values("region", ["суғд", "sughd"]) == {"суғд": "TJ-SU", "sughd": "TJ-SU"}


def test_every_field_has_its_words() -> None:
    assert list(FIELDS) == list(BY_NAME)
