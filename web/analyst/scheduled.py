"""Reports and indicators that come by themselves every month or quarter: what is wanted, and the last files."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from uuid_utils.compat import uuid7
from wtforms import SelectField

from application.actor import Actor
from application.reports.catalogue import CATALOGUE
from application.reports.export import CSV, XLSX
from application.reports.indicators_catalogue import INDICATORS as SINGLE
from application.reports.periods import Period
from application.reports.scheduled import (
    INDICATORS,
    LAST_DAY,
    MONTH,
    NO_DEMONSTRATION,
    QUARTER,
    MadeReport,
    NotMade,
    Schedule,
)
from application.sdmx.of_report import FIGURES
from web.analyst import indicator_words
from web.analyst.files import PDF, indicators_file, report_file, sent
from web.analyst.places import place_text, places_to_read
from web.analyst.words import instant_text, title_text
from web.dates import zone
from web.fields import as_choices
from web.forms import BaseForm, Count, Required
from web.i18n import LazyText, using
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.pages import REFUSED, form_page
from web.paper.pdf import NoPrinter, can_print
from web.ports import System
from web.routes import may
from web.sessions import current_actor, system

scheduled = Blueprint("scheduled", __name__, url_prefix="/reports/scheduled")

EVERY: dict[str, LazyText] = {MONTH: _l("every month"), QUARTER: _l("every quarter")}
FAULTS: dict[str, LazyText] = {
    "Absent": _l("The centre is not yours any more."),
    "Forbidden": _l("Your role does not allow this report any more."),
    NO_DEMONSTRATION: _l(
        "The worker does not run as a demonstration (SAFAR_DEMO=1), and this account works in one only. "
        "It is tried again."
    ),
    "ReportStale": _l("The figures were being rebuilt. It is tried again."),
    "NoPrinter": _l("This server cannot make PDF files. It is tried again."),
}
# Kinds of files that come, in the order of the choice.
KINDS = {XLSX: "XLSX", CSV: "CSV", PDF: "PDF", FIGURES: "SDMX-CSV"}


class ScheduleForm(BaseForm):
    """Which report, of where, as what kind of file, how often, on which day."""

    code = SelectField(_l("Report"))
    centre = SelectField(_l("Region or centre"))
    kind = SelectField(_l("Kind of file"))
    every = SelectField(_l("How often"), choices=lambda: as_choices(EVERY.items()))
    day = Count(
        _l("On which day of the month after it"), [Required(_l("Write the day."))], least=1, most=LAST_DAY, default=5
    )

    def __init__(self) -> None:
        super().__init__()
        self.code.choices = as_choices((code, _titled(code)) for code in _to_read())
        self.kind.choices = as_choices((kind, name) for kind, name in KINDS.items() if kind != PDF or can_print())
        self.centre.choices = as_choices(places_to_read())


def _to_read() -> list[str]:
    """Codes of what the reader may ask for today."""
    roles = current_actor().roles
    mine = [code for code, entry in CATALOGUE.items() if may(roles, entry.action)]
    return [*mine, *([INDICATORS, *SINGLE] if may(roles, "indicators.read") else [])]


@scheduled.route("/", methods=["GET", "POST"])
@form_page
def index() -> ResponseReturnValue:
    """What is wanted, what was made, and the form for one more."""
    form, book, actor = ScheduleForm(), system().scheduled, current_actor()
    g.form_checked = True
    if request.method == "POST" and not g.get("new_language") and form.validate():
        wish = (form.code.data, form.centre.data, form.every.data, int(form.day.data or 1), form.kind.data)
        if book.add(actor, Schedule(uuid7(), *wish)):
            flash(_("The report will be made at its day, and a notice will tell you."))
        else:
            flash(_("You have twenty reports that come by themselves. Stop one you no longer need."), "error")
        return redirect(url_for("scheduled.index"), 303)
    wanted = [
        (each, _titled(each.code), place_text(each.centre), str(EVERY[each.every]), KINDS[each.kind])
        for each in book.of(actor)
    ]
    made = [
        (each, _named(each), place_text(each.centre), instant_text(each.as_of), str(FAULTS.get(each.fault, each.fault)))
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
    """The file as it was made, while its owner may still read such a report of that place."""
    found = system().scheduled.body(current_actor(), made_id)
    if found is None:
        abort(404)
    made, body = found
    if made.code not in _to_read() or made.centre not in dict(places_to_read()):
        abort(404)
    return sent(body, made.kind, made.code.lower() if made.code == INDICATORS else made.code, made.centre, made.period)


@scheduled.post("/files/<uuid:made_id>/delete")
def delete(made_id: UUID) -> ResponseReturnValue:
    system().scheduled.forget(current_actor(), made_id)
    flash(_("The file was deleted."))
    return redirect(url_for("scheduled.index"), 303)


def maker(asked: System, clock: str) -> object:
    """How the worker makes a file: with the rights and in the language of its owner, at that moment.

    `clock` is the zone of the installation, whose hours the file tells.
    """

    def make(schedule: Schedule, period: Period, as_of: datetime, actor: Actor) -> bytes:
        told: dict[str, Any] = {"period": period, "as_of": as_of, "centre": schedule.centre or None}

        def ask(question: Any) -> Any:
            return asked.ask(question, actor, route="scheduled")

        hours = zone.set(clock)
        try:
            with using(actor.language):
                if schedule.code in (INDICATORS, *SINGLE):
                    codes = (schedule.code,) if schedule.code in SINGLE else ()
                    return indicators_file(schedule.kind, ask, {"codes": codes, **told})
                # A file that waits is kept as it is: no name of a colleague may stand in it.
                return report_file(schedule.kind, ask, {"code": schedule.code, "colleagues": False, **told})
        except NoPrinter as problem:
            raise NotMade(type(problem).__name__) from problem
        finally:
            zone.reset(hours)

    return make


def _titled(code: str) -> str:
    if code == INDICATORS:
        return _("Indicators")
    return f"{code} · {indicator_words.title_text(code) if code in SINGLE else title_text(CATALOGUE[code].title)}"


def _named(made: MadeReport) -> str:
    """T1, 2026-03, XLSX."""
    return ", ".join([_("Indicators") if made.code == INDICATORS else made.code, made.period, KINDS[made.kind]])
