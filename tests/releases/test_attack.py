"""The attack on our own figures: what linear programming would learn, and that nothing small is given away."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.releases.attack import Knowledge
from adapters.releases.audit import Publication, audit
from adapters.releases.building import Earlier, ReleaseRefused, make, published
from adapters.releases.cube import build_cube
from adapters.releases.document import read
from adapters.releases.rounding import Rounded, controlled_rounding
from application.reports.figures import Figures
from application.reports.programme import QUARTERLY, AtMost, Dimension, Programme, Table, topic_row
from tests.releases.samples import FIRST, SECOND, SECRET, a_quarter, release_id

CENTRE = Dimension("CENTRE", ("KJD", "KHT", "DYU", "ALM"))
SEX = Dimension("SEX", ("FEMALE", "MALE", "UNKNOWN"))
BY_CENTRE = Programme("S7", 1, (Table("S7", "s7", "PERSON", "PERSONS", (CENTRE,), "bar"),))
BY_BOTH = Programme("S7", 1, (Table("S7", "s7", "PERSON", "PERSONS", (CENTRE, SEX), "bar"),))
TRAFFICKING = {("KJD",): 3, ("KHT",): 7, ("DYU",): 11, ("ALM",): 4}
VARIANT = {("KJD",): 3, ("KHT",): 7, ("DYU",): 11, ("ALM",): 9}


def of(centre: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    return "PERSONS", (("CENTRE", centre),)


def hidden(*centres: str, total: int, shown: dict[str, int]) -> dict[str, tuple[int, int]]:
    """What a reader of a table learns in which the cells of some centres are replaced by a mark for 1-4."""
    knowledge = Knowledge({"PERSONS": {"CENTRE": CENTRE.categories or ()}})
    for centre in centres:
        knowledge.learn(of(centre), 1, 4)
    for centre, count in shown.items():
        knowledge.learn(of(centre), count, count)
    knowledge.learn(("PERSONS", ()), total, total)
    found = knowledge.intervals([of(centre) for centre in CENTRE.categories or ()], 1000)
    return {cell[1][0][1]: (interval.low, interval.high) for cell, interval in found}


def test_hiding_two_small_cells_gives_both_away() -> None:
    """Scenario S7: 25 - 7 - 11 = 7, and two numbers between 1 and 4 that make 7 are 3 and 4."""
    learnt = hidden("KJD", "ALM", total=25, shown={"KHT": 7, "DYU": 11})
    assert learnt["KJD"] == learnt["ALM"] == (3, 4)


def test_hiding_a_third_cell_leaves_them_free() -> None:
    learnt = hidden("KJD", "ALM", total=25, shown={"DYU": 11})
    assert (learnt["KJD"], learnt["ALM"], learnt["KHT"]) == ((1, 4), (1, 4), (6, 12))


def test_one_hidden_cell_gives_itself_away() -> None:
    assert hidden("KJD", total=30, shown={"KHT": 7, "DYU": 11, "ALM": 9})["KJD"] == (3, 3)


@pytest.mark.parametrize("counts", [TRAFFICKING, VARIANT])
@pytest.mark.parametrize("seed", [b"1", b"2", b"3", b"4", b"5"])
def test_rounded_figures_of_s7_give_no_small_cell_away(
    counts: dict[tuple[str, ...], int], seed: bytes
) -> None:
    cube = build_cube(BY_CENTRE, {"S7": counts}, {})
    assert audit(BY_CENTRE, {}, Publication(cube, controlled_rounding(cube, seed=seed))) == ()


@settings(max_examples=20, deadline=None)
@given(women=st.tuples(*(st.integers(0, n) for n in (3, 7, 11, 4))), seed=st.binary(min_size=1, max_size=4))
def test_the_womens_table_subtracted_from_everybodys_gives_nothing_away(
    women: tuple[int, ...], seed: bytes
) -> None:
    split = [((centre, "FEMALE"), n) for (centre,), n in zip(TRAFFICKING, women, strict=True)]
    split += [
        ((centre, "MALE"), all_ - n) for ((centre,), all_), n in zip(TRAFFICKING.items(), women, strict=True)
    ]
    cube = build_cube(BY_BOTH, {"S7": dict(split)}, {})
    assert audit(BY_BOTH, {}, Publication(cube, controlled_rounding(cube, seed=seed))) == ()


def test_trafficking_has_no_row_of_its_own_in_a_quarter() -> None:
    assert {topic_row(code) for code in ("LEG-TRAFF", "FAM-VIOL", "HEA", "HEA-HIV", "OTH", "NEW-ONE")} == {
        "NOT_APART"
    }
    assert [topic_row(code) for code in ("LEG-COURT", "FAM-ALIM", "EMP")] == ["LEG", "FAM", "EMP"]


def contacts_known(*rules: AtMost, unit: str = "PERSON") -> Programme:
    """People by centre beside an exact table by centre."""
    protected = Table("S7", "s7", unit, "PERSONS", (CENTRE,), "bar")
    known = Table("ALL", "all", "CONTACT", "CONTACTS", (CENTRE,), "bar", exact=True)
    return Programme("X", 1, (protected, known), rules)


UNDER = AtMost("PERSONS", "CONTACTS", "CENTRE")
EQUAL = (UNDER, AtMost("CONTACTS", "PERSONS", "CENTRE"))


def test_a_cell_given_away_is_named_with_its_table() -> None:
    programme, counts = contacts_known(UNDER), {**TRAFFICKING, ("KJD",): 1}
    cube = build_cube(programme, {"S7": counts, "ALL": counts}, {})
    faults = audit(programme, {}, Publication(cube, controlled_rounding(cube, seed=b"x")))
    assert [(fault.tables, dict(fault.cell[1])) for fault in faults] == [(("S7",), {"CENTRE": "KJD"})]
    assert faults[0].high - faults[0].low < 2


def a_lone_visitor() -> Figures:
    """A quarter in which one centre was asked once."""
    figures = a_quarter(60, centres=("DYU", "KJD"))
    counts = {code: dict(table) for code, table in figures.counts.items()}
    counts["R-T1"]["KHT", "PHONE"] = counts["R-T2C"]["KHT", "MALE"] = 1
    counts["R-T2"]["Y25T34", "MALE"] += 1
    counts["R-T3"]["DOC", "MALE"] = counts["R-T3"].get(("DOC", "MALE"), 0) + 1
    return Figures(counts, {"CENTRE": ("DYU", "KJD", "KHT"), "CURRICULUM": ("PDO-RU", "FBP")})


def test_a_centre_asked_once_makes_the_exact_table_a_rounded_one() -> None:
    release = read(make(QUARTERLY, FIRST, a_lone_visitor(), SECRET), release_id(1), None)
    contacts = release.table("R-T1")
    assert contacts is not None
    assert contacts.rounded
    assert "rounded" in contacts.notes
    assert "exact" not in contacts.notes


def test_a_refusal_says_what_would_be_known() -> None:
    programme, counts = contacts_known(*EQUAL), {("KJD",): 1, ("KHT",): 5, ("DYU",): 5, ("ALM",): 5}
    cube = build_cube(programme, {"S7": counts, "ALL": counts}, {})
    faults = audit(programme, {}, Publication(cube, controlled_rounding(cube, seed=b"x")))
    assert str(ReleaseRefused(faults)) == "S7 {'CENTRE': 'KJD'} is 1-1"


def test_two_vintages_together_are_attacked() -> None:
    """The same 4 published as 0 and then as 5 is only 1-4 to whoever knows that nothing was recorded late."""
    cube = build_cube(BY_CENTRE, {"S7": TRAFFICKING}, {})
    low = {cell: 5 * (n // 5) for cell, n in cube.truth.items()}
    once, twice = (Publication(cube, Rounded({**low, of("ALM"): n}, frozenset())) for n in (0, 5))
    assert audit(BY_CENTRE, {}, once, [twice]) == audit(BY_CENTRE, {}, twice, [once]) == ()
    never = Publication(cube, Rounded({**low, of("ALM"): 10}, frozenset({of("ALM")})))
    assert [(f.low, f.high) for f in audit(BY_CENTRE, {}, once, [never])] == []


@settings(max_examples=12, deadline=None)
@given(people=st.integers(0, 120), late=st.integers(0, 40), sample=st.integers(0, 30))
def test_two_releases_of_a_quarter_stand_the_attack_together(people: int, late: int, sample: int) -> None:
    first, second = a_quarter(people, sample), a_quarter(people + late, sample)
    text = make(QUARTERLY, FIRST, first, SECRET)
    again = make(QUARTERLY, SECOND, second, SECRET, [Earlier(text, first)])
    release = read(again, release_id(2), None)
    behind = Figures(
        {**second.counts, **{code: first.counts[code] for code in release.held_over}}, second.classifications
    )
    lists = second.classifications
    assert audit(QUARTERLY, lists, published(again, behind), [published(text, first)]) == ()


def test_a_batch_of_fewer_than_five_people_waits() -> None:
    first, second = a_quarter(80), a_quarter(83)
    text = make(QUARTERLY, FIRST, first, SECRET)
    then = read(text, release_id(1), None)
    now = read(make(QUARTERLY, SECOND, second, SECRET, [Earlier(text, first)]), release_id(2), None)
    assert {"R-T2", "R-T2C", "R-T3"} <= set(now.held_over)
    for code in ("R-T2", "R-T2C", "R-T3"):
        assert now.table(code) == then.table(code)
    assert now.table("R-T1") != then.table("R-T1")


def test_a_cell_of_few_people_is_protected_however_often_they_asked() -> None:
    programme, counts = contacts_known(*EQUAL, unit="TOPIC"), {("KJD",): 6, ("KHT",): 50}
    cube = build_cube(programme, {"S7": counts, "ALL": counts}, {})
    publication = Publication(cube, controlled_rounding(cube, seed=b"x"))
    assert audit(programme, {}, publication) == ()
    assert [fault.cell for fault in audit(programme, {}, publication, (), {of("KJD"): 1})] == [of("KJD")]
