"""Every version of every event that was ever released can be read: with its box, sealed, and after an erasure."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import StoredEvent
from eventsourcing.utils import resolve_topic

from adapters.ledger.codec import dump, load, personal_fields
from adapters.ledger.mapper import VERSION, _event
from domain.kernel import ERASED, SEALED, Event
from tests.golden.freeze import EVENTS, golden, missing

FILES = sorted(EVENTS.glob("*.json"))
STREAM = UUID("0190163d-8694-739b-aea5-966c26f8ad92")


def read(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text("utf8"))
    return content


def decoded(content: dict[str, Any], personal: dict[str, Any]) -> Event:
    fields = {**content["clear"], **personal}
    if content["version"] > 1:
        fields[VERSION] = content["version"]
    event: Event = _event(
        resolve_topic(content["topic"]), fields, StoredEvent(STREAM, 1, content["topic"], b"")
    )
    return event


def test_every_event_has_its_golden_file() -> None:
    assert [path.name for path, _ in missing()] == [], "run: python -m tests.golden.freeze"


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_event_is_read_whole(path: Path) -> None:
    content = read(path)
    event = decoded(content, content["personal"])
    assert content["topic"] == type(event).TOPIC  # type: ignore[attr-defined]  # every event class has it
    assert set(type(event).DECLARED) <= set(vars(event))


@pytest.mark.parametrize("unreadable", [SEALED, ERASED], ids=["sealed", "erased"])
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_event_is_read_without_its_box(path: Path, unreadable: object) -> None:
    content = read(path)
    event = decoded(content, dict.fromkeys(content["personal"], unreadable))
    for name in personal_fields(type(event)):
        assert getattr(event, name) is unreadable


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_golden_event_of_the_newest_version_is_written_as_it_was(path: Path) -> None:
    content = read(path)
    event_class = resolve_topic(content["topic"])
    if content["version"] == golden(event_class)["version"]:
        event = decoded(content, content["personal"])
        declared = {name: vars(event)[name] for name in event_class.DECLARED}
        assert load(dump(event_class, declared)) == content["clear"] | content["personal"]
