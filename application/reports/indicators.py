"""What one indicator is made of, the question for indicators, and what it is answered with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from application.reports.flat import Dataset
from application.reports.periods import Period

# Why there is no figure.
OF_NOTHING, TOO_FEW, NOT_RELEASED, NO_POPULATION, CURRENCIES = (
    *("of_nothing", "too_few", "not_released", "no_population"),
    "several_currencies",
)
# Days after the period at whose end a figure is provisional no more: the day of the second release.
SECOND_RELEASE = 105
# Shares of fewer are told, and marked as resting on few.
FEW = 30


@dataclass(frozen=True, slots=True)
class Formula:
    """`measure` alone; or `measure` × `times` / `over`; or the `fold` of its values. Halves are rounded up.

    Nothing is told of fewer than `least` of `over`; where the figure is a `change`, of fewer than that afterwards
    neither. `times` is 100 for per cent, 10,000 for a rate on residents.
    """

    measure: str
    over: str = ""
    times: int = 1
    decimals: int = 0
    least: int = 1
    fold: str = ""
    change: bool = False


@dataclass(frozen=True)
class Indicator:
    """One entry of the catalogue; page, picture, files of all kinds and permission follow.

    `figures`: name → formula, the first is the headline. `cuts`: dimension → names of the figures that are also told by
    it. `settled` is the number of days after the period from which on it is no longer provisional.
    """

    code: str
    title: str
    unit: str
    figures: Mapping[str, Formula]
    cuts: Mapping[str, tuple[str, ...]]
    settled: int = SECOND_RELEASE
    action: str = "indicators.read"

    @property
    def headline(self) -> str:
        """The name of the figure that speaks for it."""
        return next(iter(self.figures))


@dataclass(frozen=True, slots=True)
class Figure:
    """`value` is rounded as the formula says, None where `why` says so. `part` and `whole` are what it is of."""

    value: Decimal | None
    part: Decimal | None = None
    whole: Decimal | None = None
    why: str = ""


@dataclass(frozen=True)
class Counted:
    """An indicator for one period: `figures` by name, `cuts` by dimension, figure and code of the dimension."""

    code: str
    figures: Mapping[str, Figure]
    cuts: Mapping[str, Mapping[str, Mapping[str, Figure]]]
    provisional: bool


@dataclass(frozen=True)
class Book:
    """All that was asked for one period, as known at an instant; `centre` may be a region, None: all centres."""

    period: Period
    as_of: datetime
    centre: str | None
    indicators: Mapping[str, Counted]


@dataclass(frozen=True)
class Shelf:
    """The same questions for a period, for some periods before it (`earlier`, oldest first) and a year before it."""

    now: Book
    earlier: tuple[Book, ...] = ()
    year_before: Book | None = None

    @property
    def before(self) -> Book | None:
        """The period just before."""
        return self.earlier[-1] if self.earlier else None

    def course(self, code: str) -> list[tuple[Period, Figure, bool]]:
        """The headline of an indicator over the periods, oldest first, and whether each is provisional."""
        books = [*self.earlier, self.now]
        return [(book.period, headline(book.indicators[code]), book.indicators[code].provisional) for book in books]


@dataclass(frozen=True, kw_only=True)
class ReadIndicators:
    """Some indicators, all without `codes`, for a period as known at `as_of` (None: as far as the ledger is final).

    `centre` None: all centres, for whoever may read them all. `beside`: with earlier periods and the year before.
    Answered with a Shelf. Raises ReportStale; Absent for a code that is not there and for a centre of somebody else.
    """

    period: Period
    codes: tuple[str, ...] = ()
    as_of: datetime | None = None
    centre: str | None = None
    beside: bool = True


@dataclass(frozen=True, kw_only=True)
class CompareCentres:
    """One indicator at each centre of a region, of all without one; else as in ReadIndicators.

    Answered with centre → Shelf, in the order of their codes. Raises as ReadIndicators does.
    """

    code: str
    period: Period
    as_of: datetime | None = None
    centre: str | None = None


@dataclass(frozen=True, kw_only=True)
class ExportIndicators:
    """The same as a file of `kind`: JSON, CSV or XLSX, or one of those for other systems. Answered with bytes.

    `wording` gives every line of a CSV or XLSX, `dataset` the figures by code for other systems.
    """

    period: Period
    kind: str
    wording: Callable[[Shelf], IndicatorSheet]
    dataset: Callable[[Shelf], Dataset]
    codes: tuple[str, ...] = ()
    as_of: datetime | None = None
    centre: str | None = None
    separator: str = ";"


@dataclass(frozen=True)
class IndicatorSheet:
    """A file in the reader's language: a cover of (heading, words), a head, lines of words and numbers, definitions."""

    title: str
    cover: tuple[tuple[str, str], ...]
    head: tuple[str, ...]
    lines: tuple[tuple[str | Decimal | None, ...], ...]
    definitions: tuple[str, ...]
    # Names of the three sheets.
    names: tuple[str, str, str]


def headline(counted: Counted) -> Figure:
    """The figure that speaks for an indicator."""
    return next(iter(counted.figures.values()))


def book_json(book: Book) -> dict[str, Any]:
    """One period as JSON values; the same figures give the same text."""
    return {
        "period": book.period.text,
        "first": book.period.first.isoformat(),
        "last": book.period.last.isoformat(),
        "zone": "CENTRE",
        "as_of": book.as_of.isoformat(),
        "centre": book.centre,
        "indicators": {code: _counted(each) for code, each in book.indicators.items()},
    }


def _counted(counted: Counted) -> dict[str, Any]:
    cuts = {
        cut: {name: {code: _figure(each) for code, each in figures.items()} for name, figures in named.items()}
        for cut, named in counted.cuts.items()
    }
    figures = {name: _figure(each) for name, each in counted.figures.items()}
    return {"figures": figures, "cuts": cuts, "provisional": counted.provisional}


def _figure(figure: Figure) -> dict[str, Any]:
    numbers = {name: getattr(figure, name) for name in ("value", "part", "whole")}
    told = {name: str(number) for name, number in numbers.items() if number is not None}
    return told | ({"why": figure.why} if figure.why else {})
