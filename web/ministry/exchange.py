"""A release, or one table of it, as a dataset for other systems."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from application.reports.flat import Dataset, Flat
from application.reports.periods import parse_period
from application.reports.released import Release, ReleasedTable
from web.exchange import lists_of, readme
from web.i18n import gettext as _
from web.i18n import language
from web.ministry.labels import category
from web.ministry.words import (
    dimension_text,
    note_texts,
    origin_lines,
    published_text,
    quarter_text,
    stage_text,
    table_title,
    unit_text,
    vintage_text,
)

# Places at which figures stand in other systems too.
PLACES = ("CENTRE", "REGION")


def dataset_of(release: Release, tables: Sequence[ReleasedTable]) -> Dataset:
    """The published figures by code; the README speaks the reader's language."""
    flat = tuple(map(_flat, tables))
    axes = [(dim, table.shown(at)) for table in tables for at, dim in enumerate(table.dims)]
    definitions = tuple(dict.fromkeys(line for table in tables for line in note_texts(release, table)))
    title = f"{_('Migrant support centres in figures')}, {quarter_text(release.period)}"
    notes = [(unit_text(table), *note_texts(release, table)) for table in tables]
    facts = [stage_text(release), vintage_text(release), published_text(release)]
    facts += [release.reason] if release.reason else []
    facts += [f"{what}: {told}" for what, told in origin_lines(release)]
    return Dataset(
        code=release.programme,
        title=title,
        language=language(),
        period=parse_period(release.period),
        as_of=release.as_of,
        tables=flat,
        lists=lists_of(axes, partial(category, release)),
        headings={dim: dimension_text(dim) for dim, _codes in axes},
        definitions=definitions,
        readme=readme(title, facts, zip(flat, notes, strict=True), definitions),
        stage=release.stage,
    )


def _flat(table: ReleasedTable) -> Flat:
    return Flat(
        code=table.code,
        title=table_title(table),
        unit=table.unit,
        dims=table.dims,
        cells={**table.cells, **dict.fromkeys(sorted(table.confidential))},
        place=next((dim for dim in table.dims if dim in PLACES), ""),
        # Steps and amounts overlap: each is a thing to count of its own.
        measure="" if table.totals[-1] else table.dims[-1],
        rounded=table.rounded,
    )
