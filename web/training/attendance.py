"""Attendance: one sheet for the whole session, on screen and on paper; results; a mark corrected afterwards."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.training import MarkAttendance, ModuleMarks, PersonMark
from application.trainings import RoomView, Trainee
from web.i18n import lazy_gettext as _l
from web.pages import form_page, page_post
from web.training.forms import CorrectForm, ResultForm, SessionForm
from web.training.rooms import SEATED, room_context, room_of

attendance = Blueprint("attendance", __name__, url_prefix="/trainings/<uuid:session_id>")


class SheetForm(SessionForm):
    """Ticks by module and person. Whoever is not ticked was absent, with a reason where that is ticked.

    `shown` names the persons that the page showed: somebody enrolled meanwhile is not marked.
    """

    command = MarkAttendance

    def __init__(self, room: RoomView, **kwargs: Any) -> None:
        super().__init__(room.session, **kwargs)
        self.people = [person for person in room.people if person.status in SEATED]
        self.modules = [str(each["code"]) for each in room.modules]
        typed = request.form if request.method == "POST" else None
        shown = set(typed.getlist("shown")) if typed else set()
        self.shown = [who for who in self.people if not typed or who.person_id.hex in shown]
        self.there = set(typed.getlist("there")) if typed else self._preset()
        self.gone = (
            set(typed.getlist("gone")) if typed else {w.person_id.hex for w in self.people if _gone(w)}
        )
        self.excused = (
            set(typed.getlist("excused")) if typed else {w.person_id.hex for w in self.people if _excused(w)}
        )

    def _preset(self) -> set[str]:
        """Everybody present, but for what is marked already."""
        return {
            cell(module, person)
            for person in self.people
            for module in self.modules
            if person.marks.get(module, "PRESENT") == "PRESENT"
        }

    def more(self) -> dict[str, Any]:
        return {
            "modules": tuple(ModuleMarks(module=module, marks=self._marks(module)) for module in self.modules)
        }

    def _marks(self, module: str) -> tuple[PersonMark, ...]:
        return tuple(PersonMark(person_id=who.person_id, mark=self._mark(module, who)) for who in self.shown)

    def _mark(self, module: str, who: Trainee) -> str:
        if cell(module, who) in self.there and who.person_id.hex not in self.gone:
            return "PRESENT"
        return "EXCUSED" if who.person_id.hex in self.excused else "ABSENT"


def cell(module: str, who: Trainee) -> str:
    """The value of one tick."""
    return f"{module}:{who.person_id.hex}"


def _gone(who: Trainee) -> bool:
    return bool(who.marks) and "PRESENT" not in who.marks.values()


def _excused(who: Trainee) -> bool:
    return "EXCUSED" in who.marks.values()


@attendance.route("/attendance", methods=["GET", "POST"])
@form_page
def mark(session_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    goal = url_for("trainings.room", session_id=session_id)
    said = _l("Attendance was saved.")
    context = room_context(room) | {"cell": cell}
    return page_post(SheetForm(room), "training/attendance.html", done=lambda _: goal, said=said, **context)


@attendance.get("/sheet")
def sheet(session_id: UUID) -> ResponseReturnValue:
    return render_template("training/sheet.html", **room_context(room_of(session_id)))


@attendance.route("/results", methods=["GET", "POST"])
@form_page
def results(session_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    title = _l("Close the session and set the results")
    context = {"title": title, "button": _l("Set the results"), "warning": False, **room_context(room)}
    goal = url_for("trainings.room", session_id=session_id)
    said = _l("The results were set.")
    return page_post(
        ResultForm(room.session), "training/results.html", done=lambda _: goal, said=said, **context
    )


@attendance.route("/people/<uuid:person_id>/correct", methods=["GET", "POST"])
@form_page
def correct(session_id: UUID, person_id: UUID) -> ResponseReturnValue:
    room = room_of(session_id)
    context = room_context(room)
    form = CorrectForm(room.session, person_id, context["modules"])
    person = next((each for each in room.people if each.person_id == person_id), None)
    context |= {"title": _l("Correct the attendance"), "button": _l("Save the correction"), "person": person}
    goal = url_for("trainings.room", session_id=session_id)
    said = _l("The attendance was corrected. A certificate that is no longer earned was revoked.")
    return page_post(form, "training/confirm.html", done=lambda _: goal, said=said, warning=False, **context)
