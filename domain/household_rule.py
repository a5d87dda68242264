"""When a family counts as abandoned: the office's rule, in one stream for the network, and how it is applied."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Event, event

RULE_ID = UUID("9c0e6a52-4d1b-5b7f-a2c8-3e61d5f0b974")
NO_MONEY, NO_CONTACT, EITHER, BOTH = "NO_MONEY", "NO_CONTACT", "EITHER", "BOTH"
MONTHS = (1, 120)


@dataclass(frozen=True, slots=True)
class Silence:
    """Whole months without money and without contact on a day; None: not known."""

    money: int | None
    contact: int | None


@dataclass(frozen=True, slots=True)
class AbandonedWhen:
    """The rule: which silence counts (a code of `abandoned_basis`), and from how many months on."""

    basis: str = EITHER
    months: int = 12

    def holds(self, silence: Silence) -> bool:
        """Whether the rule calls the family abandoned; what is not known never counts against anybody."""
        money = silence.money is not None and silence.money >= self.months
        contact = silence.contact is not None and silence.contact >= self.months
        held = {NO_MONEY: money, NO_CONTACT: contact, EITHER: money or contact, BOTH: money and contact}
        return held[self.basis]


# domain.md, glossary: twelve months, either silence, until the office says otherwise.
FIRST_RULE = AbandonedWhen()


def months_between(earlier: date, later: date) -> int:
    """Calendar months from one month to another; days do not count, people remember months."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


class HouseholdRule(Aggregate):
    """The rule in force."""

    TOPIC = "household_rule"

    class Set(Created):
        """The first time that the office stated its rule."""

        TOPIC = "household_rule.Set"
        basis: Clear[str]
        months: Clear[int]

    class Changed(Event):
        """Another rule from now on; what was assessed before stays as it was assessed."""

        TOPIC = "household_rule.Changed"
        basis: Clear[str]
        months: Clear[int]

    @classmethod
    def set(cls, rule: AbandonedWhen) -> Self:
        """State the rule for the first time."""
        return cls._create(cls.Set, id=RULE_ID, basis=rule.basis, months=rule.months)

    @event(Set)
    def __init__(self, basis: str, months: int) -> None:
        self.rule = AbandonedWhen(basis, months)

    def change(self, rule: AbandonedWhen) -> None:
        """Replace the rule; the same again changes nothing."""
        if rule != self.rule:
            self.trigger_event(self.Changed, basis=rule.basis, months=rule.months)

    @event(Changed)
    def _take(self, basis: str, months: int) -> None:
        self.rule = AbandonedWhen(basis, months)
