"""The public page of organisations without an account: a code or a one-time link, the ticked fields, the answer."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, Response, current_app, g, render_template, request, url_for
from flask.typing import ResponseReturnValue
from itsdangerous import BadSignature, URLSafeTimedSerializer

from application.answering import AnswerCode, PartnerPage, PartnerView
from application.verdict import Verdict
from web.i18n import gettext as _
from web.i18n import set_language
from web.labels import label
from web.pages import REFUSED, form_page, page_post
from web.partner.forms import AnswerForm, CarefulForm, CodeForm, OpenForm
from web.partner.told import lines
from web.sessions import system

answer = Blueprint("answer", __name__, url_prefix="/answer")
# For how long somebody may read before answering without typing the code again, in seconds.
READING = 30 * 60
# No script, nothing from elsewhere.
POLICY = {
    "default-src": "'none'",
    "style-src": "'self'",
    "img-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}


@answer.before_request
def _strict() -> None:
    g.policy = POLICY


@answer.after_request
def _unlisted(response: Response) -> Response:
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    return response


@answer.route("", methods=["GET", "POST"])
@form_page
def enter() -> ResponseReturnValue:
    now = datetime.now(UTC)
    form = CarefulForm() if system().answers.cautious(now) else CodeForm()
    if request.method != "POST":
        return _enter(form)
    g.form_checked = True
    if g.get("new_language"):
        return _enter(form)
    found = None
    if form.validate():
        letters = str(form["check"].data) if "check" in form else ""
        found = system().answers.by_code(str(form.code.data), request.remote_addr or "", now, letters)
        if found is None:
            form["code"].errors = [wrong()]
    return _enter(form, REFUSED) if found is None else _opened(found)


@answer.route("/link/<token>", methods=["GET", "POST"])
@form_page
def link(token: str) -> ResponseReturnValue:
    form = OpenForm()
    if request.method != "POST":
        return render_template("partner/link.html", form=form, page_form=form)
    g.form_checked = True
    if g.get("new_language") or not form.validate():
        status = 200 if g.get("new_language") else REFUSED
        return render_template("partner/link.html", form=form, page_form=form), status
    found = system().answers.by_link(token, datetime.now(UTC))
    if found is not None:
        return _opened(found)
    typing = CodeForm(formdata=None)
    typing.summary.append(_("This link was used already, or no longer holds. The code on the slip may still do."))
    return _enter(typing, REFUSED)


@answer.post("/say")
@form_page
def say() -> ResponseReturnValue:
    code = _of_ticket(request.form.get("ticket", ""))
    if code is None:
        g.form_checked = True
        again = CodeForm(formdata=None)
        again.summary.append(_("Too much time has passed. Type the code again; nothing was sent."))
        return _enter(again, REFUSED)
    set_language(code.language)
    page = _page(code)
    form = AnswerForm(code, page)
    return page_post(
        form,
        "partner/referral.html",
        done=lambda _: url_for("answer.thanks"),
        send=lambda sent: _send(sent, code),
        **_shown(code, page),
    )


@answer.get("/thanks")
def thanks() -> ResponseReturnValue:
    return render_template("partner/thanks.html")


def wrong() -> str:
    """One sentence for every code that opens nothing, whatever the reason."""
    return _("This code opens nothing, or there were too many tries. Compare it with the slip, or ask the centre.")


def _enter(form: CodeForm, status: int = 200) -> ResponseReturnValue:
    return render_template("partner/enter.html", form=form, page_form=form), status


def _opened(code: AnswerCode) -> ResponseReturnValue:
    set_language(code.language)
    page = _page(code)
    form = AnswerForm(code, page, formdata=None)
    form.ticket.data = _tickets().dumps(code.code_id.hex)
    form.base_version.data = str(page.version)
    return render_template("partner/referral.html", form=form, page_form=form, **_shown(code, page))


def _page(code: AnswerCode) -> PartnerPage:
    """What the organisation may see now; the look is logged under the code."""
    question = PartnerView(referral_id=code.referral_id, person_id=code.person_id)
    found: PartnerPage = system().ask(question, code.actor, route=str(request.endpoint))
    return found


def _shown(code: AnswerCode, page: PartnerPage) -> dict[str, object]:
    return {"page": page, "lines": lines(page.shared), "label": label, "expires": code.expires}


def _send(form: object, code: AnswerCode) -> Verdict:
    assert isinstance(form, AnswerForm)  # noqa: S101 - page_post hands back the form it was given
    return system().dispatch(form.to_command(), code.actor, command_id=form.command_uuid)


def _tickets() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="answer")


def _of_ticket(ticket: str) -> AnswerCode | None:
    """The code that was typed within the last half hour, while it lives."""
    try:
        code_id = UUID(str(_tickets().loads(ticket, max_age=READING)))
    except (BadSignature, ValueError):
        return None
    return system().answers.by_id(code_id, datetime.now(UTC))
