"""Where the figures of a report lead: to the lists of their records, for those who may see them."""

from __future__ import annotations

from collections.abc import Callable

from flask import request, url_for

from application.reports.catalogue import CATALOGUE
from application.reports.table import Report, ReportTable
from web.routes import ROUTES, may
from web.sessions import current_actor

# (table, row, column) → the address of the list; empty where there is none.
Link = Callable[[ReportTable, str, str], str]


def link_behind(report: Report) -> Link | None:
    """The way from a figure to its records, as known at the instant of the report; None for whoever sees no names."""
    if not may(current_actor().roles, ROUTES["behind.records"]):
        return None
    cuts, about = CATALOGUE[report.code].cuts, {"period": report.period.text, "at": report.as_of.isoformat()}
    about |= {"centre": report.centre} if report.centre else {}
    # The way back leads to the report as it was asked for.
    about |= {name: request.args[name] for name in ("as_of", "since") if request.args.get(name)}

    def link(table: ReportTable, row: str, column: str) -> str:
        if table.name not in cuts or not table.figure(row, column):
            return ""
        return url_for("behind.records", code=report.code, table=table.name, row=row, column=column, **about)

    return link
