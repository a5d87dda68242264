"""Keys are rotated beside a desk that serves, or one of them is damaged: pages go on, or say when to come back."""

from __future__ import annotations

import html
from collections.abc import Callable

import pytest
from sqlalchemy import update

from adapters.keys import wrapping
from adapters.keys.keyring import load_keyring, save_keyring
from adapters.keys.rotation import begin, forget_older
from adapters.keys.store import PersonKeys
from adapters.keys.tables import PERSON_KEYS
from adapters.verify import verify
from adapters.wiring import House
from tests.web.counsellor.counselling import Counselling
from tests.web.faults.test_lost_stores import PAGES, told
from web import wsgi


def rotated(house: House) -> PersonKeys:
    """What `safar keys rotate --forget-older` does in a process of its own."""
    path = house.settings.keyring_path
    keys = PersonKeys(house.engines["keys"], load_keyring(path), path)
    assert list(keys.rotate(begin(keys, path)))
    forget_older(keys, path)
    house.keys._cache.clear()  # four seconds later
    return keys


def problems(house: House) -> list[str]:
    return list(verify(house, lambda _done, _of: None))


def test_a_desk_that_serves_goes_on_when_keys_are_rotated(centre: Counselling) -> None:
    person, client = centre.register(), centre.client()
    keys = rotated(centre.house)
    pages = [page.format(person=person) for page in PAGES]
    assert [page for page in pages if client.get(page).status_code != 200] == []
    assert keys.find(centre.register()) is not None
    assert problems(centre.house) == []


def damaged(centre: Counselling, person: object) -> None:
    with centre.house.engines["keys"].begin() as connection:
        hers = update(PERSON_KEYS).where(PERSON_KEYS.c.subject_id == person)
        connection.execute(hers.values(wrapped=bytes(60)))
    centre.house.keys._cache.clear()


def without_its_keyring(centre: Counselling, _person: object) -> None:
    path = centre.house.settings.keyring_path
    older = load_keyring(path)
    rotated(centre.house)
    save_keyring(path, older)


@pytest.mark.parametrize("fault", [damaged, without_its_keyring])
def test_a_key_that_cannot_be_read_is_said_on_the_page_and_named_by_verify(
    centre: Counselling, fault: Callable[[Counselling, object], None]
) -> None:
    person, client = centre.register(), centre.client()
    fault(centre, person)
    answer = client.get(f"/people/{person}")
    assert told(answer)
    assert "Каримова" not in html.unescape(answer.text)
    assert [line for line in problems(centre.house) if str(person) in line and "cannot be read" in line]


def test_the_search_is_filled_when_the_keyring_comes(
    centre: Counselling, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrapping, "READ_AGAIN_SECONDS", 0.0)
    person, path = centre.register(), centre.house.settings.keyring_path
    older = load_keyring(path)
    newer = rotated(centre.house).keyring
    save_keyring(path, older)
    assert not wsgi._filled(centre.house)
    save_keyring(path, newer)
    assert wsgi._filled(centre.house)
    assert str(person) in centre.client().get("/people?q=Каримова").text
