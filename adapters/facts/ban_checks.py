"""Facts of entry-ban checks: one row for each check and version. Silence is "not answered", never "no ban"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Table, Text, UniqueConstraint

from adapters.facts.dimensions import RecordKey, key_columns, persons_changes, version_columns
from adapters.facts.persons import counted, person_columns, person_of
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day
from domain.ban_check import BANNED, NOT_ANSWERED

# `warned`: somebody still at home learnt of the ban before leaving (I27).
MEASURES = ("checked", "answered", "banned", "warned")
AT_HOME = "PRE"

BAN_CHECKS = Table(
    "fact_ban_checks",
    METADATA,
    *key_columns(),
    Column("asked_on", Day, nullable=False),
    Column("centre", Text, nullable=False),
    Column("entry_to", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("leaves_on", Day),
    *person_columns(),
    *counted(*MEASURES, "at_home"),
    *version_columns(),
    UniqueConstraint("person_key", "record_key", "recorded_from"),
    Index("fact_ban_checks_period", "asked_on", "recorded_from", "recorded_to", "result", "centre"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def asked(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        day = event.occurred_at.date()
        row: dict[str, Any] = {name: getattr(event, name) for name in ("entry_to", "stage", "leaves_on")}
        row |= {"record_key": record_key(event.originator_id), "person_key": record_key(event.person_id)}
        row |= {"asked_on": day, "centre": event.at_centre, "result": NOT_ANSWERED, **person_of(event, day)}
        counts = dict.fromkeys(MEASURES, 0) | {"checked": 1, "at_home": int(event.stage == AT_HOME)}
        yield Insert(BAN_CHECKS, fact(row | counts, event.recorded))

    def answered(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        key = {"record_key": record_key(event.originator_id)}
        banned = int(event.result == BANNED)
        values = {"result": event.result, "answered": 1, "banned": banned, "warned": 0}
        yield Revise(BAN_CHECKS, key, event.recorded, values)
        if banned:
            # Only of those who had not left when they asked.
            yield Revise(BAN_CHECKS, key | {"at_home": 1}, event.recorded, {"warned": 1})

    def voided(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield Revise(BAN_CHECKS, {"record_key": record_key(event.originator_id)}, event.recorded, None)

    own = {"ban_check.Asked": asked, "ban_check.Answered": answered, "ban_check.Voided": voided}
    return View("fact_ban_checks", (BAN_CHECKS,), own | persons_changes((BAN_CHECKS,), record_key), facts=True)
