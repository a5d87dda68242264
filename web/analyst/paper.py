"""A report on paper: the page of its figures and what they mean, ready to become a PDF."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from application.reports.table import Report, ReportTable
from web.analyst.pictures import picture
from web.analyst.words import worded
from web.dates import number_text
from web.i18n import gettext, language
from web.ministry.words import source_text
from web.paper.pdf import pdf

# What none is told of.
NOTHING = "–"
# Columns of figures that an upright page holds, and one that lies across in letters of full size.
PORTRAIT, LANDSCAPE = 7, 13


def report_pdf(report: Report) -> bytes:
    """The report as PDF in the reader's language; the same figures give the same bytes. Raises NoPrinter."""
    words = worded(report, titled=True)
    tables = [
        (table, words.tables[table.name], picture(table, words.tables[table.name]), _lines(table))
        for table in report.tables
    ]
    page = pages().get_template("analyst/report_paper.html")
    widest = max(len(table.columns) for table in report.tables)
    told = {"words": words, "tables": tables, "source": source_text(), "language": language()}
    return pdf(page.render(_=gettext, **told), _styles(widest))


def _styles(columns: int) -> str:
    """Wide tables lie across; the widest are set smaller."""
    looks = "@page { size: A4 landscape }" if columns > PORTRAIT else ""
    # A total is not left alone on the next page.
    return looks + " table { break-inside: avoid }" + (" table { font-size: 6.5pt }" if columns > LANDSCAPE else "")


def _lines(table: ReportTable) -> list[tuple[str, str, list[str]]]:
    """(code, kind, figures as text) of every row."""
    return [
        (row.code, row.kind, [_figure(table, row.code, column.code) for column in table.columns])
        for row in table.rows
    ]


def _figure(table: ReportTable, row: str, column: str) -> str:
    figure = table.figure(row, column)
    return NOTHING if figure is None else number_text(figure)


@cache
def pages() -> Environment:
    """Templates without a request: the command line prints reports too."""
    folder = Path(__file__).parent.parent / "templates"
    return Environment(loader=FileSystemLoader(folder), autoescape=True, undefined=StrictUndefined)
