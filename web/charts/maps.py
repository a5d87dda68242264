"""Maps of districts: circles of counts on outlines where we have them, tiles by region for all others."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from math import sqrt
from pathlib import Path
from textwrap import shorten, wrap

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

from web.charts.drawing import GAP, LINE, NOTE_LETTERS, WIDTH, short

PLACES = Path(__file__).parents[1] / "places"
# Units of the file for one unit of the frame; its picture is so high.
FINE = 10
HIGH = 288.0
LARGEST = 20.0
SMALLEST = 2.5
# Names are written beside so many circles.
NAMED = 3
TILES, TILE_HIGH = 4, 36.0
TILE_WIDE = (WIDTH - (TILES - 1) * GAP) / TILES
LETTERS = 15
# As wide as a letter of a name surely is.
BOLD_LETTER = 7.6


@dataclass(frozen=True)
class Names:
    """How a district, a region and the figure of a district are written, each by its code."""

    district: Callable[[str], str]
    region: Callable[[str], str]
    figure: Callable[[str], str]

    def both(self, code: str) -> str:
        """A district and its figure."""
        return f"{self.district(code)}: {self.figure(code)}"


@dataclass(frozen=True)
class Outline:
    """One district on the map: its codes, the place of its circle in the frame, its lines in units of the file."""

    codes: tuple[str, ...]
    x: float
    y: float
    path: str


@dataclass(frozen=True)
class Circle:
    """`text` says name and figure; `name` is written beside it where it is not empty, ending there if `left`."""

    x: float
    y: float
    radius: float
    text: str
    name: str = ""
    left: bool = False


@dataclass(frozen=True)
class Tile:
    """A district without an outline: its name, its figure, and a bar of its figure from 0 to 1."""

    x: float
    y: float
    text: str
    name: str
    figure: str
    part: float


@dataclass
class Map:
    """What is drawn. `lines` are words beneath."""

    title: str
    finding: str
    outlines: Sequence[Outline] = ()
    circles: list[Circle] = field(default_factory=list)
    heads: list[tuple[float, str]] = field(default_factory=list)
    tiles: list[Tile] = field(default_factory=list)
    lines: list[tuple[float, str]] = field(default_factory=list)
    height: float = 0.0

    def svg(self, name: str) -> Markup:
        """The map as an element to put into a page; `name` begins its ids."""
        sizes = {"width": WIDTH, "tile_wide": TILE_WIDE, "tile_high": TILE_HIGH, "fine": FINE}
        text = _template().render(map=self, id=f"map-{name}", short=short, **sizes)
        return Markup(text)  # noqa: S704 - our own template, which escapes every word


@cache
def outlines() -> tuple[Outline, ...]:
    """Every district that has a place on the map."""
    with (PLACES / "outlines.csv").open(encoding="utf-8", newline="") as rows:
        return tuple(map(_outline, csv.DictReader(rows)))


@cache
def region_of() -> Mapping[str, str]:
    """District → region, for every district we know."""
    with (PLACES / "districts.csv").open(encoding="utf-8", newline="") as rows:
        return {row["code"]: row["region"] for row in csv.DictReader(rows)}


def is_mapped(code: str) -> bool:
    """Whether a district has a place on the map or a tile."""
    return code in region_of()


def district_map(title: str, finding: str, figures: Mapping[str, int], names: Names, lines: Sequence[str]) -> Map:
    """Figures of mapped districts. `lines` stand beneath: what is not on the map, whose outlines these are."""
    drawn = Map(title, finding)
    outlined = {code for each in outlines() for code in each.codes}
    if not outlined.isdisjoint(figures):
        drawn.outlines, drawn.height = outlines(), HIGH
        drawn.circles = list(_circles(figures, names))
    _lay_tiles(drawn, {code: figure for code, figure in figures.items() if code not in outlined}, names)
    for line in (part for each in lines for part in wrap(each, NOTE_LETTERS)):
        drawn.height += LINE
        drawn.lines.append((drawn.height, line))
    drawn.height += GAP
    return drawn


def _circles(figures: Mapping[str, int], names: Names) -> Iterator[Circle]:
    sums = {each: sum(figures.get(code, 0) for code in each.codes) for each in outlines()}
    found = sorted((each for each in sums if sums[each]), key=lambda each: -sums[each])
    drawn = []
    for each in found:
        radius = max(SMALLEST, LARGEST * sqrt(sums[each] / sums[found[0]]))
        here = [code for code in each.codes if figures.get(code)]
        drawn.append((names.district(here[0]), Circle(each.x, each.y, radius, ", ".join(map(names.both, here)))))
    named: list[Circle] = []
    for name, circle in drawn:
        apart = len(named) < NAMED and all(abs(circle.y - other.y) > LINE for other in named)
        side = _free_side(circle, name, [other for _, other in drawn if other is not circle]) if apart else None
        if side is not None:
            named.append(circle)
        yield circle if side is None else replace(circle, name=name, left=side)


def _free_side(circle: Circle, name: str, others: Sequence[Circle]) -> bool | None:
    """Where a name hides no other circle: left or not; None for nowhere. The side with more room is tried first."""
    wide = circle.radius + 3 + len(name) * BOLD_LETTER
    first = circle.x > WIDTH / 2
    for left in (first, not first):
        near, far = (circle.x - wide, circle.x) if left else (circle.x, circle.x + wide)
        hidden = (
            other.x + other.radius > near and other.x - other.radius < far and abs(other.y - circle.y) < LINE / 2
            for other in others
        )
        if near >= 0 and far <= WIDTH and not any(hidden):
            return left
    return None


def _lay_tiles(drawn: Map, figures: Mapping[str, int], names: Names) -> None:
    regions: dict[str, list[str]] = defaultdict(list)
    for code in sorted(figures, key=lambda code: (-figures[code], code)):
        regions[region_of()[code]].append(code)
    largest = max(figures.values(), default=0) or 1
    for place, codes in sorted(regions.items()):
        drawn.height += LINE
        drawn.heads.append((drawn.height, names.region(place)))
        for number, code in enumerate(codes):
            x = (number % TILES) * (TILE_WIDE + GAP)
            y = drawn.height + GAP / 2 + number // TILES * (TILE_HIGH + GAP)
            words = shorten(names.district(code), LETTERS, placeholder="…")
            part = figures[code] / largest
            drawn.tiles.append(Tile(x, y, names.both(code), words, names.figure(code), part))
        drawn.height += _rows(codes) * (TILE_HIGH + GAP) + GAP


def _rows(codes: Collection[str]) -> int:
    return -(-len(codes) // TILES)


def _outline(row: Mapping[str, str]) -> Outline:
    codes = (row["code"], *filter(None, (row["also"],)))
    return Outline(codes, int(row["x"]) / FINE, int(row["y"]) / FINE, row["path"])


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    drawn = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return drawn.get_template("map.svg")
