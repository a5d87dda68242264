"""Signs beside figures: what a revision changed, and where a series breaks."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

import pytest

from adapters.releases.accounts import MinistryAccounts
from adapters.releases.building import make
from adapters.releases.document import read
from adapters.sql.engines import make_engine
from application.reports.programme import QUARTERLY
from application.reports.released import TOTAL, Change, Release
from application.sdmx.of_release import data_set
from tests.harness.stores import fresh_stores
from tests.releases.samples import FIRST, NAMES, SECRET, a_quarter, release_id
from tests.web.ministry.conftest import QUICK, SETTINGS
from tests.web.ministry.test_revised import Shelf, revised
from tests.web.ministry.walk import NOON, PASSWORD, sign_in
from web.ministry.app import create_app
from web.ministry.files import table_csv, workbook
from web.ministry.headlines import headlines
from web.ministry.pictures import course_of_quarters
from web.ministry.sdmx_flows import series_of
from web.ministry.sdmx_names import links
from web.ministry.symbols import broken
from web.ministry.views import whole

CHANGES = Change("R-T1", "KHT", "LATE", 7, 7), Change("R-T1", "KJD", "VOID", 1, -1)


def of(release: Release, period: str, number: int, version: int = 1) -> Release:
    return replace(release, period=period, release_id=release_id(number), version=version)


@pytest.fixture(scope="module")
def first() -> Release:
    made = read(make(QUARTERLY, FIRST, a_quarter(170), SECRET), release_id(1), NOON)
    return replace(made, names=NAMES)


@pytest.fixture(scope="module")
def second(first: Release) -> Release:
    return revised(first, "SECOND", 2, *CHANGES)


@pytest.fixture(scope="module")
def official(first: Release, second: Release, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Reads 2026-Q2 under a second version, two releases of 2026-Q1 and, a year before 2026-Q2, another quarter."""
    shelf = Shelf((of(first, "2026-Q2", 5, 2), second, first, of(first, "2025-Q2", 6)))
    with fresh_stores("sqlite", tmp_path_factory.mktemp("symbols")) as urls:
        engine = make_engine(urls["releases"])
        accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
        accounts.add(UUID(int=1), "ministry", "Nigora Rahimova", "en", PASSWORD, NOON)
        client = create_app(SETTINGS, shelf, accounts, now=lambda: NOON).test_client()
        assert sign_in(client).status_code == 303
        yield client
        engine.dispose()


def marked(page: str) -> int:
    return len(re.findall(r"<span>[\d\s]+ \[r\]</span>", page))


def changed(first: Release, second: Release) -> set[tuple[str, ...]]:
    now, then = second.table("R-T1"), first.table("R-T1")
    assert now
    assert then
    return {cell for cell, value in now.cells.items() if then.cells[cell] != value}


def test_each_figure_that_a_revision_changed_carries_its_sign(
    official: Any, first: Release, second: Release
) -> None:
    # Two lines, their common column, both totals of each.
    assert len(changed(first, second)) == 6
    assert marked(official.get("/2026-Q1/R-T1").text) == 6
    assert "6 figures changed." in official.get("/quarters").text
    for untouched in ("/2026-Q1/R-T2", f"/2026-Q1/R-T1?release={release_id(1)}"):
        assert marked(official.get(untouched).text) == 0


def test_the_files_of_a_revision_carry_the_sign_and_keep_numbers(first: Release, second: Release) -> None:
    table = second.table("R-T1")
    assert table
    lines = csv.DictReader(StringIO(table_csv(second, table, first).decode("utf-8-sig")), delimiter=";")
    found = {(line["CENTRE"], line["CHANNEL_GROUP"]): line for line in lines}
    assert {cell for cell, line in found.items() if line["SIGN"] == "[r]"} == changed(first, second)
    assert {cell: int(line["VALUE"]) for cell, line in found.items()} == table.cells
    with ZipFile(BytesIO(workbook(second, [table], first))) as book:
        assert "&quot;[r]&quot;" in book.read("xl/styles.xml").decode()
        sheet = book.read("xl/worksheets/sheet3.xml").decode()
    assert f"<v>{table.cells[TOTAL, TOTAL]}</v>" in sheet


def test_a_withheld_figure_has_no_second_sign(first: Release, second: Release) -> None:
    table = second.table("R-T1")
    assert table
    cells = {cell: value for cell, value in table.cells.items() if cell != (TOTAL, TOTAL)}
    assert whole(second, replace(table, cells=cells), first).rows[-1][-1] == "[c]"


