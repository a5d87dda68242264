"""Pages about staff accounts: the list, inviting, and one page where roles, centres and access are given and taken."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue

from application.administration import AccountById, AccountList, AccountRow
from application.verdict import ACCEPTED, REJECTED, Verdict
from web.administration import account_forms as forms
from web.administration.keeping import keeping
from web.i18n import LANGUAGES, language
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.messages import message
from web.pages import REFUSED, ask, form_page, page_post, send_command

accounts = Blueprint("accounts", __name__, url_prefix="/administration/accounts")
PAGE = "administration/account.html"


@accounts.context_processor
def words() -> dict[str, Any]:
    """What the templates of this area say codes with."""
    return {"label": label, "languages": LANGUAGES}


@accounts.get("")
def index() -> ResponseReturnValue:
    return render_template("administration/accounts.html", accounts=ask(AccountList()))


@accounts.route("/new", methods=["GET", "POST"])
@form_page
def invite() -> ResponseReturnValue:
    form = forms.InviteForm(data={"language": language()})
    said = _l("The account is made. Give it roles and centres, then a one-time password to hand over.")
    return page_post(
        form, "administration/invite.html", done=lambda _: _page(form.account_uuid), said=said, send=_invite
    )


def _invite(form: Any) -> Verdict:
    taken = keeping().reserve(form.account_uuid, form.login.data)
    if taken:
        return Verdict(REJECTED, taken)
    verdict = send_command(form)
    if not verdict.accepted:
        keeping().release(form.account_uuid)
    return verdict


@accounts.get("/<uuid:account_id>")
def one(account_id: UUID) -> ResponseReturnValue:
    account: AccountRow = ask(AccountById(account_id))
    return render_template(PAGE, account=account, **forms.forms_of(account))


@accounts.post("/<uuid:account_id>/roles")
@form_page
def grant(account_id: UUID) -> ResponseReturnValue:
    return _act("grant", forms.GrantForm(account_id), _l("The role is granted."))


@accounts.post("/<uuid:account_id>/roles/revoke")
@form_page
def revoke(account_id: UUID) -> ResponseReturnValue:
    return _act("", forms.RevokeForm(account_id), _l("The role is taken back."))


@accounts.post("/<uuid:account_id>/centres")
@form_page
def assign(account_id: UUID) -> ResponseReturnValue:
    return _act("assign", forms.AssignForm(account_id), _l("The centre is assigned."))


@accounts.post("/<uuid:account_id>/centres/leave")
@form_page
def leave(account_id: UUID) -> ResponseReturnValue:
    return _act("", forms.LeaveForm(account_id), _l("The account has left the centre."))


@accounts.post("/<uuid:account_id>/organisations")
@form_page
def bind(account_id: UUID) -> ResponseReturnValue:
    return _act("bind", forms.BindForm(account_id), _l("The account answers for this organisation now."))


@accounts.post("/<uuid:account_id>/organisations/leave")
@form_page
def unbind(account_id: UUID) -> ResponseReturnValue:
    said = _l("The account no longer answers for this organisation.")
    return _act("", forms.UnbindForm(account_id), said)


@accounts.post("/<uuid:account_id>/suspend")
@form_page
def suspend(account_id: UUID) -> ResponseReturnValue:
    return _act("suspend", forms.SuspendForm(account_id), _l("The account is suspended and its sessions have ended."))


@accounts.post("/<uuid:account_id>/reinstate")
@form_page
def reinstate(account_id: UUID) -> ResponseReturnValue:
    return _act("reinstate", forms.ReinstateForm(account_id), _l("The account works again."))


@accounts.post("/<uuid:account_id>/sessions")
@form_page
def end_sessions(account_id: UUID) -> ResponseReturnValue:
    said = _l("All sessions of this account have ended.")
    return _act("sessions", forms.SessionsForm(account_id), said, send=_end_sessions)


def _end_sessions(form: Any) -> Verdict:
    keeping().revoke_all(form.account_id)
    return Verdict(ACCEPTED)


@accounts.post("/<uuid:account_id>/password")
def new_password(account_id: UUID) -> ResponseReturnValue:
    """A one-time password, shown in this answer and nowhere else; that it was given stays on record."""
    account: AccountRow = ask(AccountById(account_id))
    form = forms.AccessForm(account_id)
    verdict = send_command(form)
    if not verdict.accepted:
        return _refused(account, form, verdict)
    password = keeping().issue_password(account_id)
    return render_template("administration/password.html", account=account, one_time=password)


def _refused(account: AccountRow, form: forms.AccessForm, verdict: Verdict) -> ResponseReturnValue:
    form.show_errors(verdict, message(verdict.code, verdict.params))
    context = {**forms.forms_of(account), "access": form, "form": form, "page_form": form}
    return render_template(PAGE, account=account, **context), REFUSED


def _act(name: str, form: forms.OfAccount, said: Any, **how: Any) -> ResponseReturnValue:
    account: AccountRow = ask(AccountById(form.account_id))
    context = forms.forms_of(account) | ({name: form} if name else {})
    return page_post(form, PAGE, done=lambda _: _page(form.account_id), said=said, account=account, **context, **how)


def _page(account_id: UUID) -> str:
    return url_for("accounts.one", account_id=account_id)
