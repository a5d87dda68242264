"""Why a release differs from the one before, what is drawn and what is not, what is told by year: as officials read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from adapters.releases.accounts import MinistryAccounts
from adapters.releases.building import Vintage, make
from adapters.releases.document import read
from adapters.sql.engines import make_engine
from application.reports.figures import Figures
from application.reports.programme_full import VERSION_2
from application.reports.programme_sensitive import SENSITIVE
from application.reports.released import TOTAL, Change, Coming, Release
from tests.harness.stores import fresh_stores
from tests.releases.samples import FIRST, JULY_14, NAMES, SECRET, release_id
from tests.releases.samples_full import a_full_quarter
from tests.web.ministry.conftest import QUICK, SETTINGS
from tests.web.ministry.walk import NOON, PASSWORD, sign_in
from web.dates import percent_text
from web.ministry.app import create_app
from web.ministry.bulletin_parts import quality, revisions
from web.ministry.pictures import picture
from web.ministry.reasons import in_all, reasons
from web.ministry.views import whole

# The revision of scenario S8.
LATE = Change("R-T1", "KHT", "LATE", 7, 7)
MOVED = Change("R-T1", "KHT", "MOVED_TO", 1, -1, "KJD"), Change("R-T1", "KJD", "MOVED_FROM", 1, 1, "KHT")
TOLD = ["Bokhtar: +7 late entry, −1 moved to Khujand", "Khujand: +1 moved from Bokhtar"]


@dataclass
class Shelf:
    """Releases in memory; implements the reading side."""

    releases: tuple[Release, ...]

    def published(self, programme: str = "QUARTERLY") -> tuple[Release, ...]:
        return tuple(one for one in self.releases if one.programme == programme)

    def coming(self) -> tuple[Coming, ...]:
        return ()

    def latest(self, period: str) -> Release | None:
        return next((one for one in self.releases if one.period == period), None)

    def release(self, wanted: UUID) -> Release | None:
        return next((one for one in self.releases if one.release_id == wanted), None)


def revised(first: Release, stage: str, number: int, *changes: Change) -> Release:
    """A release in which just these changes were made."""
    tables = {table.code: table for table in first.tables}
    cells, channel = dict(tables["R-T1"].cells), tables["R-T1"].categories[1][0]
    for change in changes:
        for line in (change.line, TOTAL):
            for column in (channel, TOTAL):
                cells[line, column] += change.effect
    tables["R-T1"] = replace(tables["R-T1"], cells=cells)
    told = replace(first, tables=tuple(tables.values()), changes=changes)
    return replace(told, stage=stage, as_of=JULY_14, release_id=release_id(number))


@pytest.fixture(scope="module")
def first() -> Release:
    made = read(make(VERSION_2, FIRST, a_full_quarter(60), SECRET), release_id(1), NOON)
    return replace(made, names=NAMES)


@pytest.fixture(scope="module")
def second(first: Release) -> Release:
    return revised(first, "SECOND", 2, LATE, *MOVED)


@pytest.fixture(scope="module")
def year() -> Release:
    counts = {"R-S1": {("TJ-SU", "MINORS"): 12, ("TJ-KT", "HEALTH"): 9}}
    vintage = Vintage("2025", "FIRST", datetime(2026, 1, 15, 18, 59, 59, tzinfo=UTC), "Asia/Dushanbe")
    text = make(SENSITIVE, vintage, Figures(counts, {"REGION": ("TJ-SU", "TJ-KT")}), SECRET)
    return read(text, release_id(9), NOON)


@pytest.fixture(scope="module")
def official(
    first: Release, second: Release, year: Release, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Any]:
    with fresh_stores("sqlite", tmp_path_factory.mktemp("revised")) as urls:
        engine = make_engine(urls["releases"])
        accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
        accounts.add(UUID(int=1), "ministry", "Nigora Rahimova", "en", PASSWORD, NOON)
        client = create_app(SETTINGS, Shelf((second, first, year)), accounts, now=lambda: NOON).test_client()
        assert sign_in(client).status_code == 303
        yield client
        engine.dispose()


def bullets(page: str) -> list[str]:
    return re.findall(r"<li>([^<]+)</li>", page)


@pytest.mark.parametrize("address", ["/quarters", "/2026-Q1/R-T1"])
def test_a_revision_tells_line_by_line_what_came_late_and_what_moved(official: Any, address: str) -> None:
    found = bullets(official.get(address).text)
    assert [line for line in found if line in TOLD] == TOLD


def test_other_tables_and_the_first_release_tell_of_no_changes(official: Any) -> None:
    for address in ("/2026-Q1/R-T2", f"/2026-Q1/R-T1?release={release_id(1)}"):
        assert "late entry" not in official.get(address).text


def test_the_bulletin_has_the_changed_lines_under_their_total(first: Release, second: Release) -> None:
    view = revisions((second, first))
    assert view
    assert [(row[0].partition(" · ")[2], *row[3:]) for row in view.rows[1:]] == [
        ("Contacts", "+7", "+7 late entry"),
        ("Contacts, Bokhtar", "+6", "+7 late entry, −1 moved to Khujand"),
        ("Contacts, Khujand", "+1", "+1 moved from Bokhtar"),
    ]


def test_several_revisions_of_a_quarter_are_told_as_one(first: Release, second: Release) -> None:
    later = Change("R-T1", "KHT", "LATE", 2, 2)
    final = revised(second, "FINAL", 3, later)
    assert in_all((final, second), "R-T1") == [replace(LATE, number=9, effect=9), *MOVED]
    view = revisions((final, second, first))
    assert view
    assert view.rows[2][-1] == "+9 late entry, −1 moved to Khujand"


def test_completeness_is_of_what_was_recorded_before_the_first_release(first: Release, second: Release) -> None:
    """A void record takes nothing from it: what was told too much did not come late."""
    void = revised(second, "FINAL", 3, Change("R-T1", "KHT", "VOIDED", 5, -5))
    now = void.tables[0].cells[TOTAL, TOTAL]
    told = dict(quality(void, (void, second, first)))["Completeness of first releases"]
    assert told.startswith(percent_text(1 - 7 / now))
    assert f"{percent_text(7 / now)} were recorded later" in told
    assert "Completeness of first releases" not in dict(quality(first, (first,)))


def test_coverage_counts_the_centres_that_had_contacts(first: Release) -> None:
    table = first.tables[0]
    silent = {cell: 0 if cell[0] == "KHT" else value for cell, value in table.cells.items()}
    one = replace(first, tables=(replace(table, cells=silent), *first.tables[1:]))
    centres = len(table.categories[0])
    assert dict(quality(one, (one,)))["Coverage"].startswith(f"{centres - 1} of {centres} centres had contacts")


def test_causes_that_do_not_add_up_to_the_difference_are_not_told(first: Release, second: Release) -> None:
    silent = replace(revised(second, "FINAL", 3, Change("R-T1", "KHT", "LATE", 2, 2)), changes=())
    view = revisions((silent, second, first))
    assert view
    assert [row[0].partition(" · ")[2] for row in view.rows] == ["Persons", "Contacts", "Contacts, Khujand"]


def test_a_cause_without_words_is_told_by_its_code(second: Release) -> None:
    strange = replace(second, changes=(Change("R-T1", "DYU", "SOMETHING_NEW", 1, 1),))
    assert reasons(strange) == [("Contacts by centre and channel", ["Dushanbe: +1 SOMETHING_NEW"])]


def test_times_shares_and_amounts_have_a_table_and_no_picture(official: Any, first: Release) -> None:
    for code in ("R-T13", "R-T14", "R-T23A"):
        table = first.table(code)
        assert table
        assert picture(first, table) is None
        page = official.get(f"/2026-Q1/{code}").text
        # Where there is no line to tell of, the page says so instead.
        assert ("<table" in page) == bool(table.categories[0])
        assert table.categories[0] or "withheld: too few people" in page
        assert "<svg" not in page
        assert "/compare" not in page.partition("<main")[2]
        assert official.get(f"/2026-Q1/{code}/compare?with={release_id(1)}").status_code == 404
        assert f'id="{code}-' not in official.get("/2026-Q1/").text


def test_regions_of_a_year_stand_side_by_side(official: Any) -> None:
    one = release_id(9)
    page = official.get(f"/compare?left={one}&right={one}&left_place=TJ-SU&right_place=TJ-KT").text
    main = page.partition("<main")[2]
    assert "Year 2025" in main
    assert all(name in main for name in ("Sughd", "Khatlon", "Under 18"))
    # A quarter beside a year has no table: the year stands beside the year.
    assert official.get(f"/compare?left={one}&right={release_id(1)}").status_code == 200
    assert official.get(f"/compare?left={release_id(1)}&right={one}").status_code == 200


def test_lines_that_the_map_cannot_show_say_so_in_its_table(first: Release) -> None:
    table = first.table("R-T6")
    assert table
    told = [row[0] for row in whole(first, table).rows if "(not mapped)" in row[0]]
    assert [f"{name} (not mapped)" for name in ("Elsewhere", "Not recorded")] == told[-2:]


@pytest.mark.parametrize(
    ("code", "step", "words"), [("R-T7", "TRIPS", "Journeys"), ("R-T22", "HEADS", "Heads")]
)
def test_unlike_things_are_not_drawn_on_one_scale(first: Release, code: str, step: str, words: str) -> None:
    table = first.table(code)
    assert table
    svg = str(picture(first, table))
    shown = [int(number) for number in re.findall(r'class="[^"]*value[^"]*"[^>]*>(\d+)<', svg)]
    assert sorted(shown) == sorted(table.cells[line, step] for line in table.categories[0])
    assert words in svg


def test_what_is_told_by_year_is_found_among_the_releases(official: Any) -> None:
    page = official.get("/quarters").text
    assert 'href="/2025/"' in page
    page = official.get("/2025/").text
    assert 'href="/2025/R-S1"' in page
    page = official.get("/2025/R-S1").text
    assert "Sughd Region" in page
    assert "The quarter ends" not in page
