"""Something was handed out: what, how much of it, to whom. No stock is kept: a quantity is what somebody received."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Self
from uuid import UUID

from domain.codes import code_list
from domain.dimensions import Dimensions
from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event
from domain.people import Origin

# One thing: a code of `help_kind`, a whole quantity, and its unit: of `help_unit`, or a currency where it is money.
Item = dict[str, str | int]


class Given(Dimensions):
    """What one person received on one day. `handed_by`: who handed it over, where it was not whoever writes it down."""

    person_id: Clear[UUID]
    at_centre: Clear[str]
    case_id: Clear[UUID | None]
    referral_id: Clear[UUID | None]
    items: Clear[list[Item]]
    handed_by: Personal[str]
    note: Personal[str]


class MaterialHelp(Aggregate):
    """State: whose it is, and whether it still stands."""

    TOPIC = "material_help"

    class HandedOut(Given, Created):
        """Somebody received something."""

        TOPIC = "material_help.HandedOut"

    class Corrected(Given):
        """The hand-out as it should have stood."""

        TOPIC = "material_help.Corrected"
        reason: Clear[str]

    class Voided(Event):
        """It did not take place, or not with this person."""

        TOPIC = "material_help.Voided"
        person_id: Clear[UUID]
        reason: Clear[str]
        explanation: Personal[str]

    @classmethod
    def hand_out(cls, help_id: UUID, *, origin: Origin, **given: Any) -> Self:
        """Raises Rejected for nothing, for the same thing twice, and for a unit that does not go with it."""
        _rules(given["items"])
        return cls._create(cls.HandedOut, id=help_id, **given, **origin.values())

    @event(HandedOut)
    def __init__(self, person_id: UUID, at_centre: str) -> None:
        self.person_id = person_id
        self.at_centre = at_centre
        self.voided = False

    def correct(self, *, reason: str, origin: Origin, **given: Any) -> None:
        """Raises Rejected as handing out does, and for one that is void."""
        self._stands()
        _rules(given["items"])
        same = {"person_id": self.person_id, "at_centre": self.at_centre}
        self.trigger_event(self.Corrected, reason=reason, **same, **given, **origin.values())

    def void(self, *, reason: str, explanation: str) -> None:
        """Raises Rejected a second time."""
        self._stands()
        self.trigger_event(self.Voided, person_id=self.person_id, reason=reason, explanation=explanation)

    def _stands(self) -> None:
        if self.voided:
            raise Rejected("help.voided")

    @event(Corrected)
    def _be_corrected(self) -> None:
        pass

    @event(Voided)
    def _fall_away(self) -> None:
        self.voided = True


def named(item: Mapping[str, Any]) -> str:
    """What an item is counted under: kind and unit, for quantities of different units are not added."""
    return f"{item['kind']}-{item['unit']}"


def _rules(items: Sequence[Item]) -> None:
    if not items:
        raise Rejected("help.nothing")
    if len({named(item) for item in items}) < len(items):
        raise Rejected("help.item_twice")
    money = code_list("help_kind").marked("money")
    for item in items:
        if item["unit"] not in code_list("currency" if item["kind"] in money else "help_unit"):
            raise Rejected("help.unit")
