"""The clear dimensions of a person as an event keeps them, so that a figure needs no other event."""

from __future__ import annotations

from domain.kernel import Clear, Event


class Dimensions(Event):
    """Fields of `domain/people.py: Origin`, on the day of the event. `age` in completed years; None: not recorded."""

    sex: Clear[str]
    birth_year: Clear[int | None]
    age: Clear[int | None]
    citizenship: Clear[str | None]
    country: Clear[str]
    region: Clear[str]
    district: Clear[str | None]
    statistics: Clear[bool]
