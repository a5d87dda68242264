"""Referrals: those of one person from draft to result, and the list of the centre with what is overdue."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.answering import SharedFields
from application.people import Header
from application.providers import OneProvider
from application.referrals import (
    ListReferrals,
    OneReferral,
    PersonReferrals,
    ReferralRow,
    ReferralView,
)
from web.counsellor.desk import can, header_of, person_context, person_page, today
from web.counsellor.person import file_of
from web.counsellor.providers import warnings_of
from web.counsellor.referral_beside import beside, return_of
from web.counsellor.referral_draft import DraftForm, id_of, written
from web.counsellor.referral_steps import STEPS
from web.counsellor.shelves import shelf_of
from web.counsellor.slips import ANSWERABLE
from web.filters import whole
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post
from web.partner.told import SHARED, lines

referrals = Blueprint("referrals", __name__)
OF_PERSON = "/people/<uuid:person_id>/referrals"
# What waits for somebody; everything else, with its conditions and its file, is among the lists.
SHOW_WORDS: dict[str, LazyText] = {
    "open": _l("Open"),
    "overdue": _l("Answer overdue"),
    "drafts": _l("Drafts"),
}
# Colour of the tag of each status; the word says the same.
TAGS = {"DRAFT": "plain", "SENT": "waiting", "ACCEPTED": "info", "IN_PROGRESS": "info", "COMPLETED": "done"}
# From where the person can be sent on.
ENDED = ("DECLINED_PROVIDER", "DECLINED_CLIENT", "NO_ANSWER", "NOT_COMPLETED", "CANCELLED")
# In which list the reason of a status is found.
REASONS = {
    "DECLINED_PROVIDER": "provider_decline_reason",
    "DECLINED_CLIENT": "client_decline_reason",
    "CANCELLED": "referral_cancel_reason",
}


@referrals.get("/referrals")
def overview() -> ResponseReturnValue:
    show = request.args.get("show", "open")
    if show not in SHOW_WORDS:
        abort(404)
    found = ask(ListReferrals(show=show, page=whole(request.args.get("page")) or 1))
    return render_template(
        "counsellor/referrals.html",
        found=found,
        show=show,
        words=SHOW_WORDS,
        address=lambda number: url_for("referrals.overview", show=show, page=number),
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
    """New, or sent on from a referral that ended (`replaces`)."""
    file = file_of(person_id)
    before = id_of(request.args.get("replaces"))
    view = ask(OneReferral(referral_id=before, person_id=person_id)) if before else None
    wished = {"service": request.args.get("service"), "provider": request.args.get("provider")}
    form = DraftForm(file, data=written(view, again=True) if view else wished)
    return page_post(
        form,
        "counsellor/referral_draft.html",
        done=lambda _: url_for("referrals.show", person_id=person_id, referral_id=form.id),
        said=_l("The draft was saved. Nothing has been shared yet."),
        draft=f"referral.{person_id}",
        back=url_for("referrals.of_person", person_id=person_id),
        returned=return_of(file),
        **person_context(file.header),
    )


@referrals.route(f"{OF_PERSON}/<uuid:referral_id>/rewrite", methods=["GET", "POST"])
@form_page
def rewrite(person_id: UUID, referral_id: UUID) -> ResponseReturnValue:
    file = file_of(person_id)
    view: ReferralView = ask(OneReferral(referral_id=referral_id, person_id=person_id))
    goal = url_for("referrals.show", person_id=person_id, referral_id=referral_id)
    return page_post(
        DraftForm(file, view, data=written(view)),
        "counsellor/referral_draft.html",
        done=lambda _: goal,
        said=_l("The draft was rewritten."),
        back=goal,
        **person_context(file.header),
    )


@referrals.get(f"{OF_PERSON}/<uuid:referral_id>")
def show(person_id: UUID, referral_id: UUID) -> ResponseReturnValue:
    file = file_of(person_id)
    header = file.header
    view: ReferralView = ask(OneReferral(referral_id=referral_id, person_id=person_id))
    where = {"person_id": person_id, "referral_id": referral_id}
    return person_page(
        "counsellor/referral.html",
        header,
        here="referrals.of_person",
        view=view,
        steps=_possible(header, view),
        further=_further(header, view.row, where),
        shared=[str(SHARED.get(word, word)) for word in view.shared],
        may_share="REF" in header.consents,
        returned=return_of(file),
        beside=beside(person_id, referral_id),
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
        **(_before_sending(view) if step == "send" else {}),
        **person_context(header),
        **_words(),
    )


def _before_sending(view: ReferralView) -> dict[str, Any]:
    """What the organisation will see, and why one should think twice."""
    row = view.row
    shared = ask(SharedFields(referral_id=row.referral_id, person_id=row.person_id))
    found = warnings_of(ask(OneProvider(provider_id=row.provider_id))) if row.provider_id else []
    return {"lines": lines(shared), "warnings": found}


def _further(header: Header, row: ReferralRow, where: dict[str, Any]) -> list[tuple[str, str]]:
    """(address, words) of what else can be done: rewriting, a slip, sending on."""
    if not can(header, "DraftReferral"):
        return []
    found = []
    if row.status == "DRAFT":
        found.append((url_for("referrals.rewrite", **where), _("Rewrite the draft")))
    if row.status in ANSWERABLE:
        found.append((url_for("slips.make", **where), _("Slip for the organisation")))
    if row.status in ENDED and row.replaced_by is None:
        there = url_for("referrals.draft", person_id=row.person_id, replaces=row.referral_id)
        found.append((there, _("Send on to another organisation")))
    if row.status != "DRAFT" and can(header, "HandOutHelp"):
        there = url_for("material.hand_out", person_id=row.person_id, referral=row.referral_id)
        found.append((there, _("Hand something out")))
    return found


def _possible(header: Header, view: ReferralView) -> list[tuple[str, str]]:
    """(address, words) of the steps that can be taken now."""
    row = view.row
    obliging = row.override not in ("ASKED", "APPROVED") and not ("REF" in header.consents and view.named)
    where: dict[str, Any] = {"person_id": row.person_id, "referral_id": row.referral_id}
    return [
        (url_for("referrals.take_step", step=name, **where), str(step.title))
        for name, step in STEPS.items()
        if row.status in step.statuses
        and can(header, step.action)
        and not (name == "silence" and not row.overdue)
        and not (name == "override" and not obliging)
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
