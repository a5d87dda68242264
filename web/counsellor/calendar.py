"""The calendar of a desk: a month in numbers, a week by name; a list where the screen is narrow, and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from babel.dates import get_day_names
from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.desk import KINDS, WHOSE, Calendar, Days, Due
from web.counsellor.desk import today
from web.dates import month_text
from web.i18n import LazyText, locale, ngettext
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_path
from web.pages import ask
from web.routes import may
from web.sessions import current_actor

calendar = Blueprint("calendar", __name__)
WEEK = timedelta(days=7)
VIEWS: Mapping[str, LazyText] = {"month": _l("Month"), "week": _l("Week")}
WHOSE_WORDS: Mapping[str, LazyText] = {"mine": _l("My tasks"), "centre": _l("Everybody's tasks")}
KIND_WORDS: Mapping[str, LazyText] = {
    "FOLLOW_UP": _l("To come back to"),
    "TASK": _l("Task"),
    "REVIEW": _l("Plan to look at again"),
    "SESSION": _l("Course begins"),
    "TRIP": _l("Trip begins"),
}
# The first and the last year that can be paged to.
YEARS = range(2000, 2101)


@calendar.get("/calendar")
def show() -> ResponseReturnValue:
    """A month or a week around a day."""
    view, whose, day = request.args.get("view") or "month", _whose(), _day()
    if view not in VIEWS:
        abort(404)
    first, last, weeks = _month(day) if view == "month" else _week(day)
    found: Days = ask(Calendar(first=first, last=last, whose=whose, lines=view == "week"))
    lines: dict[date, list[Due]] = {}
    for line in found.lines:
        lines.setdefault(line.day, []).append(line)
    shown = [[_cell(each, found, day, view) for each in week] for week in weeks]
    return render_template(
        "counsellor/calendar.html",
        found=found,
        view=view,
        day=day,
        whose=whose,
        title=month_text(day) if view == "month" else _("Week from %(first)s to %(last)s", **_span(first, last)),
        weeks=shown,
        lines=lines,
        day_names=_day_names(),
        kinds={kind: str(KIND_WORDS[kind]) for kind in KINDS},
        views=[(_to(day, code, whose), str(text), code == view, None) for code, text in VIEWS.items()],
        whose_links=_whose_links(day, view, whose),
        before=_to(_step(day, view, -1), view, whose),
        after=_to(_step(day, view, 1), view, whose),
        now=_to(found.today, view, whose),
        what=_what,
        leads=_leads,
    )


def _whose() -> str:
    asked = request.args.get("whose") or ("mine" if may(current_actor().roles, "FinishTask") else "centre")
    if asked not in WHOSE:
        abort(404)
    return asked


def _day() -> date:
    try:
        day: date = date.fromisoformat(request.args["day"]) if request.args.get("day") else today()
    except ValueError:
        abort(404)
    if day.year not in YEARS:
        abort(404)
    return day


def _month(day: date) -> tuple[date, date, list[list[date]]]:
    first = day.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    begin = first - timedelta(days=first.weekday())
    number = ((last - begin).days // 7) + 1
    return first, last, [[begin + timedelta(days=7 * w + d) for d in range(7)] for w in range(number)]


def _week(day: date) -> tuple[date, date, list[list[date]]]:
    first = day - timedelta(days=day.weekday())
    return first, first + timedelta(days=6), [[first + timedelta(days=d) for d in range(7)]]


def _cell(each: date, found: Days, day: date, view: str) -> dict[str, Any]:
    counts = [(kind, found.counts[each, kind]) for kind in KINDS if found.counts.get((each, kind))]
    return {
        "day": each,
        "out": view == "month" and each.month != day.month,
        "today": each == found.today,
        "counts": [(kind, number, _count(kind, number), _list(kind, each)) for kind, number in counts],
    }


def _count(kind: str, number: int) -> str:
    return {
        "FOLLOW_UP": lambda: ngettext("%(num)s to come back to", "%(num)s to come back to", number),
        "TASK": lambda: ngettext("%(num)s task", "%(num)s tasks", number),
        "REVIEW": lambda: ngettext("%(num)s plan", "%(num)s plans", number),
        "SESSION": lambda: ngettext("%(num)s course", "%(num)s courses", number),
        "TRIP": lambda: ngettext("%(num)s trip", "%(num)s trips", number),
    }[kind]()


def _list(kind: str, day: date) -> str:
    """Where the count of a day leads."""
    if kind == "FOLLOW_UP":
        return url_for("due.follow_ups", on=day)
    if kind == "TASK":
        return url_for("due.tasks", on=day, whose=_whose())
    return f"{url_for('calendar.show', view='week', day=day, whose=_whose())}#d{day}"


def _what(due: Due) -> str:
    """What a line is about, in words."""
    words = {"TASK": lambda: label("task_kind", due.text), "SESSION": lambda: due.text, "TRIP": lambda: due.text}
    return words.get(due.kind, lambda: topic_path(due.text))()


def _leads(due: Due) -> str:
    """Where a line leads."""
    if due.kind == "FOLLOW_UP":
        return url_for("consultations.show", consultation_id=due.record_id)
    if due.kind == "SESSION":
        return url_for("trainings.room", session_id=due.record_id)
    return url_for("cases.show", person_id=due.person_id, case_id=due.record_id)


def _step(day: date, view: str, ahead: int) -> date:
    if view == "week":
        return day + ahead * WEEK
    return (day.replace(day=1) + timedelta(days=32 if ahead > 0 else -1)).replace(day=1)


def _to(day: date, view: str, whose: str) -> str:
    return url_for("calendar.show", view=view, day=day, whose=whose)


def _whose_links(day: date, view: str, whose: str) -> list[tuple[str, str, bool]]:
    if not may(current_actor().roles, "cases.list"):
        return []
    return [(_to(day, view, word), str(text), word == whose) for word, text in WHOSE_WORDS.items()]


def _span(first: date, last: date) -> dict[str, str]:
    return {"first": f"{first:%d.%m.}", "last": f"{last:%d.%m.%Y}"}


def _day_names() -> list[tuple[str, str]]:
    """(short, long) names of the days, Monday first, as CLDR has them."""
    short, long = (get_day_names(width, "stand-alone", locale()) for width in ("abbreviated", "wide"))
    return [(short[number], long[number]) for number in range(7)]
