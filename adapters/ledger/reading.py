"""An event as its bytes say it, without what is personal: kept in memory, since the ledger never changes its mind."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any
from uuid import UUID

from eventsourcing.persistence import StoredEvent
from eventsourcing.utils import get_topic

from adapters.ledger.codec import personal_fields
from domain.kernel import taken

# What nobody can alter in place.
FIXED = frozenset({str, int, bool, type(None), UUID, Decimal, datetime, date})


@dataclass(frozen=True, slots=True)
class Read:
    """`event` lacks what stands in `boxes`. `whole`: it lacks nothing. `lasting`: it can be given out again."""

    event: Any
    boxes: dict[UUID, bytes]
    whole: bool
    lasting: bool
    lists: tuple[str, ...]

    def stands(self, stored: StoredEvent) -> bool:
        """Whether the same bytes stand in the same place: moved to another they are no longer to be believed."""
        event = self.event
        same = event.originator_version == stored.originator_version and event.originator_id == stored.originator_id
        return same and get_topic(type(event)) == stored.topic

    def asked(self) -> bool:
        """Whether the aggregate takes something of what the event lacks."""
        there = vars(self.event)
        return not there.keys() >= _asked(type(self.event), there.get("originator_topic"))

    def copied(self) -> dict[str, Any]:
        """The fields, for an event of their own: an aggregate may go on with a list that it was given."""
        fields = dict(vars(self.event))
        for name in self.lists:
            fields[name] = list(fields[name])
        return fields


def filled(event_class: type, fields: dict[str, Any]) -> Any:
    """An event of these values, which are its own from now on; nothing of its making is checked again."""
    made = object.__new__(event_class)
    object.__setattr__(made, "__dict__", fields)
    return made


def read(event_class: type, clear: dict[str, Any], boxes: dict[UUID, bytes], stored: StoredEvent) -> Read:
    """From typed clear fields, of the version that the code has."""
    lists = tuple(name for name, value in clear.items() if type(value) is list)
    fixed = all(type(each) in FIXED for name in lists for each in clear[name])
    lasting = fixed and all(type(value) in FIXED for name, value in clear.items() if name not in lists)
    clear["originator_id"], clear["originator_version"] = stored.originator_id, stored.originator_version
    event = filled(event_class, clear)
    whole = not boxes and not lists and personal_fields(event_class).keys() <= clear.keys()
    return Read(event, boxes, whole, lasting, lists)


@cache
def _asked(event_class: type, aggregate_topic: str | None) -> frozenset[str]:
    """The personal fields that the aggregate takes."""
    return taken(event_class, aggregate_topic) & personal_fields(event_class).keys()
