"""Tables are sorted by the address alone: totals stay last, parts with their subtotal, nonsense changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from application.reports.catalogue import CATALOGUE
from application.reports.layout import table
from application.reports.table import ReportTable
from web.analyst.sorting import NAME, sorted_as_asked
from web.analyst.words import worded_table
from web.ministry.sorting import sortable, with_differences
from web.ministry.views import View, column
from web.sorting import words_key

ROWS = [["Khujand", "7", "5"], ["Isfara", "20", "25"], ["Bokhtar", "9", "[c]"], ["Total", "36", "30"]]
FIGURES: list[list[int | None]] = [[7, 5], [20, 25], [9, None], [36, 30]]
VIEW = View("Centres", [column(each, numeric=False) for each in ("Centre", "Now", "Before")], ROWS, FIGURES, closing=1)


@pytest.mark.parametrize(
    ("sort", "first"),
    [("1", "BIK"), ("-1", "KIB"), ("2", "KBI"), ("-2", "IBK"), ("3", "KIB"), ("-3", "IKB"), ("4", "KIB"), ("x", "KIB")],
)
def test_a_published_table_is_sorted_by_its_address_and_its_total_stays_last(app: Flask, sort: str, first: str) -> None:
    with app.test_request_context(f"/any?sort={sort}&release=a%20b"):
        shown = sortable(VIEW)
    assert "".join(row[0][0] for row in shown.rows) == first + "T"
    assert [values for _row, values in zip(shown.rows, shown.figures, strict=True)][-1] == [36, 30]
    assert all("release=a+b" in str(each["href"]) for each in shown.columns)


def test_a_heading_says_how_its_column_is_sorted_and_leads_on(app: Flask) -> None:
    told = []
    for sort in ("", "-2", "2"):
        with app.test_request_context(f"/any?sort={sort}"):
            told.append(sortable(VIEW).columns[1])
    assert [each["order"] for each in told] == ["", "descending", "ascending"]
    assert [each["href"] for each in told] == ["/any?sort=-2#figures", "/any?sort=2#figures", "/any#figures"]


def test_differences_are_sorted_by_their_size_and_what_is_not_told_comes_last(app: Flask) -> None:
    with app.test_request_context("/any?sort=-4"):
        shown = sortable(with_differences(VIEW))
    assert [row[0] for row in shown.rows] == ["Khujand", "Isfara", "Bokhtar", "Total"]


def internal(app: Flask, made: ReportTable, sort: str) -> Any:
    with app.test_request_context("/reports/T1", query_string={"sort": sort}):
        shown, heads = sorted_as_asked(made, worded_table(made))
    return [row.code for row in shown.rows], heads


def test_parts_move_with_their_subtotal(app: Flask) -> None:
    counts = {("EMP-WAGE", "KJD"): 1, ("EMP-CONTRACT", "KJD"): 3, ("DOC", "KJD"): 2, ("INF", "KJD"): 9}
    made = table("topic_centre", "TOPIC", CATALOGUE["T3"].cuts["topic_centre"], counts)
    assert [row.code for row in made.rows][-1] == "_T"
    falling, heads = internal(app, made, "topic_centre:-KJD")
    assert falling == [row.code for row in made.rows], "an unknown wish changes nothing"
    falling, heads = internal(app, made, "-topic_centre:KJD")
    assert falling == ["INF", "EMP", "EMP-CONTRACT", "EMP-WAGE", "DOC", "_T"]
    assert heads["KJD"].order == "descending"
    assert heads[NAME].order == ""


def test_every_table_with_subtotals_has_them_before_their_parts() -> None:
    assert all(cut.rows.head for entry in CATALOGUE.values() for cut in entry.cuts.values() if cut.rows.groups)


def test_letters_of_our_languages_stand_behind_their_neighbours() -> None:
    words = ["Ҳисор", "Душанбе", "Ғафуров", "Ёвон", "Зарафшон", "Хуҷанд", "Гулистон"]
    told = ["Гулистон", "Ғафуров", "Душанбе", "Ёвон", "Зарафшон", "Хуҷанд", "Ҳисор"]
    assert sorted(words, key=words_key) == told
