"""The story of migration of one person: stages over time, departures and returns, costs; what was wrong is struck."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue

from application.told import Entry, entries
from web import dates
from web.counsellor.account import CLEAR
from web.counsellor.desk import can, header_of, person_context, person_page, stage
from web.counsellor.journey_forms import (
    CostForm,
    DepartureForm,
    JourneyForm,
    PastForm,
    ReturnForm,
    StrikeForm,
)
from web.counsellor.person import file_of
from web.counsellor.titles import TITLES
from web.counsellor.told_words import when_text
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import form_page, page_post
from web.routes import ROUTES

journey = Blueprint("journey", __name__, url_prefix="/people/<uuid:person_id>/journey")

# Steps of the page: (endpoint, words).
STEPS: tuple[tuple[str, LazyText], ...] = (
    ("stage.change", _l("Change the stage of migration")),
    ("journey.departure", _l("Write down a departure")),
    ("journey.came_back", _l("Write down a return")),
    ("journey.past", _l("Add a stage that is over")),
    ("journey.cost", _l("State costs and wage")),
)


@journey.get("")
def of_person(person_id: UUID) -> ResponseReturnValue:
    file = file_of(person_id)
    header, details = file.header, file.details
    steps = [
        (url_for(endpoint, person_id=person_id), str(text))
        for endpoint, text in STEPS
        if can(header, ROUTES[endpoint])
    ]
    begun = (each for each in file.timeline if each.originator_id == person_id)
    first = next((each for each in begun if each.topic == "migrant.Registered"), None)
    at_start = stage(first.summary["stage"], first.summary["destination"]) if first else ""
    told = [_told(each) for each in entries(file.timeline, person_id)]
    strike = can(header, "StrikeEntry")
    parts = {"told": told, "steps": steps, "at_start": at_start, "may_strike": strike}
    return person_page("counsellor/journey.html", header, registered_on=details["registered_on"], **parts)


@journey.route("/departure", methods=["GET", "POST"])
@form_page
def departure(person_id: UUID) -> ResponseReturnValue:
    return _form(person_id, DepartureForm, _l("A departure"), _l("The departure was written down."))


@journey.route("/return", methods=["GET", "POST"])
@form_page
def came_back(person_id: UUID) -> ResponseReturnValue:
    return _form(person_id, ReturnForm, _l("A return"), _l("The return was written down."))


@journey.route("/past", methods=["GET", "POST"])
@form_page
def past(person_id: UUID) -> ResponseReturnValue:
    return _form(person_id, PastForm, _l("A stage that is over"), _l("The stage was added to the history."))


@journey.route("/cost", methods=["GET", "POST"])
@form_page
def cost(person_id: UUID) -> ResponseReturnValue:
    return _form(person_id, CostForm, _l("Costs and wage of a job abroad"), _l("Costs and wage were written down."))


@journey.route("/<int:entry>/strike", methods=["GET", "POST"])
@form_page
def strike(person_id: UUID, entry: int) -> ResponseReturnValue:
    file = file_of(person_id)
    found = next((each for each in entries(file.timeline, person_id) if each.version == entry), None)
    if found is None:
        abort(404)
    return _shown(file.header, StrikeForm(person_id, entry), _l("Strike an entry"), _l("The entry was struck."), found)


def _form(person_id: UUID, kind: type[JourneyForm], title: LazyText, said: LazyText) -> ResponseReturnValue:
    header = header_of(person_id)
    return _shown(header, kind(header), title, said)


def _shown(
    header: Any, form: Any, title: LazyText, said: LazyText, entry: Entry | None = None
) -> ResponseReturnValue:
    goal = url_for("journey.of_person", person_id=header.person_id)
    struck = _told(entry) if entry else None
    return page_post(
        form,
        "counsellor/journey_form.html",
        done=lambda _: goal,
        said=said,
        title=title,
        back=goal,
        entry=struck,
        **person_context(header),
    )


def _told(entry: Entry) -> dict[str, Any]:
    """An entry in words, as the template draws it."""
    return {
        "version": entry.version,
        "title": TITLES[entry.topic](entry.answers),
        "when": when_text(entry.since, str(entry.answers.get("precision", ""))),
        "lines": [line for line in (*CLEAR[entry.topic](entry.answers), _agency(entry)) if line],
        "by": _("written down on %(day)s by %(who)s", day=dates.date_text(entry.told_on), who=entry.by or "–"),
        "struck": label("correction_reason", entry.struck) if entry.struck else "",
    }


def _agency(entry: Entry) -> str:
    name = entry.answers.get("agency")
    return _("Agency: %(name)s", name=name) if name else ""
