"""What a release is counted on: a snapshot, a period, an instant; and how countries stand in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause

from adapters.facts.linked import as_counted
from adapters.facts.reports import REGION_ONLY, Scope
from application.reports import programme_full as full
from application.reports.released import UNKNOWN

# A line, a column, and who stands behind one unit.
Unit = tuple[str, str, bytes]
Cells = dict[tuple[str, ...], int]


@dataclass(frozen=True)
class Period:
    """What is counted on: a snapshot, a period, an instant; the districts that stand alone, each with its region, and
    the regions.
    """

    connection: Connection
    scope: Scope
    districts: Mapping[str, str]
    regions: Collection[str] = ()

    def district(self, place: str) -> str:
        """The line of a place of residence among the districts."""
        if place == UNKNOWN or place.startswith(REGION_ONLY):
            return UNKNOWN
        return place if place in self.districts else full.ELSEWHERE

    def region(self, place: str) -> str:
        """The same among the regions: of a district that stands alone its own, else as it was recorded."""
        if place in self.districts:
            return self.districts[place]
        if self.district(place) != UNKNOWN:
            return full.ELSEWHERE
        region = place.removeprefix(REGION_ONLY)
        if region in ("", UNKNOWN):
            return UNKNOWN
        return region if region in self.regions else full.ELSEWHERE

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
