"""Forms of sessions: announcing one, its seats, who is on its list."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import ValidationError

from application import training as commands
from application.trainings import CurriculumRow, SessionRow
from web.counsellor.desk import centres
from web.counsellor.places import PlaceSelect, place_of
from web.counsellor.record_forms import made_id
from web.counsellor.trip_choices import trip_choices
from web.fields import CodeSelect
from web.forms import BaseForm, Count, NearDate, Optional, Required, as_choices
from web.i18n import gettext as _
from web.i18n import language
from web.i18n import lazy_gettext as _l
from web.sessions import current_actor

MOST_SEATS = 500


class ScheduleForm(BaseForm):
    """Which course, when and where, for how many."""

    fields_of = {
        "training.days": "ends_on",
        "place.district": "district",
        "centre.closed": "centre",
        "curriculum.retired": "curriculum",
        "trip.other_days": "trip_id",
    }

    session_id = HiddenField()
    curriculum = CodeSelect(_l("Course"), "", [Required(_l("Choose the course."))], choices=[])
    centre = CodeSelect(_l("Centre"), "centre", [Required()], choices=lambda: as_choices(centres()))
    starts_on = NearDate(_l("First day"), [Required(_l("Give the first day."))])
    ends_on = NearDate(
        _l("Last day"), [Optional()], description=_l("Leave it empty for a course of one day.")
    )
    capacity = Count(_l("Seats"), [Required(_l("Say how many seats there are."))], least=1, most=MOST_SEATS)
    language = CodeSelect(_l("Language of the course"), "language", [Required()])
    district = PlaceSelect(_l("District"), [Optional()], districts_only=True)
    place = StringField(_l("Place"), [Optional()])
    trip_id = CodeSelect(_l("Journey"), "", [Optional()], choices=[])

    def __init__(self, courses: tuple[CurriculumRow, ...], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        taught = [c for c in courses if not c.retired_on]
        titles = [f"{c.titles.get(language()) or c.title} ({c.code} {c.revision})" for c in taught]
        names = zip((str(c.curriculum_id) for c in taught), titles, strict=True)
        self.curriculum.choices = as_choices([("", ""), *names])
        self.trip_id.choices = trip_choices()
        if not self.centre.data:
            self.centre.data = centres()[0][0] if centres() else None
        self.id = made_id(self.session_id)

    def validate_ends_on(self, field: Any) -> None:
        """A session does not end before it starts."""
        first: Any = self.starts_on.data
        if field.data and first and field.data < first:
            raise ValidationError(_("The last day lies before the first."))

    def to_command(self) -> commands.ScheduleSession:
        actor = current_actor()
        # Filled in: the form is valid.
        first: Any = self.starts_on.data
        last: Any = self.ends_on.data or first
        seats: Any = self.capacity.data
        return commands.ScheduleSession(
            session_id=self.id,
            curriculum_id=UUID(str(self.curriculum.data)),
            centre=str(self.centre.data),
            starts_on=first,
            ends_on=last,
            district=place_of(self.district.data).district if self.district.data else None,
            capacity=seats,
            language=str(self.language.data),
            trainer_id=actor.account_id if actor.has("TRAINER") else None,
            place=self.place.data or "",
            trip_id=UUID(self.trip_id.data) if self.trip_id.data else None,
        )


class SessionForm(BaseForm):
    """A form about one session; without further fields it asks for confirmation only."""

    command: type[Any] = object

    def __init__(self, session: SessionRow, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.session = session

    def to_command(self) -> Any:
        return self.command(session_id=self.session.session_id, **self.more())

    def more(self) -> dict[str, Any]:
        """What the form adds to its command."""
        return {}


class CapacityForm(SessionForm):
    fields_of = {"training.seats_taken": "capacity"}
    command = commands.ChangeCapacity
    capacity = Count(_l("Seats"), [Required(_l("Say how many seats there are."))], least=1, most=MOST_SEATS)

    def more(self) -> dict[str, Any]:
        return {"capacity": self.capacity.data}


class CancelForm(SessionForm):
    command = commands.CancelSession
    explanation = TextAreaField(_l("Why it does not take place"), [Optional()])

    def more(self) -> dict[str, Any]:
        return {"explanation": self.explanation.data or ""}


class ResultForm(SessionForm):
    command = commands.SetResult


class EnrolForm(SessionForm):
    """From the room: the person was chosen by a search."""

    command: type[Any] = commands.EnrolMigrant

    def __init__(self, session: SessionRow, person_id: UUID, **kwargs: Any) -> None:
        super().__init__(session, **kwargs)
        self.person_id = person_id

    def more(self) -> dict[str, Any]:
        return {"person_id": self.person_id}


class LeaveForm(EnrolForm):
    command = commands.GiveUpSeat


class EnrolInForm(BaseForm):
    """From a person's file: the session is chosen."""

    session = CodeSelect(_l("Session"), "", [Required(_l("Choose the session."))], choices=[])

    def __init__(self, person_id: UUID, sessions: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person_id = person_id
        self.session.choices = as_choices([("", ""), *sessions])
        self.offered = len(sessions)

    def to_command(self) -> commands.EnrolMigrant:
        return commands.EnrolMigrant(session_id=UUID(str(self.session.data)), person_id=self.person_id)


class CorrectForm(SessionForm):
    fields_of = {"training.mark_same": "mark"}
    command = commands.CorrectAttendance
    module = CodeSelect(_l("Module"), "", [Required(_l("Choose the module."))], choices=[])
    mark = CodeSelect(_l("It should read"), "attendance", [Required(_l("Choose what it should read."))])

    def __init__(
        self, session: SessionRow, person_id: UUID, modules: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(session, **kwargs)
        self.person_id = person_id
        self.module.choices = as_choices([("", ""), *modules])

    def more(self) -> dict[str, Any]:
        return {"trainee_id": self.person_id, "module": str(self.module.data), "mark": str(self.mark.data)}


class RevokeForm(SessionForm):
    command = commands.RevokeCertificate
    reason = CodeSelect(_l("Reason"), "certificate_revoke_reason", [Required(_l("Choose the reason."))])

    def __init__(self, session: SessionRow, person_id: UUID, **kwargs: Any) -> None:
        super().__init__(session, **kwargs)
        self.person_id = person_id

    def more(self) -> dict[str, Any]:
        return {"trainee_id": self.person_id, "reason": str(self.reason.data)}
