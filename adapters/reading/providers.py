"""Answers questions about the directory: what is near, what should be asked again, one entry with its contact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.days import local_day
from adapters.readmodels.providers import PROVIDERS
from application.asking import Absent, Answer
from application.providers import (
    ELSEWHERE,
    SAME_DISTRICT,
    SAME_REGION,
    SHOW,
    STEPS,
    ListProviders,
    OneProvider,
    ProviderList,
    ProviderRow,
)
from domain.geography import DISTRICTS

_LISTS = ("services", "regions", "districts", "languages")
# The entry may be right and merely not have been asked about: that alone does not make it unusable.
UNVERIFIED = "unverified"


def list_providers(reading: Reading, question: ListProviders) -> Answer[ProviderList]:
    """A directory has some hundred entries: they are read whole and sorted here."""
    found = [shown(reading, row) for row in rows_of(reading.connection.execute(select(PROVIDERS)))]
    known = [row for row in found if _asked_for(row, question)]
    counts = {show: sum(_stands_under(row, show) for row in known) for show in SHOW}
    wanted = [replace(row, step=step_of(row, question)) for row in known if _stands_under(row, question.show)]
    wanted.sort(key=lambda row: (STEPS.index(row.step) if row.step else 0, row.name.casefold(), row.provider_id))
    return Answer(ProviderList(tuple(wanted), counts, _months(reading)))


def one_provider(reading: Reading, question: OneProvider) -> Answer[ProviderRow]:
    """Raises Absent for one that is not in the directory."""
    found = row_of(reading, question.provider_id)
    if found is None:
        raise Absent
    person = reading.open(found).get("contact_person") or ""
    return Answer(replace(shown(reading, found), contact_person=person))


KNOWN: Mapping[type, Known] = {
    ListProviders: Known("providers.list", list_providers),
    OneProvider: Known("providers.list", one_provider),
}


def row_of(reading: Reading, provider_id: UUID) -> Row | None:
    """The row of one entry, or None."""
    query = select(PROVIDERS).where(PROVIDERS.c.provider_id == provider_id)
    found = rows_of(reading.connection.execute(query))
    return found[0] if found else None


def shown(reading: Reading, row: Row) -> ProviderRow:
    """An entry without its contact person."""
    kept: dict[str, Any] = {name: value for name, value in row.items() if "box" not in name}
    kept |= {name: tuple(kept[name] or ()) for name in _LISTS}
    return ProviderRow(**kept, warnings=warnings(row, local_day(reading), _months(reading)))


def warnings(row: Row, today: date, months: int) -> tuple[str, ...]:
    """Why one should think twice before sending somebody there today."""
    found = {
        "suspended": row["suspended"],
        "ended": row["active_to"] is not None and row["active_to"] < today,
        "not_yet": row["active_from"] is not None and row["active_from"] > today,
        "licence": row["licence_until"] is not None and row["licence_until"] < today,
        UNVERIFIED: row["verified_on"] < _months_before(today, months),
    }
    return tuple(word for word, holds in found.items() if holds)


def step_of(row: ProviderRow, question: ListProviders) -> str:
    """How far it is from the place that was asked about."""
    if not question.region and not question.district:
        return ""
    district = DISTRICTS.get(question.district or "")
    region = question.region or (district.region if district else "")
    if not row.regions and not row.districts:
        return SAME_REGION
    if district and district.code in row.districts:
        return SAME_DISTRICT
    near = {*row.regions, *(DISTRICTS[code].region for code in row.districts if code in DISTRICTS)}
    return SAME_REGION if region in near else ELSEWHERE


def _asked_for(row: ProviderRow, question: ListProviders) -> bool:
    text = question.text.casefold().strip()
    return (not question.service or question.service in row.services) and text in row.name.casefold()


def _stands_under(row: ProviderRow, show: str) -> bool:
    usable = not set(row.warnings) - {UNVERIFIED}
    under = {"usable": usable, "unverified": usable and UNVERIFIED in row.warnings, "not_usable": not usable}
    return under.get(show, True)


def _months(reading: Reading) -> int:
    settings = reading.parts.get("settings")
    return int(settings.provider_check_months) if settings else 12


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))
