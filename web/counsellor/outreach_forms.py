"""Forms of a talk, a fair or a hand-out: planned, held, put right, cancelled."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import HiddenField, StringField, TextAreaField, TimeField

from application.heads import Material
from application.outreach import CancelOutreach, CorrectOutreach, HoldOutreach, PlanOutreach, RecordOutreach
from application.outreaches import OutreachRow
from domain.codes import code_list
from web import dates
from web.counsellor.desk import centres
from web.counsellor.heads_fields import MOST, HeadsFields, heads_data
from web.counsellor.places import PlaceSelect, place_of
from web.counsellor.record_forms import made_id
from web.counsellor.trip_choices import trip_choices
from web.counsellor.versioned import VersionedForm
from web.fields import CodeChecks, CodeSelect
from web.forms import BaseForm, Count, NearDate, Optional, Required, as_choices
from web.i18n import lazy_gettext as _l
from web.labels import label, options

LEAFLETS = tuple(code_list("leaflet"))


def _parents() -> list[Any]:
    topics = code_list("topic")
    return as_choices(pair for pair in options("topic") if topics.parent(pair[0]) is None)


class AboutFields(BaseForm):
    """What it is about, and where."""

    fields_of = {"place.district": "district", "centre.closed": "kind", "heads.age_bands": "men"}

    kind = CodeSelect(_l("What it is"), "outreach_kind", [Required(_l("Choose what it is."))])
    topics = CodeChecks(_l("About what"), "topic", [Optional()], choices=_parents)
    district = PlaceSelect(_l("District"), [Optional()], districts_only=True)
    place = StringField(_l("Place"), [Optional()])
    language = CodeSelect(_l("Language"), "language", [Optional()])
    note = TextAreaField(_l("Note"), [Optional()])

    def about(self) -> dict[str, Any]:
        """Keyword arguments of every command that says what it is."""
        return {
            "kind": str(self.kind.data),
            "topics": tuple(self.topics.data or ()),
            "district": place_of(self.district.data).district if self.district.data else None,
            "language": self.language.data,
            "place": self.place.data or "",
            "note": self.note.data or "",
        }


class PlanForm(AboutFields):
    """It shall take place."""

    outreach_id = HiddenField()
    planned_on = NearDate(_l("Day"), [Required(_l("Give the day."))])
    centre = CodeSelect(_l("Centre"), "centre", choices=lambda: as_choices(centres()))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.id = made_id(self.outreach_id)

    def to_command(self) -> PlanOutreach:
        day: Any = self.planned_on.data
        return PlanOutreach(
            outreach_id=self.id, centre=str(self.centre.data or ""), planned_on=day, **self.about()
        )


class ReachedFields(AboutFields, HeadsFields):
    """Who was there, and what they took home."""

    fields_of = {
        **AboutFields.fields_of,
        "occurred.future": "held_on",
        "trip.other_days": "trip",
        "trip.unknown": "trip",
    }

    held_on = NearDate(_l("Day"), [Required(_l("Give the day."))])
    held_at = TimeField(_l("Time"), [Required(_l("Give the time."))])
    minutes = Count(_l("Minutes"), [Optional()], most=1440)
    trip = CodeSelect(_l("Journey of a mobile team"), "", [Optional()], choices=trip_choices)
    leaflet_1 = Count("", [Optional()], most=MOST)
    leaflet_2 = Count("", [Optional()], most=MOST)
    leaflet_3 = Count("", [Optional()], most=MOST)
    leaflet_4 = Count("", [Optional()], most=MOST)
    leaflet_5 = Count("", [Optional()], most=MOST)
    leaflet_6 = Count("", [Optional()], most=MOST)
    leaflet_7 = Count("", [Optional()], most=MOST)
    leaflet_8 = Count("", [Optional()], most=MOST)
    leaflet_9 = Count("", [Optional()], most=MOST)
    leaflet_10 = Count("", [Optional()], most=MOST)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, code in zip(self.leaflet_fields(), LEAFLETS, strict=True):
            field.label.text = label("leaflet", code)

    def leaflet_fields(self) -> list[Any]:
        """The fields of the leaflets, in order."""
        return [self[f"leaflet_{row}"] for row, _code in enumerate(LEAFLETS, 1)]

    def reached(self) -> dict[str, Any]:
        """Keyword arguments of commands about what was held."""
        pairs = zip(self.leaflet_fields(), LEAFLETS, strict=True)
        materials = tuple(Material(leaflet=code, number=field.data) for field, code in pairs if field.data)
        told = {"minutes": self.minutes.data, "materials": materials, "occurred_at": self.occurred_at}
        return self.about() | self.heads() | told

    @property
    def occurred_at(self) -> datetime:
        """When it was, on the clock of the centre."""
        day: Any = self.held_on.data or date.min
        return datetime.combine(day, self.held_at.data or time(), ZoneInfo(dates.zone.get()))

    @property
    def trip_id(self) -> Any:
        """The journey on which it took place; the wire format reads it."""
        return self.trip.data or None


class RecordForm(ReachedFields):
    """Nobody had planned it."""

    outreach_id = HiddenField()
    centre = CodeSelect(_l("Centre"), "centre", choices=lambda: as_choices(centres()))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.id = made_id(self.outreach_id)

    def to_command(self) -> RecordOutreach:
        ids = {"outreach_id": self.id, "trip_id": self.trip_id, "centre": str(self.centre.data or "")}
        return RecordOutreach(**ids, **self.reached())


class HoldForm(ReachedFields, VersionedForm):
    """A planned one took place."""

    def __init__(self, row: OutreachRow) -> None:
        super().__init__(data=_data(row))
        self.row = row
        self.stands_at(row.version)

    def to_command(self) -> HoldOutreach:
        ids = {"outreach_id": self.row.outreach_id, "base_version": self.version, "trip_id": self.trip_id}
        return HoldOutreach(**ids, **self.reached())


class CorrectForm(ReachedFields, VersionedForm):
    """The numbers or the place are put right."""

    reason = CodeSelect(
        _l("Why it is corrected"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )
    explanation = TextAreaField(_l("In words"), [Optional()])

    def __init__(self, row: OutreachRow) -> None:
        super().__init__(data=_data(row))
        self.row = row
        self.stands_at(row.version)
        del self["trip"]

    def to_command(self) -> CorrectOutreach:
        ids = {"outreach_id": self.row.outreach_id, "base_version": self.version}
        why = {"reason": str(self.reason.data), "explanation": self.explanation.data or ""}
        return CorrectOutreach(**ids, **why, **self.reached())


class CancelForm(VersionedForm):
    """It does not take place, or never did."""

    explanation = TextAreaField(_l("Why"), [Optional()])

    def __init__(self, row: OutreachRow) -> None:
        super().__init__()
        self.row = row
        self.stands_at(row.version)

    def to_command(self) -> CancelOutreach:
        ids = {"outreach_id": self.row.outreach_id, "base_version": self.version}
        return CancelOutreach(**ids, explanation=self.explanation.data or "")


def _data(row: OutreachRow) -> dict[str, Any]:
    """The fields for a record as it stands."""
    kept = {name: getattr(row, name) for name in ("kind", "district", "language", "place", "note", "minutes")}
    kept |= heads_data(vars(row)) | {
        "topics": list(row.topics),
        "trip": str(row.trip_id) if row.trip_id else None,
    }
    kept |= {f"leaflet_{at}": row.materials.get(code) for at, code in enumerate(LEAFLETS, 1)}
    moment = dates.local(row.held_at or datetime.now(UTC))
    day = moment.date() if row.held_at else min(row.on_day, moment.date())
    clock = moment.time().replace(second=0, microsecond=0) if row.held_at else time(10)
    return kept | {"held_on": day, "held_at": clock}
