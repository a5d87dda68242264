"""Whatever is sent to any form or address: a page for an answer, the typed text in it, nothing half-written."""

from __future__ import annotations

from random import Random
from urllib.parse import quote_from_bytes

import pytest

from adapters.readmodels.rebuild import Rebuild
from tests.web.fuzz.attack import attack
from tests.web.fuzz.forms import Door, doors
from tests.web.fuzz.values import VALUES
from tests.web.matrix.places import address
from tests.web.matrix.rights import LETTERS
from tests.web.matrix.table import TABLE
from tests.web.matrix.village import Village

DOORS = sorted(set(doors()), key=str)
ENDPOINTS = sorted({door.endpoint for door in DOORS})
ROUNDS = 8
ASKED = (
    *("q", "page", "before", "month", "centre", "period", "as_of", "show", "service", "number", "account", "person"),
    *("sex", "birth_year", "visit", "draft", "next", "since", "until", "separator", "purpose", "ended"),
)


@pytest.mark.parametrize("endpoint", ENDPOINTS)
def test_nonsense_in_a_form_is_answered_with_a_page(village: Village, endpoint: str) -> None:
    random = Random(endpoint)
    chosen = [door for door in DOORS if door.endpoint == endpoint]
    for _ in range(ROUNDS):
        attack(village, random.choice(chosen), random)


@pytest.mark.parametrize("endpoint", sorted(endpoint for endpoint, row in TABLE.items() if row[1]))
def test_nonsense_in_an_address_is_answered_with_a_page(village: Village, endpoint: str) -> None:
    random = Random(endpoint)
    states, line, _ = TABLE[endpoint]
    where, role = address(village, endpoint, states[0]).partition("?")[0], LETTERS[next(iter(next(iter(line or {}))))]
    client = village.client(role)
    for name in random.sample(ASKED, 10):
        query = f"{name}={quote_from_bytes(random.choice(VALUES)[:6000])}"
        assert client.get(where, query_string=query).status_code < 500, query
    for value in random.sample(VALUES, 3):
        part = quote_from_bytes(value[:300], safe="")
        for piece in [piece for piece in where.split("/") if piece]:
            assert client.get(where.replace(piece, part)).status_code < 500, (piece, value)
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "HEAD", "PROPFIND"):
        assert client.open(where, method=method).status_code < 500


def test_nothing_is_left_half_written(village: Village) -> None:
    """After all the nonsense: no view took fault, and each equals its rebuild."""
    house = village.house
    random = Random(2026)
    for _ in range(40):
        attack(village, random.choice(DOORS), random)
    with house.engines["ledger"].connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM view_faults").scalar() == 0
    assert list(Rebuild(house.turns, house.mapper, list(house.views)).check()) == []


__all__ = ["Door"]
