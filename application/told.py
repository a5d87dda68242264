"""What a file says beside its details, read from its timeline: sections that were filled, entries of migration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from application.people import TimelineEntry
from domain import told_events

STRUCK = "migrant.EntryStruck"
# Topic → section.
SECTIONS: Mapping[str, str] = {
    each.TOPIC: each.SECTION
    for each in (
        told_events.LanguagesTold,
        told_events.WorkTold,
        told_events.FamilyTold,
        told_events.SourceTold,
        told_events.GuardianTold,
    )
}
# Topic → the field with the day from which on it tells something; a cost has none of its own.
ENTRIES: Mapping[str, str] = {
    "migrant.StageChanged": "since",
    "migrant.StagePassed": "since",
    "migrant.Departed": "left_on",
    "migrant.Returned": "returned_on",
    "migrant.CostStated": "",
}


@dataclass(frozen=True)
class Section:
    """A section as it stands: `version` is what a form sends back. Days and sums in `answers` are text (ISO, plain)."""

    version: int
    told_on: date
    by: str
    answers: Mapping[str, Any]


@dataclass(frozen=True)
class Entry:
    """An entry of the story of migration. `struck` holds the reason code of an entry that was wrong."""

    version: int
    topic: str
    since: date
    told_on: date
    by: str
    answers: Mapping[str, Any]
    struck: str | None


def sections(timeline: Iterable[TimelineEntry], person_id: UUID) -> dict[str, Section]:
    """Section → the newest answers."""
    mine = [each for each in timeline if each.originator_id == person_id and each.topic in SECTIONS]
    mine.sort(key=lambda each: each.version)
    return {SECTIONS[each.topic]: _section(each) for each in mine}


def entries(timeline: Iterable[TimelineEntry], person_id: UUID) -> list[Entry]:
    """Newest first by the day that they tell of; struck ones among them."""
    mine = [each for each in timeline if each.originator_id == person_id]
    struck = {each.summary["entry"]: str(each.summary["reason"]) for each in mine if each.topic == STRUCK}
    return sorted(_entries(mine, struck), key=lambda entry: (entry.since, entry.version), reverse=True)


def _section(each: TimelineEntry) -> Section:
    return Section(each.version, each.occurred_at.date(), each.actor, {**each.summary, **each.texts})


def _entries(mine: Iterable[TimelineEntry], struck: Mapping[int, str]) -> Iterator[Entry]:
    for each in mine:
        if each.topic in ENTRIES:
            told_on, field = each.occurred_at.date(), ENTRIES[each.topic]
            since = date.fromisoformat(each.summary[field]) if field else told_on
            answers = {**each.summary, **each.texts}
            yield Entry(each.version, each.topic, since, told_on, each.actor, answers, struck.get(each.version))
