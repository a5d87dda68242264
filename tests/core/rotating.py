"""A process of its own that makes and reads keys while another one rotates them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from adapters.keys.keyring import load_keyring
from adapters.keys.store import PersonKeys
from adapters.sql.engines import make_engine


def serve(url: str, keyring: Path, made: Any, stop: Any, results: Any) -> None:
    """Registers one person after the other, looking again at all of them; `made` counts them."""
    keys, people = PersonKeys(make_engine(url), load_keyring(keyring), keyring), list[UUID]()
    wrong: list[str] = []
    while not stop.is_set():
        try:
            people.append(uuid4())
            keys.ensure([people[-1]])
            for each in people[-20:]:
                keys.forget(each)
            if len(keys.find_many(people[-20:])) != len(people[-20:]):
                wrong.append("a key is not there")
        except Exception as problem:  # noqa: BLE001 - whatever happens is told
            wrong.append(repr(problem))
        made.value = len(people)
    keys.engine.dispose()
    results.put((people, wrong))
