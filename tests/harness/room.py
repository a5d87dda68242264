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

# The program refuses to start with settings it does not know, so these do not begin like one.
VARIABLE = "TESTS_ROOM"
OWNER = "TESTS_OWNER"


def open_room() -> None:
    """Make the folder; workers started later find it in their environment."""
    os.environ[VARIABLE] = tempfile.mkdtemp(prefix="safar-test-")
    os.environ[OWNER] = str(os.getpid())


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
