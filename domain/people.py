"""What several aggregates say about a person in clear: age at a contact, dimensions of figures, consents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

# Purpose → last day on which the consent holds (None: no end).
Consents = dict[str, date | None]
FORGOTTEN = date.min
# The purpose without which dimensions of a person read "not recorded" in figures.
STATISTICS = "STAT"


@dataclass(frozen=True, slots=True)
class Origin:
    """The person's dimensions on the day of a contact. `age` in completed years; None means not recorded."""

    sex: str
    birth_year: int | None
    age: int | None
    citizenship: str | None
    country: str
    region: str
    district: str | None
    statistics: bool

    def values(self) -> dict[str, Any]:
        """Every dimension by name, as an event takes them."""
        return {name: getattr(self, name) for name in self.__slots__}


NOBODY = Origin("UNKNOWN", None, None, None, "", "", None, False)


def age_on(day: date, birth_date: Any, birth_year: int | None) -> int | None:
    """Completed years on a day; from the year alone when the date is unknown or no longer readable."""
    if isinstance(birth_date, date):
        had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
        return max(0, day.year - birth_date.year - (0 if had_birthday else 1))
    return None if birth_year is None else max(0, day.year - birth_year)
