"""HiGHS as scipy brings it, behind two names: sparse rows between two limits, and the least cost under them.

scipy is imported when a release is counted: it would take a third of the time in which every other process starts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

# A sparse row: column → coefficient.
Row = Mapping[int, float]


@dataclass(frozen=True)
class Between:
    """Each row times the unknowns lies between `low` and `high`; `width` is the number of unknowns."""

    rows: Sequence[Row]
    low: Sequence[float]
    high: Sequence[float]
    width: int


def sparse(rows: Sequence[Row], width: int) -> Any:
    """The rows as one compressed matrix of `width` columns (scipy.sparse.csr_array)."""
    from scipy.sparse import csr_array

    entries = [(i, column, value) for i, row in enumerate(rows) for column, value in row.items()]
    lines, columns, values = zip(*entries, strict=True) if entries else ((), (), ())
    return csr_array((values, (lines, columns)), shape=(len(rows), width), dtype=float)


def constraint(between: Between) -> Any:
    """What `least` takes; made once where many costs are asked under the same rows."""
    from scipy.optimize import LinearConstraint

    return LinearConstraint(sparse(between.rows, between.width), np.array(between.low), np.array(between.high))


def least(
    cost: np.ndarray,
    constraints: Sequence[Any],
    bounds: tuple[Any, Any],
    *,
    whole: bool = False,
    options: Mapping[str, float] | None = None,
) -> np.ndarray | None:
    """The unknowns of the least cost, None where nothing fits. `whole`: whole numbers only."""
    from scipy.optimize import Bounds, milp

    integrality = np.ones(len(cost)) if whole else None
    found = milp(cost, integrality=integrality, bounds=Bounds(*bounds), constraints=constraints, options=options)
    return None if found.x is None else np.asarray(found.x)
