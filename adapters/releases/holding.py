"""Small batches wait: when fewer than five people came since the last vintage, its counts stand once more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
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
    count = _people if programme.waits_by_people else _units
    held = {
        population
        for population in programme.populations()
        if 0 < max(_batch(table, figures, before, count) for table in programme.of(population)) < BATCH
    }
    return held | {population for population, people in programme.held_with if people in held}


Lots = Callable[[Table, Figures, Figures], int]


def _batch(table: Table, figures: Figures, before: Figures, count: Lots) -> int:
    """At least this many lie between two vintages of a table."""
    return 0 if table.exact else max(count(table, figures, before), count(table, before, figures))


def _units(table: Table, now: Figures, then: Figures) -> int:
    """Units that came: what version 1 went by, and is made again by for ever."""
    return sum(_gains(now.counts.get(table.code, {}), then.counts.get(table.code, {})).values())


def _people(table: Table, now: Figures, then: Figures) -> int:
    """So many people came, certainly: one person stands in many steps of a funnel and asks for many things."""
    gained = _gains(now.counts.get(table.code, {}), then.counts.get(table.code, {}))
    if not gained:
        return 0
    if table.code in now.persons or table.code in then.persons:
        # People are told for the margins too, where each stands once.
        known = _gains(now.persons.get(table.code, {}), then.persons.get(table.code, {}))
        return max(known.values(), default=1)
    overlapping = [at for at, dimension in enumerate(table.dims) if not dimension.adds]
    several: Counter[tuple[str, ...]] = Counter()
    for cell, people in gained.items():
        several[tuple(cell[at] for at in overlapping)] += people
    # Of units whose people nobody told, all may be of one.
    return max(several.values()) if table.unit == "PERSON" else 1


def _gains(now: Counts, then: Counts) -> Counts:
    return {cell: more for cell, count in now.items() if (more := count - then.get(cell, 0)) > 0}
