"""What organisations answer, and how fast: the table of the centre, and the sheet that one of them can be sent."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.providers import AgencyAnswers, AgencyLine, OneProvider
from web.counsellor.desk import today
from web.counsellor.shelves import shelf_of
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask
from web.sessions import current_actor

agencies = Blueprint("agencies", __name__, url_prefix="/organisations")
YEAR = timedelta(days=365)
# In the order of the columns.
COUNTS: dict[str, LazyText] = {
    "sent": _l("Sent"),
    "accepted": _l("Accepted"),
    "declined_provider": _l("Declined by the service"),
    "declined_client": _l("Declined by the person"),
    "no_answer": _l("No answer in time"),
    "waiting": _l("Waiting"),
    "overdue": _l("Answer overdue"),
    "completed": _l("Completed"),
    "not_completed": _l("Not completed"),
    "cancelled": _l("Cancelled"),
    "answer_days": _l("Days to the answer: median"),
    "completion_days": _l("Days to completion: median"),
}


# What the table has room for; the sheet of one organisation shows all.
IN_TABLE = (
    *("sent", "accepted", "declined_provider", "no_answer", "waiting", "overdue", "completed"),
    *("answer_days", "completion_days"),
)


@agencies.get("/answers")
def table() -> ResponseReturnValue:
    since, until = _period()
    found: tuple[AgencyLine, ...] = ask(AgencyAnswers(since=since, until=until))
    counts = {name: COUNTS[name] for name in IN_TABLE}
    page: dict[str, Any] = {"found": found, "since": since, "until": until, "counts": counts}
    return render_template("counsellor/agencies.html", **page, shelf_of=shelf_of)


@agencies.get("/<uuid:provider_id>/answers")
def sheet(provider_id: UUID) -> ResponseReturnValue:
    """To be printed, or sent to the organisation: its own figures and nobody's name."""
    row = ask(OneProvider(provider_id=provider_id))
    since, until = _period()
    found: tuple[AgencyLine, ...] = ask(AgencyAnswers(since=since, until=until, provider_id=provider_id))
    line = found[0] if found else None
    rows = [(str(words), getattr(line, name)) for name, words in COUNTS.items()] if line else []
    return render_template(
        "counsellor/agency.html",
        row=row,
        rows=[(words, "–" if value is None else value) for words, value in rows],
        since=since,
        until=until,
        centres=[label("centre", code) for code in sorted(current_actor().centres)],
        back=url_for("agencies.table"),
    )


def _period() -> tuple[date, date]:
    """From a day in the address, or of the last year, until today."""
    until: date = today()
    try:
        since = date.fromisoformat(request.args.get("since", ""))
    except ValueError:
        since = until - YEAR
    return min(since, until), until
