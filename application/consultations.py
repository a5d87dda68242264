"""Questions about consultations, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from application.people import TimelineEntry


@dataclass(frozen=True, kw_only=True)
class ConsultationList:
    """The consultations of one person, newest first; voided ones too. Answered with ConsultationRow."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class ConsultationById:
    """One consultation with its history. Answered with ConsultationView."""

    consultation_id: UUID


@dataclass(frozen=True, kw_only=True)
class Today:
    """What waits at the desk of the asker. Answered with Desk."""


@dataclass(frozen=True)
class ConsultationRow:
    """A record as it stands. Texts are empty for a reader without narratives (`masked`)."""

    consultation_id: UUID
    version: int
    person_id: UUID | None
    centre: str
    counsellor_id: UUID
    counsellor: str
    occurred_at: datetime
    occurred_on: date
    recorded: datetime
    channel: str
    asked_by: str
    topics: tuple[str, ...]
    main_topic: str
    document_problems: tuple[str, ...]
    destination: str | None
    stage: str | None
    outcome: str
    urgency: str
    language: str | None
    interpreter: bool
    minutes: int | None
    follow_up_on: date | None
    ban_until: date | None
    contact_district: str | None
    corrected: bool
    voided: bool
    advice: str
    safety_note: str
    follow_up_note: str
    place: str
    masked: bool


@dataclass(frozen=True)
class ConsultationView:
    """The record, and every event of it from the first to the last: what stood before a correction stays visible."""

    record: ConsultationRow
    history: tuple[TimelineEntry, ...]


@dataclass(frozen=True)
class FollowUp:
    """A promise to come back to it. `name` is empty for a caller without a name."""

    consultation_id: UUID
    person_id: UUID | None
    number: str
    name: str
    centre: str
    due_on: date
    overdue: bool
    main_topic: str
    channel: str
    urgency: str


@dataclass(frozen=True)
class Desk:
    """`follow_ups`: overdue first, then those of the coming seven days. `held`: consultations of the asker today."""

    today: date
    follow_ups: tuple[FollowUp, ...]
    overdue: int
    held: int
