"""Exact tables: when what they tell bounds a protected count too narrowly, and what stands in their place then."""

from __future__ import annotations

from dataclasses import replace

from adapters.releases.audit import SMALL
from adapters.releases.cube import Cube
from application.reports.programme import Programme


def tells_few(form: Programme, cube: Cube) -> bool:
    """Whether something told exactly holds so few that it is to be rounded, whatever is behind it.

    Were it rounded only where it would give somebody away, its rounding alone would say so.
    """
    tied = {(name, rule.dimension) for rule in form.at_most for name in (rule.smaller, rule.larger)}
    told = (cell for cell in cube.exact if len(cell[1]) == 1 and (cell[0], cell[1][0][0]) in tied)
    return form.rounds_few and any(cube.truth[cell] in SMALL for cell in told)


def rounded_where_told(programme: Programme) -> Programme:
    """Exact tables that tell something about protected ones are rounded with them."""
    swap = {"exact": "rounded"}
    tied = {name for rule in programme.at_most for name in (rule.smaller, rule.larger)}
    tables = (
        replace(t, exact=False, notes=tuple(swap.get(note, note) for note in t.notes)) if t.population in tied else t
        for t in programme.tables
    )
    return replace(programme, tables=tuple(tables))
