"""A drawing before it is SVG: bars, words and lines at places, in a frame as wide as a telephone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from textwrap import wrap

from jinja2 import Environment, FileSystemLoader, Template
from markupsafe import Markup

# Units of the frame. At this width words keep the size of body text on the narrowest screen.
WIDTH = 400.0
LINE = 18.0
# As many letters of a note as the width surely holds.
NOTE_LETTERS = 56
GAP = 8.0
# A legend has room for this many shades that are still told apart in grey print.
SHADES = 5


@dataclass(frozen=True)
class Bar:
    """`shade` 1-5 is the place in the legend; `hatched` marks provisional figures in print and without colours."""

    x: float
    y: float
    width: float
    height: float
    shade: int = 1
    hatched: bool = False


@dataclass(frozen=True)
class Words:
    """`anchor`: start, middle, end. `kind`: label, value, tick, inside."""

    x: float
    y: float
    text: str
    kind: str = "label"
    anchor: str = "start"


@dataclass(frozen=True)
class Stroke:
    """A line through points. `kind`: grid, axis, line, earlier."""

    points: Sequence[tuple[float, float]]
    kind: str = "grid"
    shade: int = 1

    @property
    def path(self) -> str:
        return " ".join(f"{'L' if i else 'M'}{short(x)} {short(y)}" for i, (x, y) in enumerate(self.points))


@dataclass(frozen=True)
class Dot:
    x: float
    y: float
    shade: int = 1
    hollow: bool = False


@dataclass
class Drawing:
    """`title` names the chart, `finding` says what it shows; both in the reader's language."""

    kind: str
    title: str
    finding: str
    height: float = 0.0
    bars: list[Bar] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)
    strokes: list[Stroke] = field(default_factory=list)
    dots: list[Dot] = field(default_factory=list)
    width: float = WIDTH

    def legend(self, names: Sequence[str]) -> float:
        """One line for each name, from the top; returns where the picture may begin."""
        for i, name in enumerate(names):
            self.bars.append(Bar(0, i * LINE + 3, 12, 12, i + 1))
            self.words.append(Words(18, i * LINE + 14, name))
        return len(names) * LINE + (GAP if names else 0)

    def footnote(self, text: str) -> None:
        """A note beneath the picture, for what it cannot show, in as many lines as it needs."""
        for line in wrap(text, NOTE_LETTERS):
            self.words.append(Words(0, self.height + LINE, line, "tick"))
            self.height += LINE
        self.height += GAP

    def svg(self, name: str) -> Markup:
        """The drawing as an element to put into a page: no style, no script; `name` begins its ids."""
        text = _template().render(drawing=self, width=self.width, id=f"chart-{name}", short=short)
        return Markup(text)  # noqa: S704 - our own template, which escapes every word


def short(number: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{number:.1f}".removesuffix(".0")


@cache
def _template() -> Template:
    loader = FileSystemLoader(Path(__file__).parent / "templates")
    drawn = Environment(loader=loader, autoescape=True, trim_blocks=True, lstrip_blocks=True)
    return drawn.get_template("drawing.svg")


def ceiling(largest: float, steps: int = 4) -> tuple[float, list[float]]:
    """A round number above `largest` and the ticks from zero to it; (1, [0, 1]) for nothing."""
    if largest <= 0:
        return 1.0, [0.0, 1.0]
    power = 10 ** max(len(str(int(largest / steps))) - 1, 0)
    wide = (n * power for n in (1, 2, 2.5, 5, 10, 20) if n * power == int(n * power))
    step = next(step for step in wide if step * steps >= largest)
    ticks = [i * step for i in range(steps + 1)]
    top = next(tick for tick in ticks if tick >= largest)
    return top, [tick for tick in ticks if tick <= top]
