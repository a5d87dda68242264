"""Fixtures for every kind of test: databases, folders, a browser; and the rules that hold for all of them."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings as hypothesis_settings
from playwright.sync_api import Browser

from adapters.settings import Settings
from tests.harness.chromium import chromium
from tests.harness.network import stay_home
from tests.harness.remembered import remember_routes, remember_statements
from tests.harness.room import close_room, open_room
from tests.harness.stores import Urls, fresh_stores, stop_cluster
from tests.harness.tally import print_tally
from tests.harness.templates import remember_templates
from web import dates, i18n, phones

if TYPE_CHECKING:
    from adapters.wiring import House

DATABASES = ("sqlite", pytest.param("postgres", marks=pytest.mark.postgres))


# Some tests name steps as plugins, others import them: either way their assertions tell what they compared.
pytest.register_assert_rewrite("tests.steps")

# A slow machine is not a failure; a failure prints what repeats it.
hypothesis_settings.register_profile("house", deadline=None, print_blob=True)
hypothesis_settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    more = "In how many orders the golden set is told to each database, and its events given to the builder of facts."
    parser.addoption("--shuffles", type=int, default=2, help=more)


def pytest_configure(config: pytest.Config) -> None:
    stay_home()
    remember_templates()
    remember_routes()
    remember_statements()
    if _leads(config):
        open_room()


def pytest_collection_finish() -> None:
    """What was imported and collected stays until the end: whoever clears away need not look through it each time."""
    gc.collect()
    gc.freeze()


def pytest_unconfigure(config: pytest.Config) -> None:
    gc.unfreeze()
    if _leads(config):
        stop_cluster()
        close_room()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    print_tally(terminalreporter)


def _leads(config: pytest.Config) -> bool:
    """Whether this process started the workers, or is alone."""
    return not hasattr(config, "workerinput")


@pytest.fixture(autouse=True)
def nobody_spoke_before() -> None:
    """A request leaves its language, zone and country in the thread; the next request sets its own, a test may not."""
    i18n.set_language(i18n.DEFAULT)
    dates.zone.set("UTC")
    phones.region.set("TJ")


@pytest.fixture(params=DATABASES)
def database_kind(request: pytest.FixtureRequest) -> str:
    """Both databases, one after the other. Features ask for it in an autouse fixture, because steps cannot."""
    return str(request.param)


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    """An empty data directory."""
    folder = tmp_path / "data"
    folder.mkdir(mode=0o700)
    return folder


@pytest.fixture
def store_urls(database_kind: str, data_dir: Path) -> Iterator[Urls]:
    """The addresses of four migrated, empty stores, on SQLite and again on PostgreSQL."""
    with fresh_stores(database_kind, data_dir) as urls:
        yield urls


@pytest.fixture
def settings(store_urls: Urls, data_dir: Path) -> Settings:
    """The settings of a network on these stores, its keyring beside them."""
    from tests.harness.house import settings_of  # here, because most tests need nothing of the whole house

    return settings_of(store_urls, data_dir)


@pytest.fixture
def house(settings: Settings) -> Iterator[House]:
    """Everything put together as in production, on empty stores, with a keyring of its own."""
    from adapters.wiring import build  # here, because most tests need nothing of the whole house

    opened = build(settings, create_keyring=True)
    yield opened
    opened.close()


@pytest.fixture
def bare_urls(database_kind: str, data_dir: Path) -> Iterator[Urls]:
    """The addresses of four stores in which nothing was ever created."""
    with fresh_stores(database_kind, data_dir, migrated=False) as urls:
        yield urls


@pytest.fixture
def sqlite_urls(data_dir: Path) -> Iterator[Urls]:
    """Four migrated stores on SQLite only: for tests whose subject is not the database."""
    with fresh_stores("sqlite", data_dir) as urls:
        yield urls


@pytest.fixture
def postgres_urls(data_dir: Path) -> Iterator[Urls]:
    """Four migrated stores on PostgreSQL only; such a test is marked `postgres`."""
    with fresh_stores("postgres", data_dir) as urls:
        yield urls


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, once for each worker; such a test is marked `browser`."""
    with chromium() as running:
        yield running
