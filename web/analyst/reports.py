"""Internal reports: the catalogue on the left, one report on the right, as page, CSV and XLSX."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any, TypeVar
from urllib.parse import urlencode

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from wtforms import SelectField

from application.reports.asking import ReadReport
from application.reports.catalogue import CATALOGUE
from application.reports.comparing import CompareReport
from application.reports.export import WordedTable
from application.reports.periods import parse_period
from application.reports.table import Report, ReportStale, ReportTable
from web.analyst.comparing import Changes, changes
from web.analyst.exchange import for_systems
from web.analyst.files import MEDIA, PDF, report_file, sent
from web.analyst.linking import link_behind, link_changed, link_revisions
from web.analyst.multiples import Multiple, multiples
from web.analyst.pictures import picture
from web.analyst.places import place_text, places_to_read
from web.analyst.saved import kept_reports
from web.analyst.sdmx import links
from web.analyst.sorting import sorted_as_asked
from web.analyst.vintage import AS_OF, SINCE, WhichPeriod, WhichReport, kept
from web.analyst.words import instant_text, period_text, title_text, worded
from web.causes import signed
from web.counsellor.list_words import LACKS
from web.dates import day_text
from web.exchange import written
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.messages import message
from web.pages import ask
from web.paper.pdf import can_print
from web.routes import ROUTES, may
from web.sessions import current_actor
from web.sorting import Head

reports = Blueprint("reports", __name__, url_prefix="/reports")

# The report that leads to the records to mend.
QUALITY = "T21"

Form = TypeVar("Form", bound="WhichPeriod")


class OfCentres(WhichReport):
    """The same, of all centres, a region or one."""

    centre = SelectField(_l("Region or centre"), validate_choice=False)


@dataclass(frozen=True)
class Part:
    """One table as it is drawn."""

    table: ReportTable
    words: WordedTable
    chart: Markup | None
    small: tuple[Multiple, ...] = ()
    heads: Mapping[str, Head] = field(default_factory=dict)


@reports.get("/")
def index() -> ResponseReturnValue:
    """The first report of the catalogue."""
    return redirect(url_for("reports.one", code=next(iter(CATALOGUE)), **_kept()), 303)


@reports.get("/<code>")
def one(code: str) -> ResponseReturnValue:
    """A report for a period, as known on a day."""
    if code not in CATALOGUE:
        abort(404)
    form = _form()
    page: dict[str, Any] = {"form": form, "code": code, "catalogue": _catalogue(), "shortcuts": _shortcuts(code)}
    page["filters"], page["opened"] = kept_reports()
    page |= {"query": urlencode(_kept()), "may_share": bool(current_actor().home)}
    if form.errors:
        return render_template("analyst/report.html", **page, report=None, title=title_text(CATALOGUE[code].title))
    try:
        asked = _asked(code, form)
        report: Report = ask(ReadReport(**asked))
        page |= {"compared": _compared(asked | {"as_of": asked["as_of"] or report.as_of}, form.compared_with)}
    except ReportStale as stale:
        page |= {"report": None, "stale": message(ReportStale.code), "title": title_text(CATALOGUE[code].title)}
        return render_template("analyst/report.html", **page), 503, {"Retry-After": str(stale.retry_after)}
    return render_template("analyst/report.html", **page, **_shown(report))


@reports.get("/<code>.<kind>")
def file(code: str, kind: str) -> ResponseReturnValue:
    """The same figures as a file; a kind may hold a point of its own ("sdmx-structure-2.1")."""
    code, point, version = code.partition(".")
    kind = f"{version}{point}{kind}"
    if code not in CATALOGUE or kind not in MEDIA or (kind == PDF and not can_print()):
        abort(404)
    form = _form()
    if form.errors:
        abort(400)
    asked, comma = _asked(code, form), request.args.get("separator") == ","
    body = written(lambda: report_file(kind, ask, asked, "," if comma else ";"))
    return sent(body, kind, code, asked["centre"] or "", asked["period"].text)


def _compared(asked: dict[str, Any], earlier: datetime | None) -> Changes | None:
    """What is different from an earlier instant; None when none is given."""
    if earlier is None:
        return None
    comparison = ask(CompareReport(**asked, since=earlier))
    return changes(comparison, link_changed(comparison))


def _form() -> OfCentres:
    form = current_quarter(OfCentres)
    form.centre.choices = places_to_read() or [("", _("No centre"))]
    form.centre.data = form.centre.data or form.centre.choices[0][0]
    if form.centre.data and form.centre.data not in dict(form.centre.choices):
        abort(404)
    return form


def _asked(code: str, form: OfCentres) -> dict[str, Any]:
    period = parse_period(form.period.data.strip())
    return {"code": code, "period": period, "as_of": form.known_at, "centre": form.centre.data or None}


def current_quarter(kind: type[Form]) -> Form:
    """The form as the address fills it; without a period, that of today."""
    form = kind(data={"period": quarter_of(day_text(datetime.now(UTC)))})
    if not form.period.data:
        form.period.data = quarter_of(day_text(datetime.now(UTC)))
        form.period.errors = []
    return form


def quarter_of(day: date) -> str:
    """2026-Q1 for a day in it."""
    return f"{day.year:04d}-Q{(day.month + 2) // 3}"


def _shown(report: Report) -> dict[str, Any]:
    words = worded(report, named=True)
    parts = [_part(table, words.tables[table.name]) for table in report.tables]
    vintage = _("as recorded by %(instant)s", instant=instant_text(report.as_of))
    told = {"period": period_text(report.period), "vintage": vintage, "title": title_text(report.title)}
    told |= {"place": place_text(report.centre) if report.centre else ""}
    told |= {"behind": link_behind(report), "revisions": link_revisions(report)}
    told |= {"mend": _to_mend(report) if report.code == QUALITY else [], "files": for_systems(report, _kept())}
    told["files"] += links(report, _kept())
    told["printable"] = can_print()
    return {"report": report, "signed": signed, "parts": parts, "words": words, "kept": _kept(), **told}


def _to_mend(report: Report) -> list[tuple[str, str, str]]:
    """(centre, what is missing, the list of its records), of the reader's own centres where these may be seen."""
    actor, period = current_actor(), report.period
    if not may(actor.roles, ROUTES["lists.consultations"]):
        return []
    about = {"since": period.first, "until": period.last}
    return [
        (label("centre", centre), str(words), url_for("lists.consultations", centre=centre, lacks=code, **about))
        for centre in sorted(actor.centres)
        for code, words in LACKS.items()
    ]


def _part(table: ReportTable, words: WordedTable) -> Part:
    shown, heads = sorted_as_asked(table, words)
    return Part(shown, words, picture(table, words), multiples(table, words), heads)


def _kept() -> dict[str, Any]:
    return kept("period", *AS_OF, *SINCE, "centre")


def _catalogue() -> list[tuple[str, str, str]]:
    address = _kept()
    roles = current_actor().roles
    mine = [(code, entry) for code, entry in CATALOGUE.items() if may(roles, entry.action)]
    return [(url_for("reports.one", code=code, **address), code, title_text(entry.title)) for code, entry in mine]


def _shortcuts(code: str) -> list[tuple[str, str]]:
    """Periods that are asked for most: this quarter, the one before, this year."""
    today = day_text(datetime.now(UTC))
    before = parse_period(quarter_of(today)).first - timedelta(days=1)
    periods = (quarter_of(today), quarter_of(before), f"{today.year:04d}")
    return [(url_for("reports.one", code=code, **_kept() | {"period": text}), text) for text in periods]
