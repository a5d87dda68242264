"""Which code of another system stands for ours: a CSV that an administrator takes, edits and gives back."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from io import StringIO
from pathlib import Path

from application.reports.flat import TOTAL, Dataset, Flat

HEAD = ("KIND", "OURS", "THEIRS")
DATA_SET, DATA_ELEMENT, COMBO, ORG_UNIT = "dataSet", "dataElement", "categoryOptionCombo", "orgUnit"
KINDS = (DATA_SET, DATA_ELEMENT, COMBO, ORG_UNIT)
# The network as a whole, and what DHIS2 itself calls the combination of a figure that is cut by nothing.
NETWORK, UNCUT = "SAFAR", "default"
# The longest code that DHIS2 keeps.
LONGEST = 50
Mapped = Mapping[tuple[str, str], str]


class BadMapping(ValueError):
    """A file that is no mapping; `line` counts from 1, `code` says why."""

    def __init__(self, line: int, code: str) -> None:
        super().__init__(f"line {line}: {code}")
        self.line, self.code = line, code


def read_mapping(text: str) -> dict[tuple[str, str], str]:
    """(kind, our code) → theirs. Raises BadMapping."""
    text = text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    separator = ";" if ";" in text.partition("\n")[0] else ","
    found: dict[tuple[str, str], str] = {}
    rows = csv.reader(StringIO(text), delimiter=separator)
    if tuple(next(rows, ())) != HEAD:
        raise BadMapping(1, "exchange.head")
    for number, row in enumerate(rows, 2):
        if row:
            _take(found, number, [cell.strip() for cell in row])
    return found


def stored_mapping(path: Path) -> dict[tuple[str, str], str]:
    """The mapping in force; none yet: ours are used. Raises BadMapping."""
    return read_mapping(path.read_text("utf8")) if path.exists() else {}


def mapping_csv(lines: Iterable[tuple[str, str, str]]) -> bytes:
    """Lines of (kind, ours, theirs) as CSV."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([HEAD, *lines])
    return out.getvalue().encode()


def mapping_of(dataset: Dataset, mapped: Mapped) -> bytes:
    """Every code that the figures of a dataset need, with the one of theirs that is in force."""
    needed = {(DATA_SET, data_set(dataset)): None}
    for table in dataset.tables:
        for key in table.cells:
            needed |= dict.fromkeys(address(dataset, table, dict(zip(table.dims, key, strict=True))))
    order = sorted(needed, key=lambda one: KINDS.index(one[0]))
    return mapping_csv((kind, ours, theirs(mapped, kind, ours)) for kind, ours in order)


def theirs(mapped: Mapped, kind: str, ours: str) -> str:
    """Their code for ours; ours itself where nobody said otherwise."""
    return mapped.get((kind, ours), ours)


def data_set(dataset: Dataset) -> str:
    """Our code of a report or a programme."""
    return f"SAFAR_{dataset.code}"


def address(dataset: Dataset, table: Flat, cell: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """Where a cell belongs, as (kind, our code): its place, what is counted, by which categories."""
    place = cell[table.place] if table.place else TOTAL
    return (
        (ORG_UNIT, dataset.centre or NETWORK if place == TOTAL else place),
        (DATA_ELEMENT, ".".join(["SAFAR", table.code, *([cell[table.measure]] if table.measure else [])])),
        (COMBO, ".".join(cell[dim] for dim in cuts(table)) or UNCUT),
    )


def told(dataset: Dataset, table: Flat) -> Iterator[tuple[Mapping[str, str], int | Decimal]]:
    """What a table tells, each figure once: of one centre alone, the centre's row is the total as well."""
    for cell, figure in table.told():
        row = tuple(dataset.centre if dim == table.place else code for dim, code in cell.items())
        if cell.get(table.place) != TOTAL or row not in table.cells:
            yield cell, figure


def cuts(table: Flat) -> tuple[str, ...]:
    """The dimensions that are neither places nor measures."""
    return tuple(dim for dim in table.dims if dim not in (table.place, table.measure))


def _take(found: dict[tuple[str, str], str], number: int, row: list[str]) -> None:
    if len(row) != len(HEAD) or not all(row) or row[0] not in KINDS:
        raise BadMapping(number, "exchange.line")
    if len(row[2]) > LONGEST:
        raise BadMapping(number, "exchange.long")
    if (row[0], row[1]) in found:
        raise BadMapping(number, "exchange.twice")
    found[row[0], row[1]] = row[2]
