"""A report with its words, ready to become a file; and the question that makes one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from application.reports.flat import Dataset
from application.reports.periods import Period
from application.reports.table import Report

CSV = "csv"
XLSX = "xlsx"
JSON = "json"


@dataclass(frozen=True)
class WordedTable:
    """The words of one table: `rows` and `columns` by code, `notes` as sentences."""

    title: str
    unit: str
    row_dimension: str
    column_dimension: str
    rows: Mapping[str, str]
    columns: Mapping[str, str]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Worded:
    """The words of a report. `facts` are lines of the cover: (heading, words); `tables` by name."""

    title: str
    facts: tuple[tuple[str, str], ...]
    definitions: tuple[str, ...]
    tables: Mapping[str, WordedTable]
    cover: str
    notes: str


@dataclass(frozen=True, kw_only=True)
class ExportReport:
    """The same as ReadReport, as a file of `kind`. `wording` puts the figures into the reader's language.

    `table` picks one table of the report, all when empty; `separator` is that of CSV. Answered with bytes.
    """

    code: str
    period: Period
    kind: str
    wording: Callable[[Report], Worded]
    # The same figures by code, for kinds that other systems read.
    dataset: Callable[[Report], Dataset]
    as_of: datetime | None = None
    table: str = ""
    separator: str = ";"
    centre: str | None = None
    colleagues: bool = True
