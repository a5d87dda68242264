"""A village of its own for a run, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.harness.house import living_in
from tests.harness.stores import fresh_stores
from tests.web.matrix.village import Village


@contextmanager
def playing(kind: str, folder: Path) -> Iterator[Village]:
    """A village on fresh stores of a kind (sqlite, postgres), closed at the end."""
    with fresh_stores(kind, folder) as urls, living_in(urls, folder) as house:
        yield Village(house)
