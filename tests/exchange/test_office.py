"""Workbooks as LibreOffice opens them, where it is installed: the same numbers, and no formula."""

from __future__ import annotations

import csv
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

import pytest

from adapters.exports.indicators import xlsx_bytes as indicators_xlsx
from adapters.exports.workbook import xlsx_bytes
from application.reports.indicators import IndicatorSheet
from tests.exchange.samples import release, report
from tests.exchange.test_same_numbers import of_sheets
from web.analyst.words import worded
from web.i18n import using
from web.ministry.files import workbook

SOFFICE = [found] if (found := shutil.which("soffice")) else []
# Every sheet as a CSV of its own: commas, UTF-8, figures as they are stored.
EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"
SHEET = IndicatorSheet(
    "Indicators",
    (("Period", "2026-Q1"),),
    ("Code", "Value"),
    (("I01", Decimal(17)), ("I06", Decimal("27.3")), ("=1+1", None)),
    ("I01 · Consultations",),
    ("Cover", "Indicators", "Notes"),
)


def of_a_report() -> bytes:
    return xlsx_bytes(report("T2"), worded(report("T2")))


def of_indicators() -> bytes:
    return indicators_xlsx(SHEET, datetime(2026, 4, 15, tzinfo=UTC))


def of_a_release() -> bytes:
    return workbook(release(), release().tables)


Make = Callable[[], bytes]
WORKBOOKS: dict[str, Make] = {"report": of_a_report, "indicators": of_indicators, "release": of_a_release}


@pytest.mark.parametrize("soffice", SOFFICE)
def test_workbooks_open_in_libreoffice_with_the_same_numbers(soffice: str, tmp_path: Path) -> None:
    made = {}
    with using("en"):
        for name, make in WORKBOOKS.items():
            made[name] = make()
            (tmp_path / f"{name}.xlsx").write_bytes(made[name])
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    asked = [soffice, profile, "--headless", "--convert-to", EVERY_SHEET, "--outdir", str(tmp_path / "read")]
    subprocess.run(
        [*asked, *(str(tmp_path / f"{name}.xlsx") for name in WORKBOOKS)], check=True, timeout=90, capture_output=True
    )
    for name, body in made.items():
        sheets = sorted((tmp_path / "read").glob(f"{name}-*.csv"))
        cells = [cell for sheet in sheets for row in csv.reader(sheet.read_text("utf8").splitlines()) for cell in row]
        # More may look like a number (a code, a year); what is one is there as often, and nothing was reckoned.
        assert of_sheets(body, slice(None)) <= numbers(cells), name
        assert not [cell for cell in cells if cell.startswith(("#", "Err:"))], name
        assert ("=1+1" in cells) is (name == "indicators")


def numbers(cells: list[str]) -> Counter[Decimal]:
    found: Counter[Decimal] = Counter()
    for cell in cells:
        try:
            found[Decimal(cell)] += 1
        except InvalidOperation:
            continue
    return found
