"""Signing in to the published figures, and out again."""

from __future__ import annotations

from flask import Blueprint, flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from wtforms import PasswordField, StringField

from web.forms import BaseForm, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.messages import message
from web.ministry.sessions import TOKEN, begin, current_reader, end, house
from web.password_form import PasswordForm
from web.shell import safe_next

auth = Blueprint("auth", __name__)
REFUSED = 422


class SignInForm(BaseForm):
    login = StringField(
        _l("Account name"),
        [Required(_l("Write your account name."))],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = PasswordField(
        _l("Password"),
        [Required(_l("Write your password."))],
        render_kw={"autocomplete": "current-password"},
    )


@auth.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> ResponseReturnValue:
    goal = safe_next(request.values.get("next"))
    form = SignInForm()
    if request.method == "GET":
        return redirect(goal, 303) if current_reader() else _page(form, goal)
    if g.get("new_language"):
        return _page(form, goal)
    if form.validate():
        if _opened(form):
            return redirect(goal, 303)
        form.summary.append(message("account.sign_in_failed"))
    return _page(form, goal), REFUSED


# Another language or a stale page shows the form again, with what was typed.
sign_in.shows_its_form_again = True  # type: ignore[attr-defined]  # read by web/csrf.py


@auth.post("/sign-out")
def sign_out() -> ResponseReturnValue:
    end()
    flash(_("You have signed out."))
    return redirect(url_for("auth.sign_in"), 303)


@auth.route("/password", methods=["GET", "POST"])
def password() -> ResponseReturnValue:
    form = PasswordForm()
    if request.method == "POST" and not g.get("new_language") and form.validate():
        code = house().accounts.change_password(
            session[TOKEN], str(form.old_password.data), str(form.new_password.data), house().now()
        )
        if code is None:
            flash(_("Your password is changed. Other devices have been signed out."))
            return redirect(url_for("publication.home"), 303)
        form[form.fields_of[code]].errors = [message(code)]
    status = REFUSED if form.problems() else 200
    return render_template("password.html", form=form, page_form=form, forced=False), status


password.shows_its_form_again = True  # type: ignore[attr-defined]  # read by web/csrf.py


def _page(form: SignInForm, goal: str) -> str:
    return render_template("sign_in.html", form=form, page_form=form, goal=goal)


def _opened(form: SignInForm) -> bool:
    login, password = str(form.login.data), str(form.password.data)
    token = house().accounts.sign_in(login, password, request.remote_addr or "", house().now())
    if token is None:
        return False
    chosen = session.get("language")
    begin(token)
    reader = current_reader()
    session["language"] = chosen or (reader.language if reader else None)
    return True
