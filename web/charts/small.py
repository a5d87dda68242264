"""Small pictures of one kind beside each other, on one scale: the same bars for each centre."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from web.charts.drawing import GAP, LINE, Bar, Drawing, Stroke, Words
from web.dates import number_text

# At this width words keep the size of body text in a quarter of a page.
SMALL = 220.0
VALUE_ROOM = 52.0
THICK = 8.0
# The highest column.
LOW = 44.0
LETTERS = 30


def small_bars(title: str, finding: str, labels: Sequence[str], values: Sequence[float], largest: float) -> Drawing:
    """Bars under their labels; `largest` is the same for all that stand beside each other."""
    drawing = Drawing("small", title, finding, width=SMALL)
    scale = (SMALL - VALUE_ROOM) / max(largest, 1)
    for i, (label, value) in enumerate(zip(labels, values, strict=True)):
        top = i * (LINE + THICK + GAP)
        drawing.words.append(Words(0, top + 13, shorten(label, LETTERS, placeholder="…")))
        if value > 0:
            drawing.bars.append(Bar(0, top + LINE, value * scale, THICK))
        drawing.words.append(Words(value * scale + 5, top + LINE + 9, number_text(value), "value"))
    drawing.height = len(labels) * (LINE + THICK + GAP)
    return drawing


def small_course(
    title: str, finding: str, labels: Sequence[str], values: Sequence[float | None], provisional: Sequence[bool],
    shown: str, largest: float,
) -> Drawing:  # fmt: skip
    """Low columns from zero, the first and the last with their label, the last with its figure as `shown`.

    `largest` is the same for all that stand beside each other. None and what is below zero have no column.
    """
    drawing = Drawing("small", title, finding, width=SMALL)
    wide, floor = SMALL / max(len(values), 1), LINE + LOW
    for i, value in enumerate(values):
        last, high = i == len(values) - 1, max(value or 0, 0) * LOW / max(largest, 1e-9)
        if high:
            drawing.bars.append(Bar(i * wide + 4, floor - high, wide - 8, high, 1 if last else 3, provisional[i]))
        if last:
            drawing.words.append(Words(SMALL - 4, floor - high - 5, shown, "value", "end"))
    drawing.words += [Words(0, floor + 15, labels[0]), Words(SMALL, floor + 15, labels[-1], "label", "end")]
    drawing.strokes.append(Stroke([(0, floor), (SMALL, floor)], "axis"))
    drawing.height = floor + LINE
    return drawing
