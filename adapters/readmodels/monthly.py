"""The returns view: one row for each centre and month that was ever signed. It is about nobody: nothing is erased."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Id, Instant
from domain.monthly import REOPENED, SIGNED

RETURNS = Table(
    "rm_returns",
    METADATA,
    Column("return_id", Id, primary_key=True),
    Column("centre", Text, nullable=False),
    Column("month", Text, nullable=False),
    Column("status", Text, nullable=False),
    # Who signed it or opened it again, and when.
    Column("by", Id, nullable=False),
    Column("at", Instant, nullable=False),
    # What the last signature stands for.
    Column("as_of", Instant, nullable=False),
    Column("figures", Text, nullable=False),
    # The explanations while it is signed, else the reason.
    *box_columns(),
    Index("rm_returns_month", "month", "centre"),
)


def _said(sealed: Sealed, status: str) -> dict[str, Any]:
    return {"status": status, "by": sealed.event.actor_id, "at": sealed.event.recorded} | boxed(sealed)


def _signature(sealed: Sealed) -> dict[str, Any]:
    return {"as_of": sealed.event.as_of, "figures": sealed.event.figures} | _said(sealed, SIGNED)


def _signed(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"return_id": event.originator_id, "centre": event.at_centre, "month": event.month}
    yield Insert(RETURNS, row | _signature(sealed))


def _signed_again(sealed: Sealed) -> Iterator[Change]:
    yield Update(RETURNS, {"return_id": sealed.event.originator_id}, _signature(sealed))


def _reopened(sealed: Sealed) -> Iterator[Change]:
    yield Update(RETURNS, {"return_id": sealed.event.originator_id}, _said(sealed, REOPENED))


VIEW = View(
    "returns",
    (RETURNS,),
    {"monthly.Signed": _signed, "monthly.SignedAgain": _signed_again, "monthly.Reopened": _reopened},
)
