"""Adds what is missing to the golden events: `python -m tests.golden.freeze`. It never changes a file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from adapters.ledger.codec import dump, load, personal_fields
from domain.kernel import Event
from tests.core.values import event_classes

EVENTS = Path(__file__).parent / "events"
DUSHANBE = timezone(timedelta(hours=5))

# One value of each kind, not the emptiest: what is frozen must show how it is written.
EXAMPLES: dict[Any, Any] = {
    str: 'Ӯ ё, "quoted" \\ and\nmore',
    int: 1987,
    bool: True,
    UUID: UUID("0190163d-8694-739b-aea5-966c26f8ad91"),
    Decimal: Decimal("1250.50"),
    datetime: datetime(2026, 3, 1, 14, 5, 9, 120_000, tzinfo=DUSHANBE),
    date: date(1987, 3, 21),
}


def example(hint: Any) -> Any:
    """A value of a declared type."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return example(next(part for part in parts if part is not NoneType))
    if origin is list:
        return [example(parts[0])]
    if origin is dict:
        return {example(parts[0]): example(parts[1])}
    return EXAMPLES[hint]


def golden(event_class: type[Event]) -> dict[str, Any]:
    """The stored form: clear fields and personal fields, as they stand in ledger and box."""
    values = {name: example(field.type) for name, field in event_class.DECLARED.items()}
    values["timestamp"] = datetime(2026, 3, 1, 9, 5, 9, 120_000, tzinfo=UTC)
    written = load(dump(event_class, values))
    personal = {name: written.pop(name) for name in personal_fields(event_class)}
    version = getattr(event_class, "class_version", 1)
    return {"topic": event_class.TOPIC, "version": version, "clear": written, "personal": personal}  # type: ignore[attr-defined]  # every event class has it


def missing() -> Iterator[tuple[Path, dict[str, Any]]]:
    """Files that are not there yet, with their content."""
    for event_class in event_classes():
        content = golden(event_class)
        path = EVENTS / f"{content['topic']}@v{content['version']}.json"
        if not path.exists():
            yield path, content


def main() -> None:
    EVENTS.mkdir(exist_ok=True)
    for path, content in missing():
        path.write_text(json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf8")
        print(f"added {path.name}")


if __name__ == "__main__":
    main()
