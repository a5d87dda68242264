"""The hotline screen: a button for every call, today's calls, those to be called back."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, flash, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.calls import CallById, CallRow, CallView, Hotline, HotlineToday, Line
from application.verdict import Verdict
from web import dates, phones
from web.counsellor import lately
from web.counsellor.desk import centres, person_page
from web.counsellor.story import history
from web.filters import whole
from web.hotline.answered import AdviceForm, AnsweredForm, clock_text, followed_by
from web.hotline.forms import AT_ONCE, CorrectForm, LogForm, NumberForm, ReturnForm, VoidForm
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post, send_command

hotline = Blueprint("hotline", __name__, url_prefix="/hotline")
ONE = "/calls/<uuid:call_id>"
# The first of two keys; the second is Enter, or the code of another line.
KEYS = {"PHONE_IN": "A", "PHONE_MISSED": "M", "PHONE_ABANDONED": "H", "WRONG_NUMBER": "W", "SPAM": "U"}
TAGS = {"PHONE_IN": "done", "PHONE_MISSED": "waiting", "PHONE_ABANDONED": "plain"}


@hotline.get("/")
def desk() -> ResponseReturnValue:
    return render_template("hotline/desk.html", **_desk(), number=_number())


@hotline.post("/calls")
@form_page
def log() -> ResponseReturnValue:
    form = LogForm()
    said = _l("Logged: %(kind)s", kind=label("call_kind", form.kind.data)) if form.kind.data in AT_ONCE else None
    return page_post(
        form, "hotline/desk.html", done=lambda _: url_for("hotline.desk", just=form.call_id.data), said=said, **_desk()
    )


@hotline.route("/answered", methods=["GET", "POST"])
@form_page
def answered() -> ResponseReturnValue:
    desk: Hotline = ask(HotlineToday())
    form = AnsweredForm(_places(desk.lines))

    def send(_form: Any) -> Verdict:
        return followed_by(form, send_command(form), form.logged())

    return page_post(
        form,
        "hotline/answered.html",
        done=lambda _: _remembered(form, url_for("hotline.desk")),
        said=_l("The call and its consultation were saved."),
        draft="call",
        send=send,
        began=clock_text(form.began),
    )


@hotline.get(ONE)
def show(call_id: UUID) -> ResponseReturnValue:
    found = _found(call_id)
    return person_page("hotline/call.html", None, call=found.call, story=history(found.history), **_words())


@hotline.route(f"{ONE}/number", methods=["GET", "POST"])
@form_page
def number(call_id: UUID) -> ResponseReturnValue:
    call = _found(call_id).call
    form = NumberForm(call_id, data={"number": call.number})
    return _post(form, "hotline/number.html", call, _l("The number was noted."))


@hotline.route(f"{ONE}/returned", methods=["GET", "POST"])
@form_page
def returned(call_id: UUID) -> ResponseReturnValue:
    call, form = _found(call_id).call, ReturnForm(call_id)
    return page_post(form, "hotline/returned.html", done=lambda _: _after(form, call_id), call=call, **_words())


@hotline.route(f"{ONE}/consultation", methods=["GET", "POST"])
@form_page
def advice(call_id: UUID) -> ResponseReturnValue:
    call = _found(call_id).call
    form = AdviceForm(call)

    def send(_form: Any) -> Verdict:
        return followed_by(form, send_command(form), form.connected())

    return page_post(
        form,
        "hotline/answered.html",
        done=lambda _: _remembered(form, url_for("hotline.desk")),
        said=_l("The consultation was saved with the call."),
        send=send,
        call=call,
        began=clock_text(form.began),
        **_words(),
    )


@hotline.route(f"{ONE}/correct", methods=["GET", "POST"])
@form_page
def correct(call_id: UUID) -> ResponseReturnValue:
    call = _found(call_id).call
    desk: Hotline = ask(HotlineToday())
    lines = [(line.line, f"{line.line} · {line.name}") for line in desk.lines if line.centre == call.centre]
    return _post(CorrectForm(call, lines), "hotline/correct.html", call, _l("The call was corrected."))


@hotline.route(f"{ONE}/void", methods=["GET", "POST"])
@form_page
def void(call_id: UUID) -> ResponseReturnValue:
    call = _found(call_id).call
    return _post(VoidForm(call), "hotline/void.html", call, _l("The call was declared void."))


def _post(form: Any, template: str, call: CallRow, said: Any) -> ResponseReturnValue:
    goal = url_for("hotline.show", call_id=call.call_id)
    if isinstance(form, NumberForm):
        goal = url_for("hotline.desk")
    return page_post(form, template, done=lambda _: goal, said=said, call=call, back=goal, **_words())


def _after(form: ReturnForm, call_id: UUID) -> str:
    if form.reached.data == "yes":
        flash(_("Called back: reached"))
        return url_for("hotline.advice", call_id=call_id)
    flash(_("Called back: not reached"))
    return url_for("hotline.desk")


def _remembered(form: AnsweredForm | AdviceForm, goal: str) -> str:
    lately.remember_topics(form.topics.data or ())
    return goal


def _found(call_id: UUID) -> CallView:
    found: CallView = ask(CallById(call_id=call_id))
    return found


def _number() -> NumberForm | None:
    """The box for the number of the call that was just logged."""
    try:
        return NumberForm(UUID(request.args.get("just", "")), formdata=None)
    except ValueError:
        return None


def _desk() -> dict[str, Any]:
    at = {name: whole(request.args.get(name)) or 1 for name in ("page", "due_page")}
    found: Hotline = ask(HotlineToday(**at))
    places, just = _places(found.lines), request.args.get("just")
    return {
        "desk": found,
        "buttons": {kind: [(_button(kind, where), name) for where, name in places] for kind in AT_ONCE},
        "places": places,
        "just": next((each for each in found.calls if str(each.call_id) == just), None),
        "calls_address": lambda page: url_for("hotline.desk", page=page, due_page=at["due_page"]),
        "due_address": lambda page: url_for("hotline.desk", page=at["page"], due_page=page, _anchor="due"),
        "returns": [(call, ReturnForm(call.call_id, formdata=None)) for call in found.due],
        "now": dates.local(datetime.now(UTC)),
        **_words(),
    }


def _button(kind: str, where: str) -> LogForm:
    return LogForm(formdata=None, data={"kind": kind, "where": where})


def _places(lines: tuple[Line, ...]) -> list[tuple[str, str]]:
    """(centre/line, words) of every place at which the telephone of the reader can ring."""
    listed = {line.centre for line in lines}
    mine, several = centres(), len(centres()) > 1
    found = [
        (f"{each.centre}/{each.line}", f"{label('centre', each.centre)}: {each.name}" if several else each.name)
        for each in lines
    ]
    return found + [(f"{code}/", name) for code, name in mine if code not in listed]


def _words() -> dict[str, Any]:
    return {"keys": KEYS, "tags": TAGS, "kinds": AT_ONCE, "phone": phones.shown, "day_of": dates.date_text}
