"""Person keys and the keyring: made once, destroyed once, wrapped anew, never half written."""

from __future__ import annotations

import json
import stat
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import select, update

from adapters.keys import store as key_store
from adapters.keys.keyring import KeyringMissing, load_keyring, new_keyring, save_keyring
from adapters.keys.store import KeyDestroyed, PersonKeys
from adapters.keys.tables import PERSON_KEYS
from adapters.keys.wrapping import KeyUnreadable
from adapters.sql.engines import make_engine
from tests.harness.stores import Urls
from tests.simulation.staff import an_id

NONCE, WORDS, BOUND = b"n" * 12, b"words", b"place"


@pytest.fixture
def keys(store_urls: Urls) -> Iterator[PersonKeys]:
    engine = make_engine(store_urls["keys"])
    yield PersonKeys(engine, new_keyring())
    engine.dispose()


def again(keys: PersonKeys) -> PersonKeys:
    """Another process with the same keyring."""
    return PersonKeys(keys.engine, keys.keyring)


def sealed(keys: PersonKeys, who: UUID) -> bytes:
    cipher = keys.find(who)
    assert cipher is not None
    return cipher.encrypt(NONCE, WORDS, BOUND)


def test_a_key_is_the_same_for_every_process(keys: PersonKeys) -> None:
    amina = an_id()
    keys.ensure([amina])
    again(keys).ensure([amina])
    assert sealed(again(keys), amina) == sealed(keys, amina)


def test_every_person_has_a_key_of_their_own(keys: PersonKeys) -> None:
    people = [an_id() for _ in range(3)]
    keys.ensure(people)
    assert len({sealed(keys, who) for who in people}) == 3
    assert set(again(keys).find_many([*people, an_id()])) == set(people)


def test_nobody_has_a_key_before_it_is_made(keys: PersonKeys) -> None:
    assert keys.find(an_id()) is None


def test_a_destroyed_key_is_never_made_again(keys: PersonKeys) -> None:
    amina = an_id()
    keys.ensure([amina])
    for _ in range(2):
        keys.destroy(amina)
    assert keys.find(amina) is None
    with pytest.raises(KeyDestroyed):
        again(keys).ensure([amina])


def test_a_fence_may_stand_before_the_key(keys: PersonKeys) -> None:
    nobody = an_id()
    keys.destroy(nobody)
    with pytest.raises(KeyDestroyed):
        keys.ensure([nobody])


def test_another_process_forgets_a_destroyed_key_within_five_seconds(
    keys: PersonKeys, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key_store.CACHE_SECONDS < 5
    amina, other = an_id(), again(keys)
    keys.ensure([amina])
    sealed(other, amina)
    keys.destroy(amina)
    later = key_store.time.monotonic() + 5
    monkeypatch.setattr(key_store.time, "monotonic", lambda: later)
    assert other.find(amina) is None
    assert other.find_many([amina]) == {}


def test_a_wrapped_key_belongs_to_one_person(keys: PersonKeys) -> None:
    amina, zarina = an_id(), an_id()
    keys.ensure([amina, zarina])
    with keys.engine.begin() as connection:
        hers = connection.scalar(select(PERSON_KEYS.c.wrapped).where(PERSON_KEYS.c.subject_id == amina))
        connection.execute(update(PERSON_KEYS).where(PERSON_KEYS.c.subject_id == zarina).values(wrapped=hers))
    with pytest.raises(KeyUnreadable):
        again(keys).find(zarina)


def test_after_a_rotation_the_older_generation_opens_nothing(keys: PersonKeys) -> None:
    people, gone = [an_id() for _ in range(7)], an_id()
    keys.ensure([*people, gone])
    before = {who: sealed(keys, who) for who in people}
    keys.destroy(gone)
    newer = keys.keyring.with_new_generation()
    assert [*keys.rotate(newer)][-1] == 7
    assert keys.count() == 7
    assert keys.count(older_than_current=True) == 0
    only_new = PersonKeys(keys.engine, newer.without_generations_before(newer.generation))
    assert {who: sealed(only_new, who) for who in people} == before
    assert only_new.state_of([*people, gone]) == dict.fromkeys(people, True) | {gone: False}


def test_a_rotation_that_was_cut_short_goes_on(keys: PersonKeys, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [an_id() for _ in range(7)]
    keys.ensure(people)
    monkeypatch.setattr(key_store, "BATCH", 2)
    newer = keys.keyring.with_new_generation()
    assert next(keys.rotate(newer)) == 2
    other = PersonKeys(keys.engine, newer)
    assert set(other.find_many(people)) == set(people)
    assert [*other.rotate(newer)][-1] == 5


def test_the_keyring_is_for_its_owner_only(tmp_path: Path) -> None:
    path, made = tmp_path / "keyring.json", new_keyring()
    save_keyring(path, made)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_keyring(path) == made
    assert "cipher=" not in repr(made)


def test_a_keyring_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, made = tmp_path / "keyring.json", new_keyring()
    save_keyring(path, made)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(json, "dump", full)
    with pytest.raises(OSError, match="No space"):
        save_keyring(path, made.with_new_generation())
    monkeypatch.undo()
    assert load_keyring(path) == made


@pytest.mark.parametrize("content", ["", "{}", "[]", "no json", '{"cipher": "AA=="}', '{"cipher": 1}'])
def test_a_file_that_is_no_keyring_is_told_so(tmp_path: Path, content: str) -> None:
    path = tmp_path / "keyring.json"
    path.write_text(content)
    with pytest.raises(KeyringMissing):
        load_keyring(path)


def test_a_short_key_is_no_key(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    save_keyring(path, new_keyring())
    content = json.loads(path.read_text()) | {"index": "AAAA"}
    path.write_text(json.dumps(content))
    with pytest.raises(KeyringMissing):
        load_keyring(path)


def test_fingerprints_tell_keyrings_apart_and_nothing_of_their_keys() -> None:
    one, other = new_keyring(), new_keyring()
    assert set(one.fingerprints()) == {"cipher", "index", "record", "session", "wrapping-1"}
    assert not set(one.fingerprints().values()) & set(other.fingerprints().values())
    assert one.cipher not in one.fingerprints().values()
