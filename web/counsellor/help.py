"""Material help: what one person received, each hand-out with its receipt. No stock is kept."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.material_helps import HelpRow, OneHelp, PersonHelp
from application.people import Header
from web.counsellor.desk import can, centres, display_name, header_of, person_context, person_page, today
from web.counsellor.help_forms import CorrectForm, HandOutForm, VoidForm
from web.counsellor.help_words import amount, state, things
from web.i18n import LANGUAGES, language
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post, paper

material = Blueprint("material", __name__, url_prefix="/people/<uuid:person_id>/help")
WORDS: dict[str, Any] = {"label": label, "amount": amount, "things": things, "state": state}


@material.get("")
def of_person(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    return person_page("counsellor/help_of_person.html", header, rows=ask(PersonHelp(person_id=person_id)), **WORDS)


@material.route("/new", methods=["GET", "POST"])
@form_page
def hand_out(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    begun = {"given_on": today(), "case_id": request.args.get("case"), "referral_id": request.args.get("referral")}
    form = HandOutForm(header, _centre(header), data=begun)
    return page_post(
        form,
        "counsellor/help_form.html",
        done=lambda _: url_for("material.show", person_id=person_id, help_id=form.id),
        said=_l("Written down. Print the receipt and have it signed."),
        title=_("Hand something out"),
        button=_("Write it down"),
        back=url_for("material.of_person", person_id=person_id),
        **person_context(header, "material.of_person"),
    )


@material.get("/<uuid:help_id>")
def show(person_id: UUID, help_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    row = _one(person_id, help_id)
    return person_page("counsellor/help.html", header, here="material.of_person", row=row, **WORDS)


@material.route("/<uuid:help_id>/<step>", methods=["GET", "POST"])
@form_page
def take_step(person_id: UUID, help_id: UUID, step: str) -> ResponseReturnValue:
    if step not in ("correct", "void"):
        abort(404)
    header = header_of(person_id)
    row = _one(person_id, help_id)
    goal = url_for("material.show", person_id=person_id, help_id=help_id)
    words = {"title": _("Put the hand-out right"), "button": _("Save")}
    if step == "void":
        words = {"title": _("Declare the hand-out void"), "button": _("Declare void")}
    return page_post(
        CorrectForm(row) if step == "correct" else VoidForm(row),
        "counsellor/help_form.html",
        done=lambda _: goal,
        said=_l("The hand-out was put right.") if step == "correct" else _l("The hand-out was declared void."),
        back=goal,
        row=row,
        now=goal,
        **words,
        **WORDS,
        **person_context(header, "material.of_person"),
    )


@material.get("/<uuid:help_id>/receipt")
def receipt(person_id: UUID, help_id: UUID) -> ResponseReturnValue:
    """On paper, to be signed; in the language of the person, or in the one that was chosen."""
    header = header_of(person_id)
    row = _one(person_id, help_id)
    if row.void_reason or not can(header, "HandOutHelp"):
        abort(404 if row.void_reason else 403)
    chosen = request.args.get("in") or header.language
    speaks = chosen if chosen in LANGUAGES else language()
    page = {"row": row, "name": display_name(header), "number": header.number, "speaks": speaks}
    sheet = paper("counsellor/_receipt.html", speaks, **page, **WORDS)
    goal = url_for("material.show", person_id=person_id, help_id=help_id)
    return render_template("counsellor/receipt.html", paper=sheet, speaks=speaks, languages=LANGUAGES, back=goal)


def _one(person_id: UUID, help_id: UUID) -> HelpRow:
    found: HelpRow = ask(OneHelp(help_id=help_id, person_id=person_id))
    return found


def _centre(header: Header) -> str:
    mine = [code for code, _name in centres()]
    return header.centre if header.centre in mine else next(iter(mine), header.centre)
