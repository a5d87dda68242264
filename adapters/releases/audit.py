"""Attack our own figures before anybody else can, and name every count of 1-4 that they would give away."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from adapters.releases.attack import Interval, Knowledge, Lies
from adapters.releases.cube import Cell, Cube, categories_of, parts_of
from adapters.releases.rounding import BASE, Rounded
from application.reports.programme import Nested, Programme, Table

SMALL = range(1, 5)
# "Known to within one": the possible values are one number, or two neighbours. Three or more are enough.
ENOUGH = 2
# A quarter in which a centre had a single contact is rounded as a whole (see `building.make`): nobody reads less.
LEAST_ELSEWHERE = 2
NOT_TOLD = -1


@dataclass(frozen=True)
class Publication:
    """One set of published figures with the counts behind it, from the same programme.

    `elsewhere`: what another programme told exactly at that time, of which this one counts a part.
    """

    cube: Cube
    rounded: Rounded
    elsewhere: Mapping[Cell, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Fault:
    """A small count that is given away: the attacker knows it to be `low` … `high`."""

    cell: Cell
    low: int
    high: int
    tables: tuple[str, ...]


def audit(
    programme: Programme,
    classifications: Mapping[str, tuple[str, ...]],
    now: Publication,
    earlier: Sequence[Publication] = (),
    persons: Mapping[Cell, int] | None = None,
) -> tuple[Fault, ...]:
    """The rule: for every published cell, inner or margin, whose true count is 1, 2, 3 or 4 (or that holds 1-4
    persons, where `persons` says so), the whole numbers that agree with everything published must span at least two
    (largest - smallest >= 2). A cell with a smaller span is a fault, and a release with a fault is refused.

    The attacker is taken to know: base 5; that each figure is one of the two multiples next to the count, so that
    it is off by at most 4, and a margin reported as relaxed by at most 9; that all sums hold, also across tables
    and for the joint table behind them; that no count is negative; every exact table; that steps of a funnel and
    persons under contacts never exceed their whole; and the figures of each earlier release of the period wherever
    the count has not changed since (he may know that nothing was recorded late there). Where it has changed, he
    does not know by how much: a batch of fewer than five new people is held back before anything is rounded.
    What another programme tells exactly bounds a count then and, where it has not changed since, now.
    Cells of exact tables are service volumes without personal attributes; they are knowledge, not targets. So is what
    an earlier release told exactly, where that table is rounded now.
    """
    schemes = {name: _schemes(programme, name) for name in programme.populations()}
    nested = {nest.population: [_lies(nest, classifications)] for nest in programme.nested}
    knowledge = Knowledge(_dimensions(programme, classifications), schemes, nested)
    for publication in (now, *earlier):
        _learn(knowledge, publication, now.cube)
    _learn_orders(knowledge, programme, classifications, (now, *earlier))
    known = volumes(programme, now.cube).union(*(each.cube.exact for each in earlier))
    return tuple(
        Fault(cell, found.low, found.high, _tables(programme, cell))
        for cell, found in _narrow(knowledge, now.cube, persons or {}, known)
    )


def _schemes(programme: Programme, population: str) -> list[frozenset[str]]:
    """The dimensions of each table; tables of which one sums up the other are margins of one more behind them."""
    tables = [frozenset(dim.name for dim in table.dims) for table in programme.of(population)]
    nests = ({nest.part, nest.whole} for nest in programme.nested if nest.population == population)
    return [*tables, *(frozenset().union(*(dims for dims in tables if dims & nest)) for nest in nests)]


def _lies(nest: Nested, classifications: Mapping[str, tuple[str, ...]]) -> Lies:
    of = {part: whole for whole, parts in parts_of(nest, classifications).items() for part in parts}
    return Lies(nest.part, nest.whole, of)


def volumes(programme: Programme, cube: Cube) -> set[Cell]:
    """Cells of protected tables that are told exactly elsewhere, as services without a characteristic of anybody."""
    told = {cell[1] for cell in cube.exact}
    exact = {cell[0] for cell in cube.exact}
    return {
        (population, fixed)
        for population, other, dimension in programme.volumes
        if other in exact
        for fixed in told
        if {name for name, _ in fixed} <= {dimension}
    }


def _narrow(
    knowledge: Knowledge, cube: Cube, persons: Mapping[Cell, int], known: set[Cell]
) -> Iterator[tuple[Cell, Interval]]:
    small = (cell for cell, count in cube.truth.items() if count in SMALL or persons.get(cell) in SMALL)
    targets = sorted(cell for cell in small if cell not in cube.exact and cell not in known)
    return ((cell, found) for cell, found in knowledge.intervals(targets, ENOUGH) if found.width < ENOUGH)


def _dimensions(
    programme: Programme, classifications: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, tuple[str, ...]]]:
    dims: dict[str, dict[str, tuple[str, ...]]] = {}
    for table in programme.counted:
        lists = zip(table.dims, categories_of(table, classifications), strict=True)
        dims.setdefault(table.population, {}).update({dim.name: categories for dim, categories in lists})
    return dims


def _learn(knowledge: Knowledge, publication: Publication, now: Cube) -> None:
    for cell, value in _figures(publication):
        if now.truth.get(cell) == publication.cube.truth[cell]:
            off = 0 if cell in publication.cube.exact else BASE - 1
            off += BASE if cell in publication.rounded.relaxed else 0
            knowledge.learn(cell, max(value - off, 0), value + off)


def _figures(publication: Publication) -> Iterator[tuple[Cell, int]]:
    yield from publication.rounded.values.items()
    yield from ((cell, publication.cube.truth[cell]) for cell in publication.cube.exact)


def _learn_orders(
    knowledge: Knowledge,
    programme: Programme,
    classifications: Mapping[str, tuple[str, ...]],
    publications: Sequence[Publication],
) -> None:
    """Only what is so in truth: an order that the counts do not keep is nobody's knowledge."""
    here, truth = programme.populations(), publications[0].cube.truth
    for smaller, larger in (*within(programme, classifications), *_at_most(programme, classifications)):
        if larger[0] in here:
            if truth[smaller] <= truth.get(larger, NOT_TOLD):
                knowledge.learn_order(smaller, larger)
            continue
        for then in (each for each in publications if each.cube.truth.get(smaller) == truth[smaller]):
            if truth[smaller] <= then.elsewhere.get(larger, NOT_TOLD):
                knowledge.learn(smaller, 0, max(then.elsewhere[larger], LEAST_ELSEWHERE))


