"""Whether the house is in order, as values that a monitor can read."""

from __future__ import annotations

from typing import Any

from sqlalchemy import func, select
from sqlalchemy.exc import SQLAlchemyError

from adapters.keys.keyring import KeyringBehind, KeyringMissing, KeyringWrong
from adapters.ledger.tables import ERASURES, FAULTS
from adapters.sql.engines import UnsafeEngine, assert_safe
from adapters.wiring import House


def examine(house: House) -> dict[str, Any]:
    """{"ok": bool, "stores": {...}, "faults": n, "erasures_waiting": n, "views_to_rebuild": [...], "generation": n}."""
    stores = {name: _store(house, name) for name in house.engines}
    faults = _count(house, select(func.count()).select_from(FAULTS))
    waiting = _count(house, select(func.count()).select_from(ERASURES).where(ERASURES.c.done.is_(False)))
    ok = all(state == "ok" for state in stores.values()) and faults == 0 and not house.to_rebuild
    return {
        "ok": ok,
        "stores": stores,
        "faults": faults,
        "erasures_waiting": waiting,
        "views_to_rebuild": list(house.to_rebuild),
        "generation": house.keyring.generation,
    }


def of_keyring(problem: KeyringMissing | KeyringWrong) -> str:
    """Why nothing could be opened: the file is missing, from before a rotation, or of another network."""
    if isinstance(problem, KeyringMissing):
        return "missing"
    return f"{'lacks' if isinstance(problem, KeyringBehind) else 'differs at'} {problem.key}"


def _store(house: House, name: str) -> str:
    try:
        assert_safe(house.engines[name])
    except UnsafeEngine as problem:
        return f"unsafe: {problem}"
    except SQLAlchemyError as problem:
        return type(problem).__name__
    return "ok"


def _count(house: House, query: Any) -> int:
    with house.engines["ledger"].begin() as connection:
        return int(connection.scalar(query) or 0)
