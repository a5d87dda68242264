"""Talks, fairs and leaflets: the list of a centre, planning, writing down who was there, putting it right."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.outreaches import SHOW, ListOutreach, OneOutreach, OutreachList, OutreachRow, OutreachView
from web import dates
from web.counsellor.desk import centres, today
from web.counsellor.further_words import bands_text, heads_text, leaflets_text
from web.counsellor.outreach_forms import CancelForm, CorrectForm, HoldForm, PlanForm, RecordForm
from web.counsellor.shelves import shelf_of
from web.filters import whole
from web.forms import BaseForm
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_path
from web.pages import ask, form_page, page_post
from web.routes import may
from web.sessions import current_actor

outreach = Blueprint("outreach", __name__)
ONE = "/outreach/<uuid:outreach_id>"
SHOW_WORDS: dict[str, LazyText] = {"planned": _l("Planned"), "held": _l("Held"), "cancelled": _l("Cancelled")}
TAGS = {"PLANNED": "waiting", "HELD": "done", "CANCELLED": "plain"}
STATUS_WORDS: dict[str, LazyText] = {
    "PLANNED": _l("Planned"),
    "HELD": _l("Held"),
    "CANCELLED": _l("Cancelled"),
}
HISTORY: dict[str, LazyText] = {
    "outreach.Planned": _l("Planned"),
    "outreach.Held": _l("Held"),
    "outreach.Corrected": _l("Corrected"),
    "outreach.Cancelled": _l("Cancelled"),
}


@outreach.get("/outreach")
def overview() -> ResponseReturnValue:
    show = request.args.get("show", "planned")
    if show not in SHOW:
        abort(404)
    found: OutreachList = ask(ListOutreach(show=show, page=whole(request.args.get("page")) or 1))
    return render_template(
        "counsellor/outreach.html",
        found=found,
        show=show,
        words=SHOW_WORDS,
        address=lambda page: url_for("outreach.overview", show=show, page=page),
        **_words(),
    )


@outreach.route("/outreach/plan", methods=["GET", "POST"])
@form_page
def plan() -> ResponseReturnValue:
    form = PlanForm(data={"kind": "TALK", "centre": _home()})
    return _post(
        form, _("Plan a talk, a fair, a hand-out"), _("Save"), _l("It stands in the plan."), lambda: form.id
    )


@outreach.route("/outreach/new", methods=["GET", "POST"])
@form_page
def record() -> ResponseReturnValue:
    now = dates.local(datetime.now(UTC))
    begun = {
        "kind": "TALK",
        "centre": _home(),
        "held_on": now.date(),
        "held_at": now.time().replace(second=0),
    }
    form = RecordForm(data=begun | {"trip": request.args.get("trip") or None})
    title = _("Write down a talk, a fair, a hand-out")
    return _post(form, title, _("Save"), _l("It was written down."), lambda: form.id)


@outreach.get(ONE)
def show(outreach_id: UUID) -> ResponseReturnValue:
    view = _found(outreach_id)
    return render_template(
        "counsellor/outreach_shown.html", view=view, row=view.row, told=_told(view), **_words()
    )


@outreach.route(f"{ONE}/hold", methods=["GET", "POST"])
@form_page
def hold(outreach_id: UUID) -> ResponseReturnValue:
    form = HoldForm(_found(outreach_id).row)
    return _post(form, _("Who was there"), _("Save"), _l("It was written down."), lambda: outreach_id)


@outreach.route(f"{ONE}/correct", methods=["GET", "POST"])
@form_page
def correct(outreach_id: UUID) -> ResponseReturnValue:
    form = CorrectForm(_found(outreach_id).row)
    return _post(
        form, _("Put it right"), _("Save the correction"), _l("It was put right."), lambda: outreach_id
    )


@outreach.route(f"{ONE}/cancel", methods=["GET", "POST"])
@form_page
def cancel(outreach_id: UUID) -> ResponseReturnValue:
    form = CancelForm(_found(outreach_id).row)
    said, warned = _l("It was cancelled, and leaves the figures."), {"warning": True}
    return _post(form, _("Cancel it"), _("Cancel it"), said, lambda: outreach_id, **warned)


def _found(outreach_id: UUID) -> OutreachView:
    found: OutreachView = ask(OneOutreach(outreach_id=outreach_id))
    return found


def _post(form: BaseForm, title: str, button: str, said: Any, goal: Any, **more: Any) -> ResponseReturnValue:
    row = getattr(form, "row", None)
    back = url_for("outreach.show", outreach_id=row.outreach_id) if row else url_for("outreach.overview")
    return page_post(
        form,
        "counsellor/outreach_form.html",
        done=lambda _: url_for("outreach.show", outreach_id=goal()),
        said=said,
        back=back,
        title=title,
        button=button,
        now=back,
        **{"warning": False, **more},
    )


def _told(view: OutreachView) -> list[dict[str, Any]]:
    """The history as the timeline draws it: the newest first, numbers of each version in sight."""
    return [
        {
            "title": str(HISTORY[entry.topic]),
            "by": entry.actor,
            "when": dates.moment_text(entry.recorded),
            "iso": entry.recorded.isoformat(),
            "body": "; ".join(
                filter(None, (heads_text(entry.summary), leaflets_text(entry.summary.get("materials") or {})))
            ),
            "reason": _reason(entry),
            "struck": entry.version < view.row.version and entry.topic != "outreach.Planned",
        }
        for entry in reversed(view.history)
    ]


def _reason(entry: Any) -> str:
    code = label("correction_reason", entry.summary["reason"]) if entry.summary.get("reason") else ""
    return ". ".join(part for part in (code, entry.texts.get("explanation", "")) if part)


def _home() -> str | None:
    return next((code for code, _name in centres()), None)


def _words() -> dict[str, Any]:
    return {
        "label": label,
        "shelf_of": shelf_of,
        "topic_path": topic_path,
        "tag_of": lambda row: (TAGS[row.status], str(STATUS_WORDS[row.status])),
        "heads_text": lambda row: heads_text(vars(row)),
        "bands_text": bands_text,
        "leaflets_text": leaflets_text,
        "today": today(),
        "can": lambda action: may(current_actor().roles, action),
        "name_of": name_of,
    }


def name_of(row: OutreachRow) -> str:
    """What it is, and where."""
    where = row.place or (label("district", row.district) if row.district else "")
    return ", ".join(part for part in (label("outreach_kind", row.kind), where) if part)
