"""The slip for an organisation without an account: a code to type, a link to scan, and what it is told."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

import segno
from flask import Blueprint, abort, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from markupsafe import Markup

from application.answering import Issued, Shared, SharedFields, spaced
from application.people import Header
from application.providers import OneProvider
from application.referrals import OneReferral, ReferralView
from web.counsellor.desk import can, header_of, person_context
from web.counsellor.referral_draft import RevokeForm, SlipForm
from web.i18n import LANGUAGES, language, using
from web.i18n import gettext as _
from web.labels import label
from web.pages import ask, form_page
from web.partner.told import lines
from web.sessions import system

slips = Blueprint("slips", __name__, url_prefix="/people/<uuid:person_id>/referrals/<uuid:referral_id>")
# Where an answer can still come.
ANSWERABLE = ("SENT", "NO_ANSWER", "ACCEPTED", "IN_PROGRESS")


@slips.route("/slip", methods=["GET", "POST"])
@form_page
def make(person_id: UUID, referral_id: UUID) -> ResponseReturnValue:
    header, view = _sent(person_id, referral_id)
    form = SlipForm(list(LANGUAGES.items()), data={"speaks": _language_of(view)})
    goal = url_for("referrals.show", person_id=person_id, referral_id=referral_id)
    if request.method == "POST":
        g.form_checked = True
        if not g.get("new_language") and form.validate():
            return _slip(view, str(form.speaks.data))
    living = system().answers.living(referral_id, datetime.now(UTC))
    page = {"view": view, "back": goal, "living": living, "revoking": RevokeForm(formdata=None), "label": label}
    status = 422 if form.errors else 200
    body = render_template("counsellor/slip_make.html", form=form, page_form=form, **page, **person_context(header))
    return body, status


@slips.post("/slip/revoke")
def revoke(person_id: UUID, referral_id: UUID) -> ResponseReturnValue:
    _sent(person_id, referral_id)
    if system().answers.revoke(referral_id, datetime.now(UTC)):
        flash(_("The code was revoked: it opens nothing any more."))
    return redirect(url_for("referrals.show", person_id=person_id, referral_id=referral_id), 303)


def _slip(view: ReferralView, tag: str) -> ResponseReturnValue:
    row = view.row
    shared: Shared = ask(SharedFields(referral_id=row.referral_id, person_id=row.person_id))
    now = datetime.now(UTC)
    made: Issued = system().answers.issue(row.referral_id, row.person_id, row.centre, tag, now)
    address = url_for("answer.enter", _external=True)
    link = url_for("answer.link", token=made.link, _external=True)
    with using(tag):
        return render_template(
            "counsellor/slip.html",
            row=row,
            lines=lines(shared),
            code=spaced(made.code),
            check=made.check,
            expires=made.expires,
            address=address.split("://", 1)[-1],
            picture=qr(link),
            speaks=tag,
            label=label,
            back=url_for("referrals.show", person_id=row.person_id, referral_id=row.referral_id),
        )


def qr(text: str) -> Markup:
    """A QR code as SVG, without anything that a strict page would refuse."""
    drawn = segno.make(text, error="m").svg_inline(scale=4, border=2, omitsize=True, svgclass="sf-qr", lineclass=None)
    return Markup(drawn)  # noqa: S704 - drawn by the library from an address of our own


def _sent(person_id: UUID, referral_id: UUID) -> tuple[Header, ReferralView]:
    """A referral that waits for an organisation, in a file that the reader may write. Aborts for any other."""
    header = header_of(person_id)
    view: ReferralView = ask(OneReferral(referral_id=referral_id, person_id=person_id))
    if not can(header, "SendReferral"):
        abort(403 if header.masked else 404)
    if view.row.status not in ANSWERABLE:
        abort(404)
    return header, view


def _language_of(view: ReferralView) -> str:
    """The first language of the organisation that our pages speak, or the reader's own."""
    if view.row.provider_id is None:
        return language()
    spoken = ask(OneProvider(provider_id=view.row.provider_id)).languages
    return next((tag for tag in spoken if tag in LANGUAGES), language())
