"""How events come by their values and aggregates by theirs: worked out once for each class, not once for each event."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from typing import Any


def by_name(event_class: Any) -> Callable[..., None]:
    """What fills a new event from named values; anything missing or unknown is a TypeError."""
    names = frozenset(field.name for field in fields(event_class))
    known = {field.name: field.default for field in fields(event_class) if field.default is not MISSING}

    def fill(self: Any, **values: Any) -> None:
        given = {**known, **values} if known else values
        if given.keys() != names:
            wrong = ", ".join(sorted(given.keys() ^ names))
            raise TypeError(f"{event_class.__qualname__}: {wrong} missing or unknown")
        vars(self).update(given)

    return fill


@cache
def begins_with(aggregate_class: Any, event_class: Any) -> tuple[str, ...]:
    """Which fields of its first event an aggregate's constructor takes."""
    known = {field.name for field in fields(event_class)}
    return tuple(name for name in inspect.signature(aggregate_class.__init__).parameters if name in known)
