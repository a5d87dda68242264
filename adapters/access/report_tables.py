"""The tables of reports that are made by themselves: who wants which one when, and the files that were made."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, Table, Text, UniqueConstraint

from adapters.access.code_tables import METADATA
from adapters.sql.types import Id, Instant

SCHEDULES = Table(
    "report_schedules",
    METADATA,
    Column("schedule_id", Id, primary_key=True),
    Column("account_id", Id, nullable=False, index=True),
    Column("code", Text, nullable=False),
    # Empty: of all centres.
    Column("centre", Text, nullable=False),
    Column("every", Text, nullable=False),
    # On this day of the month that follows the period.
    Column("day", Integer, nullable=False),
    # xlsx, csv, pdf, …
    Column("kind", Text, nullable=False),
    Column("begun", Instant, nullable=False),
    Column("stopped", Boolean, nullable=False),
)

# Figures only. One row for each schedule and period is what makes a file come once; a deleted file keeps its row.
MADE = Table(
    "made_reports",
    METADATA,
    Column("made_id", Id, primary_key=True),
    Column("schedule_id", Id, nullable=False),
    Column("account_id", Id, nullable=False),
    Column("code", Text, nullable=False),
    Column("centre", Text, nullable=False),
    Column("period", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("as_of", Instant, nullable=False),
    Column("at", Instant, nullable=False),
    # Empty where it was made; else the code of what was in the way.
    Column("fault", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("body", LargeBinary),
    Column("deleted", Boolean, nullable=False),
    UniqueConstraint("schedule_id", "period", name="made_reports_once"),
    Index("made_reports_account", "account_id", "at"),
)
