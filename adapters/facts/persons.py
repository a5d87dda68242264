"""The dimensions of a person in facts that are not contacts: the columns, and how an event fills them."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Boolean, Column, Integer, SmallInteger, Text

from domain.dimensions import Dimensions


def person_columns() -> list[Column[Any]]:
    """Age is `age_year - birth_year`, see `dimensions.py: contact_columns`."""
    return [
        Column("sex", Text, nullable=False),
        Column("birth_year", Integer),
        Column("age_year", Integer, nullable=False),
        Column("region", Text, nullable=False),
        Column("stat", Boolean, nullable=False),
    ]


def person_of(event: Dimensions, day: date) -> dict[str, Any]:
    """The values of `person_columns` on a day."""
    known = event.age is not None and event.birth_year is not None
    age_year = event.age + event.birth_year if known else day.year  # type: ignore[operator]  # both are there
    row = {"sex": event.sex, "birth_year": event.birth_year, "age_year": age_year, "region": event.region}
    return row | {"stat": event.statistics}


def counted(*names: str) -> list[Column[Any]]:
    """Columns that hold 0 or 1, to be summed."""
    return [Column(name, SmallInteger, nullable=False) for name in names]
