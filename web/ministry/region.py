"""Several countries side by side: what a regional office has collected, under one code book."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from application.sdmx.codebook import PATTERN, whole_book
from application.sdmx.of_release import OVERLAPPING, UNIT
from application.sdmx.region import (
    NEVER,
    NO_PERIOD,
    NO_TABLE,
    OTHER_DIMENSIONS,
    OTHER_VERSION,
    STRUCTURE,
    TOLD,
    Column,
    Figures,
    Grid,
    RegionReader,
    compared_by,
    read_figures,
    side_by_side,
)
from application.sdmx.structure import TOTAL, Component, Flow, Names
from application.sdmx.structures_read import read_structures
from web.dates import local, number_text
from web.i18n import LazyText, language
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.ministry.labels import UNITS
from web.ministry.programs import programs
from web.ministry.sdmx_names import area_name, naming
from web.ministry.sorting import Columns, Line, in_order
from web.ministry.words import MARKS, quarter_text

# As statistical offices write it. A crossed sign of equality, which some words still have, falls apart in small print.
DIFFERS, CROSSED = "[d]", "[≠]"
# No figure of a table was told: an answer, no fault.
NOTHING = "http_404"
region = Blueprint("region", __name__, url_prefix="/region")

STATES: Mapping[str, LazyText] = {
    NEVER: _l("Nothing came yet"),
    NO_TABLE: _l("Does not publish this table"),
    NO_PERIOD: _l("No figures for this period"),
}
OUTCOMES: Mapping[str, LazyText] = {
    "kept": _l("Collected"),
    "same": _l("Collected, nothing new"),
    "too_slow": _l("Took too long to answer"),
    "too_large": _l("The answer was too large"),
    "unreachable": _l("Cannot be reached"),
    NOTHING: _l("Has no figures in it"),
    "http_401": _l("Refuses our token"),
    "http_429": _l("Asks us to wait"),
    "other_country": _l("Sent figures of another country; they were not taken"),
}


@dataclass(frozen=True)
class Country:
    """A line of the first page."""

    name: str
    outcome: str
    at: str
    tables: int
    faults: int


@region.get("/")
def index() -> ResponseReturnValue:
    """The countries, and the tables that can be compared."""
    office = _office()
    countries = [_country(office, area) for area in office.areas]
    flows = [(flow.id, _named(flow.names, flow.id)) for flow in _book().values() if _ways(flow)]
    return render_template("region.html", countries=countries, flows=flows)


@region.get("/<flow>")
def table(flow: str) -> ResponseReturnValue:
    """One table: countries as columns."""
    office, book = _office(), _book().get(flow)
    if book is None or not (ways := _ways(book)):
        abort(404)
    found = {area: _figures(office, area, flow) for area in office.areas}
    known = [area for area in office.areas if office.newest(area, STRUCTURE)]
    periods = sorted({period for each in found.values() if each for period in each.periods}, reverse=True)
    by = _chosen("by", [each.id for each in ways])
    period = _chosen("period", periods) if periods else ""
    grid = side_by_side(book, by, period, office.areas, found, known)
    dimension = next(each for each in ways if each.id == by)
    columns, lines = in_order(_heads(dimension, grid), _lines(dimension, grid), TOTAL in grid.codes)
    return render_template(
        "region_table.html",
        title=_named(book.names, flow),
        unit=UNITS.get(UNIT.get(flow, ""), ""),
        signs=_(
            "[≠] defined differently, see below · [x] not told · [c] protected · [p] provisional · [r] revised"
        ).replace(CROSSED, DIFFERS),
        flow=flow,
        by=by,
        period=period,
        periods=[(each, _period(each)) for each in periods],
        ways=[(each.id, _named(each.names, each.id)) for each in ways],
        columns=columns,
        rows=[row for row, _values in lines],
        remarks=[remark for column in grid.columns for remark in _remarks(office, book, column)],
    )


def _office() -> RegionReader:
    office = programs().region
    if office is None or not office.areas:
        abort(404)
    return office


@cache
def _book() -> Mapping[str, Flow]:
    return whole_book("_Z", naming((PATTERN,)))


def _ways(flow: Flow) -> tuple[Component, ...]:
    return compared_by(flow, OVERLAPPING.get(flow.id, ()))


def _named(names: Names, otherwise: str) -> str:
    return names.get(language()) or names.get("en") or otherwise


def _chosen(name: str, known: list[str]) -> str:
    wish = request.args.get(name, known[0])
    if wish not in known:
        abort(404)
    return wish


def _period(text: str) -> str:
    return quarter_text(text) if "-Q" in text else text


def _country(office: RegionReader, area: str) -> Country:
    tries = office.tries(area)
    last = max(tries.values(), key=lambda each: each.at, default=None)
    first = tries.get(STRUCTURE)
    told = _outcome(first.outcome) if first else str(STATES[NEVER])
    tables = {what: each for what, each in tries.items() if what != STRUCTURE}
    return Country(
        name=area_name(area),
        outcome=told,
        at=f"{local(last.at):%d.%m.%Y, %H:%M}" if last else "",
        tables=sum(each.good for each in tables.values()),
        faults=sum(not each.good and each.outcome != NOTHING for each in tables.values()),
    )


def _outcome(code: str) -> str:
    return str(OUTCOMES.get(code) or _("Sent something that cannot be used (%(code)s)", code=code))


def _figures(office: RegionReader, area: str, flow: str) -> Figures | None:
    structures, data = office.newest(area, STRUCTURE), office.newest(area, flow)
    if structures is None or data is None:
        return None
    theirs = next((each for each in read_structures(structures.body) if each.id == flow), None)
    return read_figures(theirs, data.body) if theirs else None


def _heads(dimension: Component, grid: Grid) -> Columns:
    first = {"text": _named(dimension.names, dimension.id), "numeric": False}
    return [first, *({"text": _head(column), "numeric": True} for column in grid.columns)]


def _head(column: Column) -> str:
    signs = (MARKS.get(column.stage, ""), DIFFERS if column.differs else "")
    return " ".join(filter(None, (area_name(column.area), *signs)))


def _lines(dimension: Component, grid: Grid) -> list[Line]:
    """The words of every row, and its figures to sort by."""
    codes = dimension.codes.codes if dimension.codes else ()
    names = {code.id: _named(code.names, code.id) for code in codes}
    return [
        (
            [names.get(code, code), *(_cell(grid, code, column) for column in grid.columns)],
            [_value(grid, code, column) for column in grid.columns],
        )
        for code in grid.codes
    ]


def _value(grid: Grid, code: str, column: Column) -> int | None:
    text = grid.cells.get((code, column.area), "")
    return int(text) if text.isdigit() else None


def _cell(grid: Grid, code: str, column: Column) -> str:
    text = grid.cells.get((code, column.area))
    if text is None:
        return _("[x]")
    return number_text(int(text)) if text.isdigit() else text or _("[c]")


def _remarks(office: RegionReader, book: Flow, column: Column) -> list[str]:
    name = area_name(column.area)
    found = [] if column.state == TOLD else [f"{name}: {STATES[column.state]}"]
    last = office.tries(column.area).get(book.id)
    if last and not last.good and last.outcome != NOTHING:
        found = [f"{name}: {_outcome(last.outcome)}"]
    lists = {each.id: _named(each.names, each.id) for each in book.lists.values()}
    for what in column.differs:
        if what == OTHER_VERSION:
            found.append(_("%(country)s: another version of the definition of this table.", country=name))
        elif what == OTHER_DIMENSIONS:
            found.append(_("%(country)s: the table is divided by other things.", country=name))
        else:
            words = lists.get(what, what)
            found.append(_("%(country)s: other codes in “%(list)s”.", country=name, list=words))
    return found
