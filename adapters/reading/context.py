"""What a question is answered with: one snapshot of the read models, the keys, the asker."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection

from adapters.keys.store import PersonKeys
from adapters.reading.boxes import open_rows
from application.actor import Actor
from application.asking import Absent, Forbidden
from application.directory import Directory
from application.policy import Decision, Thing, policy

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Reading:
    """Handed to every function that answers a question."""

    connection: Connection
    keys: PersonKeys
    actor: Actor
    directory: Directory
    # Parts of the house that some questions need, by name: "search", "access", "store", "releases" …
    parts: Mapping[str, Any] = field(default_factory=dict)

    def may(self, action: str, thing: Thing | None = None) -> Decision:
        """The decision on an action. Raises Absent or Forbidden when there is nothing to see."""
        decision = policy(self.actor, action, thing)
        if decision is Decision.ABSENT:
            raise Absent
        if decision is Decision.DENY:
            raise Forbidden
        return decision

    def open(self, row: Row, prefix: str = "box") -> dict[str, Any]:
        """The personal fields in a row's box; see `open_rows`."""
        return open_rows(self.keys, [row], prefix)[0]

    def open_many(self, rows: Sequence[Row], prefix: str = "box") -> list[dict[str, Any]]:
        """The personal fields of many rows; see `open_rows`."""
        return open_rows(self.keys, rows, prefix)


def rows_of(result: Iterable[Any]) -> list[dict[str, Any]]:
    """Rows of a SQLAlchemy result as dictionaries."""
    return [dict(row._mapping) for row in result]  # noqa: SLF001 - SQLAlchemy's documented way
