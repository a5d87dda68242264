"""Questions about consultations, and the shapes of their answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
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
class Companion:
    """A further person of a contact; `name` is empty where the asker may not open the file."""

    person_id: UUID
    number: str = ""
    name: str = ""


@dataclass(frozen=True)
class ConsultationView:
    """The record, and every event of it from the first to the last: what stood before a correction stays visible.

    `through` is the person in whose file it is read, None for a caller without a name. `answers` are the further
    answers by field name (application/consultation_parts.py: Answers), `score` that of the feedback.
    """

    record: ConsultationRow
    history: tuple[TimelineEntry, ...]
    through: UUID | None = None
    companions: tuple[Companion, ...] = ()
    answers: Mapping[str, Any] = field(default_factory=dict)
    score: int | None = None
