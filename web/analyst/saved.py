"""Reports with their filters under a name: one's own, and those that colleagues share with their centre."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from application.filters import SavedFilter
from application.reports.catalogue import CATALOGUE
from web.counsellor.lists import keep_named, posted_query
from web.i18n import gettext as _
from web.sessions import current_actor, system

saved_reports = Blueprint("saved_reports", __name__, url_prefix="/reports")

AREA = "reports"
# What of a report's address is kept; which report it is stands beside it.
KEPT = ("period", "as_of", "since", "centre")


@saved_reports.post("/<code>/saved")
def save(code: str) -> ResponseReturnValue:
    """Give the report as it is shown a name."""
    if code not in CATALOGUE:
        abort(404)
    pairs = [(name, value) for name, value in parse_qsl(posted_query()) if name in KEPT]
    return keep_named(AREA, urlencode([("code", code), *pairs]), _address, "saved_reports")


@saved_reports.get("/saved/<uuid:filter_id>")
def open_saved(filter_id: UUID) -> ResponseReturnValue:
    """The address that can be given to a colleague of the centre."""
    found = _found(filter_id)
    return redirect(_address(found.query, saved=str(filter_id)), 303)


@saved_reports.post("/saved/<uuid:filter_id>/delete")
def forget(filter_id: UUID) -> ResponseReturnValue:
    found = _found(filter_id)
    if not found.mine:
        abort(404)
    system().filters.forget(current_actor(), filter_id)
    flash(_("The saved report was deleted."))
    return redirect(_address(found.query), 303)


def kept_reports() -> tuple[list[SavedFilter], SavedFilter | None]:
    """All that the reader may use, by name; and the one that is open."""
    filters = system().filters.of(current_actor(), AREA)
    return filters, next((each for each in filters if str(each.filter_id) == request.args.get("saved")), None)


def _found(filter_id: UUID) -> SavedFilter:
    found = system().filters.find(current_actor(), filter_id)
    if found is None or found.area != AREA or dict(parse_qsl(found.query)).get("code") not in CATALOGUE:
        abort(404)
    return found


def _address(query: str, **more: str) -> str:
    """Of the report that a query names."""
    return url_for("reports.one", **(dict(parse_qsl(query)) | more))  # type: ignore[arg-type]  # names in the address
