"""Keys are rotated while processes run: they follow, nothing is sealed under a key that is about to be forgotten."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import Connection, Engine, event, select, update
from sqlalchemy.exc import OperationalError

from adapters.keys import opening
from adapters.keys.keyring import (
    Keyring,
    KeyringBehind,
    KeyringWrong,
    load_keyring,
    new_keyring,
    save_keyring,
)
from adapters.keys.opening import (
    compare,
    current_generation,
    fingerprints,
    make_current,
    open_keyring,
    writing,
)
from adapters.keys.rotation import StillNeeded, begin, changing, forget_older
from adapters.keys.store import PersonKeys
from adapters.keys.tables import FINGERPRINTS, PERSON_KEYS
from adapters.keys.wrapping import KeyUnreadable
from adapters.settings import Settings
from adapters.sql.engines import make_engine
from tests.core.rotating import serve
from tests.harness.stores import Urls
from tests.simulation.staff import an_id

SPAWN = multiprocessing.get_context("spawn")


@pytest.fixture
def path(data_dir: Path) -> Path:
    save_keyring(data_dir / "keyring.json", new_keyring())
    return data_dir / "keyring.json"


@pytest.fixture
def engine(store_urls: Urls, path: Path) -> Iterator[Engine]:
    made = make_engine(store_urls["keys"])
    make_current(made, load_keyring(path))
    yield made
    made.dispose()


@pytest.fixture
def keys(engine: Engine, path: Path) -> PersonKeys:
    return PersonKeys(engine, load_keyring(path), path)


def rotated(engine: Engine, path: Path) -> Keyring:
    """What `safar keys rotate --forget-older` does in a process of its own, without waiting."""
    keys = PersonKeys(engine, load_keyring(path), path)
    with changing(path):
        assert list(keys.rotate(begin(keys, path)))
        return forget_older(keys, path)


def test_a_running_process_reads_what_was_wrapped_after_it_started(
    engine: Engine, path: Path, keys: PersonKeys
) -> None:
    amina = an_id()
    keys.ensure([amina])
    keys.forget(amina)
    kept = rotated(engine, path)
    assert list(kept.wrapping) == [2]
    assert keys.find(amina) is not None
    assert keys.keyring == kept


def test_a_running_process_wraps_nothing_under_a_generation_that_was_forgotten(
    engine: Engine, path: Path, keys: PersonKeys
) -> None:
    amina = an_id()
    kept = rotated(engine, path)
    keys.ensure([amina])
    assert PersonKeys(engine, kept).find(amina) is not None


def test_without_the_newer_keyring_no_key_is_made(engine: Engine, path: Path) -> None:
    elsewhere, amina = PersonKeys(engine, load_keyring(path)), an_id()
    rotated(engine, path)
    with pytest.raises(KeyUnreadable):
        elsewhere.ensure([amina])
    assert elsewhere.state_of([amina]) == {}
    with pytest.raises(KeyringBehind) as refused:
        compare(elsewhere.keyring, fingerprints(engine))
    assert refused.value.key == "wrapping-2"
    with pytest.raises(KeyringWrong) as refused:
        compare(new_keyring(), fingerprints(engine))
    assert not isinstance(refused.value, KeyringBehind)


def test_another_networks_keyring_in_the_place_of_the_file_is_not_used(
    engine: Engine, path: Path, keys: PersonKeys
) -> None:
    rotated(engine, path)
    save_keyring(path, replace(new_keyring(), wrapping={2: bytes(32)}))
    with pytest.raises(KeyUnreadable):
        keys.ensure([an_id()])


def test_older_generations_stay_while_a_living_key_needs_one(
    engine: Engine, path: Path, keys: PersonKeys
) -> None:
    people = [an_id() for _ in range(3)]
    keys.ensure(people)
    with engine.begin() as connection:
        damaged = update(PERSON_KEYS).where(PERSON_KEYS.c.subject_id == people[0])
        connection.execute(damaged.values(wrapped=bytes(60)))
    assert [*keys.rotate(begin(keys, path))][-1] == 2
    with pytest.raises(StillNeeded):
        forget_older(keys, path)
    assert set(load_keyring(path).wrapping) == {1, 2}
    keys.destroy(people[0])
    assert list(forget_older(keys, path).wrapping) == [2]


def test_a_store_takes_no_generation_that_another_machine_made_first(engine: Engine, path: Path) -> None:
    mine = load_keyring(path)
    make_current(engine, mine.with_new_generation())
    with pytest.raises(KeyringWrong) as refused:
        make_current(engine, mine.with_new_generation())
    assert refused.value.key == "wrapping-2"


def test_a_process_that_starts_while_keys_are_rotated_finds_file_and_store_in_step(
    engine: Engine, path: Path, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = load_keyring(path)
    rotated(engine, path)
    read = iter([before])
    monkeypatch.setattr(opening, "load_keyring", lambda where: next(read, None) or load_keyring(where))
    assert list(open_keyring(Settings(data_dir=data_dir), engine).wrapping) == [2]
    assert sorted(fingerprints(engine)) == ["cipher", "index", "record", "session", "wrapping-2"]


def impatient(connection: Connection) -> None:
    postgres = connection.dialect.name == "postgresql"
    connection.exec_driver_sql("SET LOCAL lock_timeout = 50" if postgres else "PRAGMA busy_timeout=50")


def test_a_new_generation_waits_for_whoever_is_wrapping_under_the_one_before(
    store_urls: Urls, engine: Engine, path: Path
) -> None:
    other, newer = make_engine(store_urls["keys"]), load_keyring(path).with_new_generation()
    event.listen(other, "begin", impatient)
    with writing(engine) as connection:
        assert current_generation(connection) == 1
        with pytest.raises(OperationalError):
            make_current(other, newer)
    make_current(other, newer)
    other.dispose()


def test_two_processes_lose_no_key_while_generations_come_and_go(
    store_urls: Urls, engine: Engine, path: Path
) -> None:
    made, stop, results = SPAWN.Value("q", 0), SPAWN.Event(), SPAWN.Queue()
    desk = SPAWN.Process(target=serve, args=(store_urls["keys"], path, made, stop, results))
    desk.start()
    for _ in range(3):
        reached, late = made.value, time.monotonic() + 60
        while made.value <= reached and desk.is_alive() and time.monotonic() < late:
            time.sleep(0.001)
        rotated(engine, path)
    stop.set()
    people, wrong = results.get(timeout=60)
    desk.join(60)
    assert wrong == []
    last = PersonKeys(engine, load_keyring(path))
    assert list(last.keyring.wrapping) == [4]
    assert set(last.find_many(people)) == set(people)


def test_the_store_forgets_what_older_generations_answered(
    engine: Engine, path: Path, keys: PersonKeys
) -> None:
    who: list[UUID] = [an_id()]
    keys.ensure(who)
    rotated(engine, path)
    with engine.connect() as connection:
        assert "wrapping-1" not in set(connection.scalars(select(FINGERPRINTS.c.name)))
        assert set(connection.scalars(select(PERSON_KEYS.c.generation))) == {2}
