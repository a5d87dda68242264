"""A store that was lost is not taken for one that was never made: nothing starts beside those that are in use."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.keys.keyring import new_keyring
from adapters.keys.opening import make_current
from adapters.lost import StoreMissing, refuse_emptied_keys, refuse_lost
from adapters.settings import Settings
from adapters.sql.engines import make_engine
from adapters.sql.migrate import STORES, Unmigrated, migrate
from tests.commandline.conftest import safar
from tests.harness.stores import Urls
from web.wsgi import ministry

PASSWORD = "blue kettle on the hill\n"


@pytest.fixture(scope="module")
def used_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An installation with its first administrator."""
    folder = tmp_path_factory.mktemp("used")
    assert safar(folder)("init", "--administrator", "root", told=PASSWORD * 2).exit_code == 0
    return folder


@pytest.fixture
def used(used_once: Path, data_dir: Path) -> Path:
    return Path(shutil.copytree(used_once, data_dir, dirs_exist_ok=True))


def lose(folder: Path, store: str) -> None:
    for each in folder.glob(f"{store}.db*"):
        each.unlink()


@pytest.mark.parametrize("store", STORES)
def test_nothing_starts_and_nothing_is_made_anew_beside_stores_in_use(used: Path, store: str) -> None:
    lose(used, store)
    for command in ("init", "migrate", "health", "verify"):
        told = safar(used)(command)
        assert (command, told.exit_code) == (command, 2)
        assert f"The store {store} is missing" in " ".join(told.stderr.split())
    with pytest.raises(StoreMissing):
        refuse_lost({each: make_engine(f"sqlite:///{used / each}.db") for each in STORES})


def test_what_was_never_used_is_made_anew(used: Path) -> None:
    assert safar(used)("init").exit_code == 0
    for store in STORES:
        lose(used, store)
    assert safar(used)("init").exit_code == 0


def test_a_key_store_that_an_earlier_version_made_anew_is_refused(used: Path) -> None:
    lose(used, "keys")
    migrate({"keys": make_engine(f"sqlite:///{used}/keys.db")})
    assert "The store keys is missing" in safar(used)("health").stderr


def test_a_store_is_in_use_on_either_database_by_what_it_holds(bare_urls: Urls) -> None:
    engines: dict[str, Engine] = {store: make_engine(url) for store, url in bare_urls.items()}
    refuse_lost(engines)
    migrate({store: engines[store] for store in ("keys", "releases")})
    refuse_lost(engines)
    make_current(engines["keys"], new_keyring())
    with pytest.raises(StoreMissing) as refused:
        refuse_lost(engines)
    assert refused.value.store == "ledger"
    refuse_emptied_keys(engines)
    for engine in engines.values():
        engine.dispose()


def test_the_ministry_does_not_start_on_a_database_without_tables(tmp_path: Path) -> None:
    with pytest.raises(Unmigrated) as refused:
        ministry(Settings(data_dir=tmp_path))
    assert refused.value.store == "releases"
    told = safar(tmp_path)("serve", "--ministry")
    assert (told.exit_code, "Run: safar init" in " ".join(told.stderr.split())) == (2, True)
