"""What organisations answer, and how fast: the table of the centre, and the sheet that one of them can be sent."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from io import StringIO
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.providers import AgencyAnswers, AgencyLine, OneProvider, ProviderRow
from web.counsellor.desk import today
from web.counsellor.shelves import shelf_of
from web.dates import percent_text
from web.i18n import LANGUAGES, LazyText, language, using
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, paper
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
# (words, (part, whole)) behind the counts.
SHARES: tuple[tuple[LazyText, tuple[str, str]], ...] = (
    (_l("No answer after the day of answering"), ("silent", "due")),
    (_l("Completed of those sent"), ("completed", "sent")),
    (_l("Completed of those accepted"), ("completed", "accepted")),
)
FORMULA = "=+-@\t\r"


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
    """To be printed, or sent to the organisation: its own figures in its own language, and nobody's name."""
    row, speaks = _organisation(provider_id)
    since, until = _period()
    with using(speaks):
        found = _figures(row, since, until)
    chosen = {"since": since.isoformat(), "until": until.isoformat(), "in": speaks}
    return render_template(
        "counsellor/agency.html",
        row=row,
        paper=paper("counsellor/_agency.html", speaks, **found, speaks=speaks),
        speaks=speaks,
        languages=LANGUAGES,
        since=since,
        until=until,
        file=url_for("agencies.file", provider_id=provider_id, **chosen),
        back=url_for("agencies.table"),
    )


@agencies.get("/<uuid:provider_id>/answers.csv")
def file(provider_id: UUID) -> ResponseReturnValue:
    """The same as a file to send along."""
    row, speaks = _organisation(provider_id)
    since, until = _period()
    text = StringIO()
    with using(speaks):
        found = _figures(row, since, until)
        lines = [(_("Organisation"), row.name), (_("Sent from"), since), (_("until"), until), *found["rows"]]
    csv.writer(text, delimiter=";").writerows([[_cell(each) for each in line] for line in lines])
    headers = {"Content-Disposition": f'attachment; filename="answers-{until:%Y-%m-%d}.csv"'}
    return Response(text.getvalue().encode("utf-8-sig"), headers=headers, mimetype="text/csv")


def _organisation(provider_id: UUID) -> tuple[ProviderRow, str]:
    """The entry, and the language that was chosen: its first one that our pages speak, unless told otherwise."""
    row: ProviderRow = ask(OneProvider(provider_id=provider_id))
    chosen = request.args.get("in", "")
    spoken = next((tag for tag in row.languages if tag in LANGUAGES), language())
    return row, chosen if chosen in LANGUAGES else spoken


def _figures(row: ProviderRow, since: date, until: date) -> dict[str, Any]:
    """What the sheet and the file tell, in the language of the moment."""
    question = AgencyAnswers(since=since, until=until, provider_id=row.provider_id)
    found: tuple[AgencyLine, ...] = ask(question)
    line = found[0] if found else None
    rows = [(str(words), getattr(line, name)) for name, words in COUNTS.items()] if line else []
    shares = [(str(words), share_of(line, *parts)) for words, parts in SHARES] if line else []
    told = [(words, "–" if value is None else value) for words, value in (*rows, *shares)]
    centres = [label("centre", code) for code in sorted(current_actor().centres)]
    return {"row": row, "rows": told, "since": since, "until": until, "centres": centres}


def share_of(line: AgencyLine, part: str, whole: str) -> str | None:
    """One count as a share of another, in per cent; None of nothing."""
    of = getattr(line, whole)
    return percent_text(getattr(line, part) / of, 0) if of else None


def _cell(value: Any) -> str:
    """A name that a spreadsheet would take for a formula is quoted."""
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if text[:1] in FORMULA else text


def _period() -> tuple[date, date]:
    """Between two days of the address; of the last year, until today, where they are missing."""
    today_: date = today()
    until = min(_day("until") or today_, today_)
    since = _day("since") or until - YEAR
    return min(since, until), until


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(request.args.get(name, ""))
    except ValueError:
        return None
