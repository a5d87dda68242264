"""The tables of indicators in the order that the reader asks for, and the small pictures of one at each centre."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from application.reports.indicators import Book, Figure, Formula, Shelf, headline
from application.reports.indicators_catalogue import INDICATORS
from application.reports.indicators_parts import MONEY, unit_of
from application.reports.periods import Period
from web.analyst import indicator_words as words
from web.analyst.indicator_cards import NOTHING, Card, Cell, Cut
from web.analyst.labels import DIMENSIONS
from web.analyst.labels_indicators import CUTS
from web.analyst.multiples import Multiple
from web.charts.small import small_course
from web.i18n import gettext as _
from web.labels import label
from web.sorting import arranged, heads, wish, words_key

CENTRE = "centre"
Course = Sequence[tuple[Period, Figure, bool]]


@dataclass(frozen=True)
class Sorted:
    """A table of parts: its place on the page, its columns and its lines, and whether the reader sorts it now."""

    anchor: str
    heading: str
    columns: list[dict[str, Any]]
    parts: list[tuple[str, list[Cell]]]
    opened: bool


def sorted_cut(code: str, cut: Cut) -> Sorted:
    """A cut of an indicator as the address asks; "not recorded" is a part like others then."""
    anchor = f"{code}-{cut.name}"
    keys = [f"{anchor}:", *(f"{anchor}:{name}" for name in cut.figures)]
    links, asked, parts = heads(keys, anchor), wish(keys), cut.parts
    if asked is not None:
        at = keys.index(asked.key)

        def value(part: tuple[str, list[Cell]]) -> str | Decimal | None:
            return part[1][at - 1].value if at else words_key(part[0])

        parts = arranged(parts, value, falling=asked.falling)
    texts = [cut.of_parts, *cut.figures.values()]
    columns = [
        {"text": text, "numeric": key != keys[0], **links[key]._asdict()} for key, text in zip(keys, texts, strict=True)
    ]
    return Sorted(anchor, cut.heading, columns, parts, asked is not None)


def tables(drawn: Card) -> list[Sorted]:
    """All of a card."""
    return [sorted_cut(drawn.code, cut) for cut in drawn.cuts]


def by_centre(code: str, shelves: Mapping[str, Shelf]) -> Sorted:
    """The figures of an indicator at each centre, and its headline in the period before and the year before.

    Without sums of money: each centre has them in currencies of its own.
    """
    indicator = INDICATORS[code]
    formulas = {name: each for name, each in indicator.figures.items() if unit_of(indicator, each) != MONEY}
    # Of several figures, only the one that speaks for the indicator is told of other periods.
    of = f": {words.name_text(indicator.headline)}" if len(formulas) > 1 else ""
    beside = {"before": _("The period before") + of, "year_before": _("A year before") + of}
    parts = []
    for centre, shelf in shelves.items():
        figures = shelf.now.indicators[code].figures
        cells = [_cell(figures[name], formula) for name, formula in formulas.items()]
        parts.append((label("centre", centre), [*cells, *(_earlier(getattr(shelf, each), code) for each in beside)]))
    names = {name: words.name_text(name) for name in formulas}
    return sorted_cut(code, Cut(CENTRE, str(CUTS[CENTRE]), str(DIMENSIONS[CENTRE]), names | beside, parts))


def _earlier(book: Book | None, code: str) -> Cell:
    if book is None:
        return Cell(None, NOTHING, "")
    return _cell(headline(book.indicators[code]), _formula(code))


def _cell(figure: Figure, formula: Formula) -> Cell:
    return Cell(figure.value, words.value_text(figure, formula), "")


def _formula(code: str) -> Formula:
    """That of the headline."""
    return next(iter(INDICATORS[code].figures.values()))


def multiples(code: str, shelves: Mapping[str, Shelf]) -> Sequence[Multiple]:
    """The course of an indicator at each centre with something to tell, on one scale; none of a single one."""
    courses = {centre: shelf.course(code) for centre, shelf in shelves.items()}
    told = {centre: found for centre, found in courses.items() if any(figure.value for _, figure, _ in found)}
    largest = max((float(figure.value or 0) for found in told.values() for _, figure, _ in found), default=0)
    drawn = [_multiple(code, centre, found, largest) for centre, found in told.items()]
    return drawn if len(drawn) > 1 else ()


def _multiple(code: str, centre: str, found: Course, largest: float) -> Multiple:
    name, formula = label("centre", centre), _formula(code)
    shown = [NOTHING if figure.value is None else words.value_text(figure, formula) for _, figure, _ in found]
    periods = [period.text for period, _, _ in found]
    picture = small_course(
        f"{words.title_text(code)}: {name}",
        "; ".join(f"{period}: {text}" for period, text in zip(periods, shown, strict=True)),
        periods,
        [None if figure.value is None else float(figure.value) for _, figure, _ in found],
        [late for _, _, late in found],
        shown[-1],
        largest,
    )
    return Multiple(centre, name, picture.svg(f"{code}-{centre}"))
