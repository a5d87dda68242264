"""The few things a projection may do to rows. Projections are pure: event in, changes out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Table

from adapters.ledger.mapper import Sealed
from adapters.sql.types import FOREVER, microseconds

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Insert:
    """A new row; names every column."""

    table: Table
    row: Values


@dataclass(frozen=True, slots=True)
class Update:
    """Other values in the row (or rows) with this key."""

    table: Table
    key: Values
    values: Values


@dataclass(frozen=True, slots=True)
class Delete:
    """The rows with this key go."""

    table: Table
    key: Values


@dataclass(frozen=True, slots=True)
class Revise:
    """Facts with this key hold until `at`; from then on they hold with `values` instead (nothing: they end).

    `shift` adds to a column: the completed years at a contact move with a corrected birth year.
    """

    table: Table
    key: Values
    at: datetime
    values: Values | None
    shift: Values = field(default_factory=dict)

    @property
    def instant(self) -> int:
        """`at` in microseconds."""
        return microseconds(self.at)


Change = Insert | Update | Delete | Revise
Projection = Callable[[Sealed], Iterable[Change]]


@dataclass(frozen=True)
class View:
    """Tables that belong together, and which event makes which change. `facts`: figures depend on it."""

    name: str
    tables: tuple[Table, ...]
    rows: Mapping[str, Projection]
    facts: bool = False


def fact(row: Values, at: datetime) -> dict[str, Any]:
    """A fact row that holds from `at` on."""
    return {**row, "recorded_from": microseconds(at), "recorded_to": FOREVER}
