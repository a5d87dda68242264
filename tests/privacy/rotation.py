"""What `safar keys rotate --forget-older` does."""

from __future__ import annotations

from adapters.keys.keyring import save_keyring
from adapters.keys.store import PersonKeys
from adapters.wiring import House, note_fingerprints


def rotated(house: House) -> PersonKeys:
    """The key store with the newest generation only; the older ones are gone from the keyring file."""
    fresh = house.keyring.with_new_generation()
    save_keyring(house.settings.keyring_path, fresh)
    assert list(house.keys.rotate(fresh))
    kept = fresh.without_generations_before(fresh.generation)
    save_keyring(house.settings.keyring_path, kept)
    note_fingerprints(house.engines["keys"], kept)
    return PersonKeys(house.engines["keys"], kept)
