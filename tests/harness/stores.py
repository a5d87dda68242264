"""Fresh, migrated databases for each test: copied from templates that are made once in a run."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

import psycopg
from psycopg import sql

from adapters.keys.keyring import new_keyring
from adapters.readmodels.schema import ensure_views
from adapters.readmodels.views import all_views
from adapters.sql.engines import make_engine
from adapters.sql.migrate import STORES, migrate
from adapters.sql.turns import Turns
from tests.harness.postgres import Cluster, new_cluster
from tests.harness.room import made, once, owner, room

# The address of each store by its name: {"ledger": "sqlite:////…/ledger.db", …}.
Urls = dict[str, str]


@contextmanager
def fresh_stores(kind: str, folder: Path, *, migrated: bool = True) -> Iterator[Urls]:
    """Databases of a `kind` (sqlite, postgres) for one test; empty ones when not `migrated`."""
    if kind == "sqlite":
        yield _copied_files(folder) if migrated else _files(folder)
        return
    name = f"t_{uuid4().hex[:12]}"
    try:
        yield _cloned_databases(name, "template" if migrated else None)
    finally:
        for store in STORES:
            _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", f"{name}_{store}")


def stop_cluster() -> None:
    """Stop the server of this run, if any test started one."""
    if folders := made("cluster"):
        Cluster(*map(Path, folders)).stop()


def prepare(urls: Urls) -> None:
    """Migrate stores at these addresses and let go of them."""
    engines = {store: make_engine(url) for store, url in urls.items()}
    migrate(engines)
    for engine in engines.values():
        engine.dispose()


def _add_views(ledger: str) -> None:
    # The shape of a view does not depend on the keyring.
    engine = make_engine(ledger)
    ensure_views(Turns(engine, None), all_views(new_keyring()))
    engine.dispose()


def _files(folder: Path) -> Urls:
    return {store: f"sqlite:///{folder / store}.db" for store in STORES}


def _copied_files(folder: Path) -> Urls:
    template = Path(once("sqlite", _make_files))
    for store in STORES:
        shutil.copyfile(template / f"{store}.db", folder / f"{store}.db")
    return _files(folder)


def _make_files() -> str:
    folder = room() / "sqlite"
    folder.mkdir()
    prepare(_files(folder))
    _add_views(_files(folder)["ledger"])
    return str(folder)


def _cloned_databases(name: str, template: str | None) -> Urls:
    if template:
        once("postgres", _make_databases)
    for store in STORES:
        _administer(
            "CREATE DATABASE {} TEMPLATE {}",
            f"{name}_{store}",
            f"{template}_{store}" if template else "template0",
        )
    return {store: _cluster().url(f"{name}_{store}") for store in STORES}


def _make_databases() -> str:
    urls = _cloned_databases("template", None)
    prepare(urls)
    _add_views(urls["ledger"])
    return "template"


def _cluster() -> Cluster:
    return Cluster(*map(Path, once("cluster", _start)))


def _start() -> tuple[str, str]:
    cluster = new_cluster(owner())
    return str(cluster.folder), str(cluster.bin)


def _administer(statement: str, *names: str) -> None:
    address = _cluster().url("postgres").replace("+psycopg", "")
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))
