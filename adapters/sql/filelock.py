"""A lock between processes on one machine: a file beside the database, locked by the operating system."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)


@contextmanager
def file_lock(database: str | None, purpose: str) -> Iterator[None]:
    """Hold `<database>.<purpose>.lock` alone. A database in memory belongs to one process and needs no lock.

    The operating system lets go when the process ends, however it ends; the file itself stays.
    """
    if not database or database == ":memory:":
        yield
        return
    Path(database).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    descriptor = os.open(f"{database}.{purpose}.lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        _lock(descriptor)
        yield
    finally:
        os.close(descriptor)
