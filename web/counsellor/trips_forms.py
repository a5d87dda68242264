"""Forms of a journey: setting out, other plans, a village, everybody back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from wtforms import HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import ValidationError

from application.trip import ChangeTrip, CloseTrip, StartTrip, StrikeStop, VisitVillage
from application.trips import Stop, TripRow
from web.counsellor.desk import centres
from web.counsellor.places import PlaceSelect, place_of
from web.counsellor.record_forms import made_id
from web.counsellor.versioned import VersionedForm
from web.dates import date_text
from web.fields import CodeChecks, CodeSelect
from web.forms import BaseForm, Count, NearDate, Optional, Required, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

DISTRICTS = ("district_1", "district_2", "district_3")


class PlanFields(BaseForm):
    """When, where to, who, with what."""

    fields_of = {"trip.days": "ends_on", "place.district": "district_1", "centre.closed": "centre"}

    starts_on = NearDate(_l("First day"), [Required(_l("Give the first day."))])
    ends_on = NearDate(_l("Last day, as planned"), [Optional()])
    district_1 = PlaceSelect(_l("District"), [Optional()], districts_only=True)
    district_2 = PlaceSelect(_l("Another district"), [Optional()], districts_only=True)
    district_3 = PlaceSelect(_l("Another district"), [Optional()], districts_only=True)
    team = CodeChecks(_l("Team"), "", [Optional()], choices=list)
    route = TextAreaField(_l("Route"), [Optional()])
    vehicle = StringField(_l("Vehicle"), [Optional()])
    note = TextAreaField(_l("Note"), [Optional()])

    def __init__(self, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.team.choices = as_choices(colleagues)

    def validate_ends_on(self, field: Any) -> None:
        """A journey does not end before it begins."""
        first: Any = self.starts_on.data
        if field.data and first and field.data < first:
            raise ValidationError(_("The last day lies before the first."))

    def plan(self) -> dict[str, Any]:
        """Keyword arguments of commands that carry a plan."""
        chosen = [self[name].data for name in DISTRICTS]
        districts = dict.fromkeys(place_of(code).district for code in chosen if code)
        words = {name: self[name].data or "" for name in ("route", "vehicle", "note")}
        days = {"starts_on": self.starts_on.data, "ends_on": self.ends_on.data}
        team = tuple(UUID(each) for each in self.team.data or ())
        return {**days, **words, "districts": tuple(filter(None, districts)), "team": team}


class StartForm(PlanFields):
    """The team sets out."""

    trip_id = HiddenField()
    centre = CodeSelect(_l("Centre"), "centre", choices=lambda: as_choices(centres()))

    def __init__(self, colleagues: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(colleagues, **kwargs)
        self.id = made_id(self.trip_id)

    def validate(self, extra_validators: Any = None) -> bool:
        """Whoever reads the sheet sees where the team went: with neither district nor route there is no journey."""
        valid = super().validate(extra_validators)
        if any(self[name].data for name in DISTRICTS) or (self.route.data or "").strip():
            return valid
        self.district_1.errors = [*self.district_1.errors, _("Choose a district, or write down the route.")]
        return False

    def to_command(self) -> StartTrip:
        return StartTrip(trip_id=self.id, centre=str(self.centre.data or ""), **self.plan())


class ChangeForm(PlanFields, VersionedForm):
    """Other days, another team, another car."""

    def __init__(self, colleagues: list[tuple[str, str]], row: TripRow) -> None:
        kept = {name: getattr(row, name) for name in ("starts_on", "ends_on", "route", "vehicle", "note")}
        kept |= {f"district_{at}": code for at, code in enumerate(row.districts[:3], 1)}
        super().__init__(colleagues, data=kept | {"team": [str(each) for each in row.team_ids]})
        self.row = row
        self.stands_at(row.version)

    def to_command(self) -> ChangeTrip:
        return ChangeTrip(trip_id=self.row.trip_id, base_version=self.version, **self.plan())


class VillageForm(BaseForm):
    """One stop."""

    fields_of = {"trip.other_days": "visited_on", "place.district": "district"}

    village = StringField(_l("Village"), [Required(_l("Name the village."))])
    district = PlaceSelect(_l("District"), [Optional()], districts_only=True)
    visited_on = NearDate(_l("Day"), [Required(_l("Give the day."))])

    def __init__(self, row: TripRow, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.row = row

    def to_command(self) -> VisitVillage:
        day: Any = self.visited_on.data
        district = place_of(self.district.data).district if self.district.data else None
        return VisitVillage(
            trip_id=self.row.trip_id, visited_on=day, district=district, village=str(self.village.data)
        )


class StrikeForm(VersionedForm):
    """A village where nobody was, or that was typed wrong."""

    fields_of = {"trip.stop_unknown": "stop"}

    stop = SelectField(_l("Village"), [Required(_l("Choose the village."))])
    reason = CodeSelect(
        _l("Why it is corrected"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )
    explanation = StringField(_l("In words"), [Optional()])

    def __init__(self, row: TripRow, stops: Iterable[Stop]) -> None:
        super().__init__()
        self.row = row
        self.stands_at(row.version)
        standing = [each for each in stops if not each.struck]
        known = [(str(each.version), f"{each.village}, {date_text(each.visited_on)}") for each in standing]
        self.stop.choices = as_choices([("", ""), *known])

    def to_command(self) -> StrikeStop:
        said = {"reason": str(self.reason.data), "explanation": self.explanation.data or ""}
        return StrikeStop(
            trip_id=self.row.trip_id, base_version=self.version, stop=int(str(self.stop.data)), **said
        )


class CloseForm(VersionedForm):
    """Everybody is back."""

    fields_of = {"trip.days": "ended_on"}

    ended_on = NearDate(_l("Last day"), [Required(_l("Give the last day."))])
    kilometres = Count(_l("Kilometres"), [Optional()])
    note = TextAreaField(_l("Note"), [Optional()])

    def __init__(self, row: TripRow, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.row = row
        self.stands_at(row.version)

    def to_command(self) -> CloseTrip:
        day: Any = self.ended_on.data
        told = {"kilometres": self.kilometres.data, "note": self.note.data or ""}
        return CloseTrip(trip_id=self.row.trip_id, base_version=self.version, ended_on=day, **told)
