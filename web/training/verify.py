"""The public page of certificates: valid, revoked or unknown, with initials, year and course, and nothing else."""

from __future__ import annotations

from datetime import UTC, datetime

from flask import Blueprint, Response, g, render_template, request
from flask.typing import ResponseReturnValue
from wtforms import StringField

from application.verifying import ANYBODY, Verified, VerifyCertificate, read, spaced
from web.forms import BaseForm, Required
from web.i18n import lazy_gettext as _l
from web.pages import REFUSED, form_page
from web.partner.answer import POLICY
from web.sessions import system

verify = Blueprint("verify", __name__, url_prefix="/verify")
UNKNOWN = 404


class VerifyForm(BaseForm):
    """The code printed beside the picture."""

    code = StringField(
        _l("Code on the certificate"),
        [Required(_l("Write the code that stands on the certificate."))],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )


@verify.before_request
def _strict() -> None:
    g.policy = POLICY


@verify.after_request
def _unlisted(response: Response) -> Response:
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


@verify.route("", methods=["GET", "POST"])
@form_page
def enter() -> ResponseReturnValue:
    form = VerifyForm()
    if request.method != "POST":
        return _page(form)
    g.form_checked = True
    if g.get("new_language") and not form.code.data:
        return _page(form)
    if not form.validate():
        return _page(form, REFUSED)
    return _told(form, str(form.code.data), REFUSED)


@verify.get("/<code>")
def one(code: str) -> ResponseReturnValue:
    return _told(VerifyForm(data={"code": spaced(read(code)) or code[:40]}), code, UNKNOWN)


def _told(form: VerifyForm, code: str, unknown: int) -> ResponseReturnValue:
    found = _look(code)
    return _page(form, 200 if found else unknown, asked=True, found=found)


def _look(code: str) -> Verified | None:
    """What the code stands for. A try too many asks for no certificate: it takes as long as a wrong code."""
    tries = system().verify_tries
    made = tries.begin(request.remote_addr or "", datetime.now(UTC))
    question = VerifyCertificate(code=read(code) if made.allowed else "")
    found: Verified | None = system().ask(question, ANYBODY, route=str(request.endpoint))
    if found is not None:
        tries.right(made)
    return found


def _page(
    form: VerifyForm, status: int = 200, *, asked: bool = False, found: Verified | None = None
) -> ResponseReturnValue:
    return render_template(
        "training/verify.html", form=form, page_form=form, asked=asked, found=found
    ), status
