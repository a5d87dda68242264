"""Questions about what was handed out, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class PersonHelp:
    """Everything that was handed out to one person, newest first."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class OneHelp:
    """One hand-out with its words."""

    help_id: UUID
    person_id: UUID


@dataclass(frozen=True)
class HelpLine:
    """One thing: a code of `help_kind`, how much of it, a code of `help_unit` or a currency."""

    kind: str
    quantity: int
    unit: str


@dataclass(frozen=True)
class HelpRow:
    """One hand-out as it stands; the words are empty for a reader without narratives. `recorder`: who wrote it down."""

    help_id: UUID
    person_id: UUID
    centre: str
    given_on: date
    case_id: UUID | None
    referral_id: UUID | None
    items: tuple[HelpLine, ...]
    void_reason: str | None
    version: int
    recorder: str = ""
    handed_by: str = ""
    note: str = ""
