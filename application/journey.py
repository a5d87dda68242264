"""Commands about ways abroad and back, what they cost, and striking an entry that was wrong."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from application.consenting import recorded
from application.dispatch import Changed, Handler
from application.fields import Code, Days, Many, Money, Name, Touched, Whole
from application.ports import Ledger
from domain.kernel import current_act
from domain.migrant import Migrant
from domain.registration import stage_has_destination

Country = Annotated[str, Code("country")]
Precision = Annotated[str, Code("birth_precision")]
Licence = Annotated[str, Code("recruiter_licence")]
Currency = Annotated[str, Code("currency")]
Sum = Annotated[Decimal, Money()]


@dataclass(frozen=True, kw_only=True)
class RecordDeparture:
    """Left for a country; `still_abroad` makes "working abroad" the stage from that day on."""

    person_id: Touched
    country: Country
    left_on: Annotated[date, Days()]
    precision: Precision = "EXACT"
    occupation: Annotated[str, Code("occupation")] | None = None
    arranged_by: Annotated[str, Code("departure_means")] | None = None
    licence: Licence | None = None
    agency: Name = ""
    still_abroad: bool = False


@dataclass(frozen=True, kw_only=True)
class RecordReturn:
    """Came back from a country; `still_home` makes "after return" the stage from that day on."""

    person_id: Touched
    country: Country
    returned_on: Annotated[date, Days()]
    precision: Precision = "EXACT"
    return_reason: Annotated[str, Code("return_reason")]
    months_abroad: Annotated[int, Whole(0, 720)] | None = None
    assistance: Annotated[tuple[Annotated[str, Code("return_assistance")], ...], Many(12)] = ()
    still_home: bool = False


@dataclass(frozen=True, kw_only=True)
class RecallStage:
    """A stage of migration that is over."""

    person_id: Touched
    stage: Annotated[str, Code("stage")]
    destination: Country | None = None
    since: Annotated[date, Days()]
    until: Annotated[date, Days()]


@dataclass(frozen=True, kw_only=True)
class StateCost:
    """What a job abroad cost to get, all in all, and its monthly wage."""

    person_id: Touched
    country: Country
    licence: Licence | None = None
    agency: Name = ""
    fee_paid: Annotated[str, Code("answer")] = "UNKNOWN"
    cost: Sum | None = None
    cost_currency: Currency | None = None
    wage: Sum | None = None
    wage_currency: Currency | None = None


@dataclass(frozen=True, kw_only=True)
class StrikeEntry:
    """An entry was wrong; `entry` is its version in the file."""

    person_id: Touched
    entry: Annotated[int, Whole(1, 10**6)]
    reason: Annotated[str, Code("correction_reason")]


def record_departure(ledger: Ledger, command: RecordDeparture) -> Changed:
    """Refuses a day to come."""
    migrant = _writable(ledger, command)
    migrant.move(
        migrant.Departed,
        today=_today(),
        country=command.country,
        left_on=command.left_on,
        precision=command.precision,
        occupation=command.occupation,
        arranged_by=command.arranged_by,
        licence=command.licence,
        agency=command.agency,
    )
    if command.still_abroad:
        migrant.change_stage(stage="EMP", destination=command.country, since=command.left_on)
    return [migrant]


def record_return(ledger: Ledger, command: RecordReturn) -> Changed:
    """Refuses a day to come."""
    migrant = _writable(ledger, command)
    migrant.move(
        migrant.Returned,
        today=_today(),
        country=command.country,
        returned_on=command.returned_on,
        precision=command.precision,
        return_reason=command.return_reason,
        months_abroad=command.months_abroad,
        assistance=list(command.assistance),
    )
    if command.still_home:
        migrant.change_stage(stage="POST", destination=command.country, since=command.returned_on)
    return [migrant]


def recall_stage(ledger: Ledger, command: RecallStage) -> Changed:
    """Refuses days in the wrong order, and a stage abroad without its country."""
    stage_has_destination(command.stage, command.destination)
    migrant = _writable(ledger, command)
    days = {"since": command.since, "until": command.until, "today": _today()}
    migrant.recall_stage(migrant.StagePassed, **days, stage=command.stage, destination=command.destination)
    return [migrant]


def state_cost(ledger: Ledger, command: StateCost) -> Changed:
    """Refuses amounts without a currency."""
    migrant = _writable(ledger, command)
    migrant.state_cost(
        migrant.CostStated,
        country=command.country,
        licence=command.licence,
        agency=command.agency,
        fee_paid=command.fee_paid,
        cost=command.cost,
        cost_currency=command.cost_currency,
        wage=command.wage,
        wage_currency=command.wage_currency,
    )
    return [migrant]


def strike_entry(ledger: Ledger, command: StrikeEntry) -> Changed:
    """Refuses an entry that does not stand."""
    migrant = ledger.get(Migrant, command.person_id)
    migrant.strike(migrant.EntryStruck, entry=command.entry, reason=command.reason)
    return [migrant]


def _writable(ledger: Ledger, command: Any) -> Migrant:
    return recorded(ledger, command.person_id, _today())


def _today() -> date:
    return current_act().occurred.date()


HANDLERS: dict[type, Handler] = {
    RecordDeparture: record_departure,
    RecordReturn: record_return,
    RecallStage: recall_stage,
    StateCost: state_cost,
    StrikeEntry: strike_entry,
}