def _at_most(
    programme: Programme, classifications: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Cell, Cell]]:
    dims = _dimensions(programme, classifications)
    for rule in programme.at_most:
        mine = dims.get(rule.smaller, {})
        for category in mine.get(rule.dimension, ()):
            fixed = (rule.dimension, category)
            for part in mine[rule.each] if rule.each else (None,):
                own = (fixed,) if part is None else tuple(sorted((fixed, (rule.each, part))))
                yield (rule.smaller, own), (rule.larger, (fixed,))
        if rule.larger not in dims:
            # Sums of lines of which not every one is told need a bound of their own.
            yield from (((rule.smaller, ((rule.each, part),)), (rule.larger, ())) for part in mine.get(rule.each, ()))


def within(
    programme: Programme, classifications: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[Cell, Cell]]:
    """Pairs (part, whole) of overlapping steps, for every line of a table and for its total."""
    for table in (table for table in programme.counted if table.within):
        first, last = table.dims[0].name, table.dims[-1].name
        lines = [((first, category),) for category in categories_of(table, classifications)[0]]
        for line in [*lines, ()]:
            for part, whole in table.within:
                yield _step(table, line, (last, part)), _step(table, line, (last, whole))


def _step(table: Table, line: tuple[tuple[str, str], ...], step: tuple[str, str]) -> Cell:
    return table.population, tuple(sorted((*line, step)))


def _tables(programme: Programme, cell: Cell) -> tuple[str, ...]:
    """The tables that print this cell."""
    fixed = {name for name, _ in cell[1]}
    return tuple(
        table.code
        for table in programme.of(cell[0])
        if fixed <= {dim.name for dim in table.dims}
        and {dim.name for dim in table.dims if not dim.adds} <= fixed
    )
