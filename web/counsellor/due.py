"""The lists behind the counts of the day: follow-ups, tasks, referrals to act on; read on from their last line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.desk import ANSWERS, DUE, WHOSE, ListAnswered, ListFollowUps, ListTasks
from application.paging import Mark
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import topic_marked
from web.pages import ask
from web.routes import may
from web.sessions import current_actor

due = Blueprint("due", __name__, url_prefix="/today")
DUE_WORDS: Mapping[str, LazyText] = {
    "overdue": _l("Overdue"),
    "today": _l("Today"),
    "week": _l("In the coming 7 days"),
    "all": _l("All"),
}
ANSWER_WORDS: Mapping[str, LazyText] = {
    "accepted": _l("Accepted"),
    "silent": _l("Not answered in time"),
    "declined": _l("Declined in the past 30 days"),
}
WHOSE_WORDS: Mapping[str, LazyText] = {"mine": _l("Mine"), "centre": _l("Everybody's")}


@due.get("/follow-ups")
def follow_ups() -> ResponseReturnValue:
    """What was promised."""
    asked = _asked(DUE)
    found = ask(ListFollowUps(show=asked["show"], on=asked["on"], after=asked["after"]))
    page = {"kind": "follow_ups", "title": _("To come back to"), "may_act": may(_roles(), "CloseFollowUp")}
    page |= {"several": len({each.centre for each in found.rows}) > 1}
    return _page("due.follow_ups", found, asked, DUE_WORDS, **page)


@due.get("/tasks")
def tasks() -> ResponseReturnValue:
    """What is to be done: the reader's own tasks, or everybody's at the centre."""
    asked = _asked(DUE)
    whose = request.args.get("whose") or ("mine" if may(_roles(), "FinishTask") else "centre")
    if whose not in WHOSE:
        abort(404)
    found = ask(ListTasks(show=asked["show"], whose=whose, on=asked["on"], after=asked["after"]))
    links = [
        (url_for("due.tasks", show=asked["show"], whose=word, on=asked["on"]), str(text), word == whose)
        for word, text in WHOSE_WORDS.items()
    ]
    page = {"kind": "tasks", "title": _("Tasks"), "may_act": may(_roles(), "FinishTask"), "whose_links": links}
    return _page("due.tasks", found, asked, DUE_WORDS, whose=whose, **page)


@due.get("/referrals")
def referrals() -> ResponseReturnValue:
    """Referrals to act on."""
    asked = _asked(ANSWERS)
    found = ask(ListAnswered(show=asked["show"], after=asked["after"]))
    return _page("due.referrals", found, asked, ANSWER_WORDS, kind="referrals", title=_("Referrals to act on"))


def _asked(words: tuple[str, ...]) -> dict[str, Any]:
    show, day = request.args.get("show") or words[0], request.args.get("on")
    if show not in words:
        abort(404)
    try:
        on = date.fromisoformat(day) if day else None
    except ValueError:
        abort(404)
    return {"show": show if on is None or "all" not in words else "all", "on": on, "after": _mark()}


def _mark() -> Mark | None:
    return Mark.read(request.args.get("after"))


def _page(
    endpoint: str, found: Any, asked: dict[str, Any], words: Mapping[str, LazyText], whose: str = "", **page: Any
) -> ResponseReturnValue:
    same = {"on": asked["on"], "whose": whose or None}
    # Of one day there is one list.
    shown = {} if asked["on"] else words
    tabs = [
        (url_for(endpoint, show=word, **same), str(text), word == asked["show"], found.counts.get(word, 0))
        for word, text in shown.items()
    ]
    following = found.after and url_for(endpoint, show=asked["show"], after=found.after.text, **same)
    page |= {"today": getattr(found, "today", None), "topic_path": topic_marked, "on": asked["on"], "whose": whose}
    return render_template("counsellor/due_list.html", found=found, tabs=tabs, following=following, **page)


def _roles() -> frozenset[str]:
    return current_actor().roles
