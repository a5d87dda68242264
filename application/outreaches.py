"""Questions about talks, fairs and leaflets, and the shapes of their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from application.people import TimelineEntry

SHOW = ("planned", "held", "cancelled")
PAGE = 50


@dataclass(frozen=True, kw_only=True)
class ListOutreach:
    """Those of the asker's centres. `show` is one of SHOW; pages begin at 1."""

    show: str = "planned"
    page: int = 1


@dataclass(frozen=True, kw_only=True)
class OneOutreach:
    """One of them with its history."""

    outreach_id: UUID


@dataclass(frozen=True)
class OutreachRow:
    """How it stands. `on_day` is the planned day, later the one on which it was held."""

    outreach_id: UUID
    centre: str
    counsellor_id: UUID
    trip_id: UUID | None
    status: str
    on_day: date
    held_at: datetime | None
    kind: str
    topics: tuple[str, ...]
    district: str | None
    language: str | None
    minutes: int | None
    men: int
    women: int
    heads_unknown: int
    age_bands: Mapping[str, int]
    materials: Mapping[str, int]
    corrected: bool
    version: int
    place: str = ""
    note: str = ""

    @property
    def heads(self) -> int:
        """Everybody who was there."""
        return self.men + self.women + self.heads_unknown

    @property
    def copies(self) -> int:
        """Everything that was handed out."""
        return sum(self.materials.values())


@dataclass(frozen=True)
class OutreachView:
    """The record, and every event of it from the first to the last."""

    row: OutreachRow
    history: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class OutreachList:
    """One page of the list, and how many stand under each word of SHOW."""

    rows: tuple[OutreachRow, ...]
    counts: dict[str, int] = field(default_factory=dict)
    page: int = 1
    pages: int = 1
