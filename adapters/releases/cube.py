"""From counts at full grain to every cell that is published: inner cells, margins, and which sums bind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, product

from application.reports.programme import Nested, Programme, Table
from application.reports.released import TOTAL, UNKNOWN

# A cell is a population and the categories that it fixes; a dimension left out is summed over. Two tables that
# share a margin therefore share the cell, and cannot disagree.
Cell = tuple[str, tuple[tuple[str, str], ...]]
Counts = Mapping[tuple[str, ...], int]


class BadCounts(ValueError):
    """The counts do not fit the programme. `code` says how; `table` and `cell` say where."""

    def __init__(self, code: str, table: str, cell: tuple[str, ...] = ()) -> None:
        super().__init__(f"{code}: {table} {'/'.join(cell)}".strip())
        self.code, self.table, self.cell = code, table, cell


@dataclass(frozen=True)
class Cube:
    """`truth`: every published cell with its true count. `equations`: margin → the cells that make it up."""

    truth: dict[Cell, int] = field(default_factory=dict)
    equations: dict[tuple[Cell, str], tuple[Cell, ...]] = field(default_factory=dict)
    exact: set[Cell] = field(default_factory=set)


def cell_of(table: Table, categories: tuple[str, ...]) -> Cell:
    """The cell that a row of a table prints; `TOTAL` stands for a dimension summed over."""
    named = zip((dim.name for dim in table.dims), categories, strict=True)
    return table.population, tuple(sorted(pair for pair in named if pair[1] != TOTAL))


def categories_of(
    table: Table, classifications: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], ...]:
    return tuple(dim.categories or classifications.get(dim.name, ()) for dim in table.dims)


def printed(table: Table, classifications: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Coordinates of every cell of a table in the order of print, totals last."""
    lists = categories_of(table, classifications)
    return product(
        *(cats + ((TOTAL,) if dim.adds else ()) for dim, cats in zip(table.dims, lists, strict=True))
    )


def build_cube(
    programme: Programme, counts: Mapping[str, Counts], classifications: Mapping[str, tuple[str, ...]]
) -> Cube:
    """Raises BadCounts when a table is missing or unknown, a category is unknown, a count is no whole number of
    zero or more, or two tables of one population disagree on a margin they share.
    """
    for code in set(counts) ^ {table.code for table in programme.counted}:
        raise BadCounts("table_missing_or_unknown", code)
    cube = Cube()
    for table in programme.counted:
        _check(table, counts[table.code], classifications)
        _add(cube, table, counts[table.code], classifications)
    for nest in programme.nested:
        _nest(cube, nest, programme, classifications)
    return cube


def parts_of(nest: Nested, classifications: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Category of the whole → those of the part that lie in it."""
    return {each: classifications.get(f"{nest.whole}:{each}", ()) for each in classifications.get(nest.whole, ())}


def _nest(
    cube: Cube, nest: Nested, programme: Programme, classifications: Mapping[str, tuple[str, ...]]
) -> None:
    """A region is its districts and those people in it whose district is not recorded. Nobody prints the latter, but
    every reader can subtract: they are cells like all others, rounded and protected with them.
    """
    parts = parts_of(nest, classifications)
    for table in (t for t in programme.of(nest.population) if nest.whole in {dim.name for dim in t.dims}):
        lines = [*printed(table, classifications)]
        for cell in (cell_of(table, categories) for categories in lines):
            _add_rest(cube, nest, cell, parts)
        for categories in lines:
            _bind_rest(cube, nest, table, categories, categories_of(table, classifications))


def _add_rest(cube: Cube, nest: Nested, cell: Cell, parts: Mapping[str, tuple[str, ...]]) -> None:
    population, fixed = cell[0], dict(cell[1])
    whole = fixed.pop(nest.whole, None)
    if whole is None:
        return
    inside = [(population, tuple(sorted((fixed | {nest.part: part}).items()))) for part in parts[whole]]
    rest = _rest(cell, nest)
    cube.truth[rest] = cube.truth[cell] - sum(cube.truth[each] for each in inside)
    if cube.truth[rest] < 0:
        raise BadCounts("tables_disagree", nest.whole, (whole,))
    cube.equations[cell, nest.part] = (*inside, rest)


def _bind_rest(
    cube: Cube, nest: Nested, table: Table, categories: tuple[str, ...], lists: tuple[tuple[str, ...], ...]
) -> None:
    """What is not recorded adds up over the regions, and in each region over everything else."""
    cell = _rest(cell_of(table, categories), nest)
    for i in (i for i, category in enumerate(categories) if category == TOTAL):
        parts = (cell_of(table, (*categories[:i], part, *categories[i + 1 :])) for part in lists[i])
        cube.equations[cell, table.dims[i].name] = rests = tuple(_rest(part, nest) for part in parts)
        if cube.truth[cell] != sum(cube.truth[rest] for rest in rests):
            raise BadCounts("tables_disagree", table.code, categories)


def _rest(cell: Cell, nest: Nested) -> Cell:
    """Those of a cell whose part is not recorded."""
    return cell[0], tuple(sorted((*cell[1], (nest.part, UNKNOWN))))


def _check(table: Table, counts: Counts, classifications: Mapping[str, tuple[str, ...]]) -> None:
    lists = categories_of(table, classifications)
    for cell, count in counts.items():
        if len(cell) != len(lists) or any(
            category not in known for category, known in zip(cell, lists, strict=False)
        ):
            raise BadCounts("category_unknown", table.code, cell)
        if type(count) is not int or count < 0:
            raise BadCounts("not_a_count", table.code, cell)


def _add(cube: Cube, table: Table, counts: Counts, classifications: Mapping[str, tuple[str, ...]]) -> None:
    for categories, count in _with_margins(table, counts, classifications).items():
        cell = cell_of(table, categories)
        if cube.truth.setdefault(cell, count) != count:
            raise BadCounts("tables_disagree", table.code, categories)
        if table.exact:
            cube.exact.add(cell)
    for categories in printed(table, classifications):
        _bind(cube, table, categories, categories_of(table, classifications))


def _with_margins(
    table: Table, counts: Counts, classifications: Mapping[str, tuple[str, ...]]
) -> dict[tuple[str, ...], int]:
    sums = dict.fromkeys(printed(table, classifications), 0)
    adding = [i for i, dim in enumerate(table.dims) if dim.adds]
    folds = [set(fold) for size in range(len(adding) + 1) for fold in combinations(adding, size)]
    for cell, count in counts.items():
        for fold in folds:
            sums[tuple(TOTAL if i in fold else category for i, category in enumerate(cell))] += count
    return sums


def _bind(cube: Cube, table: Table, categories: tuple[str, ...], lists: tuple[tuple[str, ...], ...]) -> None:
    """One equation for each dimension that this cell sums over, one step at a time."""
    for i, category in enumerate(categories):
        if category == TOTAL:
            parts = (categories[:i] + (part,) + categories[i + 1 :] for part in lists[i])
            cube.equations[cell_of(table, categories), table.dims[i].name] = tuple(
                cell_of(table, p) for p in parts
            )
