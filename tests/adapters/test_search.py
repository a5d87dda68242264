from __future__ import annotations

import csv
import dataclasses
import threading
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.search.entry import Entry, Hit
from adapters.search.fold import words
from adapters.search.index import NameIndex
from tests.bench.population import Population

PAIRS = list(
    csv.DictReader(
        (Path(__file__).parent / "data" / "name_pairs.csv").read_text(encoding="utf-8").splitlines()
    )
)
SAME = [(row["stored"], row["typed"]) for row in PAIRS if row["same"] == "yes"]
OTHER = [(row["stored"], row["typed"]) for row in PAIRS if row["same"] == "no"]
NOISE = 3000

LETTERS = "абгдежзиклмнрстуфхшяёӣӯғқҳҷөүңўәabdghijkmnorstuvxyzʻ'- "
NAMES = st.text(LETTERS, min_size=1, max_size=25).filter(lambda text: bool(words(text)))
PLACES = st.sampled_from(["DYU", "KHJ"])
REGISTERS = st.lists(st.tuples(NAMES, PLACES), min_size=1, max_size=8)


def a_person(
    name: str,
    *more: str,
    person: int = 1,
    centre: str = "DYU",
    year: int | None = 1990,
    sex: str = "MALE",
    number: str = "",
) -> Entry:
    return Entry(UUID(int=person), centre, number, (name, *more), year, sex, None, False)


def an_index(*entries: Entry) -> NameIndex:
    index = NameIndex()
    index.bulk(entries)
    return index


def found(index: NameIndex, text: str, **asked: object) -> list[int]:
    return [hit.person_id.int for hit in hits(index, text, **asked)]


def hits(index: NameIndex, text: str, **asked: object) -> list[Hit]:
    return index.search(text, **({"centres": None} | asked))


@pytest.fixture(scope="module")
def crowd() -> NameIndex:
    """Every name of the list as a person (numbered from a million), among a few thousand others."""
    names = dict.fromkeys([stored for stored, _ in SAME] + [name for pair in OTHER for name in pair])
    listed = [a_person(name, person=1_000_000 + i) for i, name in enumerate(names)]
    return an_index(*Population(7).entries(NOISE), *listed)


@pytest.fixture(scope="module")
def ids() -> dict[str, int]:
    names = dict.fromkeys([stored for stored, _ in SAME] + [name for pair in OTHER for name in pair])
    return {name: 1_000_000 + i for i, name in enumerate(names)}


def test_the_list_of_pairs_is_long_enough() -> None:
    assert len(PAIRS) >= 120
    assert len(OTHER) >= 20


def test_a_name_is_among_the_first_ten_however_it_is_spelled(crowd: NameIndex, ids: dict[str, int]) -> None:
    missed = [pair for pair in SAME if ids[pair[0]] not in found(crowd, pair[1], limit=10)]
    assert len(missed) <= 0.03 * len(SAME), missed


@pytest.mark.parametrize(("true", "other"), OTHER)
def test_a_look_alike_is_offered_but_never_above_the_true_one(
    crowd: NameIndex, ids: dict[str, int], true: str, other: str
) -> None:
    scores = {hit.person_id.int: hit.score for hit in hits(crowd, true, limit=200)}
    assert scores[ids[true]] >= scores[ids[other]]
    order = found(crowd, true, limit=200)
    assert order.index(ids[true]) < order.index(ids[other])


@pytest.mark.parametrize("typed", ["Шодӣ", "Шоди", "Shodi", "Shodī"])
def test_one_name_in_four_spellings_finds_one_person(typed: str) -> None:
    assert found(an_index(a_person("Шодӣ"), a_person("Парвиз", person=2)), typed) == [1]


def test_both_karimov_and_karimova_are_offered_and_sex_decides_the_order() -> None:
    index = an_index(a_person("Каримов"), a_person("Каримова", person=2, sex="FEMALE"))
    assert found(index, "Каримов") == [1, 2]
    assert found(index, "Karimov", sex="FEMALE") == [2, 1]
    assert found(index, "Каримова") == found(index, "Каримова", sex="FEMALE") == [2, 1]
    assert found(index, "Каримова", sex="MALE") == [1, 2]


def test_the_birth_year_raises_its_bearer_among_thousands_of_the_same_name() -> None:
    many = [a_person("Каримов Шодӣ", person=i, year=1950 + i % 50) for i in range(1, 2001)]
    index = an_index(*many, a_person("Каримов Шодӣ", person=9999, year=2005))
    best = hits(index, "каримов shodi 2005")[0]
    assert best.person_id.int == 9999
    assert best.reasons == ("name_equal", "birth_year")
    assert found(index, "Karimov Shodi", birth_year=2005)[0] == 9999


@pytest.mark.parametrize(
    "typed", ["KJD-2026-004217", "kjd 2026-004217", "kjd–2026–004217", "2026-004217", "004217", "4217"]
)
def test_a_printed_number_or_its_end_finds_the_person(typed: str) -> None:
    index = an_index(
        a_person("Шодӣ", number="KJD-2026-004217"), a_person("Парвиз", person=2, number="KJD-2026-004218")
    )
    hit = hits(index, typed)[0]
    assert (hit.person_id.int, hit.score, hit.reasons) == (1, 100.0, ("number",))


def test_a_year_beside_a_name_is_no_number() -> None:
    index = an_index(a_person("Шодӣ", number="KJD-2026-001985"), a_person("Парвиз", person=2))
    assert found(index, "Парвиз 1985") == [2]


def test_a_field_code_finds_the_person_as_well() -> None:
    assert found(an_index(a_person("Шодӣ", number="KJD-2026-004217 T7-K3F9")), "t7-k3f9") == [1]


