"""What is published beside counts: medians and amounts above their thresholds, shares of published figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from statistics import median

from adapters.facts.referral_times import ninth_of_ten
from adapters.releases.cube import Cell, cell_of, printed
from application.reports.figures import Statistics
from application.reports.programme import Programme, Table
from application.reports.programme_full import (
    FOR_AMOUNT,
    FOR_MEDIAN,
    FOR_P90,
    FOR_SHARE,
    PARTS_OF,
)

# Amounts are told in so many significant digits: one claim more or less does not show.
DIGITS = 2


def shares(
    programme: Programme, lists: Mapping[str, tuple[str, ...]], values: Mapping[Cell, int]
) -> dict[str, Statistics]:
    """Shares in whole per cent, half up, of published figures: they tell nothing that these do not tell."""
    found: dict[str, Statistics] = {}
    for table in (table for table in programme.tables if table.statistic == "SHARE"):
        source = programme.table(table.of)
        if source:
            found[table.code] = {cell: _share(source, cell, values) for cell in printed(table, lists)}
    return found


def _share(source: Table, cell: tuple[str, ...], values: Mapping[Cell, int]) -> int | None:
    part, whole = (values[cell_of(source, (*cell[:-1], column))] for column in PARTS_OF[cell[-1]])
    return (200 * part + whole) // (2 * whole) if whole >= FOR_SHARE else None


def times(name: str, took: Iterable[tuple[bytes, int]]) -> dict[str, int | None]:
    """The median and the 90th percentile of (person, days), in whole days; None for too few people."""
    told = list(took)
    days, people = [number for _, number in told], len({who for who, _ in told})
    return {
        f"{name}_MEDIAN": int(median(days) + 0.5) if people >= FOR_MEDIAN else None,
        f"{name}_P90": ninth_of_ten(days) if people >= FOR_P90 else None,
    }


def amount(given: Iterable[tuple[bytes, int]]) -> int | None:
    """The sum of (person, money) in significant digits; None for fewer than ten, or where one holds over half."""
    of_each: dict[bytes, int] = defaultdict(int)
    for who, money in given:
        of_each[who] += money
    sums = [money for money in of_each.values() if money]
    whole = sum(sums)
    if len(sums) < FOR_AMOUNT or 2 * max(sums) > whole:
        return None
    return int(round(whole, DIGITS - len(str(whole))))
