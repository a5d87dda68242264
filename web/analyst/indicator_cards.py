"""Indicators as they are drawn on a page and on paper: figures, what they are of and cut by, a picture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from markupsafe import Markup

from application.reports.indicators import Book, Counted, Figure, Shelf
from application.reports.indicators_catalogue import INDICATORS
from application.reports.indicators_parts import made_of
from web.analyst import indicator_words as words
from web.analyst.labels import DIMENSIONS
from web.analyst.labels_indicators import CUTS
from web.analyst.words import unit_text

# (code, figure, dimension, code of the dimension) → the address of its records; empty where there is none.
Link = Callable[[str, str, str, str], str]
NOTHING = "–"


@dataclass(frozen=True)
class Line:
    """One figure: what it is called, what it says, what it is of, what it was; `href` leads to its records."""

    name: str
    value: str
    of: str
    before: str
    year_before: str
    told: bool
    href: str


@dataclass(frozen=True)
class Cell:
    """One figure of a part."""

    value: Decimal | None
    text: str
    href: str


@dataclass(frozen=True)
class Cut:
    """A dimension that the indicator is told by: the names of its figures by code, and (words, cells) of each part.

    `of_parts` stands over the words of the parts.
    """

    name: str
    heading: str
    of_parts: str
    figures: dict[str, str]
    parts: list[tuple[str, list[Cell]]]


@dataclass(frozen=True)
class Card:
    """One indicator; the first of `lines` speaks for it. `made_of`: (code, title) of other indicators."""

    code: str
    title: str
    lines: list[Line]
    provisional: bool
    cuts: list[Cut]
    definition: str
    unit: str
    made_of: list[tuple[str, str]]
    picture: Markup | None


def card(shelf: Shelf, code: str, link: Link | None = None) -> Card:
    """The card of an indicator. `link`: the way to records, for whoever may see them."""
    counted, drawing = shelf.now.indicators[code], words.course(shelf, code)
    way = link or _nowhere
    return Card(
        code=code,
        title=words.title_text(code),
        lines=[_line(shelf, counted, name, way) for name in counted.figures],
        provisional=counted.provisional,
        cuts=[_cut(counted, cut, way) for cut in _cuts(shelf, counted)],
        definition=words.definition_text(code),
        unit=unit_text(INDICATORS[code].unit),
        made_of=[(each, words.title_text(each)) for each in made_of(code)],
        picture=drawing.svg(code) if drawing else None,
    )


def figure_text(book: Book | None, code: str, name: str) -> str:
    """A figure of a period, a dash where the period has none."""
    if book is None:
        return NOTHING
    return words.counted_text(book.indicators[code], name)


def _line(shelf: Shelf, counted: Counted, name: str, link: Link) -> Line:
    figure, formula = counted.figures[name], INDICATORS[counted.code].figures[name]
    return Line(
        name=words.name_text(name),
        value=words.counted_text(counted, name),
        of=words.of_text(figure, formula, words.currency_of(counted, name)),
        before=figure_text(shelf.before, counted.code, name),
        year_before=figure_text(shelf.year_before, counted.code, name),
        told=figure.value is not None,
        href=link(counted.code, name, "", "") if has_records(figure) else "",
    )


def has_records(figure: Figure) -> bool:
    """Whether anything was counted: the part of a share, the values of a median, or the number itself."""
    counted = figure.part if figure.part is not None else figure.whole
    return bool(figure.value if counted is None else counted)


def _cuts(shelf: Shelf, counted: Counted) -> list[str]:
    """The dimensions that tell something: one centre alone is not told apart."""
    told = (cut for cut, named in counted.cuts.items() if any(named.values()))
    return [cut for cut in told if cut != "centre" or shelf.now.centre is None]


def _cut(counted: Counted, cut: str, link: Link) -> Cut:
    named = counted.cuts[cut]
    codes = words.in_order(cut, {code: figure for figures in named.values() for code, figure in figures.items()})
    formulas = INDICATORS[counted.code].figures

    def cell(name: str, code: str) -> Cell:
        figure = named[name][code]
        href = link(counted.code, name, cut, code) if has_records(figure) else ""
        return Cell(figure.value, words.value_text(figure, formulas[name]), href)

    return Cut(
        name=cut,
        heading=str(CUTS[cut]),
        of_parts=str(DIMENSIONS[cut]),
        figures={name: words.name_text(name) for name in named},
        parts=[(words.code_text(cut, code), [cell(name, code) for name in named]) for code in codes],
    )


def _nowhere(_code: str, _name: str, _cut: str, _part: str) -> str:
    return ""
