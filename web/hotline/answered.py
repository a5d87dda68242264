"""The short form of an answered call: who asked, about what, what came of it; the clock runs from when it is opened."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from flask import request
from wtforms import HiddenField, SelectField, TextAreaField

from application.call import ConnectCall, LogCall
from application.calls import CallRow
from application.consultation import RecordConsultation
from application.verdict import Verdict
from web import dates
from web.counsellor.consultation_form import ConsultationForm
from web.counsellor.lately import topics_lately
from web.counsellor.topics_here import topics_here
from web.fields import CodeSelect, PhoneField, TopicTree, as_choices
from web.forms import BaseForm, Count, NearDate, Optional, Required
from web.hotline.forms import known_id
from web.i18n import language
from web.i18n import lazy_gettext as _l
from web.sessions import current_actor, system


class _Talk(BaseForm):
    """The short record of a talk; everything else can be added to the consultation later."""

    fields_of = ConsultationForm.fields_of

    consultation_id = HiddenField()
    started = HiddenField()
    asked_by = CodeSelect(_l("Who asks"), "asked_by", [Required()], default="ANONYMOUS")
    topics = TopicTree(
        _l("About what"), [Required(_l("Tick at least one topic."))], tree=topics_here, recent=topics_lately
    )
    main_topic = CodeSelect(_l("Main topic"), "topic", choices=lambda: as_choices([("", ""), *_all_topics()]))
    outcome = CodeSelect(_l("What came of it"), "outcome", [Required()], default="ADVISED")
    urgency = CodeSelect(_l("Urgency"), "urgency", [Required()], default="NORMAL")
    # The script of the page counts them; what is sent stands, so that sending it twice says the same twice.
    minutes = Count(_l("Minutes"), [Optional()], most=1440)
    destination = CodeSelect(_l("Country it is about"), "country", [Optional()])
    follow_up_on = NearDate(_l("Come back to it on"), [Optional()])
    advice = TextAreaField(_l("Advice given"), [Optional()])

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.held = known_id(self.consultation_id)
        self.began = _instant(self.started.data)
        self.started.data = self.began.isoformat()

    validate_main_topic = ConsultationForm.validate_main_topic

    def record(self, **of: Any) -> RecordConsultation:
        """The consultation; `of` says where, how and whose."""
        topics = tuple(self.topics.data or ())
        same = ("asked_by", "outcome", "urgency", "destination", "follow_up_on")
        said = {name: self[name].data for name in same} | {"advice": self.advice.data or "", "language": language()}
        said |= {"minutes": self.minutes.data, "topics": topics}
        said["main_topic"] = self.main_topic.data if self.main_topic.data in topics else topics[0]
        return RecordConsultation(consultation_id=self.held, occurred_at=self.began, **said, **of)

    def second_id(self) -> UUID:
        """The id of the second command: the same again when the same form is sent again."""
        return uuid5(self.command_uuid, "call")


class AnsweredForm(_Talk):
    """A call that is answered now."""

    fields_of = {**ConsultationForm.fields_of, "centre.line_unknown": "where"}

    call_id = HiddenField()
    where = SelectField(_l("Line"), [Required()])
    number = PhoneField(_l("Number of the caller"), [Optional()])

    def __init__(self, places: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.where.choices = as_choices(places)
        self.call = known_id(self.call_id)
        if request.method == "GET" and places:
            asked = request.args.get("where")
            self.where.data = asked if asked in dict(places) else places[0][0]

    def to_command(self) -> RecordConsultation:
        return self.record(centre=str(self.where.data).partition("/")[0], channel="PHONE_IN")

    def logged(self) -> LogCall:
        """The call that leads to the consultation."""
        centre, _slash, line = str(self.where.data).partition("/")
        seconds = None if self.minutes.data is None else self.minutes.data * 60
        same = {"call_id": self.call, "consultation_id": self.held, "occurred_at": self.began, "kind": "PHONE_IN"}
        return LogCall(centre=centre, line=line, number=self.number.data or "", seconds=seconds, **same)


class AdviceForm(_Talk):
    """What was said when the caller was called back."""

    def __init__(self, call: CallRow, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.call = call

    def to_command(self) -> RecordConsultation:
        return self.record(centre=self.call.centre, channel="PHONE_OUT", person_id=self.call.person_id)

    def connected(self) -> ConnectCall:
        """The call that led to it."""
        return ConnectCall(call_id=self.call.call_id, consultation_id=self.held)


def followed_by(form: _Talk, verdict: Verdict, command: LogCall | ConnectCall) -> Verdict:
    """The second of two safe steps: sent again, both give the same answers and nothing stands twice."""
    if not verdict.accepted:
        return verdict
    return system().dispatch(command, current_actor(), command_id=form.second_id())


def _all_topics() -> list[tuple[str, str]]:
    return [row for _group, rows in topics_here() for row in rows]


def _instant(text: Any) -> datetime:
    """When the page was opened; now, where that cannot be read or cannot be."""
    now = datetime.now(UTC)
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return now
    return found if found.tzinfo and found <= now else now


def clock_text(began: datetime) -> str:
    """14:05 at the centre."""
    return f"{dates.local(began):%H:%M}"
