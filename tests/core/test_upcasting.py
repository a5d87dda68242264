"""An older version of an event is read as the newest, with its box, sealed, and after an erasure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

import pytest
from eventsourcing.persistence import StoredEvent

from adapters.ledger.mapper import SealingMapper
from domain.kernel import ERASED, SEALED, Clear, Event, Personal
from tests.core.keystore import new_key_store
from tests.simulation.staff import an_id

AT = datetime(2026, 3, 1, tzinfo=UTC)


class SaidOnce(Event):
    """As it was released first: the minutes as text, one name."""

    TOPIC: ClassVar[str] = "tests.Said"
    minutes: Clear[str]
    name: Personal[str]


class SaidNow(Event):
    """As it is now: the minutes as a number, the name in capitals, a place that was not asked for before."""

    TOPIC: ClassVar[str] = "tests.Said"
    class_version = 3
    minutes: Clear[int]
    place: Clear[str]
    name: Personal[str]

    @staticmethod
    def upcast_v1_v2(state: dict[str, Any]) -> None:
        state["minutes"] = int(state["minutes"])
        if isinstance(state["name"], str):
            state["name"] = state["name"].upper()

    @staticmethod
    def upcast_v2_v3(state: dict[str, Any]) -> None:
        state["place"] = "OFFICE"


@pytest.fixture
def mapper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SealingMapper]:
    """One for which the topic means the class of today."""
    keys = new_key_store(tmp_path / "keys.db")
    monkeypatch.setattr("adapters.ledger.mapper.get_topic", lambda cls: cls.TOPIC)
    monkeypatch.setattr("adapters.ledger.mapper.resolve_topic", lambda _: SaidNow)
    yield SealingMapper(keys, keys.keyring.cipher)
    keys.engine.dispose()


def said(event_class: type[Event], person_id: UUID, **own: Any) -> Event:
    made = object.__new__(event_class)
    envelope = dict.fromkeys(("device_id", "trip_id")) | {"actor_id": UUID(int=1), "command_id": UUID(int=2)}
    values = {"originator_id": person_id, "originator_version": 1, "timestamp": AT, "occurred_at": AT}
    object.__setattr__(made, "__dict__", {**values, "centre": "KJD", **envelope, **own})
    return made


@pytest.fixture
def amina(mapper: SealingMapper) -> UUID:
    person_id = an_id()
    mapper._keys.ensure([person_id])
    return person_id


@pytest.fixture
def old(mapper: SealingMapper, amina: UUID) -> StoredEvent:
    return mapper.to_stored_event(said(SaidOnce, amina, minutes="25", name="Amina"))


def test_every_step_is_taken_in_order(mapper: SealingMapper, old: StoredEvent) -> None:
    event = mapper.to_domain_event(old)
    assert isinstance(event, SaidNow)
    assert (event.minutes, event.place, event.name) == (25, "OFFICE", "AMINA")


def test_a_sealed_event_is_upcast_without_its_box(mapper: SealingMapper, old: StoredEvent) -> None:
    event = mapper.unseal_nothing(old).event
    assert (event.minutes, event.place, event.name) == (25, "OFFICE", SEALED)


def test_an_erased_event_is_upcast_without_its_key(
    mapper: SealingMapper, old: StoredEvent, amina: UUID
) -> None:
    mapper._keys.destroy(amina)
    event = mapper.to_domain_event(old)
    assert (event.minutes, event.place, event.name) == (25, "OFFICE", ERASED)


def test_an_event_of_today_is_read_as_it_was_written(mapper: SealingMapper, amina: UUID) -> None:
    written = said(SaidNow, amina, minutes=5, place="HOME", name="Amina")
    event = mapper.to_domain_event(mapper.to_stored_event(written))
    assert (event.minutes, event.place, event.name) == (5, "HOME", "Amina")
