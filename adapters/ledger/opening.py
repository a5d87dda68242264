"""What a turn begins with: its instant, verdicts given before, the streams it touches; one round trip for all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent

from adapters.ledger.clock import INSTANT_TOO, NEWEST_TOO, instant_after, next_instant
from adapters.sql.transaction import Transaction
from adapters.sql.types import among, from_microseconds

Answered = tuple[UUID, bytes, str, datetime]
# One question for everything: a statement costs the server more than what it looks up.
_VERDICT, _EVENT, _INSTANT = range(3)
# The instant that the server chose, or the newest one so far.
_TOO = {"postgresql": INSTANT_TOO.format(part=_INSTANT), "sqlite": NEWEST_TOO.format(part=_INSTANT)}
_VERDICTS = f"SELECT {_VERDICT}, command_id, actor_id, recorded, verdict, body_mac FROM inbox WHERE command_id "  # noqa: S608 - constants
_EVENTS = (
    f" UNION ALL SELECT {_EVENT}, originator_id, originator_id, originator_version, topic, state FROM ledger "  # noqa: S608 - constants
    "WHERE originator_id "
)


class Opening:
    """Asked at once, read when it is needed: on PostgreSQL the server looks while the caller does something else.

    `answered`: (who asked, HMAC of the body, verdict as JSON, when) by command; `streams`: events by stream, in order.
    """

    recorded: datetime

    def __init__(
        self, on: Transaction, commands: Iterable[UUID], ids: Iterable[UUID], stated: datetime | None
    ) -> None:
        self._on, self._stated = on, stated
        self.answered: dict[UUID, Answered] = {}
        self.streams: dict[UUID, list[StoredEvent]] = {}
        self._wanted = list(ids)
        commands_are, asked = among(on.dialect, list(commands))
        events_of, wanted = among(on.dialect, self._wanted)
        too = _TOO[on.dialect] if stated is None else ""
        self._found = on.ask(f"{_VERDICTS}{commands_are}{_EVENTS}{events_of}{too}", [*asked, *wanted])
        on.push()

    def read(self) -> None:
        """Wait for the answers. Raises NewerExists as `next_instant`."""
        # Making an id costs more than looking one up: those of the streams are at hand.
        postgres, instant = self._on.dialect == "postgresql", None
        known = {(each if postgres else each.bytes): each for each in self._wanted}
        self.streams.update((identifier, []) for identifier in self._wanted)
        for part, first, second, number, text, content in self._found.fetchall():
            if part == _EVENT:
                identifier = known[first]
                self.streams[identifier].append(StoredEvent(identifier, number, text, bytes(content)))
            elif part == _VERDICT:
                self.answered[_uuid(first)] = (_uuid(second), bytes(content), text, from_microseconds(number))
            else:
                instant = number
        for events in self.streams.values():
            events.sort(key=_version)
        self.recorded = self._instant(instant, postgres=postgres)

    def _instant(self, found: int | None, *, postgres: bool) -> datetime:
        if found is None:
            return next_instant(self._on, self._stated)
        return from_microseconds(found) if postgres else instant_after(self._on, found)


def _version(event: StoredEvent) -> int:
    return event.originator_version


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(bytes=bytes(value))
