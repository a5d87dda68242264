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
from tests.harness.pool import Clean, clean, emptied
from tests.harness.postgres import Cluster, new_cluster
from tests.harness.room import made, once, owner, room

# The address of each store by its name: {"ledger": "sqlite:////…/ledger.db", …}.
Urls = dict[str, str]
# On PostgreSQL: names under which databases wait for the next test of this process, those that were made, and how a
# fresh one of each store looks.
_free: list[str] = []
_used: set[str] = set()
_clean: dict[str, Clean] = {}


@contextmanager
def fresh_stores(kind: str, folder: Path, *, migrated: bool = True) -> Iterator[Urls]:
    """Databases of a `kind` (sqlite, postgres) for one test; empty ones when not `migrated`."""
    if kind == "sqlite":
        yield _copied_files(folder) if migrated else _files(folder)
        return
    if migrated:
        name = _free.pop() if _free else _new_name()
        try:
            yield _pooled(name)
        finally:
            _give_back(name)
        return
    name = _new_name()
    try:
        yield _cloned_databases(name, None)
    finally:
        for store in STORES:
            _drop(f"{name}_{store}")


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


def _new_name() -> str:
    return f"t_{uuid4().hex[:12]}"


def _pooled(name: str) -> Urls:
    """Databases that a test before this one emptied; those that it could not empty are copied afresh."""
    once("postgres", _make_databases)
    for store in STORES:
        if f"{name}_{store}" not in _used:
            _clone(f"{name}_{store}", f"template_{store}")
            _used.add(f"{name}_{store}")
            _clean.setdefault(store, clean(_plain(f"{name}_{store}")))
    return {store: _cluster().url(f"{name}_{store}") for store in STORES}


def _give_back(name: str) -> None:
    """To be taken again: emptied, or gone where a test altered more than rows."""
    for database, store in ((f"{name}_{store}", store) for store in STORES):
        if database in _used and not _emptied(database, store):
            _drop(database)
            _used.discard(database)
    _free.append(name)


def _emptied(database: str, store: str) -> bool:
    try:
        return emptied(_plain(database), _clean[store])
    except psycopg.OperationalError:
        return False  # it lets nobody in any more, or is gone


def _cloned_databases(name: str, template: str | None) -> Urls:
    for store in STORES:
        _clone(f"{name}_{store}", f"{template}_{store}" if template else "template0")
    return {store: _cluster().url(f"{name}_{store}") for store in STORES}


def _clone(database: str, template: str) -> None:
    _administer("CREATE DATABASE {} TEMPLATE {}", database, template)


def _drop(database: str) -> None:
    _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", database)


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
    with psycopg.connect(_plain("postgres"), autocommit=True) as connection:
        connection.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def _plain(database: str) -> str:
    return _cluster().url(database).replace("+psycopg", "")
