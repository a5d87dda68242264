"""The attacker's arithmetic: how narrowly linear programming fixes a count behind published figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from math import ceil, floor, inf
from typing import Any, NamedTuple

import numpy as np

from adapters.releases.cube import Cell
from adapters.releases.jointree import Dims, join_tree, largest
from adapters.releases.solver import Between, Row, constraint, least, sparse

EPSILON = 1e-6
# Looks at all targets at once, before each is looked at alone.
GLANCES = 6


@dataclass(frozen=True)
class Interval:
    """The smallest and largest whole number that a count can be, given everything published."""

    low: int
    high: int

    @property
    def width(self) -> int:
        return self.high - self.low


class Lies(NamedTuple):
    """Categories of the dimension `part` that can stand with one category of `whole` only: `of` says with which."""

    part: str
    whole: str
    of: Mapping[str, str]

    def can_be(self, chosen: Mapping[str, str]) -> bool:
        """Whether a cell with these categories can hold anybody."""
        whole = chosen.get(self.whole)
        return whole is None or self.of.get(chosen.get(self.part, ""), whole) == whole


@dataclass
class Knowledge:
    """What an attacker holds: for sums of cells of joint tables, the least and the most that they can be.

    `dimensions`: population → dimension → categories. `tables`: population → the dimensions of each of its tables.
    Unknowns are whole numbers of zero or more: the cells of each population's tables where these form a tree (see
    `jointree.py`), else those of the joint table, the finest that could lie behind all of them.
    """

    dimensions: Mapping[str, Mapping[str, tuple[str, ...]]]
    tables: Mapping[str, Sequence[Dims]] = field(default_factory=dict)
    # Population → what in it lies in what, so that other pairs cannot be: see `Lies`.
    nested: Mapping[str, Sequence[Lies]] = field(default_factory=dict)
    rows: list[tuple[Row, float, float]] = field(default_factory=list)
    columns: dict[Cell, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._blocks: dict[str, list[Dims]] = {}
        self._home: list[str] = []
        for population, dims in self.dimensions.items():
            blocks = largest(self.tables.get(population) or [frozenset(dims)])
            edges = join_tree(blocks)
            if edges is None:
                blocks, edges = [frozenset(dims)], []
            self._blocks[population] = blocks
            for block in blocks:
                for cell in self._cells(population, block, {}):
                    self.columns[cell] = len(self._home)
                    self._home.append(population)
            for a, b, shared in edges:
                self._agree(population, blocks[a], blocks[b], shared)

    def _agree(self, population: str, one: Dims, other: Dims, shared: Dims) -> None:
        for _, fixed in self._cells(population, shared, {}):
            row = dict.fromkeys(self._within(population, one, fixed), 1.0)
            row |= dict.fromkeys(self._within(population, other, fixed), -1.0)
            self.rows.append((row, 0.0, 0.0))

    def learn(self, cell: Cell, low: float, high: float) -> None:
        self.rows.append((self._sum(cell), low, high))

    def learn_order(self, smaller: Cell, larger: Cell) -> None:
        row = self._sum(smaller)
        for column, value in self._sum(larger).items():
            row[column] = row.get(column, 0.0) - value
        self.rows.append((row, -inf, 0.0))

    def _sum(self, cell: Cell) -> dict[int, float]:
        population, fixed = cell
        named = {name for name, _ in fixed}
        block = min((block for block in self._blocks[population] if named <= block), key=len)
        return dict.fromkeys(self._within(population, block, fixed), 1.0)

    def _within(self, population: str, block: Dims, fixed: tuple[tuple[str, str], ...]) -> list[int]:
        return [self.columns[cell] for cell in self._cells(population, block, dict(fixed))]

    def _cells(self, population: str, block: Dims, fixed: Mapping[str, str]) -> Iterator[Cell]:
        dims, names = self.dimensions[population], sorted(block)
        lists = ((fixed[name],) if name in fixed else dims[name] for name in names)
        found = (tuple(zip(names, chosen, strict=True)) for chosen in product(*lists))
        nests = [nest for nest in self.nested.get(population, ()) if {nest.part, nest.whole} <= block]
        return ((population, cell) for cell in found if all(nest.can_be(dict(cell)) for nest in nests))

    def intervals(self, targets: Iterable[Cell], enough: int) -> Iterator[tuple[Cell, Interval]]:
        """The interval of each target. Work stops early where a width of `enough` is certain: then the interval
        given is only part of the true one. Raises ValueError when no counts at all fit what is known.
        """
        wanted: dict[str, list[Cell]] = {}
        groups = self._groups()
        for cell in targets:
            wanted.setdefault(groups[cell[0]], []).append(cell)
        for group, cells in wanted.items():
            yield from self._of_group({name for name, of in groups.items() if of == group}, cells, enough)

    def _groups(self) -> dict[str, str]:
        """Population → what names all those that some knowledge ties to it: the others are solved apart."""
        group = {population: population for population in self.dimensions}
        for row, _, _ in self.rows:
            tied = {group[self._home[column]] for column in row}
            if len(tied) > 1:
                first = min(tied)
                group = {name: first if of in tied else of for name, of in group.items()}
        return group

    def _of_group(self, names: set[str], wanted: list[Cell], enough: int) -> Iterator[tuple[Cell, Interval]]:
        places = [column for column, home in enumerate(self._home) if home in names]
        at = {column: place for place, column in enumerate(places)}
        rows = [row for row in self.rows if row[0] and next(iter(row[0])) in at]
        constraints = _constraints(rows, at)
        sums = sparse([_placed(self._sum(cell), at) for cell in wanted], len(places))
        low, high = np.full(len(wanted), inf), np.full(len(wanted), -inf)

        def look(cost: np.ndarray) -> None:
            # A point found for one target often shows that others are free as well.
            point = sums @ _extreme(cost, constraints)
            np.minimum(low, point, out=low)
            np.maximum(high, point, out=high)

        def bound(i: int) -> bool:
            return bool(np.floor(high[i] + EPSILON) - np.ceil(low[i] - EPSILON) < enough)

        for signs in _glances(len(wanted)):
            if any(bound(i) for i in range(len(wanted))):
                look(signs @ sums)
        for i, cell in enumerate(wanted):
            for sign in (1.0, -1.0):
                if bound(i):
                    look(sign * sums[[i]].toarray()[0])
            yield cell, Interval(ceil(low[i] - EPSILON), floor(high[i] + EPSILON))


def _glances(targets: int) -> Iterator[np.ndarray]:
    """All up, all down, and every second, fourth, … of them against the others."""
    if targets > GLANCES:
        for glance in range(GLANCES):
            sign = np.where((np.arange(targets) >> max(glance // 2 - 1, 0)) % 2, -1.0, 1.0)
            yield (np.ones(targets) if glance < 2 else sign) * (1.0 if glance % 2 else -1.0)


def _placed(row: Row, at: Mapping[int, int]) -> dict[int, float]:
    return {at[column]: value for column, value in row.items()}


def _constraints(known: Sequence[tuple[Row, float, float]], at: Mapping[int, int]) -> list[Any]:
    if not known:
        return []
    rows, low, high = zip(*known, strict=True)
    return [constraint(Between([_placed(row, at) for row in rows], low, high, len(at)))]


def _extreme(cost: np.ndarray, constraints: list[Any]) -> np.ndarray:
    found = least(cost, constraints, (0, inf))
    if found is None:
        raise ValueError("no counts fit what is known")
    return found
