"""Indicators as SDMX: every figure once, in its unit, under a structure that others read too."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from decimal import Decimal
from io import BytesIO, StringIO

from application.reports.indicators import OF_NOTHING, TOO_FEW, Book, Counted, Figure, Shelf
from application.reports.periods import parse_period
from application.sdmx.check import check
from application.sdmx.of_report import FIGURES, STRUCTURE_21, STRUCTURE_30
from application.sdmx.structures_read import read_structures
from tests.sdmx.test_readers import CsvReader, sdmx
from web.analyst.indicators_sdmx import sdmx_bytes

WOMEN = {"contacts": {"FEMALE": Figure(Decimal(2)), "UNKNOWN": Figure(Decimal(1))}}
SHARE = {"share": Figure(Decimal("33.3"), Decimal(1), Decimal(3))}
COUNTED = (
    Counted("I01", {"contacts": Figure(Decimal(3))}, {"sex": WOMEN}, provisional=True),
    Counted("I05", {"ratio": Figure(Decimal("1.50"))}, {}, provisional=False),
    Counted("I06", SHARE, {}, provisional=False),
    Counted("I11", {"median_days": Figure(None, whole=Decimal(0), why=OF_NOTHING)}, {}, provisional=False),
    Counted("I22", {"share": Figure(None, why=TOO_FEW)}, {}, provisional=False),
)
AT = datetime(2026, 4, 15, tzinfo=UTC)
SHELF = Shelf(Book(parse_period("2026-Q1"), AT, None, {each.code: each for each in COUNTED}))


def test_indicators_are_sound_under_the_structure_that_is_handed_out_with_them() -> None:
    for kind in (STRUCTURE_21, STRUCTURE_30):
        assert check(sdmx_bytes(FIGURES, SHELF), read_structures(sdmx_bytes(kind, SHELF))) == []


def test_our_judge_names_a_wrong_code_and_a_figure_that_stands_twice() -> None:
    flows = read_structures(sdmx_bytes(STRUCTURE_30, SHELF))
    text = sdmx_bytes(FIGURES, SHELF).decode()
    assert {each.code for each in check(text.replace(",I05,", ",I99,").encode(), flows)} == {"code_wrong"}
    twice = text + text.splitlines(keepends=True)[1]
    assert {each.code for each in check(twice.encode(), flows)} == {"duplicate_key"}


def test_every_figure_has_its_unit_its_status_and_a_reason_where_there_is_none() -> None:
    lines = list(csv.DictReader(StringIO(sdmx_bytes(FIGURES, SHELF).decode())))
    told = ("OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE")
    said = {(each["INDICATOR"], each["SEX"]): tuple(each[name] for name in told) for each in lines}
    assert said == {
        ("I01", ""): ("3", "P", "CONTACT"),
        ("I01", "F"): ("2", "P", "CONTACT"),
        ("I01", "_U"): ("1", "P", "CONTACT"),
        ("I05", ""): ("1.50", "A", "RATIO"),
        ("I06", ""): ("33.3", "A", "PT"),
        ("I11", ""): ("", "M", "DAYS"),
        ("I22", ""): ("", "Q", "PT"),
    }
    assert {each["CONF_STATUS"] for each in lines} == {"N", "C"}


def test_sdmx1_reads_the_figures_of_a_flow() -> None:
    dsd = sdmx.read_sdmx(BytesIO(sdmx_bytes(STRUCTURE_21, SHELF))).structure["DSD_INDICATORS_SEX"]
    text = sdmx_bytes(FIGURES, SHELF).decode().splitlines(keepends=True)
    own = [line for line in text[1:] if "DF_INDICATORS_SEX" in line]
    (found,) = CsvReader().convert(BytesIO("".join([text[0], *own]).encode()), structure=dsd).data
    assert sorted(int(each.value) for each in found.obs) == [1, 2]
