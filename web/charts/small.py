"""Small pictures of one kind beside each other, on one scale: the same bars for each centre."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import shorten

from web.charts.drawing import GAP, LINE, Bar, Drawing, Words
from web.dates import number_text

# At this width words keep the size of body text in a quarter of a page.
SMALL = 220.0
VALUE_ROOM = 52.0
THICK = 8.0
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