@pytest.mark.parametrize("typed", ["ш", "шо", "sh", "Раҳимов Ш.", "Rah"])
def test_one_or_two_letters_are_a_beginning(typed: str) -> None:
    assert found(an_index(a_person("Раҳимов Шодӣ"), a_person("Каримова Зебо", person=2)), typed)[0] == 1


def test_an_alias_finds_the_person() -> None:
    assert found(an_index(a_person("Раҳимов Шодӣ", "Rahimov Shodi", "Муаллим")), "muallim") == [1]


def test_what_is_replaced_is_found_by_the_new_name_only() -> None:
    index = an_index(a_person("Шодӣ"))
    index.replace(a_person("Парвиз"))
    assert (found(index, "Шодӣ"), found(index, "Парвиз"), len(index)) == ([], [1], 1)


def test_adding_twice_is_adding_once() -> None:
    index = an_index(a_person("Шодӣ"))
    index.add(a_person("Шодӣ"))
    assert (found(index, "Шодӣ"), len(index)) == ([1], 1)


def test_after_removal_no_word_code_or_number_of_the_person_is_left() -> None:
    index = an_index(a_person("Эсанқул", "Esanqul", number="KJD-2026-000001"), a_person("Парвиз", person=2))
    index.remove(UUID(int=1))
    image = index._shelf.db.serialize()
    assert b"esank" not in image
    assert b"KJD2026" not in image
    assert found(index, "Эсанқул") == found(index, "KJD-2026-000001") == []
    assert b"parviz" in image


def test_an_empty_and_a_cleared_index_answer_nothing() -> None:
    index = an_index(a_person("Шодӣ"))
    index.clear()
    assert (hits(index, "Шодӣ"), hits(index, ""), hits(NameIndex(), "Шодӣ"), len(index)) == ([], [], [], 0)


def test_a_bulk_load_neither_undoes_a_newer_name_nor_brings_back_a_removed_person() -> None:
    index = NameIndex()

    def register() -> Iterator[Entry]:
        index.replace(a_person("Нав", person=1))
        index.remove(UUID(int=2))
        yield from (a_person("Куҳна", person=1), a_person("Рафта", person=2), a_person("Монда", person=3))

    assert index.bulk(register()) == 1
    assert found(index, "Нав") == [1]
    assert found(index, "Куҳна") == found(index, "Рафта") == []


def test_a_restricted_person_takes_part_for_the_owner_only() -> None:
    owner, other = UUID(int=50), UUID(int=51)
    index = an_index(dataclasses.replace(a_person("Шодӣ"), owner_id=owner, restricted=True))
    assert found(index, "Шодӣ", asker=owner) == found(index, "Шодӣ") == [1]
    assert found(index, "Шодӣ", asker=other) == []


def test_an_empty_scope_sees_nobody() -> None:
    assert (
        found(
            an_index(a_person("Шодӣ", number="KJD-2026-000001")), "Шодӣ KJD-2026-000001", centres=frozenset()
        )
        == []
    )


STRANGE = ["", " ", "\0", '"', "'", "a" * 500, "Каримов " * 80, "😀😀", "* OR NEAR(", "%_%", '") --']
STRANGER = ["\ud800", "张伟", "1" * 300, "٤٢١٧", "-", "ъь", "ﷺ" * 50, "a\u0301" * 200]


@pytest.mark.parametrize("typed", STRANGE + STRANGER)
def test_strange_text_is_only_text(crowd: NameIndex, typed: str) -> None:
    assert isinstance(hits(crowd, typed), list)


def test_many_threads_read_while_one_writes() -> None:
    index, wrong = an_index(*Population(3).entries(300), a_person("Зарнигор", person=999_999)), []

    def read() -> None:
        wrong.extend(1 for _ in range(30) if 999_999 not in found(index, "Зарнигор"))

    readers = [threading.Thread(target=read) for _ in range(4)]
    for reader in readers:
        reader.start()
    for entry in Population(4).entries(200):
        index.replace(entry)
    for reader in readers:
        reader.join()
    assert not wrong


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.one_of(st.none(), st.integers(1900, 2030)))
def test_no_text_makes_the_search_raise(crowd: NameIndex, text: str, year: int | None) -> None:
    assert all(0 <= hit.score <= 100 for hit in hits(crowd, text, birth_year=year))


@settings(max_examples=60, deadline=None)
@given(REGISTERS)
def test_everyone_is_found_by_each_own_name(register: list[tuple[str, str]]) -> None:
    index = an_index(*(a_person(name, name.title(), person=i) for i, (name, _) in enumerate(register)))
    assert all(
        i in found(index, spelled) for i, (name, _) in enumerate(register) for spelled in (name, name.title())
    )


@settings(max_examples=60, deadline=None)
@given(REGISTERS, st.data())
def test_the_removed_are_never_returned(register: list[tuple[str, str]], data: st.DataObject) -> None:
    index = an_index(*(a_person(name, person=i) for i, (name, _) in enumerate(register)))
    gone = data.draw(st.sets(st.integers(0, len(register) - 1)))
    for i in gone:
        index.remove(UUID(int=i))
    assert all(not gone & set(found(index, name)) for name, _ in register)
    assert len(index) == len(register) - len(gone)


@settings(max_examples=60, deadline=None)
@given(REGISTERS)
def test_an_answer_is_the_same_as_if_other_centres_did_not_exist(register: list[tuple[str, str]]) -> None:
    entries = [a_person(name, person=i, centre=centre) for i, (name, centre) in enumerate(register)]
    whole, own = an_index(*entries), an_index(*(e for e in entries if e.centre == "DYU"))
    scope = frozenset({"DYU"})
    assert all(hits(whole, name, centres=scope) == hits(own, name, centres=scope) for name, _ in register)
