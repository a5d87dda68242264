"""Sessions of courses: the list, announcing one, its room, its seats."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.reviews import SessionReview
from application.trainings import (
    Candidate,
    FindTrainees,
    ListCurricula,
    ListSessions,
    OneCandidate,
    PersonTrainings,
    RoomView,
)
from web.counsellor.desk import header_of, person_context, person_page
from web.counsellor.shelves import shelf_of
from web.filters import whole
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.pages import ask, form_page, page_post
from web.routes import may
from web.sessions import current_actor
from web.training.forms import (
    CancelForm,
    CapacityForm,
    EnrolForm,
    EnrolInForm,
    LeaveForm,
    ScheduleForm,
    SessionForm,
)
from web.training.rooms import course_name, days_of, room_context, room_of, words

trainings = Blueprint("trainings", __name__)
ROOM = "/trainings/<uuid:session_id>"
OF_PERSON = "/people/<uuid:person_id>/trainings"


@trainings.get("/trainings")
def overview() -> ResponseReturnValue:
    ahead = request.args.get("show") != "past"
    rows = ask(ListSessions(ahead=ahead, page=whole(request.args.get("page")) or 1))
    may_schedule = may(current_actor().roles, "ScheduleSession")
    return render_template(
        "training/sessions.html",
        rows=rows,
        ahead=ahead,
        may_schedule=may_schedule,
        shelf=shelf_of("trainings"),
        **words(),
    )


@trainings.route("/trainings/new", methods=["GET", "POST"])
@form_page
def schedule() -> ResponseReturnValue:
    courses = ask(ListCurricula())
    form = ScheduleForm(courses)
    return page_post(
        form,
        "training/schedule.html",
        done=lambda _: url_for("trainings.room", session_id=form.id),
        said=_l("The session was announced."),
        back=url_for("trainings.overview"),
        courses=courses,
    )


@trainings.get(ROOM)
def room(session_id: UUID) -> ResponseReturnValue:
    review = ask(SessionReview(session_id=session_id))
    return render_template("training/room.html", review=review, **room_context(room_of(session_id)))


@trainings.get(f"{ROOM}/enrol")
def find(session_id: UUID) -> ResponseReturnValue:
    context = room_context(room_of(session_id))
    text = request.args.get("q", "").strip()[:200]
    found = ask(FindTrainees(session_id=session_id, text=text)) if len(text) > 1 else None
    return render_template("training/find.html", text=text, found=found, **context)


@trainings.route(f"{ROOM}/enrol/<uuid:person_id>", methods=["GET", "POST"])
@form_page
def enrol(session_id: UUID, person_id: UUID) -> ResponseReturnValue:
    title = _l("Enrol this person")
    room = room_of(session_id)
    form = EnrolForm(room.session, person_id)
    candidate = ask(OneCandidate(session_id=session_id, person_id=person_id))
    return _confirmed(room, form, title, _l("Enrol"), _l("The person is on the list."), candidate=candidate)


@trainings.route(f"{ROOM}/people/<uuid:person_id>/leave", methods=["GET", "POST"])
@form_page
def leave(session_id: UUID, person_id: UUID) -> ResponseReturnValue:
    title = _l("Take off the list")
    room = room_of(session_id)
    form = LeaveForm(room.session, person_id)
    return _confirmed(
        room, form, title, title, _l("The seat is free again; the first in line moves up."), person_id
    )


@trainings.route(f"{ROOM}/capacity", methods=["GET", "POST"])
@form_page
def capacity(session_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    form = CapacityForm(room.session, data={"capacity": room.session.capacity})
    return _confirmed(
        room, form, _l("Change the number of seats"), _l("Save"), _l("The number of seats was changed.")
    )


@trainings.route(f"{ROOM}/cancel", methods=["GET", "POST"])
@form_page
def cancel(session_id: UUID) -> ResponseReturnValue:
    title = _l("Cancel the session")
    room = room_of(session_id)
    form = CancelForm(room.session)
    return _confirmed(room, form, title, title, _l("The session was cancelled."), warning=True)


@trainings.get(OF_PERSON)
def of_person(person_id: UUID) -> ResponseReturnValue:
    rows = ask(PersonTrainings(person_id=person_id))
    return person_page("training/of_person.html", header_of(person_id), rows=rows, **words())


@trainings.route(f"{OF_PERSON}/enrol", methods=["GET", "POST"])
@form_page
def enrol_in(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    goal = url_for("trainings.of_person", person_id=person_id)
    return page_post(
        EnrolInForm(person_id, _choices(_certified(person_id))),
        "training/enrol_in.html",
        done=lambda _: goal,
        said=_l("The person is on the list."),
        back=goal,
        **person_context(header, "trainings.of_person"),
    )


def _certified(person_id: UUID) -> set[str]:
    """The codes of the courses of which a person holds a valid certificate."""
    rows = ask(PersonTrainings(person_id=person_id))
    return {row.session.curriculum for row in rows if row.certificate and row.revoked_on is None}


def _choices(certified: set[str]) -> list[tuple[str, str]]:
    """Sessions that one may enrol in, with the seats that are left, and whether the person knows the course."""
    return [
        (str(row.session_id), _choice(row, known=row.curriculum in certified))
        for row in ask(ListSessions(ahead=True))
    ]


def _choice(row: Any, *, known: bool) -> str:
    free = row.capacity - row.enrolled
    seats = _("%(free)s seats free", free=free) if free > 0 else _("full: waiting list")
    warning = f" – {_('Certified before')}" if known else ""
    return f"{days_of(row)}: {course_name(row)} ({seats}){warning}"


def _confirmed(
    room: RoomView,
    form: SessionForm,
    title: Any,
    button: Any,
    said: Any,
    person_id: UUID | None = None,
    *,
    warning: bool = False,
    candidate: Candidate | None = None,
) -> ResponseReturnValue:
    """A page with a title, the fields of the form if there are any, and one button."""
    person = candidate or next((each for each in room.people if each.person_id == person_id), None)
    goal = url_for("trainings.room", session_id=room.session.session_id)
    context = {"title": title, "button": button, "person": person, "warning": warning, "candidate": candidate}
    context |= room_context(room)
    return page_post(form, "training/confirm.html", done=lambda _: goal, said=said, **context)
