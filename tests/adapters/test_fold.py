"""Spellings fold to one form, sounds are coded as published, a query is read in parts."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.search.fold import APOSTROPHES, MAX_LETTERS, MAX_WORDS, fold, stem, words
from adapters.search.query import looks_like_document, looks_like_phone, number_keys, parse
from adapters.search.soundex_dm import codes

ONE_NAME = [
    "Шодӣ Шоди Shodi Shodī Shodiy SHODI шодӣ",
    "Юсуф Yusuf Iusuf",
    "Ҷумъаев Джумаев Jumayev Dzhumaev Жумаев Jumaev",
    "Қодир Qodir Kodir Кодир",
    "Ўткир Oʻtkir O'tkir O‘tkir O`tkir Уткир Utkir",
    "Ғани Гани Gʻani Ghani Gani",
    "Ҳасан Хасан Hasan Khasan Xasan",
    "Жээнбек Jeenbek Zheenbek",
    "Ұлан Улан Ulan",
    "Ерлан Yerlan Erlan",
    "Мирзоев Mirzoyev Mirzoev",
    "Щербак Shcherbak Scherbak",
    "Максим Maxim Maksim",
    "Махмуд Maxmud Mahmud Makhmud",
    "Виктор Viktor Victor",
]
# Published examples of the rules' authors and of genealogical societies.
SOUNDS = {
    "Auerbach": "097500 097400", "Augsburg": "054795", "Berlin": "798600", "Breuer": "791900",
    "Chernowitz": "596740 496740", "George": "595000", "Halberstadt": "587943 587433",
    "Jackson": "154600 454600 145460 445460", "John": "160000 460000", "Kleinman": "586660",
    "Mannheim": "665600", "Moskowitz": "645740", "Peters": "739400 734000", "Przemysl": "746480 794648",
}  # fmt: skip


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_the_spellings_of_a_name_fold_to_one(spellings: str) -> None:
    assert len({fold(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize("apostrophe", APOSTROPHES)
def test_every_apostrophe_is_the_same(apostrophe: str) -> None:
    assert fold(f"G{apostrophe}ulom O{apostrophe}rmon") == "gulom urmon"


def test_the_order_of_words_does_not_matter() -> None:
    assert fold("Раҳимов Шодӣ") == fold("Shodi RAHIMOV") == "rahimov shodi"


def test_composed_and_decomposed_letters_are_the_same() -> None:
    assert fold(unicodedata.normalize("NFD", "Шодӣ Айгүл Ёқуб")) == fold("Шодӣ Айгүл Ёқуб")


@pytest.mark.parametrize(
    "name", "rahmon rahmonov rahmonova rahmonovich rahmonovna rahmonzoda rahmonzade".split()
)
def test_the_endings_of_a_family_have_one_stem(name: str) -> None:
    assert stem(name) == "rahmon"


@pytest.mark.parametrize(("name", "expected"), SOUNDS.items())
def test_sounds_are_coded_as_published(name: str, expected: str) -> None:
    assert codes(name) == set(expected.split())


def test_a_word_without_letters_has_no_sound() -> None:
    assert codes("") == codes("123") == frozenset()


@given(st.text())
def test_any_text_folds_to_a_few_short_plain_words(text: str) -> None:
    folded = words(text)
    assert len(folded) <= MAX_WORDS
    assert all(word.isascii() and word.isalnum() and len(word) <= MAX_LETTERS for word in folded)


@given(st.text(max_size=40))
def test_remembering_words_changes_nothing(text: str) -> None:
    assert words(text, {}) == words(text)


def test_a_query_is_read_in_parts() -> None:
    query = parse("Каримов Shodi, 1985 KJD-2026-004217")
    assert (query.words, query.numbers, query.birth_year) == (("karimov", "shodi"), ("KJD2026004217",), 1985)


def test_a_year_alone_may_be_the_end_of_a_number() -> None:
    assert parse("1985").numbers == ("1985", "#1985")


def test_a_printed_number_is_found_by_three_forms() -> None:
    assert number_keys("KJD-2026-004217") == {"KJD2026004217", "2026004217", "#4217"}


@pytest.mark.parametrize(
    "text", ["+992 93 500 12 34", "935001234", "8 (916) 123-45-67", "0555 123 456", "227-12-34"]
)
def test_this_looks_like_a_phone(text: str) -> None:
    assert looks_like_phone(text)


@pytest.mark.parametrize(
    "text", ["Шодӣ", "1985", "KJD-2026-004217", "2026-004217", "A1234567", "", "+", "1" * 20]
)
def test_this_does_not_look_like_a_phone(text: str) -> None:
    assert not looks_like_phone(text)


@pytest.mark.parametrize(
    "text",
    [
        "A1234567",
        "AN 1234567",
        "ac-1234567",
        "401234567",
        "45 09 123456",
        "№ N12345678",
        "1" * 14,
        "I-ЖЖ 123456",
    ],
)
def test_this_looks_like_a_document(text: str) -> None:
    assert looks_like_document(text)


@pytest.mark.parametrize("text", ["Шодӣ 1985", "1985", "KJD-2026-004217", "004217", "Каримов", "", "\0"])
def test_this_does_not_look_like_a_document(text: str) -> None:
    assert not looks_like_document(text)
