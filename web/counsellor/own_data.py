"""Everything held about a person as data, for that person: names of fields as in the dictionary, words beside codes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from application.people import ConsentRow, FileView, TimelineEntry
from application.screening import Screening
from web.counsellor.consents import text_by_version
from web.counsellor.titles import title_of

# What serves the house and says nothing of the person.
INNER = frozenset({"version", "named", "readers", "restricted", "offered_to", "erasure_asked_by"})


def own_data(file: FileView, asked: tuple[Screening, ...] | None, now: datetime) -> dict[str, Any]:
    """A tree of text, numbers and lists, ready for JSON. Days are ISO 8601, instants carry their zone.

    `asked` is None where whoever makes the copy may not read it: the copy then says that it is left out.
    """
    return {
        "about": "Everything that this centre holds about one person, made for that person.",
        "made_at": now.isoformat(),
        "number": file.header.number,
        "name": file.header.name,
        "details": {name: _plain(value) for name, value in sorted(file.details.items()) if name not in INNER},
        "consents": [_consent(row) for row in file.consents],
        "situation_and_needs": "left out" if asked is None else [_plain(asdict(each)) for each in asked],
        "events": [_event(each) for each in _in_order(file.timeline)],
    }


def _in_order(timeline: Iterable[TimelineEntry]) -> list[TimelineEntry]:
    return sorted(timeline, key=lambda each: (each.recorded, each.version))


def _consent(row: ConsentRow) -> dict[str, Any]:
    text = text_by_version(row.text_version)
    read_out = {"language": text[0], "text": text[1]} if text else None
    return {name: _plain(value) for name, value in asdict(row).items()} | {"read_out": read_out}


def _event(each: TimelineEntry) -> dict[str, Any]:
    return {
        "what": each.topic,
        "in_words": title_of(each),
        "happened_at": each.occurred_at.isoformat(),
        "written_down_at": each.recorded.isoformat(),
        "by": each.actor,
        "centre": each.centre,
        "codes": _plain(each.summary),
        "texts": _plain(each.texts),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(each) for each in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value
