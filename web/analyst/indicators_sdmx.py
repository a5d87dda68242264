"""Indicators for statistical offices: their figures as SDMX-CSV, their structure as SDMX-ML."""

from __future__ import annotations

from application.reports.indicators import Book, Shelf
from application.sdmx.delimited import csv_text
from application.sdmx.of_indicators import (
    FIGURE,
    INDICATOR,
    Wording,
    codes_of,
    indicator_flows,
    indicator_sets,
)
from application.sdmx.of_report import FIGURES, STRUCTURE_21, STRUCTURE_30
from application.sdmx.structures_xml import structures_xml
from application.sdmx.xml import V21, V30, Dialect
from web.analyst import indicator_words as words
from web.analyst.labels import DIMENSIONS
from web.analyst.sdmx import SENDER
from web.i18n import LANGUAGES, using
from web.i18n import gettext as _


def sdmx_bytes(kind: str, shelf: Shelf) -> bytes:
    """The figures, or their structure in one of the dialects. Raises KeyError for another kind."""
    if kind == FIGURES:
        flows = indicator_flows(shelf.now, {}, {})
        return csv_text(flows, indicator_sets(shelf.now, flows)).encode()
    return _structure(shelf.now, {STRUCTURE_21: V21, STRUCTURE_30: V30}[kind])


def _structure(book: Book, dialect: Dialect) -> bytes:
    titles, wordings = {}, {}
    for tag in LANGUAGES:
        with using(tag):
            titles[tag] = _("Indicators")
            wordings[tag] = _worded(book)
    return structures_xml(dialect, indicator_flows(book, titles, wordings), SENDER, book.as_of)


def _worded(book: Book) -> Wording:
    return {
        dimension: (_heading(dimension), {code: _words(dimension, code) for code in codes})
        for dimension, codes in codes_of(book).items()
    }


def _heading(dimension: str) -> str:
    own = {INDICATOR.lower(): _("Indicator"), FIGURE.lower(): _("Figure")}
    return own.get(dimension) or str(DIMENSIONS[dimension])


def _words(dimension: str, code: str) -> str:
    if dimension == INDICATOR.lower():
        return words.title_text(code)
    return words.name_text(code) if dimension == FIGURE.lower() else words.code_text(dimension, code)
