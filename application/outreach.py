"""Commands about talks, fairs and leaflets, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Annotated, Any

from application.consultation_further import on_the_way
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Days, Line, Many, Note, Text, Touched, Whole
from application.heads import Bands, Materials, Number, by_band, by_leaflet
from application.ports import Ledger
from domain.geography import DISTRICTS
from domain.kernel import Rejected, current_act
from domain.outreach import OutreachEvent

Topics = Annotated[tuple[Annotated[str, Code("topic")], ...], Many(10)]


@dataclass(frozen=True, kw_only=True)
class _About:
    """What it is, and where."""

    kind: Annotated[str, Code("outreach_kind")]
    topics: Topics = ()
    district: Annotated[str, Text(16)] | None = None
    language: Annotated[str, Code("language")] | None = None
    place: Line = ""
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class _Reached(_About):
    """How many heads, and what was handed out."""

    minutes: Annotated[int, Whole(0, 1440)] | None = None
    men: Number = 0
    women: Number = 0
    heads_unknown: Number = 0
    age_bands: Bands = ()
    materials: Materials = ()


@dataclass(frozen=True, kw_only=True)
class PlanOutreach(_About):
    """Say that it shall take place."""

    outreach_id: Touched
    centre: CentreCode
    planned_on: Annotated[date, Days()]


@dataclass(frozen=True, kw_only=True)
class RecordOutreach(_Reached):
    """Write down one that nobody had planned."""

    outreach_id: Touched
    trip_id: Touched | None = None
    centre: CentreCode
    occurred_at: datetime


@dataclass(frozen=True, kw_only=True)
class _OfOutreach:
    """`base_version` is the version that the page showed."""

    outreach_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]


@dataclass(frozen=True, kw_only=True)
class HoldOutreach(_Reached, _OfOutreach):
    """A planned one took place."""

    trip_id: Touched | None = None
    occurred_at: datetime


@dataclass(frozen=True, kw_only=True)
class CorrectOutreach(_Reached, _OfOutreach):
    """Put the numbers or the place right; what stood before stays in the history."""

    occurred_at: datetime
    reason: Annotated[str, Code("correction_reason")]
    explanation: Note = ""


@dataclass(frozen=True, kw_only=True)
class CancelOutreach(_OfOutreach):
    """It does not take place, or should never have been written down."""

    explanation: Note = ""


def plan_outreach(ledger: Ledger, command: PlanOutreach) -> Changed:
    """Refuses a second one under the same id, and a centre that is closed."""
    return [_planned(ledger, command, command.planned_on)]


def record_outreach(ledger: Ledger, command: RecordOutreach) -> Changed:
    """Refuses what planning and holding refuse."""
    outreach = _planned(ledger, command, current_act().occurred.date())
    on_the_way(ledger, command.trip_id, outreach.at_centre, current_act().occurred.date())
    outreach.hold(**_reached(command))
    return [outreach]


def hold_outreach(ledger: Ledger, command: HoldOutreach) -> Changed:
    """Refuses what was held or cancelled."""
    outreach = _current(ledger, command)
    on_the_way(ledger, command.trip_id, outreach.at_centre, current_act().occurred.date())
    outreach.hold(**_reached(command))
    return [outreach]


def correct_outreach(ledger: Ledger, command: CorrectOutreach) -> Changed:
    """Refuses what was not held."""
    outreach = _current(ledger, command)
    outreach.correct(reason=command.reason, explanation=command.explanation, **_reached(command))
    return [outreach]


def cancel_outreach(ledger: Ledger, command: CancelOutreach) -> Changed:
    """Refuses a second time."""
    outreach = _current(ledger, command)
    outreach.cancel(explanation=command.explanation)
    return [outreach]


HANDLERS: dict[type, Handler] = {
    PlanOutreach: plan_outreach,
    RecordOutreach: record_outreach,
    HoldOutreach: hold_outreach,
    CorrectOutreach: correct_outreach,
    CancelOutreach: cancel_outreach,
}


def _planned(ledger: Ledger, command: PlanOutreach | RecordOutreach, day: date) -> OutreachEvent:
    if ledger.find(OutreachEvent, command.outreach_id) is not None:
        raise Rejected("outreach.planned_already")
    if not ledger.centre(command.centre).open:
        raise Rejected("centre.closed")
    about = _about(command)
    if isinstance(command, RecordOutreach):
        # The words stand with what was held; here they would only be said twice.
        about |= {"place": "", "note": ""}
    return OutreachEvent.plan(command.outreach_id, at_centre=command.centre, planned_on=day, **about)


def _about(command: _About) -> dict[str, Any]:
    if command.district and command.district not in DISTRICTS:
        raise Rejected("place.district")
    return {f.name: getattr(command, f.name) for f in fields(_About)} | {"topics": list(command.topics)}


def _reached(command: _Reached) -> dict[str, Any]:
    counted: dict[str, Any] = {
        name: getattr(command, name) for name in ("minutes", "men", "women", "heads_unknown")
    }
    counted |= {"age_bands": by_band(command.age_bands), "materials": by_leaflet(command.materials)}
    return _about(command) | counted


def _current(ledger: Ledger, command: _OfOutreach) -> OutreachEvent:
    outreach = ledger.get(OutreachEvent, command.outreach_id)
    if outreach.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    return outreach
