"""Household initiative groups: the register of a centre, one group with households and projects, its steps."""

from __future__ import annotations

from typing import Any, NamedTuple
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.initiatives import SHOW, GroupList, GroupView, HouseholdByNumber, ListGroups, OneGroup
from web.counsellor.desk import centres, today
from web.counsellor.further_words import money
from web.counsellor.group_forms import (
    ChangeForm,
    CloseForm,
    EndForm,
    FoundForm,
    GroupForm,
    JoinForm,
    LeaveForm,
    PayForm,
    ProjectForm,
    ReplanForm,
    StrikeForm,
)
from web.counsellor.story import history
from web.filters import whole
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post
from web.routes import may
from web.sessions import current_actor

groups = Blueprint("groups", __name__)
ONE = "/initiative-groups/<uuid:group_id>"
SHOW_WORDS: dict[str, LazyText] = {"active": _l("At work"), "closed": _l("Closed")}
# Kinds of tags by state.
TAGS = {"UNDER_WAY": "waiting", "COMPLETED": "done", "GIVEN_UP": "plain", "ACTIVE": "info", "CLOSED": "plain"}


class Step(NamedTuple):
    """One step: its form and its words."""

    form: type[GroupForm]
    title: LazyText
    button: LazyText
    said: LazyText


# Of the group itself, in the order in which the page offers them.
STEPS: dict[str, Step] = {
    "join": Step(JoinForm, _l("Add a household"), _l("Add it"), _l("The household belongs to the group.")),
    "project": Step(ProjectForm, _l("Begin a project"), _l("Save"), _l("The project stands in the register.")),
    "change": Step(ChangeForm, _l("Change what is known of it"), _l("Save"), _l("The group was changed.")),
    "close": Step(CloseForm, _l("Close the group"), _l("Close the group"), _l("The group was closed.")),
}
LEAVE = Step(LeaveForm, _l("The household leaves"), _l("Save"), _l("The household no longer belongs to the group."))
# Of a project that goes on.
PROJECT_STEPS: dict[str, Step] = {
    "pay": Step(PayForm, _l("Pay an instalment"), _l("Write it down"), _l("The payment was written down.")),
    "change": Step(ReplanForm, _l("Put the project right"), _l("Save"), _l("The project was put right.")),
    "end": Step(EndForm, _l("End the project"), _l("End it"), _l("The project has ended.")),
}
STRIKE = Step(StrikeForm, _l("Strike an instalment"), _l("Strike it"), _l("The instalment no longer counts."))


@groups.get("/initiative-groups")
def overview() -> ResponseReturnValue:
    show = request.args.get("show", SHOW[0])
    if show not in SHOW:
        abort(404)
    found: GroupList = ask(ListGroups(show=show, page=whole(request.args.get("page")) or 1))
    return render_template(
        "counsellor/groups.html",
        found=found,
        show=show,
        shown=SHOW_WORDS,
        address=lambda page: url_for("groups.overview", show=show, page=page),
        **_words(),
    )


@groups.route("/initiative-groups/new", methods=["GET", "POST"])
@form_page
def found() -> ResponseReturnValue:
    home = next((code for code, _name in centres()), None)
    form = FoundForm(data={"founded_on": today(), "centre": home})
    return page_post(
        form,
        "counsellor/group_form.html",
        done=lambda _: url_for("groups.show", group_id=form.id),
        said=_l("The group stands in the register. Add its households now."),
        title=_("A group is founded"),
        button=_("Save"),
        back=url_for("groups.overview"),
        **_words(),
    )


@groups.get(ONE)
def show(group_id: UUID) -> ResponseReturnValue:
    view = _view(group_id)
    goes_on = view.row.status == "ACTIVE"
    return render_template(
        "counsellor/group.html",
        view=view,
        row=view.row,
        steps=_links("groups.take_step", STEPS, group_id=group_id) if goes_on else [],
        project_steps=PROJECT_STEPS if goes_on else {},
        goes_on=goes_on,
        story=history(view.history),
        **_words(),
    )


@groups.route(f"{ONE}/<step>", methods=["GET", "POST"])
@form_page
def take_step(group_id: UUID, step: str) -> ResponseReturnValue:
    """Another household, another project, other words, the end."""
    if step not in STEPS:
        abort(404)
    view = _view(group_id)
    form = STEPS[step].form(view.row)
    if isinstance(form, JoinForm) and form["number"].data:
        form.found = ask(HouseholdByNumber(number=str(form["number"].data)))
    return _post(view, form, STEPS[step])


@groups.route(f"{ONE}/households/<uuid:home_id>/leave", methods=["GET", "POST"])
@form_page
def leave(group_id: UUID, home_id: UUID) -> ResponseReturnValue:
    view = _view(group_id)
    home = next((each for each in view.households if each.household_id == home_id and not each.left_on), None)
    if home is None:
        abort(404)
    return _post(view, LeaveForm(view.row, home), LEAVE, home.name or home.number)


@groups.route(f"{ONE}/projects/<uuid:project_id>/<step>", methods=["GET", "POST"])
@form_page
def project_step(group_id: UUID, project_id: UUID, step: str) -> ResponseReturnValue:
    """An instalment, other numbers, the end."""
    view = _view(group_id)
    project = next((each for each in view.projects if each.project_id == project_id), None)
    if step not in PROJECT_STEPS or project is None:
        abort(404)
    return _post(view, PROJECT_STEPS[step].form(view.row, project), PROJECT_STEPS[step], project.title)


@groups.route(f"{ONE}/instalments/<uuid:instalment_id>/strike", methods=["GET", "POST"])
@form_page
def strike(group_id: UUID, instalment_id: UUID) -> ResponseReturnValue:
    view = _view(group_id)
    pairs = [(project, paid) for project in view.projects for paid in project.instalments]
    pair = next((each for each in pairs if each[1].instalment_id == instalment_id), None)
    if pair is None:
        abort(404)
    what = f"{pair[0].title}: {money(pair[1].amount, pair[0].currency)}"
    return _post(view, StrikeForm(view.row, pair), STRIKE, what)


def _view(group_id: UUID) -> GroupView:
    found: GroupView = ask(OneGroup(group_id=group_id))
    return found


def _post(view: GroupView, form: GroupForm, step: Step, what: str = "") -> ResponseReturnValue:
    if not may(current_actor().roles, form.command.__name__):
        abort(403)
    back = url_for("groups.show", group_id=view.row.group_id)
    return page_post(
        form,
        "counsellor/group_form.html",
        done=lambda _: back,
        said=step.said,
        title=step.title,
        button=step.button,
        over=view.row.name,
        what=what,
        back=back,
        now=back,
        **_words(),
    )


def _links(endpoint: str, steps: dict[str, Step], **where: Any) -> list[tuple[str, str]]:
    """(address, words) of the steps that the reader may take."""
    roles = current_actor().roles
    return [
        (url_for(endpoint, step=name, **where), str(step.title))
        for name, step in steps.items()
        if may(roles, step.form.command.__name__)
    ]


def _words() -> dict[str, Any]:
    roles = current_actor().roles
    return {"label": label, "money": money, "tags": TAGS, "can": lambda action: may(roles, action)}
