"""Reports that come by themselves every month or quarter: what is wanted, and the last files."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from flask import Blueprint, Response, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField

from application.actor import Actor
from application.reports.catalogue import CATALOGUE
from application.reports.export import XLSX, ExportReport
from application.reports.periods import Period
from application.reports.scheduled import LAST_DAY, MONTH, QUARTER, Schedule
from web.analyst.exchange import dataset_of
from web.analyst.places import place_text, places_to_read
from web.analyst.reports import MEDIA
from web.analyst.words import instant_text, title_text, worded
from web.fields import as_choices
from web.forms import BaseForm, Count, Required
from web.i18n import LazyText, using
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.pages import REFUSED, form_page
from web.ports import System
from web.routes import may
from web.sessions import current_actor, system

scheduled = Blueprint("scheduled", __name__, url_prefix="/reports/scheduled")

EVERY: dict[str, LazyText] = {MONTH: _l("every month"), QUARTER: _l("every quarter")}
FAULTS: dict[str, LazyText] = {
    "Absent": _l("The centre is not yours any more."),
    "Forbidden": _l("Your role does not allow this report any more."),
    "ReportStale": _l("The figures were being rebuilt. It is tried again."),
}


class ScheduleForm(BaseForm):
    """Which report, of where, how often, on which day."""

    code = SelectField(_l("Report"))
    centre = SelectField(_l("Region or centre"))
    every = SelectField(_l("How often"), choices=lambda: as_choices(EVERY.items()))
    day = Count(
        _l("On which day of the month after it"), [Required(_l("Write the day."))], least=1, most=LAST_DAY, default=5
    )

    def __init__(self) -> None:
        super().__init__()
        roles = current_actor().roles
        mine = [(code, entry) for code, entry in CATALOGUE.items() if may(roles, entry.action)]
        self.code.choices = as_choices((code, _titled(code)) for code, _entry in mine)
        self.centre.choices = as_choices(places_to_read())


@scheduled.route("/", methods=["GET", "POST"])
@form_page
def index() -> ResponseReturnValue:
    """What is wanted, what was made, and the form for one more."""
    form, book, actor = ScheduleForm(), system().scheduled, current_actor()
    g.form_checked = True
    if request.method == "POST" and not g.get("new_language") and form.validate():
        if book.add(actor, form.code.data, form.centre.data, form.every.data, int(form.day.data or 1)):
            flash(_("The report will be made at its day, and a notice will tell you."))
        else:
            flash(_("You have twenty reports that come by themselves. Stop one you no longer need."), "error")
        return redirect(url_for("scheduled.index"), 303)
    wanted = [(each, _titled(each.code), place_text(each.centre), str(EVERY[each.every])) for each in book.of(actor)]
    made = [
        (each, place_text(each.centre), instant_text(each.as_of), str(FAULTS.get(each.fault, each.fault)))
        for each in book.made(actor)
    ]
    page = render_template("analyst/scheduled.html", form=form, page_form=form, wanted=wanted, made=made)
    return page, REFUSED if form.errors else 200


@scheduled.post("/<uuid:schedule_id>/stop")
def stop(schedule_id: UUID) -> ResponseReturnValue:
    system().scheduled.stop(current_actor(), schedule_id)
    flash(_("The report does not come any more. Its files stay until you delete them."))
    return redirect(url_for("scheduled.index"), 303)


@scheduled.get("/files/<uuid:made_id>")
def download(made_id: UUID) -> ResponseReturnValue:
    """The file as it was made."""
    found = system().scheduled.body(current_actor(), made_id)
    if found is None:
        abort(404)
    made, body = found
    name = "-".join(["safar", made.code, *([made.centre] if made.centre else []), made.period])
    response = Response(body, content_type=MEDIA[XLSX])
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response


@scheduled.post("/files/<uuid:made_id>/delete")
def delete(made_id: UUID) -> ResponseReturnValue:
    system().scheduled.forget(current_actor(), made_id)
    flash(_("The file was deleted."))
    return redirect(url_for("scheduled.index"), 303)


def maker(asked: System) -> object:
    """How the worker makes a file: with the rights and in the language of its owner, at that moment."""

    def make(schedule: Schedule, period: Period, as_of: datetime, actor: Actor) -> bytes:
        question = ExportReport(
            code=schedule.code, period=period, kind=XLSX, wording=worded, dataset=dataset_of, as_of=as_of,
            centre=schedule.centre or None,
        )  # fmt: skip
        with using(actor.language):
            body: bytes = asked.ask(question, actor, route="scheduled")
        return body

    return make


def _titled(code: str) -> str:
    return f"{code} · {title_text(CATALOGUE[code].title)}"
