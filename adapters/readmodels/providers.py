"""The providers view: one row for each organisation of the directory, as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, Column, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Json

PROVIDERS = Table(
    "rm_providers",
    METADATA,
    Column("provider_id", Id, primary_key=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("licence", Text, nullable=False),
    Column("licence_until", Day),
    Column("services", Json, nullable=False),
    Column("regions", Json, nullable=False),
    Column("districts", Json, nullable=False),
    Column("languages", Json, nullable=False),
    Column("sex_served", Text),
    Column("hours", Text, nullable=False),
    Column("eligibility", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("capacity", Integer),
    Column("active_from", Day),
    Column("active_to", Day),
    Column("verified_on", Day, nullable=False),
    Column("suspended", Boolean, nullable=False),
    Column("suspend_reason", Text),
    Column("version", Integer, nullable=False),
    # Whom to ask for there.
    *box_columns(),
)
# Every name that an entry ever had: a consent that was given to one of them holds for the entry.
NAMES = Table(
    "rm_provider_names",
    METADATA,
    Column("provider_id", Id, primary_key=True),
    Column("version", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    sqlite_with_rowid=False,
)
_LISTED = (
    *("name", "kind", "licence", "licence_until", "services", "regions", "districts", "languages", "sex_served"),
    *("hours", "eligibility", "address", "phone", "capacity", "active_from", "active_to"),
)


def _entry(sealed: Sealed) -> dict[str, Any]:
    kept = {name: getattr(sealed.event, name) for name in _LISTED}
    return kept | {"version": sealed.event.originator_version} | boxed(sealed)


def _name(sealed: Sealed) -> Insert:
    event = sealed.event
    row = {"provider_id": event.originator_id, "version": event.originator_version, "name": event.name}
    return Insert(NAMES, row)


def _details(sealed: Sealed) -> Iterator[Change]:
    yield _name(sealed)
    yield from _changed(sealed, _entry(sealed))


def _listed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    yield _name(sealed)
    row = {"provider_id": event.originator_id, "verified_on": event.occurred_at.date()}
    yield Insert(PROVIDERS, row | {"suspended": False, "suspend_reason": None} | _entry(sealed))


def _changed(sealed: Sealed, values: dict[str, Any]) -> Iterator[Change]:
    event = sealed.event
    yield Update(PROVIDERS, {"provider_id": event.originator_id}, {"version": event.originator_version, **values})


VIEW = View(
    "providers",
    (PROVIDERS, NAMES),
    {
        "provider.Listed": _listed,
        "provider.DetailsChanged": _details,
        "provider.Verified": lambda sealed: _changed(sealed, {"verified_on": sealed.event.occurred_at.date()}),
        "provider.Suspended": lambda sealed: _changed(
            sealed, {"suspended": True, "suspend_reason": sealed.event.reason}
        ),
        "provider.Reinstated": lambda sealed: _changed(sealed, {"suspended": False, "suspend_reason": None}),
    },
)
