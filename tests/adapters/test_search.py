"""Names, numbers and years find persons; what is removed, restricted or elsewhere is not there."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Iterator
from uuid import UUID

import pytest

from adapters.search.entry import Entry
from adapters.search.index import NameIndex
from tests.adapters.registers import a_person, an_index, found, hits
from tests.bench.population import Population


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
