"""Where the figures of a report lead: to the lists of their records, for those who may see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import url_for

from application.reports.catalogue import CATALOGUE
from application.reports.comparing import Comparison
from application.reports.revisions import can_be_revised
from application.reports.table import Report, ReportTable
from web.analyst.vintage import AS_OF, SINCE, kept
from web.routes import ROUTES, may
from web.sessions import current_actor

# (table, row, column) → the address of the list; empty where there is none.
Link = Callable[[ReportTable, str, str], str]
# (name of a table, row, column) → the address of what changed there; empty where there is none.
LinkChanged = Callable[[str, str, str], str]


def link_behind(report: Report) -> Link | None:
    """The way from a figure to its records, as known at the instant of the report; None for whoever sees no names."""
    if not may(current_actor().roles, ROUTES["behind.records"]):
        return None
    cuts, about = CATALOGUE[report.code].cuts, _about(report)

    def link(table: ReportTable, row: str, column: str) -> str:
        if table.name not in cuts or not table.figure(row, column):
            return ""
        return url_for("behind.records", code=report.code, table=table.name, row=row, column=column, **about)

    return link


def link_changed(comparison: Comparison) -> LinkChanged | None:
    """The way from a difference to the records that made it; None for whoever sees no names."""
    if comparison.causes is None or not may(current_actor().roles, ROUTES["behind.records"]):
        return None
    report = comparison.now
    cuts = CATALOGUE[report.code].cuts
    about = {**_about(report), "changed_from": comparison.before.as_of.isoformat()}

    def link(table: str, row: str, column: str) -> str:
        if table not in cuts:
            return ""
        return url_for("behind.records", code=report.code, table=table, row=row, column=column, **about)

    return link


def link_revisions(report: Report) -> str:
    """The way to the triangle of the report; empty where no table has a figure that stands for all of it."""
    if not any(can_be_revised(cut) for cut in CATALOGUE[report.code].cuts.values()):
        return ""
    return url_for("revisions.one", code=report.code, period=report.period.text, centre=report.centre or None)


def _about(report: Report) -> dict[str, Any]:
    about = {"period": report.period.text, "at": report.as_of.isoformat()}
    about |= {"centre": report.centre} if report.centre else {}
    # The way back leads to the report as it was asked for.
    return about | kept(*AS_OF, *SINCE)