@pytest.mark.parametrize(
    "page",
    ["/2026-Q2/R-T1/compare", f"/compare?table=R-T1&left={release_id(5)}&right={release_id(2)}"],
)
def test_a_column_of_another_version_carries_the_sign_of_a_break_and_its_footnote(
    official: Any, page: str
) -> None:
    text = official.get(page).text
    assert re.search(r"<th[^>]*>(?:<a[^>]*>)?Quarter 1 of 2026[^<]*\[b\]", text)
    assert "[b]: break in the series" in text


def test_the_first_table_of_a_new_version_carries_the_sign_itself(official: Any) -> None:
    page = official.get("/2026-Q2/R-T1").text
    assert re.search(r"<h1[^>]*>Contacts by centre and channel \[b\]</h1>", page)
    assert "[b]: break in the series" in page
    assert "[b]</h1>" not in official.get("/2026-Q1/R-T1").text


def test_files_of_the_first_table_of_a_new_version_carry_the_sign(first: Release) -> None:
    table = first.table("R-T1")
    assert table
    lines = list(csv.DictReader(StringIO(table_csv(first, table, begins=True).decode("utf-8-sig")), delimiter=";"))
    assert {line["SIGN"] for line in lines} == {"[b]"}
    with ZipFile(BytesIO(workbook(first, [table], begun={"R-T1"}))) as book:
        assert "[b]: break in the series" in book.read("xl/sharedStrings.xml").decode()


def test_bars_beside_another_version_say_so_beneath(official: Any) -> None:
    text = official.get("/2026-Q2/R-T3").text
    assert "Quarter 2 of 2025 [b]" in text
    assert "[b]: break in the series" in text


def test_releases_of_one_version_and_definition_have_no_break(official: Any, first: Release) -> None:
    assert "[b]" not in official.get(f"/2026-Q1/R-T1/compare?with={release_id(1)}").text
    assert "[b]" in official.get("/methods").text
    assert not broken(first, None, "R-T1")


def test_a_new_category_breaks_a_series_and_a_new_centre_does_not(first: Release) -> None:
    for code, dimension, expected in (("R-T1", 0, False), ("R-T1", 1, True), ("R-T2", 0, True)):
        table = first.table(code)
        assert table
        longer = list(table.categories)
        longer[dimension] = (*longer[dimension], "NEW")
        tables = tuple(
            replace(one, categories=tuple(longer)) if one is table else one for one in first.tables
        )
        assert broken(first, replace(first, tables=tables), code) is expected


def test_changes_on_the_year_before_tell_of_a_break(first: Release) -> None:
    now, then = of(first, "2026-Q2", 5, 2), of(first, "2025-Q2", 6)
    told = [one for one in headlines(now, then) if one.note]
    assert told
    assert all(one.broken and "[b]" in one.note for one in told)
    assert not any(one.broken or "[b]" in one.note for one in headlines(replace(now, version=1), then))


def test_the_course_of_quarters_names_the_one_that_begins_a_new_series(first: Release) -> None:
    latest = {one.period: one for one in (of(first, "2026-Q2", 5, 2), first, of(first, "2025-Q2", 6))}
    drawn = str(course_of_quarters(latest, "2026-Q2", "R-T1"))
    assert "The same quarter a year before [b]" in drawn
    assert "Q2 26 [b]: break in the series" in drawn
    same = {period: replace(one, version=1) for period, one in latest.items()}
    assert "[b]" not in str(course_of_quarters(same, "2026-Q2", "R-T1"))


def test_the_first_period_of_a_new_version_is_a_break_for_programs(first: Release, second: Release) -> None:
    releases = (of(first, "2026-Q3", 7, 2), of(first, "2026-Q2", 5, 2), second, first)
    every = series_of(releases)
    newer, older = (one for one in every if one.table == "R-T2")
    assert newer.breaks_at(every) == "2026-Q2"
    assert older.breaks_at(every) == newer.breaks_at([newer]) == ""
    table = first.table("R-T2")
    assert table
    told = data_set(newer.flow("TJ", named=False), table, releases[1], "TJ", None, broken=True).observations
    assert {one.attributes["OBS_STATUS"] for one in told} == {"B"}


def test_a_table_in_which_nothing_stands_offers_its_structure_only(reader: Any) -> None:
    release = reader.application.extensions["safar.ministry"].releases.published()[0]
    full = next(table for table in release.tables if table.cells)
    with reader.application.test_request_context():
        offered = [kind for _, kind, _ in links(release, full)]
        assert [kind for _, kind, _ in links(release, replace(full, cells={}))] == offered[1:]
    assert offered[0] == "SDMX-CSV"
