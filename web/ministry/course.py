"""The table beside the course of the last quarters."""

from __future__ import annotations

from collections.abc import Mapping

from application.reports.released import TOTAL, Release, quarter_before
from web.dates import number_text
from web.i18n import gettext as _
from web.ministry.headlines import figure
from web.ministry.pictures import QUARTERS_SHOWN
from web.ministry.symbols import break_mark, footnote
from web.ministry.views import View, column
from web.ministry.words import MARKS, quarter_text

WHOLE = (TOTAL, TOTAL)


def course_table(latest: Mapping[str, Release], newest: str, code: str) -> View:
    """The quarters that the picture shows and those a year before, the newest one first, with their signs."""
    shown = [latest[period] for back in range(QUARTERS_SHOWN) if (period := quarter_before(newest, back)) in latest]
    pairs = [(release, latest.get(quarter_before(release.period, 4))) for release in shown]
    rows = [
        [quarter_text(now.period), _marked(now, MARKS.get(now.stage, ""), code), _before(now, then, code)]
        for now, then in pairs
    ]
    figures = [[figure(release, code, WHOLE) for release in pair] for pair in pairs]
    heads = (_("Contacts"), _("The same quarter a year before"))
    columns = [column(_("Quarter"), numeric=False), *map(column, heads)]
    note = footnote() if any("[b]" in row[2] for row in rows) else ""
    return View(_("Contacts over the last quarters"), columns, rows, figures, note)


def _before(now: Release, then: Release | None, code: str) -> str:
    return _marked(then, break_mark(now, then, code).strip(), code)


def _marked(release: Release | None, mark: str, code: str) -> str:
    value = figure(release, code, WHOLE)
    return _("[x]") if value is None else f"{number_text(value)} {mark}".strip()
