"""The centres view: one row for each centre."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Boolean, Column, Index, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Update, View
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day, Id

CENTRES = Table(
    "rm_centres",
    METADATA,
    Column("centre_id", Id, primary_key=True),
    Column("code", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("country", Text, nullable=False),
    Column("region", Text, nullable=False),
    Column("district", Text),
    Column("zone", Text, nullable=False),
    Column("prefix", Text, nullable=False),
    Column("open", Boolean, nullable=False),
    Column("demonstration", Boolean, nullable=False),
    Column("opened_on", Day, nullable=False),
    Index("rm_centres_code", "code"),
)

_PLACE = ("name", "country", "region", "district", "zone", "prefix")


def _opened(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"centre_id": event.originator_id, "open": True, "opened_on": event.occurred_at.date()}
    kept = {name: getattr(event, name) for name in ("code", "demonstration", *_PLACE)}
    yield Insert(CENTRES, row | kept)


def _changed(sealed: Sealed) -> Iterator[Change]:
    yield _update(sealed, {name: getattr(sealed.event, name) for name in _PLACE})


def _closed(sealed: Sealed) -> Iterator[Change]:
    yield _update(sealed, {"open": False})


def _reopened(sealed: Sealed) -> Iterator[Change]:
    yield _update(sealed, {"open": True})


def _update(sealed: Sealed, values: dict[str, object]) -> Update:
    return Update(CENTRES, {"centre_id": sealed.event.originator_id}, values)


VIEW = View(
    "centres",
    (CENTRES,),
    {
        "centre.Opened": _opened,
        "centre.Changed": _changed,
        "centre.Closed": _closed,
        "centre.Reopened": _reopened,
    },
)
