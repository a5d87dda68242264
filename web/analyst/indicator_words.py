"""Indicators in the reader's words: figures with their units, the lines of a file, what the small picture shows."""

from __future__ import annotations

from decimal import Decimal
from itertools import chain

from application.reports.indicators import FEW, Book, Counted, Figure, Formula, IndicatorSheet, Shelf
from application.reports.indicators_catalogue import INDICATORS
from application.reports.indicators_parts import MONEY, unit_of
from application.reports.table import UNKNOWN
from web.analyst.labels_indicators import CUTS, DEFINITIONS, FIGURES, LISTS, TITLES, WHY
from web.analyst.words import instant_text, period_text, unit_text
from web.charts import shapes
from web.charts.drawing import Drawing
from web.dates import number_text, percent_text
from web.i18n import gettext as _
from web.labels import label, options
from web.labels_places import district_label

PER_CENT = 100
# A period of two days with dots is too long for the foot of a column.
LONGEST = 9


def value_text(figure: Figure, formula: Formula) -> str:
    """42.5 %, 1.33, 7; without a figure the reason."""
    if figure.value is None:
        return str(WHY.get(figure.why, figure.why))
    if formula.times == PER_CENT:
        return percent_text(figure.value / PER_CENT, formula.decimals)
    return number_text(figure.value)


def counted_text(counted: Counted, name: str) -> str:
    """A figure of an indicator; an amount of money says its currency."""
    formula = INDICATORS[counted.code].figures[name]
    text = value_text(counted.figures[name], formula)
    money = counted.figures[name].value is not None and not formula.over
    return _in_money(text, currency_of(counted, name)) if money else text


def currency_of(counted: Counted, name: str) -> str:
    """The code of the currency that a figure, or what a share is of, is in; empty where it is no money, or several."""
    indicator = INDICATORS[counted.code]
    if unit_of(indicator, Formula(indicator.figures[name].measure)) != MONEY:
        return ""
    told = {code for figures in counted.cuts.get("currency", {}).values() for code in figures}
    return told.pop() if len(told) == 1 else ""


def _in_money(text: str, currency: str) -> str:
    return f"{text}\N{NO-BREAK SPACE}{currency}" if currency else text


def of_text(figure: Figure, formula: Formula, currency: str = "") -> str:
    """What a share is of, and that it rests on few; for a median of how many values."""
    if figure.whole is None or (formula.over and figure.part is None):
        return ""
    if formula.fold:
        return _("of %(number)s", number=number_text(figure.whole))
    whole = _in_money(number_text(figure.whole), currency)
    told = _("%(part)s of %(whole)s", part=number_text(figure.part or 0), whole=whole)
    rests = formula.times == PER_CENT and figure.whole < FEW
    return told + ", " + _("rests on few") if rests and figure.value is not None else told


def title_text(code: str) -> str:
    """The title of an indicator."""
    title = INDICATORS[code].title
    return str(TITLES.get(title, title))


def name_text(name: str) -> str:
    """What a figure is called."""
    return str(FIGURES.get(name, name))


def definition_text(code: str) -> str:
    """Its formula in words."""
    return str(DEFINITIONS[INDICATORS[code].title])


def code_text(cut: str, code: str) -> str:
    """A code of a dimension in words."""
    if cut == "district":
        return district_label(code)
    return label("margin", "_U") if code == UNKNOWN else label(LISTS.get(cut, cut), code)


def in_order(cut: str, found: dict[str, Figure]) -> list[str]:
    """The codes of a dimension as its list has them; those it does not know behind, "not recorded" last."""
    known = {code: at for at, (code, _words) in enumerate(options(LISTS.get(cut, cut)))}
    return sorted(found, key=lambda code: (code == UNKNOWN, known.get(code, len(known)), code))


def course(shelf: Shelf, code: str) -> Drawing | None:
    """A column for each period; None where nothing was ever counted."""
    formula = next(iter(INDICATORS[code].figures.values()))
    found = shelf.course(code)
    if len(found) < 2 or not any(figure.value for _period, figure, _late in found):
        return None
    labels = [period.text if len(period.text) <= LONGEST else "" for period, _figure, _late in found]
    values = tuple(None if figure.value is None else float(figure.value) for _period, figure, _late in found)
    shown = ["–" if figure.value is None else value_text(figure, formula) for _period, figure, _late in found]
    told = "; ".join(f"{period.text}: {text}" for (period, _figure, _late), text in zip(found, shown, strict=True))
    series = shapes.Series(title_text(code), values, tuple(late for _period, _figure, late in found))
    return shapes.small_columns(title_text(code), told, labels, series, shown)


def cover(book: Book) -> tuple[tuple[str, str], ...]:
    """What the figures are of: (heading, words)."""
    return (
        (_("Period"), period_text(book.period)),
        (_("Calendar"), _("the day at each centre")),
        (_("As recorded by"), instant_text(book.as_of)),
        (_("Region or centre"), book.centre or _("All centres")),
    )


def sheet(shelf: Shelf) -> IndicatorSheet:
    """Everything as a file, with codes beside the words."""
    book = shelf.now
    told = (_("Code"), _("Indicator"), _("Figure"), _("Part"), _("Value"), _("Of these"), _("Divided by"))
    beside = (_("The period before"), _("A year before"), _("Note"))
    definitions = [f"{code} · {title_text(code)}: {definition_text(code)}" for code in book.indicators]
    units = list(dict.fromkeys(unit_text(INDICATORS[code].unit) for code in book.indicators))
    return IndicatorSheet(
        title=_("Indicators"),
        cover=cover(book),
        head=(*told, *beside),
        lines=tuple(chain.from_iterable(_lines(shelf, counted) for counted in book.indicators.values())),
        definitions=(*definitions, *units),
        names=(_("Cover"), _("Indicators"), _("Notes")),
    )


Line = tuple[str | Decimal | None, ...]


def _lines(shelf: Shelf, counted: Counted) -> list[Line]:
    code, late = counted.code, _("provisional") if counted.provisional else ""
    found: list[Line] = []
    for name, figure in counted.figures.items():
        beside = tuple(_value(book, code, name) for book in (shelf.before, shelf.year_before))
        note = str(WHY[figure.why]) if figure.why else late
        numbers = (figure.value, figure.part, figure.whole, *beside)
        found.append((code, title_text(code), name_text(name), "", *numbers, note))
    for cut, named in counted.cuts.items():
        for name, figures in named.items():
            for each in in_order(cut, dict(figures)):
                figure, words = figures[each], f"{CUTS[cut]}: {code_text(cut, each)}"
                numbers = (figure.value, figure.part, figure.whole, None, None)
                found.append((code, title_text(code), name_text(name), words, *numbers, late))
    return found


def _value(book: Book | None, code: str, name: str) -> Decimal | None:
    return None if book is None else book.indicators[code].figures[name].value
