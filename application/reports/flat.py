"""Figures ready for other systems: tables of codes, with the words of every code in every language beside them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from application.reports.periods import Period

TOTAL = "_T"
Key = tuple[str, ...]
Figure = int | Decimal | None
# Code lists of a package: dimension → code → language → words.
Lists = Mapping[str, Mapping[str, Mapping[str, str]]]


class Format(NamedTuple):
    """How a file of a kind ends, its media type, and whether its period must be one of the calendar."""

    ending: str
    media: str
    calendar: bool = False


DHIS2, ADX, CSVW, DATAPACKAGE, DHIS2_CODES = "dhis2", "adx", "csvw", "datapackage", "dhis2-codes"
FORMATS: Mapping[str, Format] = {
    DHIS2: Format("dhis2.json", "application/json", calendar=True),
    ADX: Format("adx.xml", "application/xml"),
    CSVW: Format("csvw.zip", "application/zip"),
    DATAPACKAGE: Format("datapackage.zip", "application/zip"),
    DHIS2_CODES: Format("dhis2-codes.csv", "text/csv; charset=utf-8"),
}


class NoCalendarPeriod(ValueError):
    """Days that are no year, quarter or month: DHIS2 has no name for them."""


class SameCode(ValueError):
    """The mapping gives two figures one address: the second would overwrite the first."""


@dataclass(frozen=True)
class Flat:
    """One table. `cells`: one code for each of `dims` → the figure, None where none is told; margins included.

    `place` names the dimension of centres, `measure` the one whose categories are different things to count;
    both empty where there is none. In a `rounded` table 0 says "none or few". `kinds`: of cells that sum up others.
    """

    code: str
    title: str
    unit: str
    dims: tuple[str, ...]
    cells: Mapping[Key, Figure]
    place: str = ""
    measure: str = ""
    rounded: bool = False
    kinds: Mapping[Key, str] = field(default_factory=dict)

    def told(self) -> Iterator[tuple[Mapping[str, str], int | Decimal]]:
        """(code of each dimension, figure) of what may be taken for known: a 0 that could hide people is not."""
        for key, figure in self.cells.items():
            if figure is not None and not (self.rounded and figure == 0):
                yield dict(zip(self.dims, key, strict=True)), figure


@dataclass(frozen=True)
class Dataset:
    """Tables of one period as known at one instant. `readme` is Markdown in the reader's language.

    `headings`: the words of a dimension; `stage` is empty for internal reports; `centre`: all figures are of one.
    """

    code: str
    title: str
    language: str
    period: Period
    as_of: datetime
    tables: tuple[Flat, ...]
    lists: Lists
    headings: Mapping[str, str]
    definitions: tuple[str, ...]
    readme: str
    stage: str = ""
    centre: str = ""


def calendar_period(period: Period) -> bool:
    """Whether it is a year, a quarter or a month: other systems have no name for any other days."""
    return ".." not in period.text
