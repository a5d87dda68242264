"""The canonical text of a release: what is stored, hashed and served, byte for byte the same when made again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from adapters.releases.cube import Cell, categories_of, cell_of, parts_of, printed
from application.reports.figures import Statistics
from application.reports.programme import Programme, Table
from application.reports.released import Change, Origin, Release, ReleasedTable


def write(
    header: Mapping[str, Any],
    programme: Programme,
    lists: Mapping[str, tuple[str, ...]],
    values: Mapping[Cell, int],
    relaxed: frozenset[Cell],
    statistics: Mapping[str, Statistics] | None = None,
) -> str:
    """JSON with sorted keys. `header` holds what is not a figure; `values` every published cell of counts."""
    parts = {f"{nest.whole}:{each}": held for nest in programme.nested for each, held in parts_of(nest, lists).items()}
    return json.dumps(
        {
            **header,
            **({"parts": parts} if parts else {}),
            "programme": programme.code,
            "version": programme.version,
            "tables": [_table(table, lists, _told(table, values, statistics or {})) for table in programme.tables],
            "relaxed": sorted(
                [table.code, *categories]
                for table in programme.counted
                for categories in printed(table, lists)
                if cell_of(table, categories) in relaxed
            ),
        },
        ensure_ascii=False,
        sort_keys=True,
        separators=(",", ":"),
    )


def _told(
    table: Table, values: Mapping[Cell, int], statistics: Mapping[str, Statistics]
) -> Callable[[tuple[str, ...]], int | None]:
    """What a table says in a cell."""
    if table.statistic:
        return statistics.get(table.code, {}).get
    return lambda cell: values[cell_of(table, cell)]


def _table(
    table: Table, lists: Mapping[str, tuple[str, ...]], told: Callable[[tuple[str, ...]], int | None]
) -> dict[str, Any]:
    return {
        "code": table.code,
        "title_key": table.title_key,
        "unit": table.unit,
        "dims": [dim.name for dim in table.dims],
        "categories": [list(categories) for categories in categories_of(table, lists)],
        "totals": [dim.adds for dim in table.dims],
        "cells": [[*cell, told(cell)] for cell in printed(table, lists)],
        "notes": list(table.notes),
        "exact": table.exact,
        "chart": table.chart,
    }


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def read(text: str, release_id: UUID, published_at: datetime | None) -> Release:
    """The release that a stored text tells of."""
    told = json.loads(text)
    return Release(
        release_id=release_id,
        programme=told["programme"],
        version=told["version"],
        period=told["period"],
        stage=told["stage"],
        as_of=datetime.fromisoformat(told["as_of"]).astimezone(UTC),
        zone=told["zone"],
        published_at=published_at,
        reason=told["reason"],
        held_over=tuple(told["held_over"]),
        relaxed=tuple(tuple(row) for row in told["relaxed"]),
        tables=tuple(_released(table) for table in told["tables"]),
        names=told["names"],
        output_sha256=sha256(text),
        changes=tuple(Change(*row) for row in told.get("changes", ())),
        origin=Origin(**told["origin"]) if "origin" in told else None,
        parts={whole: tuple(held) for whole, held in told.get("parts", {}).items()},
    )


def _released(told: Mapping[str, Any]) -> ReleasedTable:
    return ReleasedTable(
        code=told["code"],
        title_key=told["title_key"],
        unit=told["unit"],
        dims=tuple(told["dims"]),
        categories=tuple(tuple(categories) for categories in told["categories"]),
        totals=tuple(told["totals"]),
        cells={tuple(cell[:-1]): cell[-1] for cell in told["cells"] if cell[-1] is not None},
        notes=tuple(told["notes"]),
        exact=told["exact"],
        chart=told["chart"],
        confidential=frozenset(tuple(cell[:-1]) for cell in told["cells"] if cell[-1] is None),
    )
