"""How a page asks and posts: one helper for questions, one for commands, so that nothing typed is ever lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import abort, current_app, flash, g, redirect, render_template, request
from flask.typing import ResponseReturnValue
from markupsafe import Markup
from werkzeug.datastructures import MultiDict

from application.verdict import CONFLICT, FORBIDDEN, Verdict
from application.wire import Malformed
from web.drafts import key_of_page
from web.forms import BaseForm
from web.i18n import using
from web.messages import message
from web.sessions import current_actor, system

STATUS = {CONFLICT: 409, FORBIDDEN: 403}
REFUSED = 422
ABSENT = "record.unknown"


def ask(question: Any, *, purpose: str = "") -> Any:
    """The answer to a question of this page's reader. Raises Absent, Forbidden or Unavailable; all have pages."""
    return system().ask(question, current_actor(), route=str(request.endpoint), purpose=purpose)


def form_page(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """Mark a view that ends in `page_post`: a failed CSRF check then shows its form again, with what was typed."""

    @wraps(view)
    def marked(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        answer = view(*args, **kwargs)
        if request.method == "POST" and "form_checked" not in g:
            raise RuntimeError(f"{request.endpoint} is a form page, but nobody checked its form")
        return answer

    marked.shows_its_form_again = True  # type: ignore[attr-defined]  # read by web/csrf.py
    return marked


def page_post(
    form: BaseForm,
    template: str,
    *,
    done: Callable[[Verdict], str],
    said: Any = None,
    draft: str | None = None,
    send: Callable[[BaseForm], Verdict] | None = None,
    **context: Any,
) -> ResponseReturnValue:
    """Show the form, or send its command; the one way a page posts.

    `done` gives the address to go on to, `said` the words shown there, `draft` the key for autosave (None: that of the
    page's address, empty: nothing is kept), `send` another way to send (without it: ``form.to_command()`` through the
    one door). A refusal shows the same page, 422 or 409.
    """
    draft = key_of_page() if draft is None else draft or None
    page = {"form": form, "page_form": form, "page_draft": draft, **context}
    if request.method != "POST":
        return render_template(template, **page, kept_draft=_kept(form, draft))
    g.form_checked = True
    if g.get("new_language"):
        return render_template(template, **page)
    if not form.validate():
        return render_template(template, **page), REFUSED
    verdict = (send or send_command)(form)
    if verdict.code == ABSENT:
        abort(404)
    if not verdict.accepted:
        form.show_errors(verdict, message(verdict.code, verdict.params))
        return render_template(template, **page), STATUS.get(verdict.status, REFUSED)
    if draft:
        system().drafts.discard(current_actor(), draft)
    if said:
        flash(str(said))
    return redirect(done(verdict), 303)


def send_command(form: BaseForm) -> Verdict:
    """Send what the form asks for through the one door; a body that is no such command marks its fields."""
    try:
        return system().dispatch(form.to_command(), current_actor(), command_id=form.command_uuid)
    except Malformed as error:
        for problem in error.problems:
            if problem.field in form:
                form[problem.field].errors = [message(problem.code, problem.params)]
        return Verdict("rejected", "command.malformed")


def paper(template: str, tag: str, **context: Any) -> Markup:
    """A sheet in another language, for a page that keeps its own: the frame is made once and never in here."""
    with using(tag):
        drawn = current_app.jinja_env.get_template(template).render(**context)
    return Markup(drawn)  # noqa: S704 - a template of our own, which has escaped what was typed


def _kept(form: BaseForm, key: str | None) -> Any:
    """The draft of this form: put back when asked for, else offered."""
    found = system().drafts.load(current_actor(), key) if key else None
    if found and request.args.get("draft"):
        form.process(MultiDict(found.fields))
        return None
    return found
