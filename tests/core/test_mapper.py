"""From event to bytes and back: unchanged, sealed per person, bound to its place, clear when a key is gone."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from eventsourcing.persistence import MapperDeserialisationError, StoredEvent
from hypothesis import given
from hypothesis import settings as profile
from hypothesis import strategies as st

from adapters.keys.keyring import new_keyring
from adapters.keys.store import KeyDestroyed, PersonKeys
from adapters.ledger.codec import WrongType, dump, personal_fields
from adapters.ledger.mapper import SealingMapper
from domain.consultation import Consultation
from domain.kernel import ERASED, SEALED, Created, Event, taken
from domain.migrant import Migrant
from domain.training import TrainingSession
from tests.core.keystore import new_key_store
from tests.core.values import event_classes, events
from tests.simulation.staff import an_id

EVENTS = event_classes()
AT = datetime(2026, 3, 1, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def keys(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PersonKeys]:
    store = new_key_store(tmp_path_factory.mktemp("keys") / "keys.db")
    yield store
    store.engine.dispose()


@pytest.fixture(scope="module")
def mapper(keys: PersonKeys) -> SealingMapper:
    return SealingMapper(keys, keys.keyring.cipher)


def subjects(event: Event) -> set[UUID]:
    named = {getattr(event, whose, None) for whose in personal_fields(type(event)).values()}
    return {event.subject, *(who for who in named if who is not None)}


def withdrawn(person_id: UUID, note: str, version: int = 2) -> Any:
    made = object.__new__(Migrant.ConsentWithdrawn)
    act = dict.fromkeys(("device_id", "trip_id")) | {"actor_id": UUID(int=1), "command_id": UUID(int=2)}
    values = {"originator_id": person_id, "originator_version": version, "purpose": "STAT", "note": note}
    object.__setattr__(
        made, "__dict__", {"timestamp": AT, "occurred_at": AT, "centre": "KJD", **act, **values}
    )
    return made


def moved(stored: StoredEvent, **other: Any) -> StoredEvent:
    return replace(stored, **other)


@pytest.mark.parametrize("event_class", EVENTS, ids=lambda cls: cls.TOPIC)
def test_every_event_comes_back_as_it_was(
    event_class: type[Event], keys: PersonKeys, mapper: SealingMapper
) -> None:
    @profile(max_examples=15)
    @given(events(event_class))
    def comes_back(event: Event) -> None:
        keys.ensure(subjects(event))
        stored = mapper.to_stored_event(event)
        for _ in ("read", "remembered"):
            read = mapper.to_domain_event(stored)
            assert vars(read) == vars(event)
            # Whoever was given it may go on with its lists.
            for value in vars(read).values():
                if isinstance(value, list):
                    value.append("more")

    comes_back()


@pytest.mark.parametrize("event_class", EVENTS, ids=lambda cls: cls.TOPIC)
def test_projections_see_the_clear_fields_only(
    event_class: type[Event], keys: PersonKeys, mapper: SealingMapper
) -> None:
    @profile(max_examples=5)
    @given(events(event_class))
    def sealed(event: Event) -> None:
        keys.ensure(subjects(event))
        stored, given_to_views = mapper.seal(event)
        read = mapper.unseal_nothing(stored)
        assert vars(read.event) == vars(given_to_views.event)
        assert dict(read.boxes) == dict(given_to_views.boxes)
        hidden = {name for name, value in vars(read.event).items() if value is SEALED}
        assert hidden == set(personal_fields(event_class))

    sealed()


def test_the_ledger_holds_no_plain_text(keys: PersonKeys, mapper: SealingMapper) -> None:
    person_id = an_id()
    keys.ensure([person_id])
    stored, read = mapper.seal(withdrawn(person_id, "Zulaykho"))
    assert b"Zulaykho" not in stored.state
    assert b"STAT" not in stored.state
    assert b"Zulaykho" not in b"".join(read.boxes.values())


def test_the_size_of_a_box_tells_little(keys: PersonKeys, mapper: SealingMapper) -> None:
    person_id = an_id()
    keys.ensure([person_id])
    sizes = {len(mapper.seal(withdrawn(person_id, "x" * n))[1].boxes[person_id]) for n in range(1, 40)}
    # One byte of format, the nonce, whole blocks of 64, the tag.
    assert all((size - 1 - 12 - 16) % 64 == 0 for size in sizes)
    assert len(sizes) == 1


@pytest.mark.parametrize(
    "elsewhere",
    [{"originator_id": UUID(int=9)}, {"originator_version": 3}, {"topic": "migrant.ErasureDeclined"}],
    ids=["other stream", "other version", "other topic"],
)
def test_an_event_moved_elsewhere_does_not_open(
    elsewhere: dict[str, Any], keys: PersonKeys, mapper: SealingMapper
) -> None:
    person_id = an_id()
    keys.ensure([person_id])
    for note in ("note", ""):
        stored = mapper.to_stored_event(withdrawn(person_id, note))
        assert mapper.to_domain_event(stored).note == note
        with pytest.raises(MapperDeserialisationError):
            mapper.to_domain_event(moved(stored, **elsewhere))


def test_a_box_put_into_another_event_does_not_open(
    keys: PersonKeys, mapper: SealingMapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina, zarina = an_id(), an_id()
    keys.ensure([amina, zarina])
    foreign = mapper.seal(withdrawn(amina, "hers"))[1].boxes[amina]
    for owner, version in ((zarina, 2), (amina, 3)):
        with monkeypatch.context() as patch:
            patch.setattr("adapters.ledger.mapper._box", lambda *_: foreign)
            stored = mapper.to_stored_event(withdrawn(owner, "x", version))
        with pytest.raises(MapperDeserialisationError):
            mapper.to_domain_event(stored)


@given(at=st.integers(0, 200), bit=st.integers(0, 7))
def test_a_changed_bit_is_noticed(at: int, bit: int, keys: PersonKeys, mapper: SealingMapper) -> None:
    person_id = UUID(int=77)
    keys.ensure([person_id])
    stored = mapper.to_stored_event(withdrawn(person_id, "note"))
    state = bytearray(stored.state)
    state[at % len(state)] ^= 1 << bit
    with pytest.raises(MapperDeserialisationError):
        mapper.to_domain_event(moved(stored, state=bytes(state)))


def test_another_ledger_key_fails_and_names_the_place(keys: PersonKeys, mapper: SealingMapper) -> None:
    person_id = an_id()
    keys.ensure([person_id])
    stored = mapper.to_stored_event(withdrawn(person_id, "note"))
    other = SealingMapper(keys, new_keyring().cipher)
    with pytest.raises(MapperDeserialisationError, match=f"migrant.ConsentWithdrawn {person_id} version 2"):
        other.unseal_nothing(stored)


def test_after_the_key_is_destroyed_the_clear_fields_remain(keys: PersonKeys, mapper: SealingMapper) -> None:
    person_id = an_id()
    keys.ensure([person_id])
    stored = mapper.to_stored_event(withdrawn(person_id, "note"))
    assert mapper.to_domain_event(stored).note == "note"
    keys.destroy(person_id)
    read = mapper.to_domain_event(stored)
    assert (read.note, read.purpose, read.recorded) == (ERASED, "STAT", AT)
    with pytest.raises(KeyDestroyed):
        mapper.to_stored_event(withdrawn(person_id, "again"))


def test_an_event_without_personal_words_needs_no_key(mapper: SealingMapper) -> None:
    stored, read = mapper.seal(withdrawn(an_id(), ""))
    assert read.boxes == {}
    assert mapper.to_domain_event(stored).note == ""


def test_what_is_remembered_of_the_ledger_stays_small(
    mapper: SealingMapper, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("adapters.ledger.mapper.KEPT", 5)
    for _ in range(20):
        mapper.to_domain_event(mapper.to_stored_event(withdrawn(an_id(), "")))
    assert len(mapper._read) <= 5


def test_a_box_of_which_no_rule_takes_anything_stays_closed(keys: PersonKeys, mapper: SealingMapper) -> None:
    person_id = an_id()
    keys.ensure([person_id])
    stored = mapper.to_stored_event(withdrawn(person_id, "note"))
    for _ in ("read", "remembered"):
        told = mapper.for_rules(stored)
        assert (told.purpose, told.originator_version) == ("STAT", 2)
        assert not hasattr(told, "note")


def test_what_a_rule_takes_is_opened_for_it() -> None:
    assert taken(Migrant.ConsentWithdrawn, None) & personal_fields(Migrant.ConsentWithdrawn).keys() == set()
    assert taken(Migrant.Registered, Migrant.TOPIC) & personal_fields(Migrant.Registered).keys() == {"birth_date"}
    # Its own way of telling the aggregate may look at anything.
    assert taken(Consultation.DetailsTaken, None) >= personal_fields(Consultation.DetailsTaken).keys()


def test_a_person_in_anothers_stream_is_sealed_under_their_own_key(
    keys: PersonKeys, mapper: SealingMapper
) -> None:
    for event_class in EVENTS:
        if "person_id" in event_class.DECLARED and personal_fields(event_class):
            assert set(personal_fields(event_class).values()) == {"person_id"}
    assert "person_id" in TrainingSession.SeatTaken.DECLARED


@pytest.mark.parametrize("value", [object(), {1, 2}, 1.5, math.nan], ids=["object", "set", "float", "not a number"])
def test_a_value_that_the_ledger_does_not_keep_is_refused_before_it_is_stored(value: object) -> None:
    with pytest.raises(WrongType):
        dump(Migrant.ConsentWithdrawn, {"note": value})


def test_half_a_character_is_refused_before_it_is_stored() -> None:
    with pytest.raises(WrongType):
        dump(Migrant.ConsentWithdrawn, {"note": "\ud800"})


def test_every_stored_event_has_a_topic_of_its_own() -> None:
    topics = [cls.TOPIC for cls in EVENTS]  # type: ignore[attr-defined]  # every event class has it
    assert len(set(topics)) == len(topics)
    assert issubclass(Migrant.Registered, Created)
