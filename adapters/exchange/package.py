"""What a package holds whatever describes it: figures and code lists as CSV, a README, sums to check them by."""

from __future__ import annotations

import csv
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC
from io import BytesIO, StringIO
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from adapters.exchange.cells import harmless
from application.reports.flat import TOTAL, Dataset, Flat

FIRST = ("period", "stage", "as_of")
LAST = ("kind", "unit", "rounded_to", "value")
ROUNDED_TO = 5
CELL, MARGIN = "cell", "total"


class Member(NamedTuple):
    """One CSV of a package: its path, its columns, its bytes. `table`: the figures in it; `dim`: the list in it."""

    path: str
    columns: tuple[str, ...]
    body: bytes
    table: Flat | None = None
    dim: str = ""


def members(dataset: Dataset) -> tuple[Member, ...]:
    """The tables, then the code lists they need."""
    figures = [_figures(dataset, table) for table in dataset.tables]
    return (*figures, *(_list(dataset, dim) for dim in dataset.lists))


def zipped(dataset: Dataset, found: Iterable[Member], metadata: Mapping[str, bytes]) -> bytes:
    """A ZIP with a README and sums of everything; the same figures in the same language give the same bytes."""
    files = {member.path: member.body for member in found} | dict(metadata)
    files["README.md"] = dataset.readme.encode()
    sums = "".join(f"{sha256(body)}  {path}\n" for path, body in sorted(files.items()))
    out = BytesIO()
    # The vintage instead of the clock; a ZIP knows even seconds only.
    made = dataset.as_of.astimezone(UTC).timetuple()[:6]
    with ZipFile(out, "w") as archive:
        for path, body in sorted((files | {"SHA256SUMS": sums.encode()}).items()):
            entry = ZipInfo(path, made)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, body)
    return out.getvalue()


def sha256(body: bytes) -> str:
    """The sum of a file, as hexadecimal digits."""
    return hashlib.sha256(body).hexdigest()


def key_of(member: Member) -> list[str]:
    """The columns that tell one line from every other."""
    return list(member.table.dims) if member.table else ["code"]


def list_path(dim: str) -> str:
    """Where the code list of a dimension lies."""
    return f"codes/{dim.lower()}.csv"


def _figures(dataset: Dataset, table: Flat) -> Member:
    columns = (*FIRST, *table.dims, *LAST)
    first = [dataset.period.text, dataset.stage, dataset.as_of.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")]
    rounded = str(ROUNDED_TO) if table.rounded else ""
    lines = (
        [*first, *key, kind_of(table, key), table.unit, rounded, "" if figure is None else str(figure)]
        for key, figure in table.cells.items()
    )
    return Member(f"data/{table.code}.csv", columns, _csv(columns, lines), table)


def kind_of(table: Flat, key: tuple[str, ...]) -> str:
    """`cell`, or `subtotal` or `total` for what sums up others and must not be added to them."""
    return table.kinds.get(key, MARGIN if TOTAL in key else CELL)


def _list(dataset: Dataset, dim: str) -> Member:
    codes = dataset.lists[dim]
    # A classification that nobody fell into has a list all the same: tables refer to it.
    tags = tuple(next(iter(codes.values()), ()))
    lines = ([code, *(harmless(words[tag]) for tag in tags)] for code, words in codes.items())
    return Member(list_path(dim), ("code", *tags), _csv(("code", *tags), lines), dim=dim)


def _csv(columns: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows([columns, *lines])
    return out.getvalue().encode()
