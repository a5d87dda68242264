"""Claims for wages: the list of a centre with sums in each currency, those of a person, one with its payments."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.ban_checks import PersonBanChecks
from application.claims import SHOW, ClaimList, ClaimRow, ClaimView, ListClaims, OneClaim, PersonClaims
from application.people import Header
from web.counsellor.ban_checks import check_words
from web.counsellor.claims_forms import (
    CloseForm,
    RecoverForm,
    ReferForm,
    ReopenForm,
    RestateForm,
    StateForm,
    StepForm,
    StrikeForm,
    VoidForm,
)
from web.counsellor.desk import can, centres, header_of, person_context, person_page, today
from web.counsellor.further_words import money, period_text
from web.counsellor.shelves import shelf_of
from web.filters import whole
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post

claims = Blueprint("claims", __name__)
OF_PERSON = "/people/<uuid:person_id>/claims"
SHOW_WORDS: dict[str, LazyText] = {"open": _l("Open"), "closed": _l("Closed"), "all": _l("All")}


class Step(NamedTuple):
    """One step of an open claim: its form and its words."""

    form: type[StepForm]
    title: LazyText
    button: LazyText
    said: LazyText


STEPS: dict[str, Step] = {
    "recover": Step(
        RecoverForm, _l("Wages were paid"), _l("Write it down"), _l("The payment was written down.")
    ),
    "correct": Step(RestateForm, _l("Put the claim right"), _l("Save"), _l("The claim was put right.")),
    "refer": Step(
        ReferForm, _l("Part of a referral"), _l("Save"), _l("The claim is part of the referral now.")
    ),
    "close": Step(CloseForm, _l("Close the claim"), _l("Close the claim"), _l("The claim was closed.")),
    "reopen": Step(ReopenForm, _l("Reopen the claim"), _l("Reopen"), _l("The claim was reopened.")),
    "strike": Step(StrikeForm, _l("Strike a payment"), _l("Strike it"), _l("The payment was struck.")),
    "void": Step(
        VoidForm, _l("Declare the claim void"), _l("Declare void"), _l("The claim was declared void.")
    ),
}
# What is put right in a claim that is closed too: its sums are counted.
PUT_RIGHT = ("strike", "void")
OPEN_AGAIN = _l("The payment was struck. The claim is open again.")


@claims.get("/claims")
def overview() -> ResponseReturnValue:
    show = request.args.get("show", "open")
    if show not in SHOW:
        abort(404)
    found: ClaimList = ask(ListClaims(show=show, page=whole(request.args.get("page")) or 1))
    return render_template(
        "counsellor/claims.html",
        found=found,
        show=show,
        words=SHOW_WORDS,
        address=lambda page: url_for("claims.overview", show=show, page=page),
        **_words(),
    )


@claims.get(OF_PERSON)
def of_person(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    rows = ask(PersonClaims(person_id=person_id))
    checks = ask(PersonBanChecks(person_id=person_id))
    context = {"rows": rows, "checks": checks, **check_words(), **_words()}
    return person_page("counsellor/claims_of_person.html", header, **context)


@claims.route(f"{OF_PERSON}/new", methods=["GET", "POST"])
@form_page
def state(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    form = StateForm(header, _centre(header), _case(), data={"worked_in": header.destination})
    return page_post(
        form,
        "counsellor/claim_form.html",
        done=lambda _: url_for("claims.show", person_id=person_id, claim_id=form.id),
        said=_l("The claim was written down."),
        back=url_for("claims.of_person", person_id=person_id),
        title=_("Wages owed"),
        button=_("Save the claim"),
        **person_context(header, "claims.of_person"),
    )


@claims.get(f"{OF_PERSON}/<uuid:claim_id>")
def show(person_id: UUID, claim_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    view: ClaimView = ask(OneClaim(claim_id=claim_id, person_id=person_id))
    return person_page(
        "counsellor/claim.html",
        header,
        here="claims.of_person",
        view=view,
        steps=_possible(header, view),
        **_words(),
    )


@claims.route(f"{OF_PERSON}/<uuid:claim_id>/<step>", methods=["GET", "POST"])
@form_page
def take_step(person_id: UUID, claim_id: UUID, step: str) -> ResponseReturnValue:
    if step not in STEPS:
        abort(404)
    header = header_of(person_id)
    view: ClaimView = ask(OneClaim(claim_id=claim_id, person_id=person_id))
    words, goal = STEPS[step], url_for("claims.show", person_id=person_id, claim_id=claim_id)
    given = {"paid_on": today()} if step == "recover" else {}
    return page_post(
        words.form(view.row, data=given),
        "counsellor/claim_form.html",
        done=lambda _: goal,
        said=OPEN_AGAIN if step == "strike" and _opens(view) else words.said,
        back=goal,
        title=str(words.title),
        button=str(words.button),
        row=view.row,
        **_words(),
        **person_context(header, "claims.of_person"),
    )


def _possible(header: Header, view: ClaimView) -> list[tuple[str, str]]:
    """(address, words) of the steps that can be taken now."""
    row = view.row
    paid = any(not each.struck for each in view.payments)
    right = {"strike": paid, "void": True} if row.status != "VOID" else {}
    right["reopen"] = row.status == "CLOSED"
    where: dict[str, Any] = {"person_id": row.person_id, "claim_id": row.claim_id}
    return [
        (url_for("claims.take_step", step=name, **where), str(step.title))
        for name, step in STEPS.items()
        if right.get(name, row.status == "OPEN" and name not in PUT_RIGHT) and can(header, step.form.command.__name__)
    ]


def _opens(view: ClaimView) -> bool:
    """Whether striking a payment leaves an end that the sums no longer bear out."""
    standing = sum(not each.struck for each in view.payments)
    return view.row.outcome == "PAID" or (view.row.outcome == "PAID_IN_PART" and standing == 1)


def _case() -> UUID | None:
    """The case from whose page the claim is stated."""
    try:
        return UUID(request.args.get("case", ""))
    except ValueError:
        return None


def _centre(header: Header) -> str:
    mine = [code for code, _name in centres()]
    return header.centre if header.centre in mine else next(iter(mine), header.centre)


def _words() -> dict[str, Any]:
    return {"label": label, "money": money, "period_text": period_text, "claim_tag": claim_tag, "shelf_of": shelf_of}


def claim_tag(row: ClaimRow) -> tuple[str, str]:
    """(kind, words) of how a claim stands."""
    if row.status == "VOID":
        return "plain", f"{_('void')}: {label('void_reason', row.outcome or '')}"
    if row.outcome:
        return "done" if row.outcome.startswith("PAID") else "plain", label("claim_outcome", row.outcome)
    return "waiting", _("Open")
