"""Figures of several countries: what a regional office got from each, side by side under one code book."""

from __future__ import annotations

import csv
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import StringIO
from typing import Protocol

from application.sdmx.structure import MEASURE, TIME, TOTAL, Component, Flow

# What is asked of a host: its structures, and then each flow by its id.
STRUCTURE = "structure"
# Which country has figures for a table and a period, and why another has none.
TOLD, NEVER, NO_TABLE, NO_PERIOD = "told", "never", "no_table", "no_period"
# How a country's table can differ from the code book.
OTHER_VERSION, OTHER_DIMENSIONS = "version", "dimensions"


@dataclass(frozen=True)
class Kept:
    """What came, byte for byte, and when; `sha256` of the bytes."""

    area: str
    what: str
    url: str
    at: datetime
    sha256: str
    etag: str
    body: bytes


@dataclass(frozen=True)
class Try:
    """The last time something was asked for, and what came of it: `kept`, `same`, or a code of a failure."""

    at: datetime
    outcome: str

    @property
    def good(self) -> bool:
        """Whether what is kept is what the country publishes."""
        return self.outcome in ("kept", "same")


class RegionReader(Protocol):
    """What a regional office has collected."""

    @property
    def areas(self) -> tuple[str, ...]:
        """The countries of the network, in the order of the settings; none where nothing is collected."""

    def newest(self, area: str, what: str) -> Kept | None:
        """The newest of a thing that came."""

    def tries(self, area: str) -> Mapping[str, Try]:
        """The last try of each thing."""


@dataclass(frozen=True)
class Figures:
    """One country's figures of one flow. `rows` are the lines of its file by column."""

    flow: Flow
    rows: tuple[Mapping[str, str], ...]

    @property
    def periods(self) -> frozenset[str]:
        """Those it tells of."""
        return frozenset(row[TIME] for row in self.rows)


@dataclass(frozen=True)
class Column:
    """A country. `differs`: OTHER_VERSION, OTHER_DIMENSIONS and ids of code lists that are not those of the book."""

    area: str
    state: str
    differs: tuple[str, ...] = ()
    stage: str = ""


@dataclass(frozen=True)
class Grid:
    """Countries as columns. `cells`: (code, area) → text of the figure; empty where it is protected."""

    codes: tuple[str, ...]
    columns: tuple[Column, ...]
    cells: Mapping[tuple[str, str], str]


def read_figures(flow: Flow, body: bytes) -> Figures:
    """A file that was judged to be sound."""
    text = body.decode("utf-8-sig")
    delimiter = text[len("STRUCTURE")]
    return Figures(flow, tuple(csv.DictReader(StringIO(text, newline=""), delimiter=delimiter)))


def compared_by(book: Flow, overlapping: Collection[str] = ()) -> tuple[Component, ...]:
    """The dimensions by which countries can be compared: not a country's own, and everything else can be summed up.

    `overlapping`: dimensions over which no total is ever told.
    """
    dimensions = _of_table(book)
    alone = [each.id for each in dimensions if each.id in overlapping]
    ways = (each for each in dimensions if each.codes and not each.codes.open)
    return tuple(each for each in ways if all(name == each.id for name in alone))


def side_by_side(
    book: Flow,
    by: str,
    period: str,
    areas: Sequence[str],
    found: Mapping[str, Figures | None],
    known: Collection[str],
) -> Grid:
    """One period by one dimension, all others summed up. `found`: area → its figures, None where it has no such table;
    `known`: areas from which anything came.
    """
    columns: list[Column] = []
    cells: dict[tuple[str, str], str] = {}
    for area in areas:
        figures = found.get(area)
        told = _cells(figures, by, period) if figures else {}
        cells |= {(code, area): text for code, text in told.items()}
        stages = (
            {row.get("RELEASE_STAGE", "") for row in figures.rows if row[TIME] == period}
            if figures
            else set()
        )
        differs = differences(book, figures.flow) if figures else ()
        columns.append(Column(area, _state(area, figures, told, known), differs, "".join(sorted(stages)[:1])))
    codes = next((each.codes for each in book.dimensions if each.id == by), None)
    listed = [code.id for code in codes.codes] if codes else []
    strange = sorted({code for code, _ in cells} - set(listed))
    used = {code for code, _ in cells}
    ordered = [code for code in listed if code != TOTAL or TOTAL in used]
    ends = [TOTAL] if TOTAL in ordered else []
    return Grid((*(code for code in ordered if code != TOTAL), *strange, *ends), tuple(columns), cells)


def differences(book: Flow, flow: Flow) -> tuple[str, ...]:
    """How a country's definition differs from that of the book; nothing where they are the same."""
    found = [OTHER_VERSION] if flow.version != book.version else []
    own, theirs = ({each.id: each for each in _of_table(one)} for one in (book, flow))
    if own.keys() != theirs.keys():
        found.append(OTHER_DIMENSIONS)
    for name in own.keys() & theirs.keys():
        one, other = own[name].codes, theirs[name].codes
        if one and other and not one.open and one.digest != other.digest:
            found.append(one.id)
    return tuple(sorted(found))


def _of_table(flow: Flow) -> tuple[Component, ...]:
    return tuple(each for each in flow.dimensions if each.id not in ("FREQ", "REF_AREA"))


def _cells(figures: Figures, by: str, period: str) -> dict[str, str]:
    others = [each.id for each in _of_table(figures.flow) if each.id != by]
    return {
        row[by]: row[MEASURE]
        for row in figures.rows
        if row[TIME] == period and by in row and all(row[name] == TOTAL for name in others)
    }


def _state(area: str, figures: Figures | None, told: Mapping[str, str], known: Collection[str]) -> str:
    if area not in known:
        return NEVER
    if figures is None:
        return NO_TABLE
    return TOLD if told else NO_PERIOD
