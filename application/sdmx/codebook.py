"""The code book that countries are compared under: the newest programme of this release of the program."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from application.reports.programme import Programme
from application.reports.programmes import PROGRAMMES
from application.reports.released import Release, ReleasedTable
from application.sdmx.of_release import Naming, flow_of
from application.sdmx.structure import Flow

_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
# A release of nothing: whoever needs one only for its names finds none.
PATTERN = Release(UUID(int=0), "", 0, "", "", _NEVER, "UTC", None, None, (), (), (), {}, "")


def whole_book(area: str, naming: Naming) -> dict[str, Flow]:
    """The newest version of every programme in one book."""
    newest = {code: programme for (code, _), programme in sorted(PROGRAMMES.items())}
    return {name: flow for one in newest.values() for name, flow in book(one, area, naming).items()}


def book(programme: Programme, area: str, naming: Naming) -> dict[str, Flow]:
    """Flow id → flow, without figures; lists that are a country's own are empty but for their total."""
    tables = tuple(_empty(programme, code) for code in (table.code for table in programme.tables))
    pattern = replace(PATTERN, programme=programme.code, version=programme.version, tables=tables)
    flows = (flow_of(table.code, [pattern], area, naming) for table in tables)
    return {flow.id: flow for flow in flows}


def _empty(programme: Programme, code: str) -> ReleasedTable:
    table = next(each for each in programme.tables if each.code == code)
    return ReleasedTable(
        code=table.code,
        title_key=table.title_key,
        unit=table.unit,
        dims=tuple(dim.name for dim in table.dims),
        categories=tuple(dim.categories or () for dim in table.dims),
        totals=tuple(dim.adds for dim in table.dims),
        cells={},
        notes=table.notes,
        exact=table.exact,
        chart=table.chart,
    )
