"""Indicators as data flows: one of their figures, one more for each dimension that some are told by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from application.reports.indicators import TOO_FEW, Book, Counted, Figure
from application.reports.indicators_catalogue import INDICATORS
from application.reports.indicators_parts import unit_of
from application.reports.table import Line
from application.sdmx.figures import CONF_STATUS, NOT_PUBLISHED, OBS_STATUS, DataSet, Observation, status
from application.sdmx.of_release import sdmx_code
from application.sdmx.of_report import SCOPE, VERSION, axis, fixed, ids_of
from application.sdmx.periods import sdmx_period
from application.sdmx.structure import TOTAL, Component, Flow

NAME = "INDICATORS"
INDICATOR, FIGURE = "INDICATOR", "FIGURE"
# There is nothing that the figure could be of: not the same as what is kept back.
MISSING = "M"
STATUSES = (*OBS_STATUS, MISSING)
# Dimension → its heading and the words of its codes.
Wording = Mapping[str, tuple[str, Mapping[str, str]]]


class Told(NamedTuple):
    """One figure: its indicator, its name, the code of the dimension that it is told by (empty: of none)."""

    counted: Counted
    name: str
    part: str
    figure: Figure


def indicator_flows(book: Book, titles: Mapping[str, str], wordings: Mapping[str, Wording]) -> tuple[Flow, ...]:
    """Their flows with the codes that they hold. `titles` and `wordings` by language; a dimension is named in small."""
    return tuple(_flow(book, cut, titles, wordings) for cut in _cuts(book))


def indicator_sets(book: Book, flows: tuple[Flow, ...]) -> tuple[DataSet, ...]:
    """The figures of each flow."""
    return tuple(_set(book, cut, flow) for cut, flow in zip(_cuts(book), flows, strict=True))


def codes_of(book: Book) -> dict[str, list[str]]:
    """Dimension → the codes that stand in the figures, to be given words."""
    found: dict[str, list[str]] = {INDICATOR.lower(): list(book.indicators)}
    figures = (name for counted in book.indicators.values() for name in counted.figures)
    found[FIGURE.lower()] = list(dict.fromkeys(figures))
    return found | {cut: list(_parts(book, cut)) for cut in _cuts(book) if cut}


def _cuts(book: Book) -> list[str]:
    """No dimension first, then each by which something is told, in the order of first use."""
    told = (cut for each in book.indicators.values() for cut, named in each.cuts.items() if any(named.values()))
    return ["", *dict.fromkeys(told)]


def _told(book: Book, cut: str) -> Iterator[Told]:
    for counted in book.indicators.values():
        whole = {name: {"": figure} for name, figure in counted.figures.items()}
        named = counted.cuts.get(cut, {}) if cut else whole
        for name, figures in named.items():
            yield from (Told(counted, name, part, figure) for part, figure in figures.items())


def _parts(book: Book, cut: str) -> dict[str, None]:
    return dict.fromkeys(sorted(told.part for told in _told(book, cut)))


def _lines(book: Book, name: str, cut: str) -> tuple[Line, ...]:
    told = [each.counted.code if name == INDICATOR else each.name for each in _told(book, cut)]
    return tuple(Line(code) for code in dict.fromkeys(told))


def _flow(book: Book, cut: str, titles: Mapping[str, str], wordings: Mapping[str, Wording]) -> Flow:
    name = f"{NAME}_{cut.upper()}" if cut else NAME
    frequency, _ = sdmx_period(book.period)

    def worded(dimension: str, lines: tuple[Line, ...]) -> Component:
        return axis(name, dimension, lines, {tag: words[dimension.lower()] for tag, words in wordings.items()})

    parts = (worded(cut.upper(), tuple(Line(code) for code in _parts(book, cut))),) if cut else ()
    units = dict.fromkeys(_unit(told) for told in _told(book, cut))
    return Flow(
        id=f"DF_{name}",
        version=VERSION,
        dimensions=(
            fixed(name, "FREQ", (frequency,)),
            fixed(name, SCOPE, (_scope(book),)),
            *(worded(each, _lines(book, each, cut)) for each in (INDICATOR, FIGURE)),
            *parts,
        ),
        attributes=(
            fixed(name, "OBS_STATUS", STATUSES),
            fixed(name, "CONF_STATUS", CONF_STATUS),
            fixed(name, "UNIT_MEASURE", units),
            Component("AS_OF"),
        ),
        names={tag: f"{title}: {wordings[tag][cut][0]}" if cut else title for tag, title in titles.items()},
    )


def _set(book: Book, cut: str, flow: Flow) -> DataSet:
    frequency, period = sdmx_period(book.period)
    names = ids_of(FIGURE, _lines(book, FIGURE, cut))
    parts = ids_of(cut.upper(), tuple(Line(code) for code in _parts(book, cut)))
    found = []
    for told in _told(book, cut):
        key = (frequency, _scope(book), told.counted.code, names[told.name], *((parts[told.part],) if cut else ()))
        said = _status(told) | {"UNIT_MEASURE": _unit(told), "AS_OF": book.as_of.isoformat()}
        found.append(Observation(key, period, told.figure.value, said))
    return DataSet(flow, tuple(found))


def _status(told: Told) -> dict[str, str]:
    if told.figure.value is None and told.figure.why != TOO_FEW:
        return {"OBS_STATUS": MISSING, "CONF_STATUS": NOT_PUBLISHED}
    value: Decimal | None = told.figure.value
    return status(value, provisional=told.counted.provisional, published=False)


def _unit(told: Told) -> str:
    indicator = INDICATORS[told.counted.code]
    return unit_of(indicator, indicator.figures[told.name])


def _scope(book: Book) -> str:
    return sdmx_code("CENTRE", book.centre or TOTAL)
