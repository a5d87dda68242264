"""Signing in and out, changing a password, and how long the session still lasts."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from wtforms import PasswordField, StringField

from application.verdict import ACCEPTED, REJECTED, Verdict
from web.forms import BaseForm, Required
from web.i18n import gettext as _
from web.i18n import language
from web.i18n import lazy_gettext as _l
from web.kept import kept_fields, seen_fields
from web.pages import form_page, page_post
from web.password_form import PasswordForm
from web.sessions import TOKEN, begin, end, signed_in, system
from web.shell import safe_next

auth = Blueprint("auth", __name__)
KEPT = "_kept:"  # before the names of fields that wait for the sign-in


class SignInForm(BaseForm):
    login = StringField(
        _l("Account name"),
        [Required(_l("Write your account name."))],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Password"), [Required(_l("Write your password."))], render_kw={"autocomplete": "current-password"}
    )


@auth.route("/sign-in", methods=["GET", "POST"])
@form_page
def sign_in() -> ResponseReturnValue:
    goal = safe_next(request.values.get("next"))
    if request.method == "GET" and signed_in():
        return redirect(goal, 303)
    waiting = [(name.removeprefix(KEPT), text) for name, text in kept_fields(request.form) if name.startswith(KEPT)]
    context: dict[str, Any] = {"goal": goal, "waiting": waiting, "ended": "ended" in request.args}
    answer = page_post(SignInForm(), "sign_in.html", done=lambda _verdict: goal, send=_try, **context)
    if waiting and TOKEN in session:
        return render_template("again.html", fields=waiting, seen=seen_fields(waiting), goal=goal, signed_in=True)
    return answer


def sign_in_page(goal: str, waiting: list[tuple[str, str]]) -> str:
    """The sign-in page holding the fields of a form that came after the session had ended."""
    form = SignInForm(formdata=None)
    return render_template("sign_in.html", form=form, page_form=form, goal=goal, waiting=waiting, ended=True)


def _try(form: Any) -> Verdict:
    token = system().accounts.sign_in(
        form.login.data, form.password.data, address=request.remote_addr or "", agent=str(request.user_agent)[:200]
    )
    if token is None:
        return Verdict(REJECTED, "account.sign_in_failed")
    chosen = session.get("language")
    begin(token)
    known = signed_in()
    session["language"] = chosen or (known.actor.language if known else language())
    return Verdict(ACCEPTED)


@auth.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    end()
    flash(_("You have signed out."))
    return redirect(url_for("auth.sign_in"), 303)


@auth.route("/password", methods=["GET", "POST"])
@form_page
def password() -> ResponseReturnValue:
    known = signed_in()
    return page_post(
        PasswordForm(),
        "password.html",
        done=lambda _verdict: "/",
        said=_l("Your password is changed. Other devices have been signed out."),
        send=_change,
        forced=bool(known and known.must_change),
    )


def _change(form: Any) -> Verdict:
    code = system().accounts.change_password(str(session[TOKEN]), form.old_password.data, form.new_password.data)
    return Verdict(REJECTED, code) if code else Verdict(ACCEPTED)


@auth.get("/session")
def session_left() -> ResponseReturnValue:
    """Seconds until the session ends; asking does not prolong it."""
    known = signed_in(touch=False)
    return {"seconds": known.seconds_left if known else 0}


@auth.post("/session/keep")
def session_keep() -> ResponseReturnValue:
    """Stay signed in: this request counts as activity."""
    known = signed_in()
    return {"seconds": known.seconds_left if known else 0}

