"""Notices: what happened that the reader should know, what of it was read, whether a mail says that it waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import StringField

from application.notices import MAIL, NONE, ListNotices, Notice, NoticeId, NoticeList, Wish
from application.verdict import ACCEPTED, REJECTED, Verdict
from web.fields import CodeRadios
from web.forms import BaseForm, Optional, as_choices
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.pages import ask, form_page, page_post
from web.sessions import current_actor, system

notices = Blueprint("notices", __name__, url_prefix="/notices")

# What each kind says; a kind without words is told as news without a name.
KINDS: Mapping[str, LazyText] = {
    "TASK_SET": _l("A task was given to you"),
    "CASE_ASSIGNED": _l("A case was given to you"),
    "FILE_ASSIGNED": _l("A file was given to you"),
    "PROMISE_GIVEN": _l("What was promised to somebody is for you to do"),
    "FILE_NAMED": _l("You may see a restricted file"),
    "TASK_DUE": _l("A task of yours is due"),
    "PROMISE_DUE": _l("Somebody is to be come back to"),
    "CALL_DUE": _l("A missed call waits to be returned"),
    "CONSENT_ENDING": _l("A consent ends soon: ask anew"),
    "REFERRAL_ANSWERED": _l("A referral was answered"),
    "TRANSFER_OFFERED": _l("Another centre offers a file: accept or decline"),
    "TRANSFER_ANSWERED": _l("Your offer of a file was answered"),
    "ERASURE_ASKED": _l("Erasure was requested: approve or decline"),
    "OVERRIDE_ASKED": _l("A referral is to be sent without consent: approve or refuse"),
    "OVERRIDE_DECIDED": _l("Whether your referral goes without consent was decided"),
    "IMPORT_FINISHED": _l("An import is finished"),
    "FILE_LOOKED_AT": _l("A restricted file was opened"),
    "REPORT_MADE": _l("A report was made for you"),
}
MAIL_WORDS: Mapping[str, LazyText] = {
    "NONE": _l("Do not write to me"),
    "DAILY": _l("Once a day, in the morning, when something is new"),
    "IMMEDIATE": _l("Soon after something happens"),
}


class MailForm(BaseForm):
    """Whether, when and where."""

    fields_of = {"notices.address": "address", "notices.address_elsewhere": "address"}
    mail = CodeRadios(_l("E-mail"), "", choices=lambda: as_choices(MAIL_WORDS.items()))
    address = StringField(_l("Your e-mail address at work"), [Optional()])


@notices.get("/")
def index() -> ResponseReturnValue:
    """The newest first."""
    found: NoticeList = ask(ListNotices(before=request.args.get("before")))
    lines = [(each, str(KINDS.get(each.kind, each.kind)), _leads(each)) for each in found.rows]
    following = found.before and url_for("notices.index", before=found.before)
    return render_template("notices.html", lines=lines, following=following)


@notices.post("/read")
def mark() -> ResponseReturnValue:
    """One notice, or all of them."""
    if request.form.get("all"):
        system().notices.mark_all(current_actor())
    else:
        known = [NoticeId.read(text) for text in request.form.getlist("notice")[:100]]
        system().notices.mark(current_actor(), tuple(each for each in known if each))
    return redirect(url_for("notices.index"), 303)


@notices.route("/mail", methods=["GET", "POST"])
@form_page
def mail() -> ResponseReturnValue:
    """Off, until the reader asks for it."""
    wish: Wish = system().notices.wish(current_actor())
    form = MailForm(data={"mail": wish.mail, "address": wish.address})
    return page_post(
        form,
        "notices_mail.html",
        done=lambda _: url_for("notices.index"),
        said=_l("Your wish was kept."),
        send=_keep,
        wish=wish,
        back=url_for("notices.index"),
    )


def _keep(form: BaseForm) -> Verdict:
    chosen = form["mail"].data or NONE
    wrong = system().notices.keep_wish(current_actor(), chosen if chosen in MAIL else NONE, form["address"].data or "")
    return Verdict(REJECTED, wrong) if wrong else Verdict(ACCEPTED)


def _person(endpoint: str, record: str = "") -> Callable[[Notice], str | None]:
    def leads(notice: Notice) -> str | None:
        if notice.person_id is None:
            return None  # the reader may not open this file any more
        return _to(endpoint, person_id=notice.person_id, **({record: notice.record_id} if record else {}))

    return leads


LEADS: Mapping[str, Callable[[Notice], str | None]] = {
    "TASK_SET": _person("cases.show", "case_id"),
    "CASE_ASSIGNED": _person("cases.show", "case_id"),
    "FILE_ASSIGNED": _person("person.overview"),
    "PROMISE_GIVEN": _person("person.overview"),
    "FILE_NAMED": _person("person.overview"),
    "TASK_DUE": _person("cases.show", "case_id"),
    "PROMISE_DUE": lambda _: _to("due.follow_ups", show="all"),
    "CALL_DUE": lambda _: _to("hotline.desk"),
    "CONSENT_ENDING": _person("consents.of_person"),
    "REFERRAL_ANSWERED": _person("referrals.show", "referral_id"),
    "TRANSFER_OFFERED": lambda _: _to("transfers.index"),
    "TRANSFER_ANSWERED": lambda _: _to("transfers.index"),
    "ERASURE_ASKED": lambda _: _to("erasures.index"),
    "OVERRIDE_ASKED": lambda _: _to("overrides.index"),
    "OVERRIDE_DECIDED": _person("referrals.show", "referral_id"),
    "IMPORT_FINISHED": lambda notice: _to("imports.one", batch_id=notice.record_id),
    "REPORT_MADE": lambda _: _to("scheduled.index"),
    "FILE_LOOKED_AT": lambda notice: _to("person.readers", person_id=notice.record_id),
}


def _leads(notice: Notice) -> str | None:
    leads = LEADS.get(notice.kind)
    return leads(notice) if leads else None


def _to(endpoint: str, **values: UUID | Any) -> str | None:
    return url_for(endpoint, **values) if endpoint in current_app.view_functions else None


