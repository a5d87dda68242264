"""Tells a store that was lost from one that was never made: beside a store in use no other may begin anew."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Engine, inspect

from adapters.keys.opening import is_used
from adapters.sql.migrate import current

# Whatever a store that was ever used holds a row of.
_USED = {
    "ledger": ("ledger",),
    "keys": ("keyring_fingerprints", "person_keys"),
    "access": ("credentials",),
    "releases": ("releases", "ministry_accounts"),
}


class StoreMissing(Exception):
    """A store is empty although others are in use: its file or database was lost. `store` names it."""

    def __init__(self, store: str) -> None:
        super().__init__(store)
        self.store = store


def refuse_lost(engines: Mapping[str, Engine]) -> None:
    """Raise StoreMissing for a store in which nothing was ever made, beside one that is in use."""
    made = {store: current(engine, store) is not None for store, engine in engines.items()}
    lost = [store for store in engines if not made[store]]
    if lost and any(_in_use(engine, store) for store, engine in engines.items() if made[store]):
        raise StoreMissing(lost[0])


def refuse_emptied_keys(engines: Mapping[str, Engine]) -> None:
    """Raise StoreMissing for a key store that has tables and never saw a keyring, beside a ledger with events.

    Its tables may have been made anew by an earlier version, which took a lost store for an unmigrated one.
    """
    if not is_used(engines["keys"]) and _in_use(engines["ledger"], "ledger"):
        raise StoreMissing("keys")


def _in_use(engine: Engine, store: str) -> bool:
    there = set(inspect(engine).get_table_names())
    with engine.connect() as connection:
        return any(
            connection.exec_driver_sql(f"SELECT 1 FROM {table} LIMIT 1").first() is not None  # noqa: S608 - our own tables
            for table in _USED[store]
            if table in there
        )
