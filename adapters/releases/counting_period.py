"""What a release is counted on: a snapshot, a period, an instant; and how countries stand in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause

from adapters.facts.linked import as_counted
from adapters.facts.reports import Scope
from application.reports import programme_full as full
from application.reports.released import UNKNOWN

# A line, a column, and who stands behind one unit.
Unit = tuple[str, str, bytes]
Cells = dict[tuple[str, ...], int]


@dataclass(frozen=True)
class Period:
    """What is counted on: a snapshot, a period, an instant; `districts` are those that stand alone."""

    connection: Connection
    scope: Scope
    districts: frozenset[str]

    def known(self, table: FromClause, day: str) -> list[ColumnElement[bool]]:
        """The rows of the period as known at the instant."""
        c, scope = table.c, self.scope
        in_period = c[day].between(scope.period.first, scope.period.last)
        return [in_period, c.recorded_from <= scope.at, c.recorded_to > scope.at]

    def laid(self, table: Any) -> FromClause:
        """Under the file that leads."""
        return as_counted(self.connection, table, self.scope.at)


def country(code: str | None) -> str:
    """A country that stands alone, or what all others share."""
    if not code or code == UNKNOWN:
        return UNKNOWN
    return code if code in full.ABROAD else full.ELSEWHERE
