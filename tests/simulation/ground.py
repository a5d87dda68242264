"""Ledger, keys, views and Dispatch put together without pages or search: what simulations stand on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from sqlalchemy import Engine, make_url

import domain  # noqa: F401 - topics resolve only after every aggregate is imported
from adapters.directory import ReadModelDirectory
from adapters.erasure import Erasures
from adapters.keys.keyring import Keyring, load_keyring, new_keyring, save_keyring
from adapters.keys.store import PersonKeys
from adapters.ledger.mapper import SealingMapper
from adapters.ledger.store import LedgerStore
from adapters.readmodels.rebuild import Difference, Rebuild
from adapters.readmodels.rows import View
from adapters.readmodels.schema import ensure_views
from adapters.readmodels.views import all_views
from adapters.sql.engines import make_engine
from adapters.sql.turns import Turns
from application.actor import Actor
from application.dispatch import Dispatch
from application.handlers import HANDLERS
from application.verdict import Verdict
from tests.harness.stores import Urls
from tests.simulation.staff import an_id


@dataclass
class Ground:
    """One process's view of the four stores."""

    ledger: Engine
    keyring: Keyring
    keys: PersonKeys
    turns: Turns
    mapper: SealingMapper
    views: tuple[View, ...]
    directory: ReadModelDirectory
    erasures: Erasures
    store: LedgerStore
    dispatch: Dispatch

    def give(self, command: object, actor: Actor, command_id: UUID | None = None) -> Verdict:
        return self.dispatch.dispatch(command, actor, command_id=command_id or an_id())

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[object, ...]]:
        with self.ledger.connect() as connection:
            return [tuple(row) for row in connection.exec_driver_sql(sql, tuple(values))]

    def count(self, table: str, where: str = "1 = 1") -> int:
        return int(str(self.rows(f"SELECT count(*) FROM {table} WHERE {where}")[0][0]))

    def version(self, identifier: UUID) -> int:
        mark, key = (
            ("%s", identifier) if self.ledger.dialect.name == "postgresql" else ("?", identifier.bytes)
        )
        found = self.rows(f"SELECT max(originator_version) FROM ledger WHERE originator_id = {mark}", (key,))
        return int(str(found[0][0] or 0))

    def differences(self) -> list[Difference]:
        return Rebuild(self.turns, self.mapper, self.views).check()

    def close(self) -> None:
        self.turns.close()
        self.ledger.dispose()
        self.keys.engine.dispose()


def open_ground(urls: Urls, keyring_path: Path, views: tuple[View, ...] | None = None) -> Ground:
    """On migrated stores; the first one makes the keyring."""
    if not keyring_path.exists():
        save_keyring(keyring_path, new_keyring())
    keyring = load_keyring(keyring_path)
    ledger, keys = make_engine(urls["ledger"]), PersonKeys(make_engine(urls["keys"]), keyring)
    mapper = SealingMapper(keys, keyring.cipher)
    views = all_views(keyring) if views is None else views
    turns = Turns(ledger, _lock_file(ledger))
    ensure_views(turns, views)
    directory = ReadModelDirectory(ledger)
    erasures = Erasures(ledger, turns, keys, lambda _person: None)
    store = LedgerStore(turns, mapper, keys, views, directory, [directory.after, erasures.after])
    return Ground(
        ledger, keyring, keys, turns, mapper, views, directory, erasures, store, Dispatch(store, HANDLERS)
    )


@contextmanager
def ground_on(urls: Urls, keyring_path: Path) -> Iterator[Ground]:
    ground = open_ground(urls, keyring_path)
    try:
        yield ground
    finally:
        ground.close()


def _lock_file(engine: Engine) -> Path | None:
    database = make_url(str(engine.url)).database
    return Path(f"{database}.turn") if engine.dialect.name == "sqlite" and database else None
