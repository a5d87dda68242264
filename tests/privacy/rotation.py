"""What `safar keys rotate --forget-older` does."""

from __future__ import annotations

from adapters.keys.rotation import begin, forget_older
from adapters.keys.store import PersonKeys
from adapters.wiring import House


def rotated(house: House) -> PersonKeys:
    """The key store with the newest generation only; the older ones are gone from the keyring file."""
    path = house.settings.keyring_path
    assert list(house.keys.rotate(begin(house.keys, path)))
    return PersonKeys(house.engines["keys"], forget_older(house.keys, path))
