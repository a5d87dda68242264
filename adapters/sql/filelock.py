"""Locks between processes on one machine: a file beside the database, locked by the operating system."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)

    def _lock_at_once(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def _unlock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)

    def _lock_at_once(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _unlock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_UN)


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


class FileQueue:
    """A lock that is taken and given back many times, by one thread of a process at a time."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._own = self._open()

    def take(self, seconds: float) -> int | None:
        """The descriptor that holds the lock, to be given back; None when it did not come in time."""
        with suppress(OSError):
            _lock_at_once(self._own)
            return self._own
        return _Waiting(self._open()).ended(seconds)

    def give_back(self, held: int) -> None:
        """Let the next one in."""
        if held == self._own:
            _unlock(held)
        else:
            os.close(held)

    def close(self) -> None:
        """Give the file back."""
        os.close(self._own)

    def _open(self) -> int:
        return os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)


class _Waiting:
    """One wait in the system's own queue, which knows no limit: a thread waits, and is left behind when it is late."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._came = threading.Event()
        self._choice = threading.Lock()
        self._late = False

    def ended(self, seconds: float) -> int | None:
        threading.Thread(target=self._wait, daemon=True).start()
        self._came.wait(seconds)
        with self._choice:
            self._late = not self._came.is_set()
        return None if self._late else self._descriptor

    def _wait(self) -> None:
        with suppress(OSError):
            _lock(self._descriptor)
            with self._choice:
                if not self._late:
                    self._came.set()
                    return
        # Nobody waits any more: closing lets the next one in.
        os.close(self._descriptor)
