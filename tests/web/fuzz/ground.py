"""A village of its own for a run, on either database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.settings import Settings
from adapters.wiring import build
from tests.harness.stores import fresh_stores
from tests.web.matrix.village import Village


@contextmanager
def playing(kind: str, folder: Path) -> Iterator[Village]:
    """A village on fresh stores of a kind (sqlite, postgres), closed at the end."""
    with fresh_stores(kind, folder) as urls:
        addresses = {"database_url" if store == "ledger" else f"{store}_url": url for store, url in urls.items()}
        house = build(Settings(data_dir=folder, **addresses), create_keyring=True)
        try:
            yield Village(house)
        finally:
            house.close()
