"""An event field is declared personal or clear, or the program does not start."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from domain.kernel import Clear, Event, Personal, UndeclaredField


def test_a_field_without_a_word_about_whose_it_is_stops_the_import() -> None:
    with pytest.raises(UndeclaredField, match=r"Said\.words"):

        class Said(Event):
            words: str


def test_a_type_that_the_ledger_does_not_keep_stops_the_import() -> None:
    with pytest.raises(UndeclaredField, match=r"Weighed\.kilos"):

        class Weighed(Event):
            kilos: Clear[float]


def test_a_list_of_something_unkept_stops_the_import() -> None:
    with pytest.raises(UndeclaredField, match=r"Piled\.things"):

        class Piled(Event):
            things: Personal[list[Any]]


def test_declarations_are_inherited() -> None:
    class First(Event):
        one: Clear[UUID]

    class Second(First):
        two: Personal[str]

    assert {"one", "two", "timestamp", "actor_id"} <= set(Second.DECLARED)
    assert Second.DECLARED["two"].whose == "person_id"
    assert Second.DECLARED["one"].whose is None
