"""The household of a person: who belongs to it, how it stands and by which rule; and the next person of a visit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.households import HouseholdView, Member, PersonHousehold, Rule
from application.people import Header
from web.counsellor import candidates
from web.counsellor.desk import display_name, header_of, person_context, person_page
from web.counsellor.household_forms import (
    AddForm,
    AssessForm,
    BeginForm,
    HeadForm,
    LeaveForm,
    RelativeForm,
    member_text,
)
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post
from web.routes import ROUTES, may
from web.sessions import current_actor

household = Blueprint("household", __name__)
OF_PERSON = "/people/<uuid:person_id>/household"
RULES: dict[str, LazyText] = {
    "EITHER": _l("no money or no contact for %(months)s months or more"),
    "NO_MONEY": _l("no money for %(months)s months or more"),
    "NO_CONTACT": _l("no contact for %(months)s months or more"),
    "BOTH": _l("neither money nor contact for %(months)s months or more"),
}


@household.get(OF_PERSON)
def of_person(person_id: UUID) -> ResponseReturnValue:
    view = household_of(person_id)
    return person_page("counsellor/household.html", header_of(person_id), view=view, **_words())


@household.route(f"{OF_PERSON}/new", methods=["GET", "POST"])
@form_page
def begin(person_id: UUID) -> ResponseReturnValue:
    view = household_of(person_id)
    return _post(
        person_id,
        BeginForm(person_id, view),
        _l("Begin a household"),
        _l("Begin"),
        _l("The household is begun."),
    )


@household.route(f"{OF_PERSON}/members/new", methods=["GET", "POST"])
@form_page
def add(person_id: UUID) -> ResponseReturnValue:
    view = _existing(person_id)
    wanted = request.args.get("q", "").strip()
    form = AddForm(person_id, view, _candidates(view, wanted))
    return page_post(
        form,
        "counsellor/household_add.html",
        done=lambda _: _go_on(person_id, str(form.member.data)),
        said=_l("Added to the household."),
        draft="",  # who was found is not there when the page is opened anew
        back=_home(person_id),
        wanted=wanted,
        **person_context(header_of(person_id)),
    )


@household.route(f"{OF_PERSON}/relatives/new", methods=["GET", "POST"])
@form_page
def name(person_id: UUID) -> ResponseReturnValue:
    form = RelativeForm(person_id, _existing(person_id))
    return _post(person_id, form, _l("Somebody without a file"), _l("Add"), _l("Added to the household."))


@household.route(f"{OF_PERSON}/members/<uuid:member_id>/leave", methods=["GET", "POST"])
@form_page
def leave(person_id: UUID, member_id: UUID) -> ResponseReturnValue:
    view = _existing(person_id)
    member = next((each for each in view.members if each.member_id == member_id), None)
    if member is None:
        abort(404)
    form, title = LeaveForm(person_id, view, member), _l("No longer in this household")
    return _post(
        person_id, form, title, _l("Take off the list"), _l("Taken off the list."), member_text(member)
    )


@household.route(f"{OF_PERSON}/head", methods=["GET", "POST"])
@form_page
def head(person_id: UUID) -> ResponseReturnValue:
    form = HeadForm(person_id, _existing(person_id))
    return _post(person_id, form, _l("Another head"), _l("Save"), _l("The household has another head."))


@household.route(f"{OF_PERSON}/assess", methods=["GET", "POST"])
@form_page
def assess(person_id: UUID) -> ResponseReturnValue:
    view = _existing(person_id)
    lead = _("A family counts as abandoned when there is %(rule)s.", rule=rule_text(view.rule))
    said = _l("It is written down how the household stands.")
    form, title = AssessForm(person_id, view), _l("How the household stands")
    return _post(person_id, form, title, _l("Save"), said, lead, template="counsellor/household_assess.html")


@household.get("/visit/next")
@household.get("/visit/next/<uuid:person_id>")
def next_person(person_id: UUID | None = None) -> ResponseReturnValue:
    """Who is the next one of the same visit: a member of the household, or somebody to be looked for."""
    if person_id is None:
        return redirect(url_for("people.search", visit=1), 303)
    header, view = header_of(person_id), household_of(person_id)
    others = [each for each in view.members if each.person_id != person_id]
    wanted: dict[str, str] = dict.fromkeys(("q", "birth_year", "sex"), "")
    context = {
        "of": header,
        "of_name": display_name(header),
        "view": view,
        "others": others,
        "wanted": wanted,
    }
    return render_template("counsellor/next_person.html", **context, new=_new_member(header), **_words())


def household_of(person_id: UUID) -> HouseholdView:
    """The household of a person; the look is logged."""
    found: HouseholdView = ask(PersonHousehold(person_id=person_id))
    return found


def rule_text(rule: Rule) -> str:
    """The rule as a part of a sentence."""
    return str(RULES[rule.basis]) % {"months": rule.months}


def _existing(person_id: UUID) -> HouseholdView:
    view = household_of(person_id)
    if view.household_id is None:
        abort(404)
    return view


def _candidates(view: HouseholdView, wanted: str) -> list[tuple[str, str]]:
    """(id, words) of whoever could be meant, without those who belong to it."""
    found = candidates.search(wanted)
    inside = {member.person_id for member in view.members}
    people = [person for person in found.people if person.person_id not in inside] if found else []
    return [
        (str(p.person_id), " · ".join(filter(None, (p.name or p.latin, str(p.birth_year or ""), p.number))))
        for p in people
    ]


def _go_on(person_id: UUID, member_id: str) -> str:
    if request.args.get("visit"):
        return url_for("consultations.record", person_id=member_id, visit=1)
    return _home(person_id)


def _post(
    person_id: UUID,
    form: Any,
    title: Any,
    button: Any,
    said: Any,
    lead: str = "",
    template: str = "counsellor/household_form.html",
) -> ResponseReturnValue:
    home = _home(person_id)
    words = {"title": title, "button": button, "lead": lead, "back": home}
    return page_post(
        form, template, done=lambda _: home, said=said, **words, **person_context(header_of(person_id))
    )


def _home(person_id: UUID) -> str:
    return url_for("household.of_person", person_id=person_id)


def _new_member(header: Header) -> str | None:
    if not may(current_actor().roles, ROUTES["people.register"]):
        return None
    return url_for("people.register", household=header.person_id, visit=1)


def _words() -> dict[str, Any]:
    return {"label": label, "member_text": member_text, "rule_text": rule_text, "shown": _shown}


def _shown(member: Member) -> str:
    return member.name or _("a person whose file you may not open")
