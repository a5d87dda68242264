"""The whole programme: what was released stays readable, versions follow each other, thresholds hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise

import pytest

from adapters.releases.building import Earlier, Vintage, input_mac, make, only
from adapters.releases.document import read, sha256
from adapters.releases.holding import hold_over
from adapters.releases.jointree import join_tree, largest
from adapters.releases.statistics import amount, times
from application.reports.figures import Figures, ReleaseError
from application.reports.periods import BadPeriod
from application.reports.programme import QUARTERLY
from application.reports.programme_full import VERSION_2
from application.reports.programme_regions import VERSION_3
from application.reports.programme_sensitive import SENSITIVE, sensitive_rows
from application.reports.programmes import PROGRAMMES, programme_of
from application.reports.release_calendar import due, vintage_of
from application.reports.released import TOTAL, Change, Release
from tests.releases.attacker import cell_of, recovered
from tests.releases.samples import FIRST, SECOND, SECRET, a_quarter, release_id
from tests.releases.samples_full import a_full_quarter

ZONE = "Asia/Dushanbe"


def released(text: str) -> Release:
    return read(text, release_id(1), None)


def test_releases_of_version_1_are_made_again_with_identical_bytes() -> None:
    """Digests as they were before there was a second version."""
    first, second = a_quarter(120), a_quarter(140)
    text = make(QUARTERLY, FIRST, first, SECRET)
    assert sha256(text) == "5f4d4aaa944301392132c7f97367650b60ed2b9f822a74f63fed80ec3faa3d9a"
    again = make(QUARTERLY, SECOND, second, SECRET, [Earlier(text, first)])
    assert sha256(again) == "3ce159edfaec2a61f21507922c52cd4fd2b6af2225fe63536d540e5a32538bd9"
    assert input_mac(SECRET, first) == "39a3f7f565449410beb0efc93ce50206fed8ac7a24fcea90f38d0062b4549631"


def test_releases_of_version_2_are_made_again_with_identical_bytes() -> None:
    """Digests as they were before there was a third version."""
    first, second = a_full_quarter(60), a_full_quarter(80)
    text = make(VERSION_2, FIRST, first, SECRET)
    assert sha256(text) == "43a15b0bd86519b462a2872779e25188f226f7d1a1f9bde8ee8cd59fdd1194b2"
    again = make(VERSION_2, SECOND, second, SECRET, [Earlier(text, first)])
    assert sha256(again) == "d37a32a4c41be2945466cd1836f0aeb1bd5c3fc25ea51ff97e5652fbafd832fd"
    assert input_mac(SECRET, only(VERSION_2, first)) == (
        "de2e56154d1b2a47a62d0556aebf92661f0ae49075aacada80d1c1b9ade07fcb"
    )
    assert released(again).parts == {}


def test_a_release_of_version_2_follows_one_of_version_1() -> None:
    first, second = a_full_quarter(60), a_full_quarter(80)
    text = make(QUARTERLY, FIRST, first, SECRET)
    now = released(make(VERSION_2, SECOND, second, SECRET, [Earlier(text, first)]))
    assert {table.code for table in released(text).tables} < {table.code for table in now.tables}


def test_what_waits_makes_the_new_tables_of_its_people_wait_too() -> None:
    first, second = a_full_quarter(60), a_full_quarter(62)
    text = make(QUARTERLY, FIRST, first, SECRET)
    now = released(make(VERSION_2, SECOND, second, SECRET, [Earlier(text, first)]))
    assert {"R-T2", "R-T3", "R-T4", "R-T6", "R-T9", "R-T10"} <= set(now.held_over)


@pytest.mark.parametrize("programme", PROGRAMMES.values(), ids=lambda each: f"{each.code}-{each.version}")
def test_tables_of_a_population_hang_together_as_a_tree(programme: object) -> None:
    for population in programme.populations():  # type: ignore[attr-defined]  # a Programme
        tables = programme.of(population)  # type: ignore[attr-defined]  # a Programme
        assert all(len(table.dims) <= 3 for table in tables)
        assert join_tree(largest(frozenset(dim.name for dim in table.dims) for table in tables)) is not None


def test_a_ring_of_tables_is_no_tree() -> None:
    ring = [frozenset("AB"), frozenset("BC"), frozenset("CA")]
    assert join_tree(ring) is None
    assert join_tree(ring[:2]) == [(0, 1, frozenset("B"))]
    assert largest([frozenset("A"), frozenset("AB")]) == [frozenset("AB")]


def test_all_tables_of_a_release_agree() -> None:
    release = released(make(VERSION_3, FIRST, a_full_quarter(90), SECRET))
    populations = {table.code: table.population for table in VERSION_3.counted}
    printed: dict[object, int] = {}
    for table in release.tables:
        for categories, value in table.cells.items() if table.code in populations else ():
            cell = cell_of(populations[table.code], table, categories)
            assert printed.setdefault(cell, value) == value
            for i, category in enumerate(categories):
                if category == TOTAL:
                    parts = [table.cells[(*categories[:i], part, *categories[i + 1 :])] for part in table.categories[i]]
                    assert sum(parts) == value


def test_figures_of_unchanged_cells_cannot_be_averaged_over_vintages() -> None:
    """A cell that did not change says the same again, so that ten vintages tell no more than two."""
    earlier: list[Earlier] = []
    shown: list[Release] = []
    for stage, people in (("FIRST", 90), ("SECOND", 120), ("FINAL", 150)):
        figures = a_full_quarter(people)
        vintage = Vintage("2026-Q1", stage, vintage_of("2026-Q1", stage, ZONE), ZONE)
        earlier.append(Earlier(make(VERSION_3, vintage, figures, SECRET, earlier), figures))
        shown.append(released(earlier[-1].text))
    kept = moved = 0
    for (before, after), (one, other) in zip(pairwise(earlier), pairwise(shown), strict=True):
        for code, cells in after.figures.counts.items():
            table, then = other.table(code), one.table(code)
            for cell, count in cells.items():
                if table and then and table.rounded and before.figures.counts[code].get(cell) == count and count % 5:
                    moved += table.cells[cell] != then.cells[cell]
                    kept += 1
    assert kept > 200
    assert moved <= 0.06 * kept


def test_counts_of_s7_in_the_sensitive_programme_are_not_given_away() -> None:
    counts = {(region, "TRAFFICKING"): n for region, n in zip("ABCD", (3, 7, 11, 4), strict=True)}
    figures = Figures({"R-S1": counts}, {"REGION": tuple("ABCD")})
    vintage = Vintage("2026", "FIRST", datetime(2027, 1, 15, 18, 59, 59, tzinfo=UTC), ZONE)
    release = released(make(SENSITIVE, vintage, figures, SECRET))
    table = release.tables[0]
    truth = {cell_of("SENSITIVE", table, cell): counts.get(cell, 0) for cell in table.cells}
    assert sum(1 <= count <= 4 for count in truth.values()) == 2
    assert recovered(SENSITIVE, [(release, truth)], set(truth)) == {}


def test_what_is_sensitive_has_a_row_by_year_only() -> None:
    assert sensitive_rows("LEG-TRAFF") == ("TRAFFICKING",)
    assert sensitive_rows("HEA-TB") == ("HEALTH",)
    assert sensitive_rows("FAM-VIOL") == ("VIOLENCE",)
    assert sensitive_rows("LEG") == ()
    assert (programme_of("2026"), programme_of("2026-Q1")) == (SENSITIVE, VERSION_3)
    for period in ("2026-03", "2026-01-01..2026-12-31", "2026-01-01..2026-03-31"):
        with pytest.raises(ReleaseError, match=r"release\.period_kind"):
            programme_of(period)
    with pytest.raises(BadPeriod):
        programme_of("2026-Q9")


def test_medians_need_ten_people_and_ninth_tenths_thirty() -> None:
    days = [(bytes([who]), who) for who in range(1, 41)]
    assert times("ANSWER", days[:9]) == {"ANSWER_MEDIAN": None, "ANSWER_P90": None}
    assert times("ANSWER", days[:9] * 9)["ANSWER_MEDIAN"] is None
    assert times("ANSWER", days[:10]) == {"ANSWER_MEDIAN": 6, "ANSWER_P90": None}
    assert times("ANSWER", days)["ANSWER_P90"] == 36


def test_amounts_need_ten_people_of_whom_none_holds_over_half() -> None:
    ten = [(bytes([who]), 1_234) for who in range(10)]
    assert amount(ten) == 12_000
    assert amount(ten[:9]) is None
    assert amount([*ten, (b"x", 12_340)]) == 25_000
    assert amount([*ten, (b"x", 12_341)]) is None
    assert amount([]) is None


def test_shares_are_taken_from_rounded_figures_of_thirty_or_more() -> None:
    release = released(make(VERSION_3, FIRST, a_full_quarter(200), SECRET))
    funnel, shares = release.table("R-T12"), release.table("R-T14")
    assert funnel
    assert shares
    sent, done = (funnel.cells[TOTAL, step] for step in ("SENT", "COMPLETED"))
    assert shares.cells[TOTAL, "COMPLETED_OF_SENT"] == (200 * done + sent) // (2 * sent)
    assert not shares.confidential & shares.cells.keys()
    assert ("RETURN", "COMPLETED_OF_SENT") in shares.confidential


def test_reasons_of_a_revision_are_kept_with_it_while_its_table_is_exact() -> None:
    change = Change("R-T1", "KHT", "MOVED_TO", 1, -1, "KJD")
    first, second = a_full_quarter(90), a_full_quarter(120)
    earlier = [Earlier(make(VERSION_3, FIRST, first, SECRET), first)]
    of_people = Change("R-T2", "KHT", "ENTERED", 1, 1)
    text = make(VERSION_3, SECOND, second, SECRET, earlier, [change, of_people])
    assert released(text).changes == (change,)


def test_statistics_of_counts_above_zero_belong_to_the_input() -> None:
    figures = a_full_quarter(30)
    assert only(QUARTERLY, figures).statistics == {}
    assert input_mac(SECRET, figures) != input_mac(SECRET, only(QUARTERLY, figures))


def test_the_calendar_asks_for_the_newest_release_of_each_period() -> None:
    told = [(each.period, each.stage) for each in due(date(2026, 7, 14), ZONE, {("2025-Q4", "SECOND")})]
    assert told[0] == ("2026-Q1", "SECOND")
    assert ("2026-Q1", "FIRST") in told
    assert not {("2025-Q4", "FIRST"), ("2025-Q4", "SECOND")} & set(told)
    assert ("2025", "SECOND") in told
    assert vintage_of("2026-Q1", "FIRST", ZONE) == datetime(2026, 4, 15, 18, 59, 59, tzinfo=UTC)
    assert {each.period for each in due(date(2026, 7, 14), ZONE, (), begun=date(2026, 2, 1))} == {"2026-Q1"}


def held(second: Figures) -> set[str]:
    first = a_full_quarter(60)
    return set(hold_over(VERSION_3, second, first)[1])


def more(code: str, gained: Mapping[tuple[str, ...], int], people: Mapping[tuple[str, ...], int]) -> Figures:
    """A quarter of sixty people in which so many units of one table, of so many people, came later."""
    first = a_full_quarter(60)
    counts = Counter(first.counts[code]) + Counter(gained)
    persons = Counter(first.persons.get(code, {})) + Counter(people)
    return replace(first, counts={**first.counts, code: counts}, persons={**first.persons, code: persons})


SENT = {("LEGAL", step): 2 for step in ("SENT", "ACCEPTED", "COMPLETED")}


@pytest.mark.parametrize(
    ("code", "gained"),
    [("R-T12", SENT), ("R-T3", {(topic, "MALE"): 1 for topic in ("INF", "DOC", "EMP", "LEG", "FAM")})],
    ids=["two people with six steps", "five topics of one person"],
)
def test_few_people_wait_however_often_they_are_counted(code: str, gained: dict[tuple[str, ...], int]) -> None:
    """One cannot be told from the other by counting what they did."""
    few = max(gained.values())
    assert code in held(more(code, gained, dict.fromkeys(gained, few) | {(TOTAL, TOTAL): few}))
    # Nobody new, and yet something changed.
    assert code in held(more(code, gained, {}))


def test_enough_people_are_published_where_each_of_them_stands_once() -> None:
    assert "R-T12" not in held(more("R-T12", SENT, dict.fromkeys(SENT, 2) | {(TOTAL, TOTAL): 5}))
    assert held(a_full_quarter(60)) == set()
