"""Migrations: the head is what the code says, every revision goes both ways, one process at a time."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from importlib import import_module

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect

from adapters.sql.engines import make_engine
from adapters.sql.migrate import STORES, Unmigrated, head_check, migrate, step
from tests.harness.stores import Urls, prepare

VIEWS = ("rm_", "fact_")


@pytest.fixture
def engines(bare_urls: Urls) -> Iterator[dict[str, Engine]]:
    made = {store: make_engine(url) for store, url in bare_urls.items()}
    yield made
    for engine in made.values():
        engine.dispose()


def differences(engine: Engine, store: str) -> list[object]:
    options = {
        "version_table": f"alembic_version_{store}",
        "compare_type": True,
        "include_name": lambda name, kind, _: kind != "table" or not name.startswith(VIEWS),
        # Made on PostgreSQL only; the comparison does not know that.
        "include_object": lambda _, name, *__: name != "ledger_order" or engine.dialect.name == "postgresql",
    }
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        return compare_metadata(context, import_module(f"adapters.{store}.tables").METADATA)


@pytest.mark.parametrize("store", STORES)
def test_the_head_is_what_the_code_says(engines: dict[str, Engine], store: str) -> None:
    migrate({store: engines[store]})
    assert differences(engines[store], store) == []


@pytest.mark.parametrize("store", STORES)
def test_a_store_goes_down_and_up_again(engines: dict[str, Engine], store: str) -> None:
    engine = engines[store]
    step(engine, store, "head")
    step(engine, store, "base")
    assert inspect(engine).get_table_names() == [f"alembic_version_{store}"]
    step(engine, store, "head")
    head_check(engine, store)


def test_a_second_migration_has_nothing_to_do(engines: dict[str, Engine]) -> None:
    migrate(engines)
    migrate(engines)
    for store, engine in engines.items():
        head_check(engine, store)


def test_an_unmigrated_store_is_named(engines: dict[str, Engine]) -> None:
    with pytest.raises(Unmigrated, match=r"store keys: found revision none, this version needs \w+"):
        head_check(engines["keys"], "keys")


def test_several_migrating_at_once_take_turns(bare_urls: Urls) -> None:
    spawn = multiprocessing.get_context("spawn")
    with ThreadPoolExecutor(2) as threads, ProcessPoolExecutor(2, mp_context=spawn) as processes:
        attempts = [crowd.submit(prepare, bare_urls) for crowd in (processes, threads) for _ in range(2)]
        assert [attempt.result(60) for attempt in attempts] == [None] * 4
