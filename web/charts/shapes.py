"""The kinds of charts of the house: figures and words in, a drawing out. Columns and bars start from zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

from web.charts.drawing import GAP, LINE, SHADES, WIDTH, Bar, Dot, Drawing, Stroke, Words, ceiling
from web.dates import number_text

THICK = 14.0
VALUE_ROOM = 62.0
TALL = 150.0
LOW = 56.0
TICK_ROOM = 44.0
LETTERS = 46  # that fit beside each other in the frame


@dataclass(frozen=True)
class Series:
    """One line of figures; None is a gap. `provisional` tells for each figure whether it may still change."""

    name: str
    values: tuple[float | None, ...]
    provisional: tuple[bool, ...] = ()


def bars(
    title: str, finding: str, labels: Sequence[str], values: Sequence[float], notes: Sequence[str] = ()
) -> Drawing:
    """Horizontal bars, each under its label, with its figure at the end and a note (such as a share) behind it.
    Descending ones of one cohort make a funnel.
    """
    drawing = Drawing("bars", title, finding)
    scale = (WIDTH - VALUE_ROOM - (40 if notes else 0)) / max([*values, 1])
    top = 0.0
    for i, (label, value) in enumerate(zip(labels, values, strict=True)):
        top = _named(drawing, top, label)
        end = _bar(drawing, 0, top, value * scale)
        text = number_text(value) + (f" ({notes[i]})" if notes and notes[i] else "")
        drawing.words.append(Words(end + 5, top + 12, text, "value"))
        top += THICK + GAP
    drawing.height = top
    return drawing


def stacked(title: str, finding: str, labels: Sequence[str], series: Sequence[Series]) -> Drawing:
    """Horizontal bars of at most five parts with the total at the end. Raises ValueError for more parts."""
    if len(series) > SHADES:
        raise ValueError("a stacked bar has at most five parts")
    drawing = Drawing("stacked", title, finding)
    begin = drawing.legend([one.name for one in series])
    totals = [sum(one.values[i] or 0 for one in series) for i in range(len(labels))]
    scale = (WIDTH - VALUE_ROOM) / max([*totals, 1])
    top = begin
    for i, label in enumerate(labels):
        top, x = _named(drawing, top, label), 0.0
        for shade, one in enumerate(series, 1):
            x = _bar(drawing, x, top, (one.values[i] or 0) * scale, shade)
        drawing.words.append(Words(x + 5, top + 12, number_text(totals[i]), "value"))
        top += THICK + GAP
    drawing.height = top
    return drawing


def paired(title: str, finding: str, labels: Sequence[str], series: Sequence[Series]) -> Drawing:
    """Horizontal bars in groups, one bar for each series, each with its figure: for labels too long for columns."""
    drawing = Drawing("paired", title, finding)
    begin = drawing.legend([one.name for one in series])
    scale = (WIDTH - VALUE_ROOM) / max([value or 0 for one in series for value in one.values] + [1])
    top = begin
    for i, label in enumerate(labels):
        top = _named(drawing, top, label)
        for shade, one in enumerate(series, 1):
            value = one.values[i]
            end = _bar(drawing, 0, top, (value or 0) * scale, shade)
            drawing.words.append(Words(end + 5, top + 12, "–" if value is None else number_text(value), "value"))
            top += THICK + 2
        top += GAP
    drawing.height = top
    return drawing


def columns(title: str, finding: str, labels: Sequence[str], series: Sequence[Series]) -> Drawing:
    """Grouped columns from zero; provisional ones are hatched."""
    drawing = Drawing("columns", title, finding)
    # The highest tick has half a line above it.
    begin = max(drawing.legend([one.name for one in series] if len(series) > 1 else ()), GAP)
    scale = _axes(drawing, begin, labels, [value or 0 for one in series for value in one.values])
    group = (WIDTH - TICK_ROOM) / max(len(labels), 1)
    wide = group * 0.8 / max(len(series), 1)
    for shade, one in enumerate(series, 1):
        for i, value in enumerate(one.values):
            x = TICK_ROOM + i * group + group * 0.1 + (shade - 1) * wide
            high = (value or 0) * scale
            hatched = bool(one.provisional) and one.provisional[i]
            drawing.bars.append(Bar(x, begin + TALL - high, max(wide - 2, 1), high, shade, hatched))
    return drawing


def small_columns(title: str, finding: str, labels: Sequence[str], one: Series, shown: Sequence[str]) -> Drawing:
    """Low columns from zero, each with its figure as `shown` above and its label below; provisional ones are hatched.

    For a course of few periods beside a figure. A figure below zero, and one that there is none of, has no column.
    """
    drawing = Drawing("small", title, finding)
    wide = WIDTH / max(len(labels), 1)
    scale = LOW / max([value or 0 for value in one.values] + [1e-9])
    for i, (label, value, text) in enumerate(zip(labels, one.values, shown, strict=True)):
        high, middle = max(value or 0, 0) * scale, (i + 0.5) * wide
        if high:
            hatched = bool(one.provisional) and one.provisional[i]
            last = i == len(labels) - 1
            drawing.bars.append(Bar(i * wide + 6, LINE + LOW - high, wide - 12, high, 1 if last else 3, hatched))
        drawing.words.append(Words(middle, LINE + LOW - high - 5, text, "value", "middle"))
        drawing.words.append(Words(middle, LINE + LOW + 15, label, "label", "middle"))
    drawing.strokes.append(Stroke([(0, LINE + LOW), (WIDTH, LINE + LOW)], "axis"))
    drawing.height = 2 * LINE + LOW
    return drawing


def line(
    title: str, finding: str, labels: Sequence[str], now: Series, earlier: Series | None = None
) -> Drawing:
    """A line over quarters, the same quarters a year before as a dashed one; provisional points are hollow."""
    drawing = Drawing("line", title, finding)
    both = [now, earlier] if earlier else [now]
    begin = _line_legend(drawing, both)
    scale = _axes(drawing, begin, labels, [value or 0 for one in both for value in one.values])
    step = (WIDTH - TICK_ROOM) / max(len(labels), 1)
    for shade, one in reversed(list(enumerate(both, 1))):
        points = [
            (TICK_ROOM + (i + 0.5) * step, begin + TALL - v * scale) if v is not None else None
            for i, v in enumerate(one.values)
        ]
        drawing.strokes += [Stroke(run, "earlier" if shade == 2 else "line", shade) for run in _runs(points)]
        hollow = one.provisional or (False,) * len(points)
        drawing.dots += [Dot(*at, shade, hollow[i]) for i, at in enumerate(points) if at and shade == 1]
    return drawing


def pyramid(title: str, finding: str, bands: Sequence[str], left: Series, right: Series) -> Drawing:
    """Two sides on one scale, youngest below. Unknown sex or age belongs into the text beneath."""
    drawing = Drawing("pyramid", title, finding)
    begin = drawing.legend([left.name, right.name])
    # Room for the longest band between the sides: "65 and over" is long in some languages.
    middle, half = WIDTH / 2, max(42.0, 4.3 * max(map(len, bands), default=0))
    largest = max([value or 0 for one in (left, right) for value in one.values] + [1])
    scale = (middle - half - 34) / largest
    for i, band in enumerate(reversed(bands)):
        top, at = begin + i * (THICK + GAP), len(bands) - 1 - i
        drawing.words.append(Words(middle, top + 12, band, "label", "middle"))
        first, second = left.values[at] or 0, right.values[at] or 0
        start = middle - half - first * scale
        _bar(drawing, start, top, first * scale, 1)
        drawing.words.append(Words(start - 4, top + 12, number_text(first), "value", "end"))
        end = _bar(drawing, middle + half, top, second * scale, 2)
        drawing.words.append(Words(end + 4, top + 12, number_text(second), "value"))
    drawing.height = begin + len(bands) * (THICK + GAP)
    return drawing


def _named(drawing: Drawing, top: float, label: str) -> float:
    """The label above its bars, in as many lines as it needs; returns where the bars begin."""
    for line in wrap(label, LETTERS):
        drawing.words.append(Words(0, top + 13, line))
        top += LINE
    return top


def _bar(drawing: Drawing, x: float, y: float, width: float, shade: int = 1) -> float:
    """Nothing is drawn for nothing; returns where the bar ends."""
    if width > 0:
        drawing.bars.append(Bar(x, y, width, THICK, shade))
    return x + width


def _axes(drawing: Drawing, begin: float, labels: Sequence[str], values: Sequence[float]) -> float:
    top, ticks = ceiling(max([*values, 0]))
    for tick in ticks:
        y = begin + TALL * (1 - tick / top)
        drawing.strokes.append(Stroke([(TICK_ROOM, y), (WIDTH, y)], "grid" if tick else "axis"))
        drawing.words.append(Words(TICK_ROOM - 6, y + 4, number_text(int(tick)), "tick", "end"))
    step = (WIDTH - TICK_ROOM) / max(len(labels), 1)
    for i, label in enumerate(labels):
        drawing.words.append(Words(TICK_ROOM + (i + 0.5) * step, begin + TALL + 15, label, "tick", "middle"))
    drawing.height = begin + TALL + LINE + 4
    return TALL / top


def _line_legend(drawing: Drawing, series: Sequence[Series]) -> float:
    for i, one in enumerate(series):
        y = i * LINE + 9
        drawing.strokes.append(Stroke([(0, y), (22, y)], "earlier" if i else "line", i + 1))
        drawing.words.append(Words(28, y + 5, one.name))
    return len(series) * LINE + GAP


def _runs(points: Sequence[tuple[float, float] | None]) -> list[list[tuple[float, float]]]:
    """Unbroken stretches: a gap in the figures is a gap in the line."""
    runs: list[list[tuple[float, float]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
        else:
            runs[-1].append(point)
    return [run for run in runs if len(run) > 1]
