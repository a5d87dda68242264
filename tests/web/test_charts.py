"""Charts: zero stays zero, lengths are in proportion, words are escaped, nothing is inline."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from web.charts import shapes
from web.charts.drawing import WIDTH, Drawing, ceiling
from web.charts.shapes import Series

SVG = "{http://www.w3.org/2000/svg}"
LABELS = ("Dushanbe", "Khujand", "Bokhtar")
NOW, THEN = Series("2026", (30, 20, 10), (False, False, True)), Series("2025", (25, None, 5))
EVERY_KIND = (
    shapes.bars("T", "F", LABELS, (30, 20, 10), ("", "67%", "33%")),
    shapes.stacked("T", "F", LABELS, (NOW, THEN)),
    shapes.paired("T", "F", LABELS, (NOW, THEN)),
    shapes.columns("T", "F", LABELS, (NOW, THEN)),
    shapes.line("T", "F", LABELS, NOW, THEN),
    shapes.pyramid("T", "F", LABELS, NOW, THEN),
)
figures = st.lists(st.integers(0, 100_000), min_size=1, max_size=12)


def parsed(drawing: Drawing) -> ET.Element:
    return ET.fromstring(drawing.svg("x"))  # noqa: S314 - our own drawing


@pytest.mark.parametrize("drawing", EVERY_KIND, ids=lambda drawing: drawing.kind)
def test_every_kind_is_well_formed_named_and_plain(drawing: Drawing) -> None:
    svg = parsed(drawing)
    assert [svg.findtext(f"{SVG}{tag}") for tag in ("title", "desc")] == ["T", "F"]
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == "chart-x-title chart-x-finding"
    for element in svg.iter():
        assert element.tag not in (f"{SVG}style", f"{SVG}script")
        assert not {name for name in element.attrib if name == "style" or name.startswith("on")}


@pytest.mark.parametrize("drawing", EVERY_KIND, ids=lambda drawing: drawing.kind)
def test_everything_lies_inside_the_frame(drawing: Drawing) -> None:
    for bar in drawing.bars:
        assert 0 <= bar.x <= bar.x + bar.width <= WIDTH
        assert 0 <= bar.y <= bar.y + bar.height <= drawing.height
    for words in drawing.words:
        assert 0 <= words.x <= WIDTH
        assert 0 <= words.y <= drawing.height
    for stroke in drawing.strokes:
        assert all(0 <= x <= WIDTH and 0 <= y <= drawing.height for x, y in stroke.points)


@given(values=figures)
def test_bars_are_as_long_as_their_figures(values: list[int]) -> None:
    drawing = shapes.bars("T", "F", [str(i) for i in range(len(values))], values)
    wide = [bar.width for bar in drawing.bars]
    shown = [value for value in values if value]
    assert len(wide) == len(shown)
    assert all(
        abs(w * max(shown) - v * max(wide)) < 1e-3 * max(shown) for w, v in zip(wide, shown, strict=True)
    )


@given(values=figures)
def test_an_axis_begins_at_zero_and_ends_above_the_largest(values: list[int]) -> None:
    top, ticks = ceiling(max(values))
    assert ticks[0] == 0
    assert top == ticks[-1] >= max(values)
    assert 2 <= len(ticks) <= 5
    assert all(tick == int(tick) for tick in ticks)


def test_words_are_escaped() -> None:
    svg = shapes.bars("<b>&", '"><script>', ("<i>",), (1,)).svg("x")
    assert not re.search("<b>|<i>|<script>", svg)
    assert parsed(shapes.bars("<b>&", '"><script>', ("<i>",), (1,))).findtext(f"{SVG}desc") == '"><script>'


def test_provisional_figures_differ_without_colour() -> None:
    assert "url(#chart-x-hatch)" in shapes.columns("T", "F", LABELS, (NOW,)).svg("x")
    assert "sf-chart__dot--hollow" in shapes.line("T", "F", LABELS, NOW).svg("x")


def test_a_gap_in_the_figures_is_a_gap_in_the_line() -> None:
    drawing = shapes.line("T", "F", "abcde", Series("x", (1, 2, None, 3, 4)))
    assert sum(stroke.kind == "line" and len(stroke.points) == 2 for stroke in drawing.strokes) == 3
    assert len(drawing.dots) == 4


def test_more_than_five_parts_are_refused() -> None:
    with pytest.raises(ValueError):
        shapes.stacked("T", "F", LABELS, [NOW] * 6)


def test_nothing_to_show_is_still_a_picture() -> None:
    for drawing in (shapes.bars("T", "F", (), ()), shapes.line("T", "F", (), Series("x", ()))):
        assert parsed(drawing).get("viewBox")
