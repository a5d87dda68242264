"""The table of reminders: what fell due, for whom, noted once for each thing and day; ids and codes only."""

from __future__ import annotations

from sqlalchemy import Column, Index, Table, Text, UniqueConstraint

from adapters.access.code_tables import METADATA
from adapters.sql.types import Day, Id, Instant

DUE = Table(
    "due_notices",
    METADATA,
    Column("notice_id", Id, primary_key=True),
    Column("account_id", Id, nullable=False),
    Column("kind", Text, nullable=False),
    # What waits, and the record on whose page it stands: a task and its case, else twice the same.
    Column("item_id", Id, nullable=False),
    Column("record_id", Id, nullable=False),
    Column("person_id", Id),
    Column("day", Day, nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("account_id", "kind", "record_id", "item_id", "day", name="due_notices_once"),
    Index("due_notices_account", "account_id", "at"),
)
