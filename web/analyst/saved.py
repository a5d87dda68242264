"""Reports and indicators with their filters under a name: one's own, and those shared with the centre."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from application.filters import SavedFilter
from application.reports.catalogue import CATALOGUE
from application.reports.indicators_catalogue import INDICATORS
from web.analyst.vintage import AS_OF, SINCE
from web.counsellor.lists import keep_named, posted_query
from web.i18n import gettext as _
from web.sessions import current_actor, system

saved_reports = Blueprint("saved_reports", __name__, url_prefix="/reports")
saved_indicators = Blueprint("saved_indicators", __name__, url_prefix="/indicators")

AREA, INDICATORS_AREA = "reports", "indicators"
# What of a report's address is kept; which report it is stands beside it.
KEPT = ("period", *AS_OF, *SINCE, "centre")
KEPT_OF_INDICATORS = ("code", "period", *AS_OF, "centre")
Kept = tuple[list[SavedFilter], SavedFilter | None]


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
    found = _found(filter_id, AREA)
    return redirect(_address(found.query, saved=str(filter_id)), 303)


@saved_reports.post("/saved/<uuid:filter_id>/delete")
def forget(filter_id: UUID) -> ResponseReturnValue:
    return _forgotten(_found(filter_id, AREA), _address)


@saved_indicators.post("/saved", endpoint="save")
def save_indicators() -> ResponseReturnValue:
    """Give the indicators as they are shown a name: all of them, or the one of the page."""
    pairs = [(name, value) for name, value in parse_qsl(posted_query()) if name in KEPT_OF_INDICATORS]
    return keep_named(INDICATORS_AREA, urlencode(pairs), _address_of_indicators, "saved_indicators")


@saved_indicators.get("/saved/<uuid:filter_id>", endpoint="open_saved")
def open_indicators(filter_id: UUID) -> ResponseReturnValue:
    found = _found(filter_id, INDICATORS_AREA)
    return redirect(_address_of_indicators(found.query, saved=str(filter_id)), 303)


@saved_indicators.post("/saved/<uuid:filter_id>/delete", endpoint="forget")
def forget_indicators(filter_id: UUID) -> ResponseReturnValue:
    return _forgotten(_found(filter_id, INDICATORS_AREA), _address_of_indicators)


def kept_reports() -> Kept:
    """All that the reader may use, by name; and the one that is open."""
    return _kept(AREA)


def kept_indicators() -> Kept:
    """The same of indicators."""
    return _kept(INDICATORS_AREA)


def _kept(area: str) -> Kept:
    filters = system().filters.of(current_actor(), area)
    return filters, next((each for each in filters if str(each.filter_id) == request.args.get("saved")), None)


def _found(filter_id: UUID, area: str) -> SavedFilter:
    found = system().filters.find(current_actor(), filter_id)
    if found is None or found.area != area or not _still_there(found):
        abort(404)
    return found


def _still_there(found: SavedFilter) -> bool:
    code = dict(parse_qsl(found.query)).get("code", "")
    return code in CATALOGUE if found.area == AREA else code in ("", *INDICATORS)


def _forgotten(found: SavedFilter, address: Callable[[str], str]) -> ResponseReturnValue:
    if not found.mine:
        abort(404)
    system().filters.forget(current_actor(), found.filter_id)
    flash(_("The saved report was deleted."))
    return redirect(address(found.query), 303)


def _address(query: str, **more: str) -> str:
    """Of the report that a query names."""
    return url_for("reports.one", **(dict(parse_qsl(query)) | more))  # type: ignore[arg-type]  # names in the address


def _address_of_indicators(query: str, **more: str) -> str:
    """Of all indicators, or of the one that a query names."""
    told = dict(parse_qsl(query)) | more
    known = told.get("code") in INDICATORS
    return url_for("indicators.one" if known else "indicators.overview", **told)  # type: ignore[arg-type]  # as above
