"""Search before create: who it could be, with reasons; then, and only then, a new file."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.verdict import Verdict
from web.counsellor import candidates, household_visit
from web.counsellor.places import place_text
from web.counsellor.registration import RegistrationForm
from web.forms import PartialDate
from web.hotline.callers import say_offered
from web.i18n import gettext as _
from web.i18n import language
from web.pages import form_page, page_post
from web.routes import ROUTES, may
from web.sessions import current_actor

people = Blueprint("people", __name__, url_prefix="/people")
YEARS = range(1900, 2101)


@people.get("")
def search() -> ResponseReturnValue:
    wanted = _wanted()
    partial = request.headers.get("HX-Request") == "true"
    found = candidates.search(wanted["q"], _year(wanted["birth_year"]), wanted["sex"] or None, typing=partial)
    parts = {
        "wanted": wanted,
        "found": found,
        "reasons": candidates.reasons,
        "place_text": place_text,
        "new": _new(wanted),
        "may_register": may(current_actor().roles, ROUTES["people.register"]),
    }
    template = "counsellor/_candidates.html" if partial else "counsellor/people.html"
    return render_template(template, **parts, visit=request.args.get("visit")), {"Vary": "HX-Request"}


@people.route("/new", methods=["GET", "POST"])
@form_page
def register() -> ResponseReturnValue:
    form = RegistrationForm(data=None if request.method == "POST" else _carried())
    back = url_for("people.search", **{name: request.args[name] for name in ("q",) if name in request.args})
    parts = {"reasons": candidates.reasons, "place_text": place_text, "back": back}
    return page_post(
        form, "counsellor/register.html", done=lambda verdict: _go_on(form, verdict), draft="person", **parts
    )


@people.post("/new/alike")
def alike() -> ResponseReturnValue:
    """While somebody types: who it may already be. Nothing is kept."""
    form = RegistrationForm()
    found = candidates.look_alikes(form, typing=True)
    parts = {"reasons": candidates.reasons, "place_text": place_text}
    return render_template("counsellor/_alike.html", alike=found, **parts)


def _wanted() -> dict[str, str]:
    return {name: request.args.get(name, "").strip() for name in ("q", "birth_year", "sex")}


def _year(text: str) -> int | None:
    year = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else None
    return year if year in YEARS else None


def _new(wanted: dict[str, str]) -> str | None:
    """Where somebody new is registered, with what was typed; None for those who may not."""
    if not may(current_actor().roles, ROUTES["people.register"]):
        return None
    kept = {name: text for name, text in wanted.items() if text}
    return url_for("people.register", **kept, **_visit())


def _visit() -> dict[str, str]:
    return {"visit": "1"} if request.args.get("visit") else {}


def _carried() -> dict[str, Any]:
    wanted = _wanted()
    year = _year(wanted["birth_year"])
    kept = {**candidates.typed_name(wanted["q"]), "sex": wanted["sex"] or None, "language": language()}
    return kept | ({"born": PartialDate(year)} if year else {}) | household_visit.carried_over()


def _go_on(form: RegistrationForm, verdict: Verdict) -> str:
    flash(_("Registered as %(number)s.", number=verdict.result.get("number", "")))
    say_offered(UUID(str(form.person_id.data)))
    consult = request.form.get("then") != "file"
    if goal := household_visit.joining(verdict.result.get("number", ""), visit=consult):
        return goal
    if consult:
        return url_for("consultations.record", person_id=form.person_id.data, **_visit())
    return url_for("person.overview", person_id=form.person_id.data)
