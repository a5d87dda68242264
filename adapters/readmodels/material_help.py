"""The material help view: one row for each hand-out as it stands, with the box of its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Integer, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Json

HELP = Table(
    "rm_material_help",
    METADATA,
    Column("help_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    # Where it was handed out; it stays there when the file moves.
    Column("centre", Text, nullable=False),
    Column("counsellor_id", Id, nullable=False),
    Column("given_on", Day, nullable=False),
    Column("case_id", Id),
    Column("referral_id", Id),
    Column("items", Json, nullable=False),
    Column("void_reason", Text),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Index("rm_material_help_person", "person_id", "given_on"),
    sqlite_with_rowid=False,
)


def _given(sealed: Sealed) -> dict[str, Any]:
    event = sealed.event
    row = {name: getattr(event, name) for name in ("case_id", "referral_id", "items")}
    return row | {"given_on": event.occurred_at.date(), "version": event.originator_version} | boxed(sealed)


def _handed_out(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"help_id": event.originator_id, "person_id": event.person_id, "centre": event.at_centre}
    row |= {"counsellor_id": event.actor_id, "void_reason": None}
    yield Insert(HELP, row | _given(sealed))


def _corrected(sealed: Sealed) -> Iterator[Change]:
    yield Update(HELP, {"help_id": sealed.event.originator_id}, _given(sealed))


def _voided(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    fate = {"void_reason": event.reason, "version": event.originator_version}
    yield Update(HELP, {"help_id": event.originator_id}, fate)


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(HELP, {"person_id": sealed.event.originator_id})


VIEW = View(
    "material_help",
    (HELP,),
    {
        "material_help.HandedOut": _handed_out,
        "material_help.Corrected": _corrected,
        "material_help.Voided": _voided,
        "migrant.Erased": _erased,
    },
)
