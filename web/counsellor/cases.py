"""Cases: those of one person, opened, given tasks, closed; handing a file over; the list of a desk."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.cases import (
    QUIET_DAYS,
    SHOW,
    CaseList,
    CaseRow,
    CaseView,
    Colleagues,
    ListCases,
    OneCase,
    PersonCases,
)
from application.paging import Mark
from application.people import Header
from domain.codes import counted_as
from web.counsellor.case_claims import claims_of
from web.counsellor.case_forms import HandOverForm, OpenForm, TaskForm
from web.counsellor.case_steps import STEPS, TASK_STEPS
from web.counsellor.desk import can, header_of, person_context, person_page, today
from web.counsellor.story import history
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_path
from web.pages import ask, form_page, page_post
from web.sessions import current_actor

cases = Blueprint("cases", __name__)
OF_PERSON = "/people/<uuid:person_id>/cases"
SHOW_WORDS: dict[str, LazyText] = {
    "mine": _l("Mine"),
    "open": _l("All open"),
    "quiet": _l("No contact for %(days)s days"),
    "closed": _l("Closed"),
}


@cases.get("/cases")
def overview() -> ResponseReturnValue:
    """The cases of the desk."""
    roles = current_actor()
    show = request.args.get("show") or ("mine" if roles.has("COUNSELLOR", "FIELD_COUNSELLOR") else "open")
    owner = _id(request.args.get("owner"))
    if show not in SHOW:
        abort(404)
    found: CaseList = ask(ListCases(show=show, owner=owner, after=Mark.read(request.args.get("after"))))
    return render_template(
        "counsellor/cases.html",
        found=found,
        show=show,
        owner=owner,
        words={code: str(text) % {"days": QUIET_DAYS} for code, text in SHOW_WORDS.items()},
        following=found.after and url_for("cases.overview", show=show, owner=owner, after=found.after.text),
        **_words(),
    )


@cases.get(OF_PERSON)
def of_person(person_id: UUID) -> ResponseReturnValue:
    """The cases of one person."""
    header = header_of(person_id)
    rows = ask(PersonCases(person_id=person_id))
    return person_page("counsellor/cases_of_person.html", header, rows=rows, **_words())


@cases.route(f"{OF_PERSON}/new", methods=["GET", "POST"])
@form_page
def open_one(person_id: UUID) -> ResponseReturnValue:
    """Take somebody's trouble on, by hand or straight from a consultation."""
    header = header_of(person_id)
    given = {name: request.args[name] for name in ("topic", "consultation_id") if request.args.get(name)}
    if "topic" in given:
        # A case is about what everybody knows; what a centre calls it in particular stands in the consultation.
        given["topic"] = counted_as(given["topic"])
    form = OpenForm(person_id, _colleagues(header), current_actor().account_id, **given)
    return page_post(
        form,
        "counsellor/case_open.html",
        done=lambda _: url_for("cases.show", person_id=person_id, case_id=form.id),
        said=_l("The case was opened."),
        draft=f"case.{person_id}",
        back=url_for("cases.of_person", person_id=person_id),
        **person_context(header),
    )


@cases.get(f"{OF_PERSON}/<uuid:case_id>")
def show(person_id: UUID, case_id: UUID) -> ResponseReturnValue:
    """One case with plan, tasks and history."""
    header, view = header_of(person_id), _view(person_id, case_id)
    claims, more = claims_of(view)
    steps = _possible(header, view.row, without=() if more else ("claim",))
    return person_page(
        "counsellor/case.html",
        header,
        here="cases.of_person",
        view=view,
        steps=steps,
        claims=claims,
        story=history(view.history),
        task_steps=_task_steps(header, view.row),
        quiet_days=QUIET_DAYS,
        **_words(),
    )


@cases.route(f"{OF_PERSON}/<uuid:case_id>/<step>", methods=["GET", "POST"])
@form_page
def take_step(person_id: UUID, case_id: UUID, step: str) -> ResponseReturnValue:
    """Plan, task, note, another owner, the end, a new beginning."""
    if step not in STEPS:
        abort(404)
    header, view = header_of(person_id), _view(person_id, case_id)
    words, goal = STEPS[step], url_for("cases.show", person_id=person_id, case_id=case_id)
    if not can(header, words.action):
        abort(403)
    colleagues = _colleagues(header) if "owner_id" in vars(words.form) or words.form is TaskForm else []
    shown = {"plan": view.plan, "review_on": view.row.review_on} if step == "plan" else {}
    return page_post(
        words.form(view.row, colleagues, **shown),
        "counsellor/case_step.html",
        done=lambda _: goal,
        said=words.said,
        back=goal,
        view=view,
        step=words,
        **person_context(header),
        **_words(),
    )


@cases.route(f"{OF_PERSON}/<uuid:case_id>/tasks/<uuid:task_id>/<step>", methods=["GET", "POST"])
@form_page
def task_step(person_id: UUID, case_id: UUID, task_id: UUID, step: str) -> ResponseReturnValue:
    """A task is done, moved or dropped."""
    header, view = header_of(person_id), _view(person_id, case_id)
    task = next((each for each in view.tasks if each.task_id == task_id), None)
    if step not in TASK_STEPS or task is None:
        abort(404)
    words, goal = TASK_STEPS[step], url_for("cases.show", person_id=person_id, case_id=case_id)
    return page_post(
        words.form(view.row, task),
        "counsellor/case_task.html",
        done=lambda _: goal,
        said=words.said,
        back=goal,
        view=view,
        task=task,
        step=words,
        **person_context(header),
        **_words(),
    )


@cases.route("/people/<uuid:person_id>/hand-over", methods=["GET", "POST"])
@form_page
def hand_over(person_id: UUID) -> ResponseReturnValue:
    """The file with its open cases goes to a colleague."""
    header = header_of(person_id)
    rows: tuple[CaseRow, ...] = ask(PersonCases(person_id=person_id))
    going = [row for row in rows if row.status == "OPEN"]
    form = HandOverForm(person_id, header.owner_id, [row.case_id for row in going], _colleagues(header))
    return page_post(
        form,
        "counsellor/hand_over.html",
        done=lambda _: url_for("people.search"),
        said=_l("The file was handed over."),
        going=going,
        **person_context(header),
        **_words(),
    )


def _view(person_id: UUID, case_id: UUID) -> CaseView:
    found: CaseView = ask(OneCase(case_id=case_id, person_id=person_id))
    return found


def _colleagues(header: Header) -> list[tuple[UUID, str]]:
    return list(ask(Colleagues(person_id=header.person_id)))


def _possible(header: Header, row: CaseRow, without: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """(address, words) of the steps that can be taken now."""
    where: dict[str, Any] = {"person_id": row.person_id, "case_id": row.case_id}
    return [
        (url_for("cases.take_step", step=name, **where), str(step.title))
        for name, step in STEPS.items()
        if step.closed == (row.status == "CLOSED") and can(header, step.action) and name not in without
    ]


def _task_steps(header: Header, row: CaseRow) -> list[tuple[str, str]]:
    """(step, words) of what can be done with a task that waits."""
    if row.status == "CLOSED":
        return []
    return [(name, str(step.link)) for name, step in TASK_STEPS.items() if can(header, step.form.command.__name__)]


def _words() -> dict[str, Any]:
    return {"label": label, "topic_path": topic_path, "today": today(), "quiet_after": QUIET_DAYS}


def _id(text: str | None) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
