"""Screening for danger: the command, the question, and the shapes of its answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from application.consenting import recorded
from application.dispatch import Changed, Handler
from application.fields import Code, Many, Note, Touched
from application.ports import Ledger
from domain import screening
from domain.kernel import Rejected, current_act


@dataclass(frozen=True, kw_only=True)
class Sign:
    """What was answered about one indicator of forced labour (ILO, 2012)."""

    code: Annotated[str, Code("forced_labour")]
    said: Annotated[str, Code("answer")]


@dataclass(frozen=True, kw_only=True)
class Difficulty:
    """How hard one thing is for the person (Washington Group short set)."""

    domain: Annotated[str, Code("difficulty_domain")]
    degree: Annotated[str, Code("difficulty_degree")]


@dataclass(frozen=True, kw_only=True)
class AssessMigrant:
    """Keep what was answered; questions that were not asked are left out. A later one stands beside the earlier."""

    person_id: Touched
    occurred_at: datetime | None = None
    levels: Annotated[tuple[Annotated[str, Code("vulnerability_level")], ...], Many(4)] = ()
    categories: Annotated[tuple[Annotated[str, Code("vulnerability")], ...], Many(14)] = ()
    signs: Annotated[tuple[Sign, ...], Many(11)] = ()
    difficulties: Annotated[tuple[Difficulty, ...], Many(6)] = ()
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class PersonScreenings:
    """What was asked and answered about one person. Raises Absent, Forbidden."""

    person_id: UUID


@dataclass(frozen=True)
class Screening:
    """One time that questions were asked. `indicators` and `difficulties`: code → answer, of what was asked."""

    version: int
    asked_on: date
    asked_by: str
    centre: str
    levels: tuple[str, ...]
    categories: tuple[str, ...]
    indicators: Mapping[str, str]
    difficulties: Mapping[str, str]
    note: str
    disability: bool
    suggestions: tuple[str, ...]


@dataclass(frozen=True)
class Screenings:
    """Newest first. `shown` is False for a reader who may ask the questions but looks after somebody else's file."""

    rows: tuple[Screening, ...]
    shown: bool
    may_write: bool


def assess_migrant(ledger: Ledger, command: AssessMigrant) -> Changed:
    """Whoever asks such questions looks after the person: a file of the desk becomes theirs.

    Refuses an erased person, one who does not let us record, answers that contradict each other, and no answer at all.
    """
    act = current_act()
    migrant = recorded(ledger, command.person_id, act.occurred.date())
    answers = {
        "levels": list(command.levels),
        "categories": list(command.categories),
        "indicators": _once([(sign.code, sign.said) for sign in command.signs]),
        "difficulties": _once([(each.domain, each.degree) for each in command.difficulties]),
        "note": command.note,
    }
    screening.assess(migrant, origin=asdict(migrant.origin(act.occurred.date())), **answers)
    if migrant.owner_id is None:
        migrant.assign(act.actor_id)
    return [migrant]


HANDLERS: dict[type, Handler] = {AssessMigrant: assess_migrant}


def _once(pairs: list[tuple[str, str]]) -> dict[str, str]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise Rejected("screening.answered_twice")
    return found
