"""Small batches wait: when fewer than five people came since the last vintage, its counts stand once more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from application.reports.figures import Counts, Figures
from application.reports.programme import Programme, Table

# Study of release batches: daily vintages name people, few vintages with at least this many new people do not.
BATCH = 5


def hold_over(
    programme: Programme, figures: Figures, before: Figures | None, onward: Programme | None = None
) -> tuple[Figures, tuple[str, ...]]:
    """The figures to publish, and the codes of the tables that repeat `before` (the counts last published).

    `onward`: a later version of the programme, whose further tables of a waiting population wait too.
    """
    if before is None:
        return figures, ()
    held = _held_populations(programme, figures, before)
    codes = tuple(table.code for table in (onward or programme).counted if table.population in held)
    stand = {code: before.counts.get(code, {}) for code in codes}
    people = {code: before.persons[code] for code in codes if code in before.persons}
    told = [table.code for table in (onward or programme).tables if table.statistic and table.population in held]
    old = {code: before.statistics[code] for code in told if code in before.statistics}
    kept = replace(
        figures,
        counts={**figures.counts, **stand},
        persons={**figures.persons, **people},
        statistics={**figures.statistics, **old},
    )
    return kept, tuple(code for code in codes if dict(stand[code]) != dict(figures.counts.get(code, {})))


def _held_populations(programme: Programme, figures: Figures, before: Figures) -> set[str]:
    held = {
        population
        for population in programme.populations()
        if 0 < max(_batch(table, figures, before) for table in programme.of(population)) < BATCH
    }
    return held | {population for population, people in programme.held_with if people in held}


def _batch(table: Table, figures: Figures, before: Figures) -> int:
    """At least this many people lie between two vintages of a table."""
    if table.exact:
        return 0
    now, then = figures.counts.get(table.code, {}), before.counts.get(table.code, {})
    return max(_gained(now, then), _gained(then, now))


def _gained(now: Counts, then: Mapping[tuple[str, ...], int]) -> int:
    return sum(max(count - then.get(cell, 0), 0) for cell, count in now.items())
