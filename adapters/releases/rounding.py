"""Controlled rounding: one mixed-integer solve gives every cell a multiple of five, and every sum still holds."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import log

import numpy as np

from adapters.releases.cube import Cell, Cube
from adapters.releases.solver import Between, Row, constraint, least

BASE = 5
# Leaving the value of the last vintage costs as much as three persons of distance: unchanged cells stay put.
STAY = 3.0
# Moving a margin beyond its two neighbours costs more than any number of distances.
BEYOND = 10_000.0
# Ties and near-ties need no proof: one part in a thousand of the distance is not worth minutes. Nodes, not seconds,
# bound the search, so that a slower machine gives the same figures.
OPTIONS = {"mip_rel_gap": 1e-3, "node_limit": 20_000}

Forbidden = frozenset[tuple[Cell, int]]


class NoRounding(RuntimeError):
    """No set of multiples of five fits, even with margins allowed one multiple further."""


@dataclass(frozen=True)
class Rounded:
    """`values`: cell → multiple of five. `relaxed`: margins that had to leave their two neighbouring multiples."""

    values: dict[Cell, int]
    relaxed: frozenset[Cell]


def controlled_rounding(
    cube: Cube,
    *,
    seed: bytes,
    previous: Mapping[Cell, int] | None = None,
    within: Iterable[tuple[Cell, Cell]] = (),
    forbidden: Forbidden = frozenset(),
) -> Rounded:
    """Round every cell that is not exact, zero-restricted: a count becomes one of the two neighbouring multiples of
    five, a multiple of five stays. The weighted distance is minimal, plus a penalty for leaving `previous`.

    The weights are drawn per cell from `seed`, so that a reader who knows this method cannot take the nearer multiple
    for granted (a 1 becomes 5 in about one case of ten), and the same cell leans the same way in every vintage.
    `within` pairs (part, whole) keep part <= whole where it is so in truth; `forbidden` are values not to be taken.
    Source: EU Handbook on Statistical Disclosure Control, chapter 5 (controlled rounding). Raises NoRounding.
    """
    problem = _Problem(cube, seed, previous or {}, tuple(within), forbidden)
    return problem.solve(relaxed=False) or problem.solve(relaxed=True) or _fail()


def _fail() -> Rounded:
    raise NoRounding("no rounding exists")


class _Problem:
    """Columns are steps: the value of cell i is BASE * (floor_i + step_i), with step 0 or 1 where it may round up."""

    def __init__(
        self,
        cube: Cube,
        seed: bytes,
        previous: Mapping[Cell, int],
        within: tuple[tuple[Cell, Cell], ...],
        forbidden: Forbidden,
    ) -> None:
        self.cells = sorted(cell for cell in cube.truth if cell not in cube.exact)
        self.at = {cell: i for i, cell in enumerate(self.cells)}
        counts = np.array([cube.truth[cell] for cell in self.cells], dtype=np.int64)
        self.floor, self.rest = counts // BASE, counts % BASE
        self.sums = [(m, parts) for (m, _), parts in cube.equations.items() if m in self.at]
        self.margins = {margin for margin, _ in self.sums}
        self.within = [(p, w) for p, w in within if cube.truth[p] <= cube.truth[w]]
        self.forbidden = forbidden
        self.cost = np.array([self._cost(i, seed, previous) for i in range(len(self.cells))])

    def _cost(self, i: int, seed: bytes, previous: Mapping[Cell, int]) -> float:
        up, down = _weights(seed, self.cells[i])
        rest, low = int(self.rest[i]), BASE * int(self.floor[i])
        cost = (BASE - rest) * up - rest * down
        stay = previous.get(self.cells[i])
        return cost + STAY * ((stay == low) - (stay == low + BASE))

    def solve(self, *, relaxed: bool) -> Rounded | None:
        n = len(self.cells)
        if not n:
            return Rounded({}, frozenset())
        low, high = self._bounds(relaxed)
        if np.any(low > high):
            return None
        columns = 2 * n if relaxed else n
        cost = np.concatenate([self.cost, np.full(columns - n, BEYOND)])
        bounds = np.concatenate([low, np.zeros(columns - n)]), np.concatenate([high, np.ones(columns - n)])
        rows = [constraint(between) for between in self._rows(relaxed, columns)]
        found = least(cost, rows, bounds, whole=True, options=OPTIONS)
        return None if found is None else self._read(np.rint(found[:n]).astype(np.int64))

    def _bounds(self, relaxed: bool) -> tuple[np.ndarray, np.ndarray]:
        low, high = np.zeros(len(self.cells)), (self.rest > 0).astype(float)
        for cell, value in self.forbidden:
            i = self.at[cell]
            if value == BASE * self.floor[i]:
                low[i] = 1
            elif value == BASE * (self.floor[i] + 1):
                high[i] = 0
        if relaxed:
            for i in (self.at[margin] for margin in self.margins):
                low[i], high[i] = low[i] - min(1, self.floor[i]), high[i] + 1
        return low, high

    def _rows(self, relaxed: bool, width: int) -> list[Between]:
        equal: list[Row] = [
            {self.at[margin]: 1.0} | {self.at[part]: -1.0 for part in parts} for margin, parts in self.sums
        ]
        gaps = [self._gap(margin, parts) for margin, parts in self.sums]
        below = list(self._slacks() if relaxed else self._parts())
        rows = [Between(equal, gaps, gaps, width)]
        if below:
            limits = [limit for _, limit in below]
            rows.append(Between([row for row, _ in below], [-np.inf] * len(below), limits, width))
        return rows

    def _parts(self) -> Iterator[tuple[Row, float]]:
        """A part never exceeds its whole."""
        for part, whole in self.within:
            gap = float(self.floor[self.at[whole]] - self.floor[self.at[part]])
            yield {self.at[part]: 1.0, self.at[whole]: -1.0}, gap

    def _slacks(self) -> Iterator[tuple[Row, float]]:
        """What a margin leaves its two neighbours by is paid for by a column of its own."""
        for i in (self.at[margin] for margin in self.margins):
            slack = len(self.cells) + i
            yield {i: 1.0, slack: -1.0}, float(self.rest[i] > 0)
            yield {i: -1.0, slack: -1.0}, 0.0

    def _gap(self, margin: Cell, parts: tuple[Cell, ...]) -> float:
        return float(sum(self.floor[self.at[part]] for part in parts) - self.floor[self.at[margin]])

    def _read(self, steps: np.ndarray) -> Rounded:
        values = {cell: BASE * int(self.floor[i] + steps[i]) for i, cell in enumerate(self.cells)}
        outside = (steps < 0) | (steps > (self.rest > 0))
        return Rounded(values, frozenset(cell for i, cell in enumerate(self.cells) if outside[i]))


def _weights(seed: bytes, cell: Cell) -> tuple[float, float]:
    """Two independent draws for one cell, sums of two exponential variates, rounded so that every machine agrees."""
    name = "|".join([cell[0], *(f"{dim}={category}" for dim, category in cell[1])])
    digest = hmac.new(seed, name.encode(), hashlib.sha256).digest()
    units = [(int.from_bytes(digest[k : k + 8], "big") + 1) / 2**64 for k in (0, 8, 16, 24)]
    return round(-log(units[0] * units[1]), 4), round(-log(units[2] * units[3]), 4)
