"""The picture of an internal table, and in words what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from application.reports.export import WordedTable
from application.reports.table import SUBTOTAL, TOTAL, UNKNOWN, Line, ReportTable
from web.charts import shapes
from web.charts.drawing import SHADES, Drawing
from web.charts.shapes import Series
from web.dates import number_text, percent_text
from web.i18n import gettext as _

# More bars than these are read in the table.
MOST_BARS = 20
# No share is told of fewer.
SMALLEST_FOR_SHARE = 30
FUNNEL = ("sent", "accepted", "started", "completed")
HOUSEHOLDS = ("households", "split", "women_headed", "abandoned", "none_of_these")
CALLS = ("calls", "answered", "missed", "hung_up")
COURSE = ("enrolled", "attended", "completed", "certified")


def picture(table: ReportTable, words: WordedTable) -> Markup | None:
    """The chart that the catalogue names for this table; None for none, and where nothing was counted."""
    if table.empty or not table.chart:
        return None
    return DRAWN.get(table.chart, _bars)(table, words).svg(table.name)


def finding(labels: Sequence[str], values: Sequence[int]) -> str:
    """The largest and the next in words: what a reader who cannot see the picture should know first."""
    ranked = sorted(zip(values, labels, strict=True), key=lambda pair: -pair[0])
    if not ranked or not ranked[0][0]:
        return _("No figure is above zero.")
    first = _("Most: %(name)s, %(number)s.", name=ranked[0][1], number=number_text(ranked[0][0]))
    if len(ranked) < 2 or not ranked[1][0]:
        return first
    return first + " " + _("Next: %(name)s, %(number)s.", name=ranked[1][1], number=number_text(ranked[1][0]))


def _top(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.code != TOTAL and line.level == 0]


def _bars(table: ReportTable, words: WordedTable) -> Drawing:
    lines = sorted(_top(table.rows), key=lambda line: (line.code == UNKNOWN, -table.value(line.code)))[:MOST_BARS]
    labels, values = [words.rows[line.code] for line in lines], [table.value(line.code) for line in lines]
    return shapes.bars(words.title, finding(labels, values), labels, values)


def _stacked(table: ReportTable, words: WordedTable) -> Drawing:
    parts = [line for line in table.columns if line.kind == SUBTOTAL]
    if not 0 < len(parts) <= SHADES:
        return _bars(table, words)
    rows = _top(table.rows)
    labels = [words.rows[row.code] for row in rows]
    series = [
        Series(words.columns[part.code], tuple(table.value(row.code, part.code) for row in rows)) for part in parts
    ]
    told = finding(labels, [table.value(row.code) for row in rows])
    return shapes.stacked(words.title, told, labels, series)


def _pyramid(table: ReportTable, words: WordedTable) -> Drawing:
    bands = [line.code for line in _top(table.rows) if line.code != UNKNOWN]
    names = [words.rows[band] for band in bands]
    women, men = (
        Series(words.columns[sex], tuple(table.value(band, sex) for band in bands)) for sex in ("FEMALE", "MALE")
    )
    drawing = shapes.pyramid(words.title, finding(names, [table.value(band) for band in bands]), names, women, men)
    shown = sum(int(value or 0) for side in (women, men) for value in side.values)
    rest = number_text(table.value(TOTAL) - shown)
    drawing.footnote(_("Sex or age not recorded: %(number)s", number=rest))
    return drawing


def _steps(order: Sequence[str]) -> Callable[[ReportTable, WordedTable], Drawing]:
    def draw(table: ReportTable, words: WordedTable) -> Drawing:
        labels = [words.columns[step] for step in order]
        values = [table.value(TOTAL, step) for step in order]
        told = "; ".join(f"{label}: {number_text(value)}" for label, value in zip(labels, values, strict=True))
        shares = ["", *(_share(value, values[0]) for value in values[1:])]
        return shapes.bars(words.title, told, labels, values, shares)

    return draw


def _share(part: int, whole: int) -> str:
    return percent_text(round(100 * part / whole) / 100) if whole >= SMALLEST_FOR_SHARE else ""


DRAWN: dict[str, Callable[[ReportTable, WordedTable], Drawing]] = {
    "bar": _bars,
    "stacked": _stacked,
    "pyramid": _pyramid,
    "funnel": _steps(FUNNEL),
    "grouped": _steps(COURSE),
    "calls": _steps(CALLS),
    "households": _steps(HOUSEHOLDS),
}
