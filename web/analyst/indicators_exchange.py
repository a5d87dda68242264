"""Indicators as a dataset for other systems: one table, indicator by figure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from flask import url_for

from application.reports.export import JSON
from application.reports.flat import FORMATS, Dataset, Flat, calendar_period
from application.reports.indicators import Book, Shelf
from application.reports.periods import Period
from web.analyst.indicator_words import cover, definition_text, name_text, title_text
from web.analyst.sdmx import SDMX
from web.exchange import FOR_SYSTEMS, lists_of, readme
from web.i18n import gettext as _
from web.i18n import language
from web.i18n import lazy_gettext as _l

CODE, INDICATOR, FIGURE = "INDICATORS", "indicator", "figure"


def dataset_of(shelf: Shelf) -> Dataset:
    """The figures of all centres, or of the one asked for, without what they are cut by."""
    book = shelf.now
    cells = {(code, name): each.value for code, told in book.indicators.items() for name, each in told.figures.items()}
    table = Flat(CODE, _("Indicators"), "INDICATOR", (INDICATOR, FIGURE), cells, measure=INDICATOR)
    axes = [(INDICATOR, list(book.indicators)), (FIGURE, list(dict.fromkeys(name for _code, name in cells)))]
    definitions = tuple(f"{code} · {title_text(code)}: {definition_text(code)}" for code in book.indicators)
    return Dataset(
        code=CODE,
        title=table.title,
        language=language(),
        period=book.period,
        as_of=book.as_of,
        tables=(table,),
        lists=lists_of(axes, _words),
        headings={INDICATOR: _("Indicator"), FIGURE: _("Figure")},
        definitions=definitions,
        readme=readme(table.title, _facts(book), [(table, ())], definitions),
        centre=book.centre or "",
    )


def for_systems(period: Period, kept: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """(address, kind, who needs it) of the files for other systems; without those that know no such period."""
    named = calendar_period(period)
    found = [
        (kind, name, words) for kind, (name, words) in FOR_SYSTEMS.items() if named or not FORMATS[kind].calendar
    ]
    found += [(kind, form.name, form.words) for kind, form in SDMX.items()]
    found.append((JSON, "JSON", _l("for programs of one's own")))
    return [(url_for("indicators.file", kind=kind, **kept), name, str(words)) for kind, name, words in found]


def _facts(book: Book) -> list[str]:
    return [f"{heading}: {words}" for heading, words in cover(book)]


def _words(dimension: str, code: str) -> str:
    return title_text(code) if dimension == INDICATOR else name_text(code)
