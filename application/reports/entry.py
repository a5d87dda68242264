"""What one report is made of: dimensions, tables, and the entry that holds them together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

# How a person is counted: one row each, with the dimensions of the last contact, …
IN_PERIOD = "period"  # … of the period
IN_EACH_ROW = "row"  # … of the period in each row; the total counts everybody once


@dataclass(frozen=True)
class Axis:
    """A dimension of the facts as rows or columns.

    `codes` names the list that gives the order; without one codes stand in their own order. `every`: print codes that
    count nothing too. `groups` names the list of the subtotals; `head`: a subtotal stands before its parts.
    """

    name: str
    codes: str = ""
    every: bool = False
    groups: str = ""
    head: bool = False


@dataclass(frozen=True)
class Cut:
    """One table: rows × columns, or rows × `measures`, whose columns overlap and have no total. No `chart`: empty.

    Without a `total` the lines are never added up: sums in different currencies.
    `unit` and `facts` where they are not those of the entry; `only`: facts with this code in this column.
    `each`: small charts for each centre, of these columns (empty: of all). `tenths`: measures told in tenths.
    `rates` are columns behind the measures: (its name, a measure, the measure it is a part of), in whole per cent.
    """

    rows: Axis
    columns: Axis | None = None
    measures: tuple[str, ...] = ()
    rates: tuple[tuple[str, str, str], ...] = ()
    persons: str = ""
    # Measures that do not add up: their bottom line is counted by itself.
    alone: tuple[str, ...] = ()
    # Medians and means: where nothing lies behind them there is no figure, not even 0.
    typical: tuple[str, ...] = ()
    total: bool = True
    chart: str = "bar"
    notes: tuple[str, ...] = ()
    unit: str = ""
    facts: str = ""
    only: tuple[str, str] | None = None
    each: tuple[str, ...] | None = None
    tenths: tuple[str, ...] = ()
    # Who may read this table, where that is fewer than may read the report.
    action: str = ""


@dataclass(frozen=True)
class Entry:
    """`facts` names the source in adapters/facts; `definitions` are codes of the words printed under the tables."""

    code: str
    title: str
    unit: str
    facts: str
    cuts: Mapping[str, Cut]
    definitions: tuple[str, ...] = ()
    action: str = "reports.read"
