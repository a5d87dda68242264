"""One folder shared by all workers of a run, in which costly things are made once, by whoever comes first."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from adapters.sql.filelock import file_lock
from tests.harness.postgres import left_behind, memory_if_room

# The program refuses to start with settings it does not know, so these do not begin like one.
VARIABLE = "TESTS_ROOM"
OWNER = "TESTS_OWNER"
PREFIX = "safar-test-"
# What pytest asks for the folder in which `tmp_path` lies. A commit waits until its bytes are safe: in memory that is
# at once, and every commit still asks for it.
TEMPORARY = "PYTEST_DEBUG_TEMPROOT"


def open_room() -> None:
    """Make the folder; workers started later find it in their environment, and where temporary folders go."""
    place = memory_if_room()
    for folder in left_behind(place, PREFIX):
        shutil.rmtree(folder, ignore_errors=True)
    os.environ[VARIABLE] = tempfile.mkdtemp(prefix=PREFIX, dir=place)
    os.environ[OWNER] = str(os.getpid())
    (room() / "owner").write_text(os.environ[OWNER])
    os.environ.setdefault(TEMPORARY, str(place))


def close_room() -> None:
    """Remove the folder and everything in it."""
    shutil.rmtree(os.environ.pop(VARIABLE), ignore_errors=True)


def room() -> Path:
    """The folder of this run."""
    return Path(os.environ[VARIABLE])


def owner() -> int:
    """The process that started this run and ends it; what is left when it is gone may be swept away."""
    return int(os.environ[OWNER])


def once(name: str, make: Callable[[], Any]) -> Any:
    """The JSON value that `make` gave to the first worker that asked for `name`; the others wait for it."""
    note = room() / f"{name}.json"
    with file_lock(str(note), "once"):
        if not note.exists():
            note.write_text(json.dumps(make()))
        return json.loads(note.read_text())


def made(name: str) -> Any | None:
    """What `once` has kept under a name, or `None` when nobody asked for it."""
    note = room() / f"{name}.json"
    return json.loads(note.read_text()) if note.exists() else None
