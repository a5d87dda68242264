"""Fresh stores for a simulation run by itself, outside pytest: the harness's room and server, opened and closed."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.harness import postgres
from tests.harness.room import VARIABLE, close_room, open_room
from tests.harness.stores import Urls, fresh_stores, stop_cluster


@dataclass(frozen=True)
class Site:
    """Where a network is kept; all that another process needs to open it."""

    urls: Urls
    folder: Path

    @property
    def keyring(self) -> Path:
        return self.folder / "keyring.json"


@contextmanager
def a_site(kind: str, *, on_disk: bool = False) -> Iterator[Site]:
    """Four migrated stores on `sqlite` or `postgres`; in memory unless `on_disk`."""
    place = None if on_disk or not os.access("/dev/shm", os.W_OK) else "/dev/shm"  # noqa: S108 - a whole folder of ours below it
    with (
        tempfile.TemporaryDirectory(prefix="safar-sim-", dir=place) as folder,
        fresh_stores(kind, Path(folder)) as urls,
    ):
        yield Site(urls, Path(folder))


@contextmanager
def own_run(*, on_disk: bool = False) -> Iterator[None]:
    """What pytest does for its tests: a shared folder, one server, its files in memory or not."""
    if on_disk:
        postgres.ROOM_NEEDED = sys.maxsize
    if VARIABLE in os.environ:
        yield
        return
    open_room()
    try:
        yield
    finally:
        stop_cluster()
        close_room()
