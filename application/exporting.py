"""Taking a list out of the house: how much, for what, and who did it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from application.lists import Row, Wanted

CSV, XLSX = "csv", "xlsx"
# Lines that one file may hold. A workbook is made in memory: a temporary file would hold names in clear.
MOST: Mapping[str, int] = {CSV: 20_000, XLSX: 5_000}
CHUNK = 500


@dataclass(frozen=True, kw_only=True)
class BeginExport:
    """Write down who takes what, and for what purpose; only then are rows handed out. Answered with Export."""

    area: str
    wanted: Wanted = field(default_factory=Wanted)
    sort: str = ""
    down: bool = False
    columns: tuple[str, ...] = ()
    kind: str = CSV
    reason: str
    note: str = ""
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class ExportRows:
    """Some rows of an export that was begun, by their ids, in this order. Answered with bytes.

    `wording` makes the line of a row; a CSV begins where `header` is given, a workbook (`title`) is made whole.
    """

    export_id: UUID
    area: str
    ids: tuple[UUID, ...]
    columns: tuple[str, ...]
    wording: Callable[[Row], list[str]]
    header: tuple[str, ...] = ()
    separator: str = ";"
    title: str = ""


@dataclass(frozen=True, kw_only=True)
class ListExports:
    """Exports, the newest first; `before` is the serial number of the last one of the page before."""

    before: int | None = None


@dataclass(frozen=True)
class Export:
    """An export that was begun. `ids` is empty where the list is longer than a file of this kind may be."""

    export_id: UUID
    ids: tuple[UUID, ...]
    count: int

    def chunks(self) -> list[tuple[UUID, ...]]:
        """The ids in the portions in which they are asked for."""
        return [self.ids[at : at + CHUNK] for at in range(0, len(self.ids), CHUNK)]


@dataclass(frozen=True)
class ExportEntry:
    """Who took what out. `wanted` are the conditions as an address would hold them."""

    serial: int
    at: datetime
    account: str
    centre: str
    area: str
    kind: str
    lines: int
    persons: int
    reason: str
    note: str
    wanted: Mapping[str, str]

