"""What kind of household it is, from what was answered: split, women-headed, abandoned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from domain.household_rule import AbandonedWhen, Silence, months_between
from domain.kernel import Rejected

SPLIT, WOMEN_HEADED, ABANDONED = "SPLIT", "WOMEN_HEADED", "ABANDONED"
ABROAD, LEFT, DIED = "ABROAD", "LEFT", "DIED"
# A woman decides because the man is abroad, has left or died (domain.md, glossary).
MAN_AWAY = (ABROAD, LEFT, DIED)
# Only somebody who is alive and elsewhere can abandon.
CAN_ABANDON = (ABROAD, LEFT)


@dataclass(frozen=True, slots=True)
class Answers:
    """What was told. Months are the first day of a month; `*_never`: not once since the man went away."""

    man: str
    away_since: date | None = None
    other_abroad: bool = False
    last_money: date | None = None
    money_never: bool = False
    last_contact: date | None = None
    contact_never: bool = False

    def check(self, today: date) -> None:
        """Raises Rejected for answers that contradict each other or the calendar."""
        months = (self.away_since, self.last_money, self.last_contact)
        if any(month is not None and months_between(month, today) < 0 for month in months):
            raise Rejected("household.month_ahead")
        if (self.money_never and self.last_money) or (self.contact_never and self.last_contact):
            raise Rejected("household.never_and_month")
        if (self.money_never or self.contact_never) and self.away_since is None:
            raise Rejected("household.away_since")

    def silence(self, today: date) -> Silence:
        """How long no money and no word came; never at all counts from when the man went away."""
        money = self.away_since if self.money_never else self.last_money
        contact = self.away_since if self.contact_never else self.last_contact
        months = (None if month is None else months_between(month, today) for month in (money, contact))
        return Silence(*months)


def types_of(answers: Answers, head_sex: str, rule: AbandonedWhen, today: date) -> list[str]:
    """Codes of `household_type` that hold on a day, in the order of the list; they overlap."""
    held = {
        SPLIT: answers.man == ABROAD or answers.other_abroad,
        WOMEN_HEADED: head_sex == "FEMALE" and answers.man in MAN_AWAY,
        ABANDONED: answers.man in CAN_ABANDON and rule.holds(answers.silence(today)),
    }
    return [code for code, holds in held.items() if holds]
