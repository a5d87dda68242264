"""Entry-ban checks: who waits for an answer, asking, answering."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.ban_checks import SHOW, BanCheckList, BanCheckRow, ListBanChecks, OneBanCheck
from application.people import Header
from web.counsellor.ban_checks_forms import BANNED, AnswerForm, AskForm, VoidForm
from web.counsellor.desk import can, centres, header_of, person_context, today
from web.counsellor.shelves import shelf_of
from web.filters import whole
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask as answer_to
from web.pages import form_page, page_post
from web.routes import may
from web.sessions import current_actor

ban_checks = Blueprint("ban_checks", __name__)
OF_PERSON = "/people/<uuid:person_id>/ban-checks"
SHOW_WORDS: dict[str, LazyText] = {
    "waiting": _l("Waiting for an answer"),
    "banned": _l("Entry ban"),
    "not_banned": _l("No entry ban"),
    "not_answered": _l("Never answered"),
    "all": _l("All"),
}


@ban_checks.get("/ban-checks")
def overview() -> ResponseReturnValue:
    show = request.args.get("show", "waiting")
    if show not in SHOW:
        abort(404)
    found: BanCheckList = answer_to(ListBanChecks(show=show, page=whole(request.args.get("page")) or 1))
    return render_template(
        "counsellor/ban_checks.html",
        found=found,
        show=show,
        words=SHOW_WORDS,
        address=lambda page: url_for("ban_checks.overview", show=show, page=page),
        **check_words(),
    )


@ban_checks.route(f"{OF_PERSON}/new", methods=["GET", "POST"])
@form_page
def ask(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    goal = url_for("claims.of_person", person_id=person_id)
    form = AskForm(header, _centre(header), data={"asked_on": today(), "entry_to": header.destination})
    said = _l("The check is written down. Until the authority answers it stands as “not answered”.")
    return page_post(
        form,
        "counsellor/ban_check_ask.html",
        done=lambda _: goal,
        said=said,
        back=goal,
        **person_context(header, "claims.of_person"),
    )


@ban_checks.route(f"{OF_PERSON}/<uuid:check_id>", methods=["GET", "POST"])
@form_page
def answer(person_id: UUID, check_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    row: BanCheckRow = answer_to(OneBanCheck(check_id=check_id, person_id=person_id))
    form = AnswerForm(row, data={"answered_on": today()})
    return page_post(
        form,
        "counsellor/ban_check_answer.html",
        done=lambda _: _after(header, form),
        said=_l("The answer was written down."),
        back=url_for("claims.of_person", person_id=person_id),
        row=row,
        **check_words(),
        **person_context(header, "claims.of_person"),
    )


@ban_checks.route(f"{OF_PERSON}/<uuid:check_id>/void", methods=["GET", "POST"])
@form_page
def void(person_id: UUID, check_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    row: BanCheckRow = answer_to(OneBanCheck(check_id=check_id, person_id=person_id))
    goal = url_for("claims.of_person", person_id=person_id)
    return page_post(
        VoidForm(row),
        "counsellor/ban_check_void.html",
        done=lambda _: goal,
        said=_l("The check was declared void."),
        back=goal,
        row=row,
        **check_words(),
        **person_context(header, "claims.of_person"),
    )


def _after(header: Header, form: AnswerForm) -> str:
    """A ban is told to the person: that is a consultation, with an appeal to come."""
    if form.result.data == BANNED and can(header, "RecordConsultation"):
        return url_for("consultations.record", person_id=header.person_id, ban=form.row.check_id.hex)
    return url_for("claims.of_person", person_id=header.person_id)


def _centre(header: Header) -> str:
    mine = [code for code, _name in centres()]
    return header.centre if header.centre in mine else next(iter(mine), header.centre)


def check_words() -> dict[str, Any]:
    """What templates of checks ask for by name."""
    may_answer = may(current_actor().roles, "AnswerBanCheck")
    return {"label": label, "check_tag": check_tag, "today": today(), "shelf_of": shelf_of, "may_answer": may_answer}


def check_tag(row: BanCheckRow) -> tuple[str, str]:
    """(kind, words) of a result; amber as long as somebody waits."""
    if row.void_reason:
        return "plain", f"{_('void')}: {label('void_reason', row.void_reason)}"
    kinds = {"BANNED": "error", "NOT_BANNED": "done"}
    kind = kinds.get(row.result, "waiting" if row.waiting else "plain")
    return kind, label("ban_check_result", row.result)
