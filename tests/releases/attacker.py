"""An attacker of our own tests: knows only what is printed, and writes down the arithmetic once more, by other code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import product

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

from application.reports.programme import Programme
from application.reports.released import TOTAL, Release, ReleasedTable

# Population, and the categories that are fixed.
Cell = tuple[str, frozenset[tuple[str, str]]]
Given = dict[Cell, tuple[int, int]]
WIDE = 10**6
# How often all targets are looked at together, before each is looked at alone.
GLANCES = 6
# Marks the cells of an older vintage.
THEN = "THEN|"


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
        self.orders: list[tuple[tuple[int, ...], tuple[int, ...]]] = []

    def read(self, release: Release, unchanged: Iterable[Cell] | None = None, mark: str = "") -> None:
        """Learns a release; of an older one only what has not changed since. With a `mark` its cells stand apart."""
        told = None if unchanged is None else set(unchanged)
        for table in (table for table in release.tables if table.code in self.populations):
            population = mark + self.populations[table.code]
            for categories, value in table.cells.items():
                cell = cell_of(population, table, categories)
                off = 4 if table.rounded else 0
                off += 5 if (table.code, *categories) in release.relaxed else 0
                i = self._place(cell)
                if told is None or cell in told:
                    self.low[i] = max(self.low[i], value - off)
                    self.high[i] = min(self.high[i], value + off)
            self._add_up(population, table)
        self._lie_within(release, mark)

    def learn_order(self, smaller: Iterable[Cell], larger: Iterable[Cell]) -> None:
        """All of `smaller` together are at most all of `larger` together."""
        self.orders.append((tuple(self.at[cell] for cell in smaller), tuple(self.at[cell] for cell in larger)))

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

    def _lie_within(self, release: Release, mark: str) -> None:
        """A region is its districts, and a rest that nobody prints: whoever told no district."""
        for table in (table for table in release.tables if table.code in self.populations and "REGION" in table.dims):
            population, at = mark + self.populations[table.code], table.dims.index("REGION")
            for categories in (each for each in table.cells if f"REGION:{each[at]}" in release.parts):
                region = cell_of(population, table, categories)
                others = region[1] - {("REGION", categories[at])}
                cells = [
                    (population, others | {("DISTRICT", each)}) for each in release.parts[f"REGION:{categories[at]}"]
                ]
                rest = (population, region[1] | {("DISTRICT", "UNKNOWN")})
                self.sums.add((self.at[region], tuple(self._place(cell) for cell in (*cells, rest))))

    def intervals(self, targets: Mapping[Cell, Mapping[Cell, int]]) -> Given:
        """What each target, a sum of cells with their signs, can be: only those that are known to within one."""
        names = list(targets)
        weights = np.zeros((len(names), len(self.low)))
        for n, name in enumerate(names):
            for cell, sign in targets[name].items():
                weights[n, self.at[cell]] = sign
        bounds, sums = Bounds(np.array(self.low), np.array(self.high)), self._constraints()
        low, high = np.full(len(names), np.inf), np.full(len(names), -np.inf)
        # Far ends found for many at once, a random half of them against the other, show most of them free.
        chance = np.random.default_rng(len(names))
        for glance in range(GLANCES + 2 * len(names)):
            narrow = np.floor(high + 1e-6) - np.ceil(low - 1e-6) < 2
            if not narrow.any():
                break
            alone, sign = (glance - GLANCES) // 2, 1 - 2 * (glance % 2)
            if alone >= 0 and not narrow[alone]:
                continue
            cost = sign * weights[alone] if alone >= 0 else chance.choice((-1, 1), len(names)) * narrow @ weights
            point = weights @ milp(cost, bounds=bounds, constraints=sums).x
            np.minimum(low, point, out=low)
            np.maximum(high, point, out=high)
        ends = zip(names, np.ceil(low - 1e-6), np.floor(high + 1e-6), strict=True)
        return {name: (int(least), int(most)) for name, least, most in ends if most - least < 2}

    def _constraints(self) -> list[LinearConstraint]:
        rows = sorted(self.sums)
        entries = [(i, whole, -1.0) for i, (whole, _) in enumerate(rows)]
        entries += [(i, part, 1.0) for i, (_, parts) in enumerate(rows) for part in parts]
        for i, (smaller, larger) in enumerate(self.orders, len(rows)):
            entries += [(i, cell, 1.0) for cell in smaller] + [(i, cell, -1.0) for cell in larger]
        lines, columns, values = zip(*entries, strict=True)
        shape = (len(rows) + len(self.orders), len(self.low))
        least = np.array([0.0] * len(rows) + [-np.inf] * len(self.orders))
        return [LinearConstraint(csr_array((values, (lines, columns)), shape=shape), least, 0)]


def recovered(
    programme: Programme, releases: Sequence[tuple[Release, Mapping[Cell, int]]], protected: set[Cell]
) -> Given:
    """Counts of 1 to 4 among `protected` that are known to within one, from all releases (oldest first) together."""
    now, truth = releases[-1]
    attacker = Attacker(programme)
    attacker.read(now)
    for earlier, then in releases[:-1]:
        attacker.read(earlier, {cell for cell, count in then.items() if truth.get(cell) == count})
    return attacker.intervals({cell: {cell: 1} for cell in protected if 1 <= truth[cell] <= 4})


def changed(
    programme: Programme,
    before: tuple[Release, Mapping[Cell, int]],
    after: tuple[Release, Mapping[Cell, int]],
    protected: set[Cell],
) -> tuple[list[Cell], Given]:
    """Changes of 1 to 4 from one release to the next, up or down, and those of them that are known to within one.

    The attacker subtracts the releases and all their tables, and may know which counts did not change at all.
    """
    (then, was), (now, truth) = before, after
    attacker = Attacker(programme)
    attacker.read(now)
    attacker.read(then, mark=THEN)
    past = {cell: (THEN + cell[0], cell[1]) for cell in protected if cell in was}
    for cell, old in past.items():
        if truth[cell] == was[cell]:
            attacker.learn_order([cell], [old])
            attacker.learn_order([old], [cell])
    moved = [cell for cell in past if 1 <= abs(truth[cell] - was[cell]) <= 4]
    return moved, attacker.intervals({cell: {cell: 1, past[cell]: -1} for cell in moved})
