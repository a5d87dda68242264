"""The rules of registration, by their names."""

from __future__ import annotations

from datetime import date
from typing import Any

from domain.kernel import Rejected
from domain.people import age_on


def name_or_alias(details: dict[str, Any]) -> None:
    """Somebody is called something. Raises Rejected."""
    if not any(details[name] for name in ("family_name", "given_name", "alias")):
        raise Rejected("migrant.name_missing")


def born(details: dict[str, Any], today: date) -> None:
    """A birth that can be, and that says the same in its date, its year and its precision. Raises Rejected."""
    birth: date | None = details["birth_date"]
    year: int | None = details["birth_year"]
    if birth is not None and (birth > today or birth.year != year):
        raise Rejected("migrant.birth_date")
    if year is not None and not today.year - 120 <= year <= today.year:
        raise Rejected("migrant.birth_year")
    if (year is None) != (details["birth_precision"] == "UNKNOWN"):
        raise Rejected("migrant.birth_unknown")


def stage_has_destination(stage: str, destination: str | None) -> None:
    """A stage of migration leads somewhere. Raises Rejected."""
    if stage != "NONE" and not destination:
        raise Rejected("migrant.destination_missing")


def guardian(details: dict[str, Any], today: date) -> None:
    """Under 18 a guardian's consent is recorded, or the reason why not. Raises Rejected."""
    age = age_on(today, details["birth_date"], details["birth_year"])
    if age is not None and age < 18 and not details["guardian"] and not details["no_guardian_reason"]:
        raise Rejected("migrant.guardian_missing")
