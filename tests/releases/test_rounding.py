"""Controlled rounding: every sum holds, every count stays beside its neighbours, every table agrees."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.releases.audit import within
from adapters.releases.cube import BadCounts, Cube, build_cube
from adapters.releases.rounding import BASE, NoRounding, Rounded, controlled_rounding
from application.reports.programme import QUARTERLY, Dimension, Programme, Table
from tests.releases.samples import a_quarter

LISTS = {"CENTRE": ("DYU", "KJD", "KHT"), "CURRICULUM": ("PDO-RU", "FBP")}
SMALL = (st.integers(0, 12), st.integers(0, 400))


def a_table(code: str, *dims: Dimension) -> Table:
    return Table(code, code.lower(), "PERSON", "PERSONS", dims, "bar")


def a_dimension(name: str, size: int) -> Dimension:
    return Dimension(name, tuple(f"{name}{i}" for i in range(size)))


A, B, C = a_dimension("A", 3), a_dimension("B", 4), a_dimension("C", 2)
CUBE = Programme("CUBE", 1, (a_table("ABC", A, B, C),))
cells = st.dictionaries(
    st.tuples(*(st.sampled_from(dim.categories) for dim in (A, B, C))), st.one_of(*SMALL), max_size=24
)


def keeps_its_promises(cube: Cube, rounded: Rounded) -> None:
    for (margin, _), parts in cube.equations.items():
        if margin not in cube.exact:
            assert rounded.values[margin] == sum(rounded.values[part] for part in parts)
    for cell, value in rounded.values.items():
        count = cube.truth[cell]
        assert value % BASE == 0
        assert value >= 0
        if cell not in rounded.relaxed:
            assert abs(value - count) < BASE
            assert value == count or count % BASE


@settings(max_examples=60, deadline=None)
@given(counts=cells, seed=st.binary(min_size=1, max_size=8))
def test_every_sum_of_three_dimensions_holds(counts: dict[tuple[str, ...], int], seed: bytes) -> None:
    cube = build_cube(CUBE, {"ABC": counts}, {})
    keeps_its_promises(cube, controlled_rounding(cube, seed=seed))


@settings(max_examples=25, deadline=None)
@given(people=st.integers(0, 300), sample=st.integers(0, 50))
def test_the_programme_agrees_in_all_its_tables(people: int, sample: int) -> None:
    cube = build_cube(QUARTERLY, a_quarter(people, sample).counts, LISTS)
    rounded = controlled_rounding(cube, seed=b"x", within=within(QUARTERLY, LISTS))
    keeps_its_promises(cube, rounded)
    assert not rounded.relaxed
    alone = dict.fromkeys(("AGE", "CENTRE"), 0)
    for (population, fixed), value in rounded.values.items():
        if population == "PERSONS" and len(fixed) == 1 and fixed[0][0] in alone:
            alone[fixed[0][0]] += value
    assert set(alone.values()) == {rounded.values["PERSONS", ()]}


@settings(max_examples=25, deadline=None)
@given(people=st.integers(0, 300), sample=st.integers(0, 50))
def test_no_step_of_a_funnel_exceeds_its_whole(people: int, sample: int) -> None:
    cube = build_cube(QUARTERLY, a_quarter(people, sample).counts, LISTS)
    orders = list(within(QUARTERLY, LISTS))
    rounded = controlled_rounding(cube, seed=b"x", within=orders)
    assert [pair for pair in orders if rounded.values[pair[0]] > rounded.values[pair[1]]] == []


@given(seed=st.binary(min_size=1, max_size=8))
@settings(max_examples=20, deadline=None)
def test_zero_stays_zero_and_a_multiple_of_five_stays(seed: bytes) -> None:
    counts = {("A0", "B0", "C0"): 5, ("A1", "B1", "C1"): 40}
    cube = build_cube(CUBE, {"ABC": counts}, {})
    assert controlled_rounding(cube, seed=seed).values == cube.truth


def test_the_same_seed_gives_the_same_figures_and_another_seed_others() -> None:
    cube = build_cube(QUARTERLY, a_quarter(200).counts, LISTS)
    one, again, other = (controlled_rounding(cube, seed=seed).values for seed in (b"1", b"1", b"2"))
    assert one == again
    assert one != other


def test_cells_that_did_not_change_seldom_leave_the_published_value() -> None:
    before, after = (build_cube(QUARTERLY, a_quarter(people).counts, LISTS) for people in (300, 320))
    first = controlled_rounding(before, seed=b"x").values
    second = controlled_rounding(after, seed=b"x", previous=first).values
    same = [cell for cell in first if before.truth[cell] == after.truth[cell]]
    assert sum(first[cell] != second[cell] for cell in same) <= 0.06 * len(same)


def test_a_margin_that_cannot_round_leaves_its_neighbours_and_is_reported() -> None:
    """Eight ones whose margins forbid every pattern: all inner cells must be 0, so the total 8 becomes 0."""
    cube = build_cube(CUBE, {"ABC": {(a, b, "C0"): 1 for a in ("A0", "A1") for b in B.categories or ()}}, {})
    ones = frozenset((cell, BASE) for cell, count in cube.truth.items() if count == 1 and len(cell[1]) == 3)
    rounded = controlled_rounding(cube, seed=b"x", forbidden=ones)
    keeps_its_promises(cube, rounded)
    assert rounded.values["PERSONS", ()] == 0
    assert ("PERSONS", ()) in rounded.relaxed


def test_where_no_multiple_is_left_there_is_no_rounding() -> None:
    cube = build_cube(CUBE, {"ABC": {("A0", "B0", "C0"): 3}}, {})
    cell = ("PERSONS", (("A", "A0"), ("B", "B0"), ("C", "C0")))
    with pytest.raises(NoRounding):
        controlled_rounding(cube, seed=b"x", forbidden=frozenset({(cell, 0), (cell, 5)}))


@pytest.mark.parametrize(
    ("table", "cell", "count", "code"),
    [
        ("R-T2", ("Y15T24", "NEITHER"), 1, "category_unknown"),
        ("R-T2", ("Y15T24",), 1, "category_unknown"),
        ("R-T2", ("Y15T24", "MALE"), -1, "not_a_count"),
        ("R-T2", ("Y15T24", "MALE"), 1.5, "not_a_count"),
        ("R-T2", ("Y15T24", "MALE"), True, "not_a_count"),
        ("R-T2", ("Y15T24", "MALE"), 1, "tables_disagree"),
        ("R-T99", (), 1, "table_missing_or_unknown"),
    ],
)
def test_counts_that_do_not_fit_are_refused(table: str, cell: tuple[str, ...], count: int, code: str) -> None:
    counts = {**{one.code: {} for one in QUARTERLY.tables}, table: {cell: count}}
    with pytest.raises(BadCounts) as refusal:
        build_cube(QUARTERLY, counts, LISTS)
    assert refusal.value.code == code


@pytest.mark.slow
def test_fifteen_hundred_cells_are_rounded_and_nothing_is_relaxed() -> None:
    """All ten three-way tables of five dimensions, as large as the prototype of the study."""
    dims = [a_dimension(*pair) for pair in (("S", 2), ("A", 5), ("K", 7), ("H", 4), ("T", 8))]
    triples = list(combinations(dims, 3))
    chance = Random(1)
    people = [{d.name: chance.choice(d.categories or ()) for d in dims} for _ in range(2538)]
    tables = tuple(a_table("".join(d.name for d in triple), *triple) for triple in triples)
    counts: dict[str, dict[tuple[str, ...], int]] = {table.code: {} for table in tables}
    for table in tables:
        for person in people:
            cell = tuple(person[d.name] for d in table.dims)
            counts[table.code][cell] = counts[table.code].get(cell, 0) + 1
    cube = build_cube(Programme("WIDE", 1, tables), counts, {})
    assert len(cube.truth) == 1512
    rounded = controlled_rounding(cube, seed=b"x")
    assert not rounded.relaxed
    keeps_its_promises(cube, rounded)
