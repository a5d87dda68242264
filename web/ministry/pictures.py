"""The picture of a table, and in words what it shows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from markupsafe import Markup

from application.reports.released import TOTAL, UNKNOWN, Release, ReleasedTable, quarter_before
from web.charts import shapes
from web.charts.drawing import SHADES, Drawing
from web.charts.finding import finding
from web.charts.maps import Map, Names, district_map, is_mapped
from web.charts.shapes import Series
from web.dates import number_text
from web.i18n import gettext as _
from web.labels import label
from web.ministry.labels import category
from web.ministry.symbols import BREAK, break_mark, broken, footnote
from web.ministry.views import Line, heads_of, main_lines
from web.ministry.words import quarter_short, quarter_text, share_text, table_title

QUARTERS_SHOWN = 8
MANY = 8
# These two close every list, whatever their figures.
LAST = {"NOT_APART": 1, "ELSEWHERE": 1, UNKNOWN: 2}
FUNNEL = ("SENT", "ACCEPTED", "STARTED", "COMPLETED")
# Trips beside villages, people beside leaflets: on one scale the smaller cannot be seen.
MAIN_STEP = {"R-T7": "TRIPS", "R-T22": "HEADS"}
COURSE = ("ENROLLED", "ATTENDED", "COMPLETED", "CERTIFIED")


def picture(release: Release, table: ReleasedTable, before: Release | None = None) -> Markup | None:
    """The chart that the programme names for this table, or a map; None where figures of several kinds (times, shares,
    amounts) make no picture. `before`: the same quarter a year before.
    """
    if table.chart == "none":
        return None
    if table.dims[0] == "DISTRICT":
        return _map(release, table).svg(table.code)
    earlier = before.table(table.code) if before and table.chart == "bar" else None
    if before and earlier and earlier.dims == table.dims:
        drawing = _paired(release, before, table, earlier)
    else:
        drawing = DRAWN.get(table.chart, _bars)(release, table)
    if release.stage == "FIRST":
        _hatch(drawing)
    return drawing.svg(table.code)


def shows_something(table: ReleasedTable) -> bool:
    """Whether any figure stands above zero: a picture of nothing tells nothing."""
    return any(table.cells.values())


def _hatch(drawing: Drawing) -> None:
    """Provisional figures are told by a pattern, and by words, not by colour; those of the year before are not."""
    drawing.bars = [replace(bar, hatched=drawing.kind != "paired" or bar.shade == 1) for bar in drawing.bars]
    drawing.footnote(_("Hatched: provisional figures"))


def _ranked(release: Release, table: ReleasedTable) -> list[Line]:
    """The largest first. Where there are many, those of zero are left to the table beside the picture."""
    lines = _lines(release, table)
    told = [line for line in lines if line.value] if len(lines) > MANY else lines
    return sorted(told or lines, key=lambda line: (LAST.get(line.code, 0), -line.value))


def _map(release: Release, table: ReleasedTable) -> Map:
    lines = _ranked(release, table)
    there = {line.code: line.value for line in lines if is_mapped(line.code)}
    shown = [line for line in lines if line.code in there]
    told = finding([line.label for line in shown], [line.value for line in shown])
    rest = number_text(sum(line.value for line in lines) - sum(there.values()))
    apart = _("Not mapped: %(number)s", number=rest)
    notes = [apart, _("Circles and bars: the larger, the more. Outlines: geoBoundaries, CC BY 4.0.")]
    if release.stage == "FIRST":
        notes.append(_("Provisional figures"))
    labels = {line.code: line.label for line in shown}
    names = Names(labels.__getitem__, lambda code: label("region", code), lambda code: number_text(there[code]))
    return district_map(table_title(table), f"{told} {apart}.", there, names, notes)


def _paired(release: Release, before: Release, table: ReleasedTable, earlier: ReleasedTable) -> Drawing:
    lines = _ranked(release, table)
    then = {line.code: line.value for line in main_lines(before, earlier)}
    labels, values = [line.label for line in lines], [line.value for line in lines]
    series = [
        Series(quarter_text(release.period), tuple(values)),
        Series(
            quarter_text(before.period) + break_mark(release, before, table.code),
            tuple(then.get(line.code, 0) for line in lines),
        ),
    ]
    drawing = shapes.paired(table_title(table), finding(labels, values), labels, series)
    if broken(release, before, table.code):
        drawing.footnote(footnote())
    return drawing


def _bars(release: Release, table: ReleasedTable) -> Drawing:
    lines = _ranked(release, table)
    labels, values = [line.label for line in lines], [line.value for line in lines]
    return shapes.bars(table_title(table), finding(labels, values), labels, values)


def _alike(release: Release, table: ReleasedTable) -> Drawing:
    """Columns that overlap: bars of their totals. Where they count unlike things, only what the table is about."""
    drawing = _bars(release, table)
    if table.code in MAIN_STEP:
        drawing.footnote(category(release, table.dims[1], MAIN_STEP[table.code]))
    return drawing


def _lines(release: Release, table: ReleasedTable) -> list[Line]:
    """What a picture draws: the main lines, or each line as the main step counts it."""
    step, first = MAIN_STEP.get(table.code), table.dims[0]
    if step is None:
        return main_lines(release, table)
    cells = {code: table.cells[code, step] for code in table.categories[0] if (code, step) in table.cells}
    return [Line(code, category(release, first, code), value) for code, value in cells.items()]


def _stacked(release: Release, table: ReleasedTable) -> Drawing:
    first, second = table.categories[0], list(table.categories[1])
    if len(first) > MANY:
        first = tuple(code for code in first if table.cells[code, TOTAL])
    # Each part keeps its shade from quarter to quarter: only those at the end may go.
    while len(second) > 1 and not any(table.cells[code, second[-1]] for code in first):
        second.pop()
    labels = [category(release, table.dims[0], code) for code in first]
    totals = [table.cells[code, TOTAL] for code in first]
    if len(second) > SHADES:
        return _bars(release, table)
    series = [
        Series(category(release, table.dims[1], part), tuple(table.cells[code, part] for code in first))
        for part in second
    ]
    return shapes.stacked(table_title(table), finding(labels, totals), labels, series)


def _pyramid(release: Release, table: ReleasedTable) -> Drawing:
    bands = [code for code in table.categories[0] if code != UNKNOWN]
    names = [category(release, table.dims[0], code) for code in bands]
    women, men = (
        Series(category(release, table.dims[1], sex), tuple(table.cells[band, sex] for band in bands))
        for sex in ("FEMALE", "MALE")
    )
    told = finding(names, [table.cells[band, TOTAL] for band in bands])
    drawing = shapes.pyramid(table_title(table), told, names, women, men)
    shown = sum(int(value or 0) for side in (women, men) for value in side.values)
    drawing.footnote(
        _("Sex or age not recorded: %(number)s", number=number_text(table.cells[TOTAL, TOTAL] - shown))
    )
    return drawing


def _steps(order: Sequence[str]) -> Callable[[Release, ReleasedTable], Drawing]:
    def draw(release: Release, table: ReleasedTable) -> Drawing:
        lines = {line.code: line for line in main_lines(release, table)}
        shown = [lines[code] for code in order if code in lines]
        shares = ["", *(share_text(line.value, shown[0].value) for line in shown[1:])]
        labels, values = [line.label for line in shown], [line.value for line in shown]
        told = "; ".join(f"{line.label}: {number_text(line.value)}" for line in shown)
        return shapes.bars(table_title(table), told, labels, values, shares)

    return draw


DRAWN: dict[str, Callable[[Release, ReleasedTable], Drawing]] = {
    "bar": _bars,
    "lines": _alike,
    "stacked": _stacked,
    "pyramid": _pyramid,
    "funnel": _steps(FUNNEL),
    "grouped": _steps(COURSE),
}


def course_of_quarters(latest: dict[str, Release], newest: str, code: str) -> Markup | None:
    """A total over the last quarters with the same quarters a year before; None for fewer than two points."""
    periods = [quarter_before(newest, back) for back in reversed(range(QUARTERS_SHOWN))]
    now = [_total(latest.get(period), code) for period in periods]
    if sum(value is not None for value in now) < 2:
        return None
    before = [_total(latest.get(quarter_before(period, 4)), code) for period in periods]
    provisional = tuple(period in latest and latest[period].stage == "FIRST" for period in periods)
    table = latest[newest].table(code)
    title = _("%(table)s: the last quarters", table=table_title(table) if table else code)
    labels = [quarter_short(period) for period in periods]
    told = finding(labels, [value or 0 for value in now])
    apart = [period for period in periods if _breaks(latest, period, 4, code)]
    name = _("The same quarter a year before") + (f" {BREAK}" if apart else "")
    earlier = (
        Series(name, tuple(before))
        if any(v is not None for v in before)
        else None
    )
    series = Series(_("This quarter (hollow: provisional)"), tuple(now), provisional)
    drawing = shapes.line(title, told, labels, series, earlier)
    begun = [period for period in periods[1:] if _breaks(latest, period, 1, code)]
    for text in [f"{quarter_short(period)} {footnote()}" for period in begun] or [footnote()] * bool(apart):
        drawing.footnote(text)
    return drawing.svg(f"course-{code}")


def _breaks(latest: dict[str, Release], period: str, back: int, code: str) -> bool:
    """Whether a quarter and the one so many quarters before are not of one series."""
    release = latest.get(period)
    return release is not None and broken(release, latest.get(quarter_before(period, back)), code)


def side_by_side(now: Release, before: Release, code: str) -> Markup | None:
    """Columns of two releases of one table; None where there is too much to tell apart."""
    mine, other = now.table(code), before.table(code)
    if mine is None or other is None:
        return None
    lines = _lines(now, mine)
    then = {line.code: line.value for line in _lines(before, other)}
    labels, values = [line.label for line in lines], [line.value for line in lines]
    names = heads_of(now, before, code)
    series = [
        Series(names[0], tuple(values)),
        Series(names[1], tuple(then.get(line.code, 0) for line in lines)),
    ]
    return shapes.paired(table_title(mine), finding(labels, values), labels, series).svg(f"compare-{code}")


def _total(release: Release | None, code: str) -> int | None:
    table = release.table(code) if release else None
    return table.cells[(TOTAL,) * len(table.dims)] if table and all(table.totals) else None
