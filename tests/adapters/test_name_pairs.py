"""The same name in many spellings is found; a look-alike is offered, but not above the true one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.search.index import NameIndex
from tests.adapters.registers import a_person, an_index, found, hits
from tests.bench.population import Population

PAIRS = list(
    csv.DictReader(
        (Path(__file__).parent / "data" / "name_pairs.csv").read_text(encoding="utf-8").splitlines()
    )
)
SAME = [(row["stored"], row["typed"]) for row in PAIRS if row["same"] == "yes"]
OTHER = [(row["stored"], row["typed"]) for row in PAIRS if row["same"] == "no"]
NOISE = 3000


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


STRANGE = ["", " ", "\0", '"', "'", "a" * 500, "Каримов " * 80, "😀😀", "* OR NEAR(", "%_%", '") --']
STRANGER = ["\ud800", "张伟", "1" * 300, "٤٢١٧", "-", "ъь", "ﷺ" * 50, "a\u0301" * 200]


@pytest.mark.parametrize("typed", STRANGE + STRANGER)
def test_strange_text_is_only_text(crowd: NameIndex, typed: str) -> None:
    assert isinstance(hits(crowd, typed), list)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60), st.one_of(st.none(), st.integers(1900, 2030)))
def test_no_text_makes_the_search_raise(crowd: NameIndex, text: str, year: int | None) -> None:
    assert all(0 <= hit.score <= 100 for hit in hits(crowd, text, birth_year=year))
