"""Any two side by side: periods, releases of one period, centres or districts, with the difference."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from application.reports.released import TOTAL, Release, ReleasedTable
from web.i18n import gettext as _
from web.ministry.labels import category
from web.ministry.publication import YEARLY, released
from web.ministry.sessions import house
from web.ministry.sorting import sortable, with_differences
from web.ministry.symbols import break_mark, break_note
from web.ministry.views import View, changes, column
from web.ministry.words import dimension_text, quarter_text, stage_text, table_title

comparing = Blueprint("comparing", __name__)
# Classifications of which two lines may stand beside each other as places.
PLACES = frozenset({"CENTRE", "DISTRICT", "REGION"})


class Side(NamedTuple):
    """One of the two: a release, and a place in it or all of them."""

    release: Release
    place: str


@comparing.get("/compare")
def any_two() -> ResponseReturnValue:
    """`table`, and for each side `left`, `right` the release and `left_place`, `right_place`; all may be missing.

    Quarters stand beside quarters, and years, which have regions, beside years.
    """
    releases = (*house().releases.published(), *house().releases.published(YEARLY))
    if not releases:
        return render_template("compare_any.html", releases=())
    left = _side("left", releases[0])
    other = _another([one for one in releases if one.programme == left.release.programme])
    right = _side("right", other)
    if right.release.programme != left.release.programme:
        # A quarter and a year have no table in common: what was chosen first stays.
        right = Side(other, TOTAL)
    tables = [table for table in left.release.tables if right.release.table(table.code) and table.chart != "none"]
    code = request.args.get("table") or (tables[0].code if tables else "")
    chosen = next((table for table in tables if table.code == code), None)
    if chosen is None:
        abort(404)
    return render_template(
        "compare_any.html",
        releases=[(str(one.release_id), f"{quarter_text(one.period)}: {stage_text(one)}") for one in releases],
        tables=[(table.code, table_title(table)) for table in tables],
        places=_places(left.release, chosen),
        left=left,
        right=right,
        chosen=chosen,
        view=sortable(with_differences(side_by_side(left, right, chosen))),
        names=_heads(left, right, chosen),
    )


def _another(releases: Sequence[Release]) -> Release:
    """The newest release of the period before, else the one there is."""
    return next((one for one in releases if one.period != releases[0].period), releases[-1])


def _side(name: str, otherwise: Release) -> Side:
    wish = request.args.get(name)
    release = released(wish) if wish else otherwise
    if release is None:
        abort(404)
    return Side(release, request.args.get(f"{name}_place") or TOTAL)


def _places(release: Release, table: ReleasedTable) -> list[tuple[str, str]]:
    if table.dims[0] not in PLACES:
        return []
    every = [(TOTAL, _("All"))] if table.totals[0] else []
    return every + [(code, category(release, table.dims[0], code)) for code in table.categories[0]]


def side_by_side(left: Side, right: Side, table: ReleasedTable) -> View:
    """The other dimension down where places are compared, else the first one. A line that one side lacks is [x]."""
    axis = 1 if table.dims[0] in PLACES or not table.totals[-1] else 0
    rows, figures = [], []
    for code in table.shown(axis):
        now, then = (_value(side, table.code, axis, code) for side in (left, right))
        rows.append([category(left.release, table.dims[axis], code), *changes(now, then)])
        figures.append([now, then])
    heads = [*_heads(left, right, table), _("Difference"), _("Change")]
    first = column(dimension_text(table.dims[axis]), numeric=False)
    note = break_note(left.release, right.release, table.code)
    return View(table_title(table), [first, *map(column, heads)], rows, figures, note, int(table.totals[axis]))


def _value(side: Side, table_code: str, axis: int, code: str) -> int | None:
    table = side.release.table(table_code)
    place = side.place if axis == 1 else TOTAL
    return table.cells.get((place, code) if axis == 1 else (code, place)) if table else None


def _heads(left: Side, right: Side, table: ReleasedTable) -> list[str]:
    same_period = left.release.period == right.release.period
    mark = break_mark(left.release, right.release, table.code)
    return [_head(left, table, same_period), _head(right, table, same_period) + mark]


def _head(side: Side, table: ReleasedTable, same_period: bool) -> str:
    words = [quarter_text(side.release.period)]
    if same_period:
        words.append(stage_text(side.release))
    if table.dims[0] in PLACES:
        words.append(_("All") if side.place == TOTAL else category(side.release, table.dims[0], side.place))
    return " · ".join(words)

