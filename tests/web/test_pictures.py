"""Pictures of internal reports: each report has one, and each draws the measures of its own table on one scale."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from flask import Flask

from application.reports.catalogue import CATALOGUE
from application.reports.layout import table
from application.reports.table import ReportTable
from web.analyst.pictures import DRAWN, picture
from web.analyst.words import worded_table


def made(code: str, name: str, found: Mapping[tuple[str, str], int | None]) -> ReportTable:
    cut = CATALOGUE[code].cuts[name]
    return table(name, cut.unit or CATALOGUE[code].unit, replace(cut, notes=()), found)


def test_every_report_has_a_picture() -> None:
    assert not [code for code, entry in CATALOGUE.items() if not any(cut.chart for cut in entry.cuts.values())]
    named = {cut.chart for entry in CATALOGUE.values() for cut in entry.cuts.values()}
    assert named <= {"", "bar", *DRAWN}


def test_every_picture_of_measures_finds_its_measures(app: Flask) -> None:
    with app.test_request_context():
        for code, entry in CATALOGUE.items():
            for name, cut in entry.cuts.items():
                if cut.measures and cut.chart:
                    shown = made(code, name, {(row, each): 3 for row in ("KJD", "_T") for each in cut.measures})
                    assert "<rect" in str(picture(shown, worded_table(shown))), (code, name)


def test_claims_in_several_currencies_are_compared_by_their_number_never_by_their_amounts(app: Flask) -> None:
    found = {("RUS-RUB", "claims"): 4, ("RUS-RUB", "closed"): 1, ("RUS-RUB", "claimed"): 900_000}
    found |= {("KAZ-KZT", "claims"): 2, ("KAZ-KZT", "claimed"): 5_000_000}
    with app.test_request_context():
        shown = made("T23", "worked_in", found)
        svg = str(picture(shown, worded_table(shown)))
    # Two in the legend, then two claims, then four of which one is closed.
    two, four, one = [float(width) for width in re.findall(r'<rect[^>]* width="([\d.]+)"', svg)][2:]
    assert (two, four) == (2 * one, 4 * one)


def test_a_service_that_nobody_was_sent_to_is_not_in_the_picture(app: Flask) -> None:
    with app.test_request_context():
        shown = made("T13", "service_times", {("_T", "answer_median"): 4})
        assert picture(shown, worded_table(shown)) is None
        shown = made("T13", "service_times", {("LEGAL", "answer_median"): 4, ("COURT", "sent"): 1})
        assert str(picture(shown, worded_table(shown))).count("<rect") == 3
