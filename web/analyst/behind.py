"""The records behind one figure of a report, page by page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.actor import ANALYST
from application.reports.behind import Behind, BehindRow, RecordsBehind, RecordsChanged
from application.reports.catalogue import CATALOGUE, COUNSELLOR, CURRICULUM
from application.reports.periods import BadPeriod, parse_period
from application.reports.table import TOTAL, ReportStale
from web.analyst.comparing import turn_text
from web.analyst.labels import DIMENSIONS, TABLES, words_of
from web.analyst.vintage import AS_OF, SINCE, kept
from web.analyst.words import NO_TITLES, Titles, course_text, instant_text, period_text, unit_text
from web.counsellor.list_words import COLUMNS
from web.dates import date_text
from web.filters import whole
from web.i18n import gettext as _
from web.labels import label
from web.messages import message
from web.pages import ask
from web.routes import ROUTES, may
from web.sessions import current_actor

behind = Blueprint("behind", __name__, url_prefix="/reports")

# What an address keeps of the report, and of the cell.
OF_REPORT = ("period", "centre", *AS_OF, *SINCE)
OF_CELL = ("table", "row", "column", "at", "changed_from")

# Where a record is opened: the endpoint, and what it is told of the record.
Way = tuple[str, Callable[[BehindRow], Mapping[str, Any]]]
_OF_PERSON: Way = ("person.overview", lambda row: {"person_id": row.person_id})
WAYS: Mapping[str, Way] = {
    "consultation": ("consultations.show", lambda row: {"consultation_id": row.record_id}),
    "referral": ("referrals.show", lambda row: {"person_id": row.person_id, "referral_id": row.record_id}),
    "case": ("cases.show", lambda row: {"person_id": row.person_id, "case_id": row.record_id}),
    "claim": ("claims.show", lambda row: {"person_id": row.person_id, "claim_id": row.record_id}),
    "call": ("hotline.show", lambda row: {"call_id": row.record_id}),
    "outreach": ("outreach.show", lambda row: {"outreach_id": row.record_id}),
    "trip": ("trips.sheet", lambda row: {"trip_id": row.record_id}),
    "session": ("trainings.room", lambda row: {"session_id": row.record_id}),
    "group": ("groups.show", lambda row: {"group_id": row.record_id}),
    "person": _OF_PERSON,
    "ban_check": _OF_PERSON,
    "help": _OF_PERSON,
}


@behind.get("/<code>/records")
def records(code: str) -> ResponseReturnValue:
    """The list of a cell, with the period, the centre and the instant of its report."""
    asked = _asked(code)
    page: dict[str, Any] = {"title": _title(asked), "from_": _("Report %(code)s", code=code)}
    page["back"] = url_for("reports.one", code=code, **kept(*OF_REPORT))  # type: ignore[arg-type]  # names in the address
    try:
        found: Behind = ask(RecordsChanged(**asked) if "since" in asked else RecordsBehind(**asked))
    except ReportStale as stale:
        page |= {"found": None, "stale": message(ReportStale.code)}
        return render_template("analyst/behind.html", **page), 503, {"Retry-After": str(stale.retry_after)}
    where = asked["centre"] or asked["row"]
    page["title"] = _title(asked, found.courses)
    if found.since:
        page["changed_since"] = _("Compared with what was known at %(instant)s.", instant=instant_text(found.since))
    return render_template(
        "analyst/behind.html",
        **page,
        found=found,
        columns=columns_of(found),
        rows=[
            (*row_of(each, found.courses), turn_text(each.turn, where) if each.turn else None) for each in found.rows
        ],
        about=period_text(asked["period"]),
        vintage=_("as recorded by %(instant)s", instant=instant_text(found.as_of)),
        unit=unit_text(found.unit),
        address=other_pages("behind.records", code, *OF_CELL, *OF_REPORT),
    )


def _asked(code: str) -> dict[str, Any]:
    said = {name: request.args.get(name, "") for name in ("table", "row", "column", "period")}
    if code not in CATALOGUE or said["table"] not in CATALOGUE[code].cuts:
        abort(404)
    if not all(text.isprintable() and 0 < len(text) <= 80 for text in said.values()):
        abort(404)
    try:
        asked: dict[str, Any] = {"code": code, **said, "period": parse_period(said["period"])}
    except BadPeriod:
        abort(404)
    actor = current_actor()
    centre = request.args.get("centre") or ("" if actor.has(ANALYST) else actor.home)
    if since := instant_in("changed_from"):
        asked["since"] = since
    return asked | {"as_of": instant_in("at"), "centre": centre or None, "page": whole(request.args.get("page")) or 1}


def instant_in(name: str) -> datetime | None:
    """An instant of the address, at most now; raises 404 for what is none."""
    try:
        found = datetime.fromisoformat(request.args[name]) if name in request.args else None
    except ValueError:
        abort(404)
    if found is not None and (found.tzinfo is None or not 1970 < found.year < 9999):
        abort(404)
    return min(found, datetime.now(UTC)) if found else None


def other_pages(endpoint: str, code: str, *names: str) -> Callable[[int], str]:
    """The address of a page of the list by its number; of this one it keeps `names` only, for it may hold anything."""
    about: dict[str, Any] = {**kept(*names)}
    return lambda number: url_for(endpoint, code=code, page=number, **about)


def _title(asked: Mapping[str, Any], courses: Titles = NO_TITLES) -> str:
    """What the figure counts: the words of its report, its row and its column."""
    cut = CATALOGUE[asked["code"]].cuts[asked["table"]]
    across = cut.columns.name if cut.columns else "measure"
    # Who it is stands beside each record; the address knows an account only.
    nameless = cut.rows == COUNSELLOR and asked["row"] != TOTAL
    row = str(DIMENSIONS[COUNSELLOR.name]) if nameless else _row(cut.rows.name, asked["row"], courses)
    words = (row, words_of(across, asked["column"]))
    return _("%(table)s: %(row)s, %(column)s", table=TABLES[asked["table"]], row=words[0], column=words[1])


def _row(dimension: str, code: str, courses: Titles) -> str:
    return course_text(code, courses) if dimension == CURRICULUM.name and code in courses else words_of(dimension, code)


def columns_of(found: Behind) -> list[Any]:
    """The headings of the list."""
    files = bool(found.rows) and all(row.kind == "person" for row in found.rows)
    day, what = ("registered_on", COLUMNS["number"]) if files else ("occurred_on", _("Record"))
    columns = [COLUMNS[day], _("Who"), what, COLUMNS["centre"], COLUMNS["counsellor_id"]]
    return [*columns, _("What changed")] if found.since else columns


def row_of(row: BehindRow, courses: Titles = NO_TITLES) -> tuple[str, str, str, str, str, str]:
    """The day, who, what, where, by whom; and the address of the record."""
    endpoint, told = WAYS[row.kind]
    # A journey outside, a call and a course have pages of their own that not everybody may open.
    address = url_for(endpoint, **told(row)) if may(current_actor().roles, ROUTES[endpoint]) else ""
    what = " · ".join(_row(*pair, courses) if pair[0] == CURRICULUM.name else label(*pair) for pair in row.about)
    if row.kind == "person":
        what = row.number
    who = row.name or row.number or ("" if row.person_id else _("nobody by name"))
    return date_text(row.day), who, what, label("centre", row.centre), row.counsellor, address
