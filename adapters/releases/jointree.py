"""Tables of one population as a tree, where agreeing on shared margins is all that a table behind them asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Dims = frozenset[str]
# (one set, another, what they share)
Edge = tuple[int, int, Dims]


def largest(schemes: Iterable[Dims]) -> list[Dims]:
    """The sets that lie in no other, in a fixed order."""
    found = sorted(set(schemes), key=lambda dims: (-len(dims), sorted(dims)))
    return [dims for i, dims in enumerate(found) if not any(dims < other for other in found[:i])]


def join_tree(schemes: Sequence[Dims]) -> list[Edge] | None:
    """The edges of a tree in which the sets that hold a dimension hang together; None where there is none.

    With such a tree, tables of whole numbers that agree on what neighbours share are always the margins of one joint
    table: the finest table behind them need not be written down. Source: Vorob'ev 1962; Beeri, Fagin, Maier and
    Yannakakis 1983 (acyclic database schemes).
    """
    edges: list[Edge] = []
    inside, outside = [0], list(range(1, len(schemes)))
    while outside:
        ways = [(schemes[a] & schemes[b], a, b) for a in inside for b in outside]
        shared, a, b = max(ways, key=lambda way: (len(way[0]), -way[1], -way[2]))
        edges.append((a, b, shared))
        inside.append(b)
        outside.remove(b)
    names: Dims = frozenset().union(*schemes)
    held = {name: sum(name in dims for dims in schemes) for name in names}
    tied = {name: sum(name in shared for _, _, shared in edges) for name in names}
    return edges if all(tied[name] == held[name] - 1 for name in names) else None
