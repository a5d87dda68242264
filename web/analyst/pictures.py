"""The picture of an internal table, and in words what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from markupsafe import Markup

from application.reports.export import WordedTable
from application.reports.table import SUBTOTAL, TOTAL, UNKNOWN, Line, ReportTable
from web.analyst.labels import words_of
from web.charts import shapes
from web.charts.drawing import SHADES, Drawing
from web.charts.finding import finding
from web.charts.maps import Map, Names, district_map, is_mapped
from web.charts.shapes import Series
from web.dates import number_text, percent_text
from web.i18n import gettext as _
from web.labels import label

# More bars than these are read in the table.
MOST_BARS = 20
# No share is told of fewer.
SMALLEST_FOR_SHARE = 30
FUNNEL = ("sent", "accepted", "started", "completed")
HOUSEHOLDS = ("households", "split", "women_headed", "abandoned", "none_of_these")
CALLS = ("calls", "answered", "missed", "hung_up")
KINDS = ("new", "returning")
SCREENED = ("screened", "marked", "referred")
LACKS = ("no_sex", "no_birth_year", "no_district", "no_stage", "other", "late")
# Letters of a month beside others.
SHORT = 3
YEAR = 12
COURSE = ("enrolled", "attended", "completed", "certified")


def picture(table: ReportTable, words: WordedTable) -> Markup | None:
    """The chart that the catalogue names for this table; None for none, and where nothing was counted."""
    if table.empty or not table.chart:
        return None
    drawing = DRAWN.get(table.chart, _bars)(table, words)
    return drawing.svg(table.name) if drawing else None


def _top(lines: tuple[Line, ...]) -> list[Line]:
    return [line for line in lines if line.code != TOTAL and line.level == 0]


def _first(table: ReportTable) -> list[Line]:
    """The largest lines, what is not recorded last."""
    return sorted(_top(table.rows), key=lambda line: (line.code == UNKNOWN, -table.value(line.code)))[:MOST_BARS]


def _bars(table: ReportTable, words: WordedTable) -> Drawing:
    lines = _first(table)
    labels, values = [words.rows[line.code] for line in lines], [table.value(line.code) for line in lines]
    return shapes.bars(words.title, finding(labels, values), labels, values)


def _stacked(table: ReportTable, words: WordedTable) -> Drawing:
    groups = [line for line in table.columns if line.kind == SUBTOTAL]
    parts = groups or [line for line in table.columns if line.code != TOTAL and table.value(TOTAL, line.code)]
    if not 0 < len(parts) <= SHADES:
        return _bars(table, words)
    rows = _top(table.rows) if groups else _first(table)
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


def _by_row(*measures: str) -> Callable[[ReportTable, WordedTable], Drawing]:
    """Measures that make up a whole, line by line."""

    def draw(table: ReportTable, words: WordedTable) -> Drawing:
        rows = [line for line in _top(table.rows) if any(table.value(line.code, part) for part in measures)]
        labels = [words.rows[row.code] for row in rows]
        series = [Series(words.columns[m], tuple(table.value(row.code, m) for row in rows)) for m in measures]
        told = finding(labels, [sum(table.value(row.code, m) for m in measures) for row in rows])
        if len(series) > 1:
            return shapes.stacked(words.title, told, labels, series)
        return shapes.bars(words.title, told, labels, [int(value or 0) for value in series[0].values])

    return draw


def _beside(*measures: str) -> Callable[[ReportTable, WordedTable], Drawing | None]:
    """Measures of one scale that overlap, line by line, a bar for each; of many lines the largest."""

    def draw(table: ReportTable, words: WordedTable) -> Drawing | None:
        rows = [line.code for line in _top(table.rows) if any(table.value(line.code, each) for each in measures)]
        shown = set(sorted(rows, key=lambda row: -table.value(row, measures[0]))[:MOST_BARS])
        rows = [row for row in rows if row in shown]
        if not rows:
            return None
        labels = [words.rows[row] for row in rows]
        series = [Series(words.columns[each], tuple(_value(table, row, each) for row in rows)) for each in measures]
        told = f"{series[0].name}: {finding(labels, [table.value(row, measures[0]) for row in rows])}"
        return shapes.paired(words.title, told, labels, series)

    return draw


def _value(table: ReportTable, row: str, column: str) -> float | None:
    figure = table.figure(row, column)
    return None if figure is None else float(figure)


def _months(table: ReportTable, words: WordedTable) -> Drawing:
    months = _every_month([row.code for row in _top(table.rows)])
    labels, values = [words_of("month", month) for month in months], [table.value(month) for month in months]
    told = finding(labels, values)
    if len(months) > SHORT:
        # The table has the years; of many months each third is named.
        step = 1 if len(months) <= YEAR else SHORT
        labels = ["" if number % step else label[:SHORT] for number, label in enumerate(labels)]
    return shapes.columns(words.title, told, labels, [Series(words.title, tuple(values))])


def _every_month(codes: Sequence[str]) -> list[str]:
    """Those between the first and the last too: a month without anybody is a gap in the picture."""
    first, last = (12 * int(code[:4]) + int(code[5:]) - 1 for code in (min(codes), max(codes)))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(first, last + 1)]


def _vintages(table: ReportTable, words: WordedTable) -> Drawing:
    """What was released first beside what is known now."""
    rows = [line.code for line in table.rows if table.value(line.code, "known_now")]
    shown = [
        Series(words.columns[column], tuple(float(table.figure(row, column) or 0) for row in rows))
        for column in ("day_15", "known_now")
    ]
    told = finding(rows, [table.value(row, "known_now") for row in rows])
    # Of many periods each second one is named, the last one always.
    labels = [row if len(rows) < SHORT + 3 or (len(rows) - at) % 2 else "" for at, row in enumerate(rows)]
    return shapes.columns(words.title, told, labels, shown)


def _map(table: ReportTable, words: WordedTable) -> Map:
    there = {line.code: table.value(line.code) for line in table.rows if is_mapped(line.code)}
    told = finding([words.rows[code] for code in there], list(there.values()))
    rest = number_text(table.value(TOTAL) - sum(there.values()))
    apart = _("Not on the map, as no district is recorded: %(number)s", number=rest)
    lines = (apart, _("Circles and bars: the larger, the more. Outlines: geoBoundaries, CC BY 4.0."))
    names = Names(words.rows.__getitem__, lambda code: label("region", code), lambda code: number_text(there[code]))
    return district_map(words.title, f"{told} {apart}.", there, names, lines)


def _share(part: int, whole: int) -> str:
    return percent_text(round(100 * part / whole) / 100) if whole >= SMALLEST_FOR_SHARE else ""


DRAWN: dict[str, Callable[[ReportTable, WordedTable], Drawing | Map | None]] = {
    "bar": _bars,
    "stacked": _stacked,
    "pyramid": _pyramid,
    "funnel": _steps(FUNNEL),
    "grouped": _steps(COURSE),
    "calls": _steps(CALLS),
    "households": _steps(HOUSEHOLDS),
    "stages": _stacked,
    "newcomers": _by_row(*KINDS),
    "trips": _by_row("trip_contacts"),
    "surveyed": _by_row("surveyed"),
    "screened": _steps(SCREENED),
    "lacks": _steps(LACKS),
    "days": _beside("answer_median", "completion_median"),
    "completion": _beside("sent", "accepted", "completed"),
    "caseload": _beside("opened", "closed", "open_at_end"),
    "heads": _by_row("men", "women", "heads_unknown"),
    # Amounts of several currencies have no scale in common; claims have.
    "claims": _beside("claims", "closed"),
    "answers": _beside("contacts", "answered", "satisfied"),
    "times": _by_row("times"),
    "hand_outs": _by_row("hand_outs"),
    "worth": _beside("answers", "good"),
    "groups": _beside("groups", "groups_closed"),
    "projects": _beside("projects", "projects_completed"),
    "months": _months,
    "vintages": _vintages,
    "map": _map,
}
