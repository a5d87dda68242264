"""A whole house on the stores of a test: put together as in production, with a keyring of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.settings import Settings
from adapters.wiring import House, build
from tests.harness.stores import Urls


def settings_of(urls: Urls, folder: Path) -> Settings:
    """The settings of a network on these stores, its keyring beside them."""
    named = {"database_url" if store == "ledger" else f"{store}_url": url for store, url in urls.items()}
    return Settings(data_dir=folder, **named)


@contextmanager
def living_in(urls: Urls, folder: Path) -> Iterator[House]:
    """Closed at the end, whatever happened in it."""
    house = build(settings_of(urls, folder), create_keyring=True)
    try:
        yield house
    finally:
        house.close()
