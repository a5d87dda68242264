"""What all pages of one session share: the room with its people, and what this reader may do in it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import url_for

from application.policy import Decision, Thing, policy
from application.trainings import Candidate, PersonTraining, Room, RoomView, SessionRow, Trainee
from domain.codes import code_list
from web.counsellor.desk import today
from web.dates import number_text
from web.i18n import gettext as _
from web.i18n import language
from web.labels import label, options
from web.pages import ask
from web.routes import may
from web.sessions import current_actor
from web.training.modules import module_title

SEATED = ("ENROLLED", "NO_SHOW")
TAGS = {"SCHEDULED": "info", "FINISHED": "done", "CANCELLED": "error"}


def room_of(session_id: UUID) -> RoomView:
    """The room; every name in it is logged."""
    found: RoomView = ask(Room(session_id=session_id))
    return found


def can_in(session: SessionRow, action: str) -> bool:
    """Whether this reader may send a command about this session."""
    return policy(current_actor(), action, Thing(session.centre)) is Decision.WRITE


def room_context(room: RoomView) -> dict[str, Any]:
    """What the templates of a session need."""
    return {
        "room": room,
        "session": room.session,
        "course": course_name(room.session),
        "modules": [
            (str(each["code"]), module_title(str(each["code"]), room.module_titles)) for each in room.modules
        ],
        "seated": [person for person in room.people if person.status in SEATED],
        "waiting": [person for person in room.people if person.status == "WAITLISTED"],
        "left": [person for person in room.people if person.status == "CANCELLED"],
        "heads_only": heads_only(room.session),
        "mean_text": mean_text,
        "questions": options("evaluation_question"),
        "trip_address": _trip_address(room.session),
        "due": [person for person in room.people if is_due(person)],
        "name_of": name_of,
        "can": lambda action: can_in(room.session, action),
        "back": url_for("trainings.room", session_id=room.session.session_id),
        **words(),
    }


def _trip_address(session: SessionRow) -> str:
    """Where the journey stands on which it is held, for readers of journeys."""
    seen = session.trip_id is not None and may(current_actor().roles, "trips.list")
    return url_for("trips.sheet", trip_id=session.trip_id) if seen else ""


def words() -> dict[str, Any]:
    """Helpers for every template of trainings."""
    return {
        "label": label,
        "days_of": days_of,
        "course_name": course_name,
        "session_tag": session_tag,
        "certificate_of": certificate_of,
        "today": today(),
    }


def course_name(session: SessionRow) -> str:
    """The title of the course in the language of the page, the one it was published under, or its code."""
    return session.titles.get(language()) or session.title or f"{session.curriculum} {session.revision}"


def days_of(session: SessionRow) -> str:
    """One day, or from when to when."""
    first, last = f"{session.starts_on:%d.%m.%Y}", f"{session.ends_on:%d.%m.%Y}"
    return first if first == last else f"{first} – {last}"


def session_tag(session: SessionRow) -> tuple[str, str]:
    """(kind, words) of a session's status."""
    return TAGS.get(session.status, "plain"), label("session_status", session.status)


def heads_only(session: SessionRow) -> bool:
    """Whether those taught have no files: they are counted, and nobody is on a list."""
    return session.kind in code_list("curriculum_kind").marked("heads")


def mean_text(value: float | None, *, sign: bool = False) -> str:
    """A mean with one place; a dash where there is none."""
    if value is None:
        return "–"
    text = number_text(round(value, 1))
    return f"+{text}" if sign and value > 0 else text


def name_of(person: Trainee | Candidate) -> str:
    """The name, in Latin letters where there is no other, or the printed number."""
    return person.name or person.latin or person.number


def is_due(person: Trainee) -> bool:
    """Whether somebody passed and holds no valid certificate."""
    return person.result == "COMPLETED" and (not person.certificate or person.revoked_on is not None)


def certificate_of(row: Trainee | PersonTraining) -> str:
    """The number, and whether it is still valid."""
    if not row.certificate:
        return ""
    return _("%(number)s (revoked)", number=row.certificate) if row.revoked_on else row.certificate
