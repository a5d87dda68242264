"""What a turn begins with: its instant, verdicts given before, the streams it touches; one round trip for all."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from adapters.ledger.clock import ask_instant, next_instant
from adapters.sql.transaction import Transaction
from adapters.sql.types import among

Answered = tuple[UUID, bytes, str]
_VERDICTS = "SELECT command_id, actor_id, body_mac, verdict FROM inbox WHERE command_id "
_EVENTS = "SELECT originator_id, originator_version, topic, state FROM ledger WHERE originator_id "


@dataclass(frozen=True, slots=True)
class Opening:
    """`answered`: (who asked, HMAC of the body, verdict as JSON) by command; `streams`: events by stream, in order."""

    recorded: datetime
    answered: dict[UUID, Answered]
    streams: dict[UUID, list[StoredEvent]]


def open_turn(on: Transaction, ids: Iterable[UUID], stated: datetime | None) -> Opening:
    """All ids of the turn are looked for among commands and among streams. Raises NewerExists as `next_instant`."""
    wanted = list(ids)
    where, values = among(on.dialect, wanted)
    verdicts = on.ask(_VERDICTS + where, values)
    events = on.ask(_EVENTS + where + " ORDER BY originator_id, originator_version", values)
    instant = ask_instant(on) if stated is None else None
    streams: dict[UUID, list[StoredEvent]] = {identifier: [] for identifier in wanted}
    # Making an id costs more than looking one up: those of the streams are at hand.
    known = {(each if on.dialect == "postgresql" else each.bytes): each for each in wanted}
    answered = {_uuid(row[0]): (_uuid(row[1]), bytes(row[2]), row[3]) for row in verdicts.fetchall()}
    for row in events.fetchall():
        identifier = known[row[0]]
        streams[identifier].append(StoredEvent(identifier, row[1], row[2], bytes(row[3])))
    return Opening(instant() if instant else next_instant(on, stated), answered, streams)


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(bytes=bytes(value))
