"""An attacker of our own tests: knows only what is printed, and writes down the arithmetic once more, by other code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from math import ceil, floor

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from application.reports.programme import Programme
from application.reports.released import TOTAL, Release, ReleasedTable

# Population, and the categories that are fixed.
Cell = tuple[str, frozenset[tuple[str, str]]]
WIDE = 10**6


def cell_of(population: str, table: ReleasedTable, categories: tuple[str, ...]) -> Cell:
    """Tables that count the same people share their margins."""
    return population, frozenset(pair for pair in zip(table.dims, categories, strict=True) if pair[1] != TOTAL)


class Attacker:
    """Unknowns: every printed cell. Known: a rounded one is at most 4 off, sums hold, nothing is below 0."""

    def __init__(self, programme: Programme) -> None:
        self.populations = {table.code: table.population for table in programme.counted}
        self.at: dict[Cell, int] = {}
        self.low: list[float] = []
        self.high: list[float] = []
        self.sums: set[tuple[int, tuple[int, ...]]] = set()

    def read(self, release: Release, unchanged: Iterable[Cell] | None = None) -> None:
        """Learns a release; of an older one only what has not changed since."""
        told = None if unchanged is None else set(unchanged)
        for table in (table for table in release.tables if table.code in self.populations):
            population = self.populations[table.code]
            for categories, value in table.cells.items():
                cell = cell_of(population, table, categories)
                off = 4 if table.rounded else 0
                off += 5 if (table.code, *categories) in release.relaxed else 0
                i = self._place(cell)
                if told is None or cell in told:
                    self.low[i] = max(self.low[i], value - off)
                    self.high[i] = min(self.high[i], value + off)
            self._add_up(population, table)

    def _place(self, cell: Cell) -> int:
        if cell not in self.at:
            self.at[cell] = len(self.low)
            self.low.append(0)
            self.high.append(WIDE)
        return self.at[cell]

    def _add_up(self, population: str, table: ReleasedTable) -> None:
        for categories in product(*(table.shown(i) for i in range(len(table.dims)))):
            for i, category in enumerate(categories):
                if category == TOTAL:
                    parts = (categories[:i] + (part,) + categories[i + 1 :] for part in table.categories[i])
                    places = tuple(self.at[cell_of(population, table, part)] for part in parts)
                    self.sums.add((self.at[cell_of(population, table, categories)], places))

    def intervals(self, cells: Sequence[Cell]) -> dict[Cell, tuple[int, int]]:
        """The smallest and the largest whole number that each cell can be."""
        rows = sorted(self.sums)
        entries = [(i, whole, -1.0) for i, (whole, _) in enumerate(rows)]
        entries += [(i, part, 1.0) for i, (_, parts) in enumerate(rows) for part in parts]
        lines, columns, values = zip(*entries, strict=True)
        sums = LinearConstraint(csr_array((values, (lines, columns)), shape=(len(rows), len(self.low))), 0, 0)
        bounds = Bounds(np.array(self.low), np.array(self.high))
        found = {}
        for cell in cells:
            ends = []
            for sign in (1.0, -1.0):
                cost = np.zeros(len(self.low))
                cost[self.at[cell]] = sign
                ends.append(milp(cost, bounds=bounds, constraints=[sums]).x[self.at[cell]])
            found[cell] = ceil(ends[0] - 1e-6), floor(ends[1] + 1e-6)
        return found


def recovered(
    programme: Programme, releases: Sequence[tuple[Release, Mapping[Cell, int]]], protected: set[Cell]
) -> dict[Cell, tuple[int, int]]:
    """Counts of 1 to 4 among `protected` that are known to within one, from all releases (oldest first) together."""
    now, truth = releases[-1]
    attacker = Attacker(programme)
    attacker.read(now)
    for earlier, then in releases[:-1]:
        attacker.read(earlier, {cell for cell, count in then.items() if truth.get(cell) == count})
    small = [cell for cell in protected if 1 <= truth[cell] <= 4]
    return {cell: ends for cell, ends in attacker.intervals(small).items() if ends[1] - ends[0] < 2}
