"""One report and one release: the same numbers in every format and in every language, and no formula anywhere."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from io import BytesIO, StringIO
from zipfile import ZipFile

import pytest
from lxml import etree
from python_calamine import CalamineWorkbook

from adapters.exchange.adx import adx_xml
from adapters.exchange.csvw import csvw_zip
from adapters.exchange.datapackage import datapackage_zip
from adapters.exchange.dhis2 import dhis2_json
from adapters.exports.delimited import csv_bytes
from adapters.exports.workbook import xlsx_bytes
from tests.exchange.samples import release, report
from web.analyst.exchange import dataset_of
from web.analyst.words import worded
from web.i18n import using
from web.ministry.exchange import dataset_of as published
from web.ministry.files import table_csv, workbook

Numbers = Counter[Decimal]
REPORT = report("T2")
RELEASE = release()


def numbers(found: Iterator[object]) -> Numbers:
    return Counter(Decimal(str(one)) for one in found)


def of_sheets(body: bytes, sheets: slice) -> Numbers:
    """Every number of the sheets of tables; a formula would have no number, or another one."""
    with ZipFile(BytesIO(body)) as book:
        pages = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert pages
        assert not any(re.search(rb"<f[ >/]", book.read(page)) for page in pages)
    read = CalamineWorkbook.from_filelike(BytesIO(body))
    cells = (
        cell
        for name in read.sheet_names[sheets]
        for row in read.get_sheet_by_name(name).to_python()
        for cell in row
    )
    return numbers(int(cell) if cell == int(cell) else cell for cell in cells if isinstance(cell, float))


def of_csv(body: bytes, column: str, separator: str = ";") -> Numbers:
    lines = csv.DictReader(StringIO(body.decode("utf-8-sig")), delimiter=separator)
    return numbers(line[column] for line in lines if line[column])


def of_zip(body: bytes) -> Numbers:
    found: Numbers = Counter()
    with ZipFile(BytesIO(body)) as archive:
        for name in archive.namelist():
            if name.startswith("data/"):
                found += of_csv(archive.read(name), "value", ",")
    return found


def of_dhis2(body: bytes) -> Numbers:
    return numbers(one["value"] for one in json.loads(body)["dataValues"])


def of_adx(body: bytes) -> Numbers:
    return numbers(one.get("value") for one in etree.fromstring(body).iter("{*}dataValue"))


INTERNAL: dict[str, Callable[[], Numbers]] = {
    "csv": lambda: of_csv(csv_bytes(REPORT, worded(REPORT)), "VALUE"),
    "xlsx": lambda: of_sheets(xlsx_bytes(REPORT, worded(REPORT)), slice(1, -1)),
    "dhis2": lambda: of_dhis2(dhis2_json(dataset_of(REPORT), {})),
    "adx": lambda: of_adx(adx_xml(dataset_of(REPORT), {})),
    "csvw": lambda: of_zip(csvw_zip(dataset_of(REPORT))),
    "datapackage": lambda: of_zip(datapackage_zip(dataset_of(REPORT))),
}


@pytest.mark.parametrize("language", ["en", "tg"])
@pytest.mark.parametrize("kind", INTERNAL)
def test_a_report_has_the_same_numbers_in_every_format_and_language(kind: str, language: str) -> None:
    cells = (
        table.figure(row.code, column.code)
        for table in REPORT.tables
        for row in table.rows
        for column in table.columns
    )
    with using(language):
        assert INTERNAL[kind]() == numbers(cells)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_release_has_the_same_numbers_in_every_format_and_language(language: str) -> None:
    every = numbers(value for table in RELEASE.tables for value in table.cells.values())
    told = numbers(
        value for table in RELEASE.tables for value in table.cells.values() if value or table.exact
    )
    with using(language):
        dataset = published(RELEASE, RELEASE.tables)
        parts = sum((of_csv(table_csv(RELEASE, table), "VALUE") for table in RELEASE.tables), Counter())
        assert of_sheets(workbook(RELEASE, RELEASE.tables), slice(2, None)) == every
    assert parts == of_zip(csvw_zip(dataset)) == of_zip(datapackage_zip(dataset)) == every
    assert of_dhis2(dhis2_json(dataset, {})) == of_adx(adx_xml(dataset, {})) == told
