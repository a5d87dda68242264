"""Referrals: those of one person from draft to result, and the list of the centre with what is overdue."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.people import Header
from application.referrals import (
    SHOW,
    ListReferrals,
    OneReferral,
    PersonReferrals,
    ReferralRow,
    ReferralView,
)
from web.counsellor.desk import can, header_of, person_context, person_page, today
from web.counsellor.referral_forms import SHARED, DraftForm
from web.counsellor.referral_steps import STEPS
from web.counsellor.shelves import shelf_of
from web.filters import whole
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import label, options
from web.pages import ask, form_page, page_post

referrals = Blueprint("referrals", __name__)
OF_PERSON = "/people/<uuid:person_id>/referrals"
SHOW_WORDS: dict[str, LazyText] = {
    "open": _l("Open"),
    "overdue": _l("Answer overdue"),
    "drafts": _l("Drafts"),
    "closed": _l("Closed"),
    "all": _l("All"),
}
# Colour of the tag of each status; the word says the same.
TAGS = {"DRAFT": "plain", "SENT": "waiting", "ACCEPTED": "info", "IN_PROGRESS": "info", "COMPLETED": "done"}
# In which list the reason of a status is found.
REASONS = {
    "DECLINED_PROVIDER": "provider_decline_reason",
    "DECLINED_CLIENT": "client_decline_reason",
    "CANCELLED": "referral_cancel_reason",
}


@referrals.get("/referrals")
def overview() -> ResponseReturnValue:
    show = request.args.get("show", "open")
    if show not in SHOW:
        abort(404)
    service = request.args.get("service") or None
    page = whole(request.args.get("page")) or 1
    found = ask(ListReferrals(show=show, service=service, page=page))
    return render_template(
        "counsellor/referrals.html",
        found=found,
        show=show,
        service=service,
        words=SHOW_WORDS,
        services=options("referral_service"),
        address=lambda number: url_for("referrals.overview", show=show, service=service, page=number),
        **_words(),
    )


@referrals.get(OF_PERSON)
def of_person(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    rows = ask(PersonReferrals(person_id=person_id))
    return person_page("counsellor/referrals_of_person.html", header, rows=rows, **_words())


@referrals.route(f"{OF_PERSON}/new", methods=["GET", "POST"])
@form_page
def draft(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    form = DraftForm(person_id, data={"service": request.args.get("service")})
    return page_post(
        form,
        "counsellor/referral_draft.html",
        done=lambda _: url_for("referrals.show", person_id=person_id, referral_id=form.id),
        said=_l("The draft was saved. Nothing has been shared yet."),
        draft=f"referral.{person_id}",
        back=url_for("referrals.of_person", person_id=person_id),
        **person_context(header),
    )


@referrals.get(f"{OF_PERSON}/<uuid:referral_id>")
def show(person_id: UUID, referral_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    view: ReferralView = ask(OneReferral(referral_id=referral_id, person_id=person_id))
    return person_page(
        "counsellor/referral.html",
        header,
        here="referrals.of_person",
        view=view,
        steps=_possible(header, view.row),
        shared=[str(SHARED.get(word, word)) for word in view.shared],
        may_share="REF" in header.consents,
        **_words(),
    )


@referrals.route(f"{OF_PERSON}/<uuid:referral_id>/<step>", methods=["GET", "POST"])
@form_page
def take_step(person_id: UUID, referral_id: UUID, step: str) -> ResponseReturnValue:
    if step not in STEPS:
        abort(404)
    header = header_of(person_id)
    view: ReferralView = ask(OneReferral(referral_id=referral_id, person_id=person_id))
    words, goal = STEPS[step], url_for("referrals.show", person_id=person_id, referral_id=referral_id)
    return page_post(
        words.form(view.row),
        "counsellor/referral_step.html",
        done=lambda _: goal,
        said=words.said,
        back=goal,
        view=view,
        step=words,
        shared=[str(SHARED.get(word, word)) for word in view.shared],
        **person_context(header),
        **_words(),
    )


def _possible(header: Header, row: ReferralRow) -> list[tuple[str, str]]:
    """(address, words) of the steps that can be taken now."""
    where: dict[str, Any] = {"person_id": row.person_id, "referral_id": row.referral_id}
    return [
        (url_for("referrals.take_step", step=name, **where), str(step.title))
        for name, step in STEPS.items()
        if row.status in step.statuses
        and can(header, step.action)
        and not (name == "silence" and not row.overdue)
    ]


def _words() -> dict[str, Any]:
    return {"label": label, "shelf_of": shelf_of, "tag_of": tag_of, "reason_of": reason_of, "today": today()}


def tag_of(row: ReferralRow) -> tuple[str, str]:
    """(kind, words) of a referral's status."""
    return TAGS.get(row.status, "error" if row.status.startswith("DECLINED") else "plain"), label(
        "referral_status", row.status
    )


def reason_of(row: ReferralRow) -> str:
    """Why it was declined or called back, in words."""
    code = row.reason_code
    return label(REASONS[row.status], code) if code and row.status in REASONS else ""
