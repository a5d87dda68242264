"""Files that could be of one person, found in the whole register."""

from __future__ import annotations

from uuid import UUID

import pytest

from adapters.search.entry import Entry
from adapters.search.identifiers import Identifiers
from adapters.search.index import NameIndex
from adapters.search.pairs import MOST_TOGETHER, Pairs


class Register:
    def __init__(self) -> None:
        self.names, self.identifiers = NameIndex(), Identifiers()
        self.pairs = Pairs(self.names, self.identifiers)

    def put(self, number: int, name: str, year: int | None = 1991, paper: str = "", phone: str = "") -> UUID:
        who = UUID(int=number)
        self.names.replace(Entry(who, "KJD", f"KJD-2026-{number:06d}", (name,), year, "MALE", None, False))
        held = {"documents": [{"number": paper}] if paper else [], "phones": [{"number": phone}] if phone else []}
        self.identifiers.replace(who, "KJD", held)
        return who

    def found(self) -> list[tuple[int, int, int]]:
        return [(pair.one.int, pair.other.int, pair.points) for pair in self.pairs.likely()]


@pytest.fixture
def register() -> Register:
    return Register()


def test_one_passport_and_one_name_in_two_scripts(register: Register) -> None:
    register.put(1, "Кодиров Рустам", paper="A 1234567")
    register.put(2, "Rustam Qodirov", paper="a1234567")
    assert register.found() == [(1, 2, 80)]


def test_a_name_is_enough_only_with_the_year_of_birth(register: Register) -> None:
    register.put(1, "Кодиров Рустам")
    register.put(2, "Қодиров Рустам Каримович")
    register.put(3, "Кодиров Рустам", year=1960)
    register.put(4, "Кодиров Рустам", year=None)
    assert register.found() == [(1, 2, 30)]


def test_a_phone_is_shared_by_a_family_and_a_passport_is_not(register: Register) -> None:
    register.put(1, "Каримов Далер", phone="+992927771122")
    register.put(2, "Саидова Зарина", year=1995, phone="+992927771122")
    assert register.found() == []
    register.put(1, "Каримов Далер", paper="A1234567")
    register.put(2, "Саидова Зарина", year=1995, paper="A1234567")
    assert register.found() == [(1, 2, 50)]


def test_the_likeliest_stand_first(register: Register) -> None:
    register.put(1, "Кодиров Рустам", paper="A1234567", phone="+992927771122")
    register.put(2, "Кодиров Рустам")
    register.put(3, "Rustam Qodirov", paper="A1234567", phone="+992927771122")
    assert register.found() == [(1, 3, 100), (1, 2, 30), (2, 3, 30)]


def test_who_leaves_is_in_no_pair_any_more(register: Register) -> None:
    register.put(1, "Кодиров Рустам", paper="A1234567")
    gone = register.put(2, "Кодиров Рустам", paper="A1234567")
    assert register.found()
    register.names.remove(gone)
    register.identifiers.remove(gone)
    assert register.found() == []


def test_a_name_that_everybody_bears_says_nothing(register: Register) -> None:
    for number in range(MOST_TOGETHER + 1):
        register.put(number + 1, "Рахимов Али")
    assert register.found() == []
