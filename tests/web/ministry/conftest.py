"""The ministry application over a database with four releases and one account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from argon2 import PasswordHasher
from flask import Flask
from sqlalchemy import Engine

from adapters.releases.accounts import MinistryAccounts
from adapters.releases.building import Vintage
from adapters.releases.reader import StoredReleases
from adapters.releases.store import Office, build, publish
from adapters.sql.engines import make_engine
from application.reports.figures import Figures
from application.reports.programme import QUARTERLY
from application.reports.released import due_on
from tests.harness.stores import fresh_stores
from tests.releases.samples import SECRET, a_quarter, release_id
from tests.web.ministry.walk import NOON, PASSWORD, sign_in
from web.ministry.app import create_app
from web.settings import WebSettings

SETTINGS = WebSettings(secret_key="for tests only", trusted_hosts=("localhost",), cookie="safar-ministry")
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
# (quarter, stage), in the order of publication; the id of a release is its place, from 1.
PUBLISHED = (("2025-Q1", "FIRST"), ("2025-Q4", "FIRST"), ("2026-Q1", "FIRST"), ("2026-Q1", "SECOND"))


def counted(period: str, as_of: datetime) -> Figures:
    late = 20 if as_of.date() > due_on(period, "FIRST") else 0
    return a_quarter({"2025-Q1": 120, "2025-Q4": 150, "2026-Q1": 170}[period] + late, seed=len(period))


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A releases database with four releases and an account; copied for each test."""
    folder = tmp_path_factory.mktemp("ministry")
    with fresh_stores("sqlite", folder) as urls:
        engine = make_engine(urls["releases"])
        office = Office("Asia/Dushanbe", SECRET, counted)
        for number, (period, stage) in enumerate(PUBLISHED, 1):
            due = due_on(period, stage)
            as_of = datetime(due.year, due.month, due.day, 18, 59, 59, tzinfo=UTC)
            vintage = Vintage(period, stage, as_of, office.zone)
            build(engine, office, QUARTERLY, release_id(number), vintage, as_of)
            publish(engine, release_id(number), as_of + timedelta(hours=10))
        accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
        accounts.add(UUID(int=77), "ministry", "Nigora Rahimova", "tg", PASSWORD, NOON)
        engine.dispose()
        yield folder / "releases.db"


class Clock:
    def __init__(self) -> None:
        self.now = NOON

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def engine(published: Path, tmp_path: Path) -> Iterator[Engine]:
    copy = tmp_path / "releases.db"
    copy.write_bytes(published.read_bytes())
    made = make_engine(f"sqlite:///{copy}")
    yield made
    made.dispose()


@pytest.fixture
def ministry(engine: Engine, clock: Clock) -> Flask:
    accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
    return create_app(SETTINGS, StoredReleases(engine), accounts, now=clock)


@pytest.fixture
def stranger(ministry: Flask) -> Any:
    return ministry.test_client()


@pytest.fixture
def reader(stranger: Any) -> Any:
    assert sign_in(stranger).status_code == 303
    return stranger


@pytest.fixture
def empty(sqlite_urls: dict[str, str], clock: Clock) -> Iterator[Any]:
    """An official signed in where nothing was published yet."""
    engine = make_engine(sqlite_urls["releases"])
    accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
    accounts.add(UUID(int=1), "ministry", "Nigora Rahimova", "en", PASSWORD, NOON)
    client = create_app(SETTINGS, StoredReleases(engine), accounts, now=clock).test_client()
    sign_in(client)
    yield client
    engine.dispose()
