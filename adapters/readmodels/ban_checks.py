"""The ban checks view: one row for each check as it stands, with the box of the question and that of the answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed, index_where
from adapters.sql.types import Day, Id
from domain.ban_check import NOT_ANSWERED

BAN_CHECKS = Table(
    "rm_ban_checks",
    METADATA,
    Column("check_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("consultation_id", Id),
    Column("centre", Text, nullable=False),
    Column("counsellor_id", Id, nullable=False),
    Column("entry_to", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("asked_on", Day, nullable=False),
    Column("leaves_on", Day),
    Column("answered_on", Day),
    Column("result", Text, nullable=False),
    Column("banned_until", Day),
    # Whether somebody still expects an answer.
    Column("waiting", Boolean, nullable=False),
    Column("void_reason", Text),
    Column("version", Integer, nullable=False),
    *box_columns(),
    Column("answer_box", LargeBinary),
    Column("answer_origin", Id),
    Column("answer_version", Integer),
    Column("answer_topic", Text),
    Index("rm_ban_checks_person", "person_id", "asked_on"),
    Index("rm_ban_checks_centre", "centre", "asked_on"),
    index_where("rm_ban_checks_waiting", "waiting", "centre", "leaves_on"),
    sqlite_with_rowid=False,
)

_COPIED = ("person_id", "consultation_id", "entry_to", "stage", "leaves_on")


def _asked(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {name: getattr(event, name) for name in _COPIED}
    row |= {"check_id": event.originator_id, "centre": event.at_centre, "counsellor_id": event.actor_id}
    row |= {"asked_on": event.occurred_at.date(), "version": event.originator_version}
    nothing_yet = {"answered_on": None, "result": NOT_ANSWERED, "banned_until": None, "waiting": True}
    nothing_yet["void_reason"] = None
    no_box = dict.fromkeys(("answer_box", "answer_origin", "answer_version", "answer_topic"))
    yield Insert(BAN_CHECKS, row | nothing_yet | boxed(sealed) | no_box)


def _changed(sealed: Sealed, **values: Any) -> Iterator[Change]:
    event = sealed.event
    kept = boxed(sealed)
    values |= {f"answer_{name}": kept[f"box_{name}"] for name in ("origin", "version", "topic")}
    values |= {"answer_box": kept["box"], "version": event.originator_version, "waiting": False}
    yield Update(BAN_CHECKS, {"check_id": event.originator_id}, values)


def _answered(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    said = {"result": event.result, "banned_until": event.banned_until}
    return _changed(sealed, answered_on=event.occurred_at.date(), **said)


def _given_up(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed)


def _voided(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    values = {"void_reason": event.reason, "waiting": False, "version": event.originator_version}
    yield Update(BAN_CHECKS, {"check_id": event.originator_id}, values)


def _moved(sealed: Sealed) -> Iterator[Change]:
    """What is open goes with the file to its new centre."""
    event = sealed.event
    yield Update(BAN_CHECKS, {"person_id": event.originator_id}, {"centre": event.to_centre})


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(BAN_CHECKS, {"person_id": sealed.event.originator_id})


VIEW = View(
    "ban_checks",
    (BAN_CHECKS,),
    {
        "ban_check.Asked": _asked,
        "ban_check.Answered": _answered,
        "ban_check.GivenUp": _given_up,
        "ban_check.Voided": _voided,
        "migrant.TransferAccepted": _moved,
        "migrant.Erased": _erased,
    },
)
