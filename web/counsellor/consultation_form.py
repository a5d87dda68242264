"""The form of a consultation, in the order of talking: who asks and how, about what, where to, what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from uuid_utils.compat import uuid7
from wtforms import BooleanField, HiddenField, StringField, TextAreaField, TimeField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError

from application.consultation import CorrectConsultation, RecordConsultation
from application.consultations import ConsultationRow, ConsultationView
from application.people import Header
from domain.codes import code_list
from web import dates
from web.counsellor.colleagues import colleague_chosen, offer_colleagues
from web.counsellor.consultation_more import MoreFields, more_data
from web.counsellor.desk import centres
from web.counsellor.lately import topics_lately
from web.counsellor.places import PlaceSelect
from web.counsellor.topics_here import topics_here
from web.counsellor.trip_choices import trip_choices
from web.counsellor.versioned import VersionedForm
from web.fields import CodeChecks, CodeSelect, TopicTree
from web.forms import Count, NearDate, Optional, Required, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import options

PLAIN = (
    "channel",
    "asked_by",
    "outcome",
    "urgency",
    "destination",
    "stage",
    "language",
    "minutes",
    "follow_up_on",
    "ban_until",
)
TEXTS = ("advice", "safety_note", "follow_up_note", "place")


# Fields of the check and of the claim: a correction leaves both alone.
CHECKED = (
    *("check_id", "ban_result", "ban_country", "leaves_on", "appeal"),
    *("claim_id", "claim_amount", "claim_currency", "claim_country", "claim_from", "claim_until", "employer"),
)


def _channels() -> list[SelectChoice]:
    none = code_list("channel").marked("no_consultation")
    return as_choices(pair for pair in options("channel") if pair[0] not in none)


def _main_choices(form: Any, _field: Any) -> list[SelectChoice]:
    """The topics that were ticked; all of them, in their groups, where nothing is ticked yet."""
    ticked = set(form.topics.data or ())
    pairs = ((group, code, words) for group, rows in topics_here(ticked) for code, words in rows)
    offered = [
        SelectChoice(code, words, optgroup=group)
        for group, code, words in pairs
        if not ticked or code in ticked
    ]
    return [SelectChoice("", _("the only one, or the first")), *offered]


class ConsultationForm(MoreFields):
    """`person` is None for a caller without a name."""

    fields_of = {
        "consultation.topic_missing": "topics",
        "consultation.main_topic": "main_topic",
        "consultation.no_contact": "channel",
        "consultation.follow_up_past": "follow_up_on",
        "consultation.ban_missing": "document_problems",
        "consultation.task_without_day": "follow_up_on",
        "case.file_of_colleague": "task_for",
        "migrant.destination_missing": "destination",
        "occurred.future": "held_on",
        "centre.closed": "centre",
        "centre.topic_unknown": "topics",
        "centre.topic_withdrawn": "topics",
        "place.district": "contact_district",
        "consultation.currency_missing": "fee_currency",
        "consultation.person_twice": "with_others",
        "consultation.first_person": "with_others",
        "heads.age_bands": "men",
        "trip.other_days": "trip",
        "trip.unknown": "trip",
        "ban_check.until_past": "ban_until",
        "claim.amount": "claim_amount",
        "claim.period": "claim_until",
    }

    consultation_id = HiddenField()
    asked_by = CodeSelect(_l("Who asks"), "asked_by", [Required()])
    channel = CodeSelect(_l("How"), "channel", [Required()], choices=_channels)
    topics = TopicTree(
        _l("About what"), [Required(_l("Tick at least one topic."))], tree=topics_here, recent=topics_lately
    )
    main_topic = CodeSelect(_l("Main topic"), "topic", choices=_main_choices)
    destination = CodeSelect(_l("Country it is about"), "country", [Optional()])
    stage = CodeSelect(_l("Stage"), "stage", [Optional()])
    document_problems = CodeChecks(_l("Document problems"), "document_problem", [Optional()])
    ban_until = NearDate(_l("Entry ban until"), [Optional()])
    outcome = CodeSelect(_l("What came of it"), "outcome", [Required()])
    follow_up_on = NearDate(_l("Come back to it on"), [Optional()])
    advice = TextAreaField(_l("Advice given"), [Optional()])
    held_on = NearDate(_l("Day"), [Required()])
    held_at = TimeField(_l("Time"), [Required()])
    minutes = Count(_l("Minutes"), [Optional()], most=1440)
    urgency = CodeSelect(_l("Urgency"), "urgency", [Required()])
    language = CodeSelect(_l("Language of the talk"), "language", [Optional()])
    interpreter = BooleanField(_l("With an interpreter"))
    centre = CodeSelect(_l("Centre"), "centre", choices=lambda: as_choices(centres()))
    contact_district = PlaceSelect(_l("District of the talk"), [Optional()], districts_only=True)
    place = StringField(_l("Place in words"), [Optional()])
    trip = CodeSelect(_l("Journey of a mobile team"), "", [Optional()], choices=trip_choices)
    follow_up_note = StringField(_l("What to come back to"), [Optional()])
    safety_note = TextAreaField(
        _l("Safety note"), [Optional()], description=_l("Seen only by those who advise this person.")
    )

    def __init__(self, person: Header | None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person = person
        offer_colleagues(self, "task_for", person.person_id if person else None)
        try:
            UUID(str(self.consultation_id.data))
        except ValueError:
            self.consultation_id.data = str(uuid7())

    def validate_main_topic(self, field: Any) -> None:
        """One topic is the main one; nobody has to say so where there is no other."""
        topics = self.topics.data or []
        if len(topics) > 1 and field.data not in topics:
            raise ValidationError(_("Several topics are ticked: choose the main one."))

    def validate_ban_until(self, field: Any) -> None:
        """A day belongs to a ban."""
        # A correction has no field for the check.
        found = (self.ban_result and self.ban_result.data == "BANNED") or "ENTRY_BAN" in self.named_problems()
        if field.data and not found and "ENTRY_BAN" not in (self.document_problems.data or ()):
            raise ValidationError(_("Tick “entry ban” as well, or leave the day out."))

    @property
    def occurred_at(self) -> datetime:
        """The instant of the talk, on the clock of the centre."""
        return datetime.combine(
            self.held_on.data or date.min, self.held_at.data or time(), ZoneInfo(dates.zone.get())
        )

    def record(self) -> dict[str, Any]:
        """Keyword arguments for the commands that carry a record."""
        topics = tuple(self.topics.data or ())
        return {
            **{name: self[name].data for name in PLAIN},
            **{name: self[name].data or "" for name in TEXTS},
            "topics": topics,
            "main_topic": self.main_topic.data if self.main_topic.data in topics else topics[0],
            "document_problems": tuple(
                dict.fromkeys((*(self.document_problems.data or ()), *self.named_problems()))
            ),
            "companions": self.companions,
            "answers": self.answers(),
            "interpreter": bool(self.interpreter.data),
            "contact_district": self.contact_district.data,
            "consultation_id": UUID(self.consultation_id.data),
            "person_id": self.person.person_id if self.person else None,
            "centre": self.centre.data or "",
            "occurred_at": self.occurred_at,
        }

    def to_command(self) -> Any:
        record = self.record()
        beside = {
            "follow_up_on": record["follow_up_on"] or self.appeal_by(dates.local(datetime.now(UTC)).date()),
            "ban_check": self.ban_check(record["destination"], record["ban_until"]),
            "claim": self.claim(record["destination"]),
            "trip_id": UUID(self.trip.data) if self.trip.data else None,
            "task_for": colleague_chosen(self.task_for),
        }
        return RecordConsultation(**record | beside)


class CorrectionForm(ConsultationForm, VersionedForm):
    """The same record, put right."""

    reason = CodeSelect(
        _l("Why it is corrected"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )
    explanation = TextAreaField(_l("In words"), [Optional()])

    def __init__(self, person: Header | None, view: ConsultationView) -> None:
        super().__init__(person, data=as_recorded(view.record) | more_data(view))
        self.stands_at(view.record.version)
        # What stands in the record may stay, whoever added it and whether or not it is offered still.
        self.topics.offer(lambda: topics_here(view.record.topics))
        # What was made of the talk has pages of its own, where it is put right.
        for name in (*CHECKED, "trip", *(("task_for",) if self.task_for else ())):
            del self[name]

    def to_command(self) -> Any:
        reasons = {"reason": self.reason.data, "explanation": self.explanation.data or ""}
        return CorrectConsultation(**self.record(), **reasons, base_version=self.version)


def fresh(person: Header | None, *, hotline: bool, visit: dict[str, str], spoken: str) -> dict[str, Any]:
    """Sensible defaults: now, here, in the language of the person; `visit` is what stays the same for the next one."""
    now = dates.local(datetime.now(UTC))
    kept: dict[str, Any] = {
        "asked_by": "SELF" if person else "ANONYMOUS",
        "channel": "PHONE_IN" if hotline else "OFFICE",
        "outcome": "ADVISED",
        "appeal": True,
        "urgency": "NORMAL",
        "language": person.language if person else spoken,
        "interpreter": bool(person and person.interpreter),
        "stage": person.stage if person else None,
        "destination": person.destination if person else None,
        "held_on": now.date(),
        "held_at": now.time().replace(second=0, microsecond=0),
        "centre": _own_centre(person),
    }
    day = {"held_on": date.fromisoformat(visit["held_on"])} if visit.get("held_on") else {}
    return kept | visit | day


def as_recorded(record: ConsultationRow) -> dict[str, Any]:
    """The values of the form for a record as it stands."""
    local = dates.local(record.occurred_at)
    same: Iterable[str] = (*PLAIN, *TEXTS, "main_topic", "interpreter", "contact_district", "centre")
    kept = {name: getattr(record, name) for name in same}
    lists = {"topics": list(record.topics), "document_problems": list(record.document_problems)}
    clock = {"held_on": local.date(), "held_at": local.time().replace(second=0, microsecond=0)}
    return {**kept, **lists, **clock, "consultation_id": str(record.consultation_id)}


def _own_centre(person: Header | None) -> str | None:
    mine = [code for code, _name in centres()]
    return person.centre if person and person.centre in mine else next(iter(mine), None)
