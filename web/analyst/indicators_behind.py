"""The records behind one figure of an indicator, page by page."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.actor import ANALYST
from application.reports.behind import Behind, RecordsOfIndicator
from application.reports.indicators_catalogue import INDICATORS
from application.reports.periods import BadPeriod, parse_period
from application.reports.table import ReportStale
from web.analyst import indicator_words as words
from web.analyst.behind import columns_of, instant_in, other_pages, row_of
from web.analyst.vintage import AS_OF, kept
from web.analyst.words import instant_text, period_text, unit_text
from web.filters import whole
from web.i18n import gettext as _
from web.messages import message
from web.pages import ask
from web.sessions import current_actor

indicator_records = Blueprint("indicator_records", __name__, url_prefix="/indicators")
PAGE = "analyst/behind.html"
OF_PAGE = ("period", "centre", *AS_OF)


@indicator_records.get("/<code>/records", endpoint="page")
def records(code: str) -> ResponseReturnValue:
    """The list of a figure, with the period, the centre and the instant of its page."""
    asked = _asked(code)
    page: dict[str, Any] = {"title": _title(asked), "from_": f"{code} · {words.title_text(code)}"}
    page["back"] = url_for("indicators.one", code=code, **kept(*OF_PAGE))  # type: ignore[arg-type]  # names in the address
    try:
        found: Behind = ask(RecordsOfIndicator(**asked))
    except ReportStale as stale:
        page |= {"found": None, "stale": message(ReportStale.code)}
        return render_template(PAGE, **page), 503, {"Retry-After": str(stale.retry_after)}
    return render_template(
        PAGE,
        **page,
        found=found,
        columns=columns_of(found),
        rows=[(*row_of(each, found.courses), None) for each in found.rows],
        about=period_text(asked["period"]),
        vintage=_("as recorded by %(instant)s", instant=instant_text(found.as_of)),
        unit=unit_text(found.unit),
        address=other_pages("indicator_records.page", code, "figure", "cut", "part", "at", *OF_PAGE),
    )


def _asked(code: str) -> dict[str, Any]:
    said = {name: request.args.get(name, "") for name in ("figure", "cut", "part")}
    indicator = INDICATORS.get(code)
    if indicator is None or said["figure"] not in indicator.figures or said["cut"] not in ("", *indicator.cuts):
        abort(404)
    if not (said["part"].isprintable() and len(said["part"]) <= 80):
        abort(404)
    try:
        period = parse_period(request.args.get("period", ""))
    except BadPeriod:
        abort(404)
    actor = current_actor()
    centre = request.args.get("centre") or ("" if actor.has(ANALYST) else actor.home)
    told = {"as_of": instant_in("at"), "centre": centre or None, "page": whole(request.args.get("page")) or 1}
    return {"code": code, **said, "period": period, **told}


def _title(asked: dict[str, Any]) -> str:
    """What the figure counts: its indicator, its name, and which part of it."""
    told, name = words.title_text(asked["code"]), asked["figure"]
    told += f": {words.name_text(name)}" if name != INDICATORS[asked["code"]].headline else ""
    return f"{told}, {words.code_text(asked['cut'], asked['part'])}" if asked["cut"] else told
