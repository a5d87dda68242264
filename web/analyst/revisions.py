"""How a figure of a report was revised: periods by vintages, as page, chart, CSV and XLSX."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, Response, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from application.reports.catalogue import CATALOGUE
from application.reports.export import WordedTable
from application.reports.periods import parse_period
from application.reports.revisions import ExportRevisions, ReadRevisions, can_be_revised, measures
from application.reports.table import TOTAL, Report, ReportStale, ReportTable
from web.analyst.files import MEDIA
from web.analyst.labels import TABLES, words_of
from web.analyst.pictures import picture
from web.analyst.places import place_text, places_to_read
from web.analyst.reports import Part, current_quarter
from web.analyst.vintage import AS_OF, WhichPeriod
from web.analyst.words import instant_text, title_text, worded
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.messages import message
from web.pages import ask

revisions = Blueprint("revisions", __name__, url_prefix="/reports")

FILES = ("csv", "xlsx")
BETWEEN = ":"


class WhichFigure(WhichPeriod):
    """The last period, the figure and the centre, in the address."""

    figure = SelectField(_l("Figure"), validate_choice=False)
    centre = SelectField(_l("Region or centre"), validate_choice=False)


@revisions.get("/<code>/revisions")
def one(code: str) -> ResponseReturnValue:
    """The triangle of one figure."""
    form = _form(code)
    page: dict[str, Any] = {"form": form, "code": code, "title": title_text(CATALOGUE[code].title)}
    page["back"] = url_for("reports.one", code=code, **_kept("period", "centre"))
    if form.errors:
        return render_template("analyst/revisions.html", **page, report=None)
    try:
        report: Report = ask(ReadRevisions(**_asked(code, form)))
    except ReportStale as stale:
        page |= {"report": None, "stale": message(ReportStale.code)}
        return render_template("analyst/revisions.html", **page), 503, {"Retry-After": str(stale.retry_after)}
    words = worded(report, named=True)
    return render_template(
        "analyst/revisions.html",
        **page,
        report=report,
        words=words,
        place=place_text(report.centre) if report.centre else "",
        parts=[_part(table, words.tables[table.name]) for table in report.tables],
        figure=dict(form.figure.choices)[form.figure.data],
        vintage=_("as recorded by %(instant)s", instant=instant_text(report.as_of)),
        files=[(kind, url_for("revisions.file", code=code, kind=kind, **_kept())) for kind in FILES],
    )


@revisions.get("/<code>/revisions.<kind>")
def file(code: str, kind: str) -> ResponseReturnValue:
    """The same figures as a file."""
    if kind not in FILES:
        abort(404)
    form = _form(code)
    if form.errors:
        abort(400)
    asked, comma = _asked(code, form), request.args.get("separator") == ","
    question = ExportRevisions(**asked, kind=kind, wording=worded, separator="," if comma else ";")
    response = Response(ask(question), content_type=MEDIA[kind])
    name = "-".join(["safar", code, "revisions", *([asked["centre"]] if asked["centre"] else []), asked["period"].text])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    return response


def _part(table: ReportTable, words: WordedTable) -> Part:
    return Part(table, words, picture(table, words))


def _form(code: str) -> WhichFigure:
    if code not in CATALOGUE:
        abort(404)
    form = current_quarter(WhichFigure)
    form.centre.choices, form.figure.choices = places_to_read() or [("", _("No centre"))], _figures(code)
    if not form.figure.choices:
        abort(404)
    for field in (form.centre, form.figure):
        field.data = field.data or field.choices[0][0]
        if field.data not in dict(field.choices):
            abort(404)
    return form


def _figures(code: str) -> list[tuple[str, str]]:
    """(table:measure, its words) of every figure that stands for a whole table."""
    return [
        (f"{name}{BETWEEN}{measure}", _figure(name, measure))
        for name, cut in CATALOGUE[code].cuts.items()
        if can_be_revised(cut)
        for measure in measures(cut)
    ]


def _figure(name: str, measure: str) -> str:
    told = str(TABLES[name])
    return told if measure == TOTAL else f"{told}: {words_of('measure', measure)}"


def _asked(code: str, form: WhichFigure) -> dict[str, Any]:
    table, _colon, measure = form.figure.data.partition(BETWEEN)
    period = parse_period(form.period.data.strip())
    about = {"as_of": form.known_at, "centre": form.centre.data or None}
    return {"code": code, "table": table, "measure": measure, "period": period, **about}


def _kept(*names: str) -> dict[str, Any]:
    wanted = names or ("period", *AS_OF, "figure", "centre")
    return {name: value for name in wanted if (value := request.args.get(name))}
