"""Starting with a missing or wrong keyring, or with tables of another version: refused, and it says which."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from adapters.keys.keyring import (
    Keyring,
    KeyringMissing,
    KeyringWrong,
    load_keyring,
    new_keyring,
    save_keyring,
)
from adapters.keys.store import PersonKeys
from adapters.settings import BadSetting, Settings
from adapters.sql.engines import UnsafeEngine, assert_safe, make_engine
from adapters.sql.migrate import Unmigrated
from adapters.wiring import build, open_engines, open_keyring
from tests.harness.stores import Urls
from tests.simulation.staff import an_id


def refuse(settings: Settings) -> None:
    build(settings).close()


@pytest.fixture
def used(settings: Settings) -> Keyring:
    """The keyring of a key store that holds a key."""
    engines = open_engines(settings)
    keyring = open_keyring(settings, engines["keys"], create=True)
    PersonKeys(engines["keys"], keyring).ensure([an_id()])
    for engine in engines.values():
        engine.dispose()
    return keyring


def test_a_keyring_that_is_missing_beside_a_used_key_store_is_not_made_anew(
    settings: Settings, used: Keyring
) -> None:
    settings.keyring_path.unlink()
    for create in (False, True):
        with pytest.raises(KeyringMissing):
            build(settings, create_keyring=create)
    assert not settings.keyring_path.exists()


@pytest.mark.parametrize("name", ["cipher", "index", "record", "session"])
def test_a_wrong_key_is_named(settings: Settings, used: Keyring, name: str) -> None:
    save_keyring(settings.keyring_path, replace(used, **{name: bytes(32)}))
    with pytest.raises(KeyringWrong) as refused:
        refuse(settings)
    assert refused.value.key == name


def test_a_missing_generation_is_named(settings: Settings, used: Keyring) -> None:
    save_keyring(settings.keyring_path, replace(used, wrapping={2: bytes(32)}))
    with pytest.raises(KeyringWrong) as refused:
        refuse(settings)
    assert refused.value.key == "wrapping-1"


def test_another_networks_keyring_is_refused(settings: Settings, used: Keyring) -> None:
    save_keyring(settings.keyring_path, new_keyring())
    with pytest.raises(KeyringWrong):
        refuse(settings)


def test_the_right_keyring_opens_the_house(settings: Settings, used: Keyring) -> None:
    assert load_keyring(settings.keyring_path) == used
    refuse(settings)


def test_stores_without_tables_are_refused(bare_urls: Urls, data_dir: Path) -> None:
    names = {"ledger": "database_url", "keys": "keys_url", "access": "access_url", "releases": "releases_url"}
    settings = Settings(data_dir=data_dir, **{names[store]: url for store, url in bare_urls.items()})
    with pytest.raises(Unmigrated) as refused:
        refuse(settings)
    assert refused.value.store == "ledger"


def test_an_engine_that_could_lose_a_commit_is_refused(sqlite_urls: Urls) -> None:
    engine = make_engine(sqlite_urls["ledger"])
    assert_safe(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA synchronous=NORMAL")
    with pytest.raises(UnsafeEngine, match="synchronous"):
        assert_safe(engine)
    engine.dispose()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("SAFAR_PORT", "eighty"),
        ("SAFAR_NONSENSE", "1"),
        ("SAFAR_DATABASE_URL", "mysql://x"),
        ("SAFAR_DEMO", "maybe"),
        ("SAFAR_PORT", "99999"),
        ("SAFAR_PROXIES", "-1"),
        ("SAFAR_ZONE", "Mars/Olympus"),
        ("SAFAR_ZONE", "Asia"),
    ],
)
def test_an_impossible_setting_is_named(key: str, value: str) -> None:
    with pytest.raises(BadSetting) as refused:
        Settings.from_env({key: value})
    assert refused.value.key == key
