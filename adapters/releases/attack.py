"""The attacker's arithmetic: how narrowly linear programming fixes a count behind published figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from math import ceil, floor, inf
from typing import Any

import numpy as np

from adapters.releases.cube import Cell
from adapters.releases.solver import Between, constraint, least, sparse

EPSILON = 1e-6


@dataclass(frozen=True)
class Interval:
    """The smallest and largest whole number that a count can be, given everything published."""

    low: int
    high: int

    @property
    def width(self) -> int:
        return self.high - self.low


@dataclass
class Knowledge:
    """What an attacker holds: for sums of cells of joint tables, the least and the most that they can be.

    `dimensions`: population → dimension → categories. Unknowns are the cells of each population's joint table, the
    finest that could lie behind all its published tables, each a whole number of zero or more.
    """

    dimensions: Mapping[str, Mapping[str, tuple[str, ...]]]
    rows: list[tuple[dict[int, float], float, float]] = field(default_factory=list)
    columns: dict[Cell, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for population, dims in self.dimensions.items():
            names = sorted(dims)
            for categories in product(*(dims[name] for name in names)):
                self.columns[population, tuple(zip(names, categories, strict=True))] = len(self.columns)

    def learn(self, cell: Cell, low: float, high: float) -> None:
        self.rows.append((self._sum(cell), low, high))

    def learn_order(self, smaller: Cell, larger: Cell) -> None:
        row = self._sum(smaller)
        for column, value in self._sum(larger).items():
            row[column] = row.get(column, 0.0) - value
        self.rows.append((row, -inf, 0.0))

    def _sum(self, cell: Cell) -> dict[int, float]:
        population, fixed = cell
        dims = self.dimensions[population]
        lists = [[dict(fixed)[name]] if name in dict(fixed) else list(dims[name]) for name in sorted(dims)]
        keys = (tuple(zip(sorted(dims), categories, strict=True)) for categories in product(*lists))
        return {self.columns[population, key]: 1.0 for key in keys}

    def intervals(self, targets: Iterable[Cell], enough: int) -> Iterator[tuple[Cell, Interval]]:
        """The interval of each target. Work stops early where a width of `enough` is certain: then the interval
        given is only part of the true one. Raises ValueError when no counts at all fit what is known.
        """
        wanted = list(targets)
        sums = sparse([self._sum(cell) for cell in wanted], len(self.columns))
        constraints = self._constraints()
        low, high = np.full(len(wanted), inf), np.full(len(wanted), -inf)
        for i, cell in enumerate(wanted):
            for sign in (1.0, -1.0):
                # A point found for one target often shows that others are free as well.
                if np.floor(high[i] + EPSILON) - np.ceil(low[i] - EPSILON) < enough:
                    point = sums @ _extreme(sign * sums[[i]].toarray()[0], constraints)
                    low, high = np.minimum(low, point), np.maximum(high, point)
            yield cell, Interval(ceil(low[i] - EPSILON), floor(high[i] + EPSILON))

    def _constraints(self) -> list[Any]:
        if not self.rows:
            return []
        rows, low, high = zip(*self.rows, strict=True)
        return [constraint(Between(rows, low, high, len(self.columns)))]


def _extreme(cost: np.ndarray, constraints: list[Any]) -> np.ndarray:
    found = least(cost, constraints, (0, inf))
    if found is None:
        raise ValueError("no counts fit what is known")
    return found
