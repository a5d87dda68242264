"""What a person's file decides about sections told later, departures, returns, costs, and striking what was wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from domain.kernel import Rejected
from domain.people import age_on


class Stage(NamedTuple):
    """A stage as it was stated. `since` None: as it was at registration."""

    stage: str
    destination: str | None
    since: date | None


@dataclass
class SoFar:
    """Which version told a section, which entries stand and by which command, and the stages (0: at registration)."""

    stages: dict[int, Stage]
    no_guardian_reason: str | None = None
    told: dict[str, int] = field(default_factory=dict)
    entries: dict[int, UUID] = field(default_factory=dict)

    def enter(self, version: int, command_id: UUID, stage: Stage | None = None) -> None:
        """An entry stands."""
        self.entries[version] = command_id
        if stage is not None:
            self.stages[version] = stage

    def strike(self, version: int) -> None:
        """An entry stands no more."""
        self.entries.pop(version, None)
        self.stages.pop(version, None)

    def without(self, version: int) -> Stage:
        """The stage that was stated last, but for an entry."""
        return [stage for at, stage in self.stages.items() if at != version][-1]


class Telling:
    """Rules of `Migrant` that read only what stands here."""

    trigger_event: Callable[..., None]  # of domain/kernel.py: Aggregate
    erased: bool
    so_far: SoFar
    birth_date: Any
    birth_year: int | None

    def tell(self, event_class: Any, *, base: int, reason: str | None, **answers: Any) -> None:
        """Take a section. Raises Rejected when it changed since `base`, says nothing, or changes without a reason."""
        self._living()
        stands = self.so_far.told.get(event_class.SECTION, 0)
        if stands != base:
            raise Rejected("record.changed_meanwhile")
        if not any(answer not in (None, "", []) for answer in answers.values()):
            raise Rejected("section.empty")
        if stands and not reason:
            raise Rejected("section.reason_missing")
        self.trigger_event(event_class, reason=reason, **answers)

    def estimate_age(self, event_class: Any, *, age: int, as_of: date, today: date) -> None:
        """Raises Rejected for a day to come, or an age that gives another year of birth than the file has."""
        self._living()
        if as_of > today:
            raise Rejected("migrant.age_as_of")
        if self.birth_year != as_of.year - age:
            raise Rejected("migrant.age_disagrees")
        self.trigger_event(event_class, age=age, as_of=as_of)

    def recall_stage(self, event_class: Any, *, since: date, until: date, today: date, **stage: Any) -> None:
        """A stage that is over. Raises Rejected for days in the wrong order, or to come."""
        self._living()
        if not since <= until <= today:
            raise Rejected("migrant.days_order")
        self.trigger_event(event_class, since=since, until=until, **stage)

    def move(self, event_class: Any, *, today: date, **told: Any) -> None:
        """A departure or a return. Raises Rejected for a day to come."""
        self._living()
        if told["left_on" if "left_on" in told else "returned_on"] > today:
            raise Rejected("migrant.day_ahead")
        self.trigger_event(event_class, **told)

    def state_cost(self, event_class: Any, **told: Any) -> None:
        """Raises Rejected for an amount without its currency, and when nothing is said."""
        self._living()
        for amount in ("cost", "wage"):
            if told[amount] is not None and not told[f"{amount}_currency"]:
                raise Rejected("money.currency_missing")
        if told["fee_paid"] == "UNKNOWN" and told["cost"] is None and told["wage"] is None:
            raise Rejected("section.empty")
        self.trigger_event(event_class, **told)

    def strike(self, event_class: Any, *, entry: int, reason: str) -> None:
        """Strike an entry and, with a departure or return, the stage that came with it. Raises Rejected."""
        self._living()
        command = self.so_far.entries.get(entry)
        if command is None:
            raise Rejected("migrant.entry_unknown")
        along = [at for at, made_by in self.so_far.entries.items() if made_by == command and at >= entry]
        for at in along:
            left = self.so_far.without(at)._asdict()
            self.trigger_event(event_class, entry=at, reason=reason, **left)

    def needs_guardian(self, on: date) -> bool:
        """Whether somebody else speaks for this person on a day, as far as their age is known."""
        age = age_on(on, self.birth_date, self.birth_year)
        return age is not None and age < 18 and not self.so_far.no_guardian_reason

    def _living(self) -> None:
        if self.erased:
            raise Rejected("migrant.erased")
