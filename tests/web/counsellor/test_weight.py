"""The heaviest pages, opened for the first time: what travels until they can be used is at most 60 KB."""

from __future__ import annotations

import re
from typing import Any

import pytest

from tests.web.counsellor.counselling import Counselling
from web.assets_map import BUILT

FIRST_LOAD, LATER = 60 * 1024, 20 * 1024  # bytes
FILES = re.compile(r'<(?:script src|link rel="(?:icon|stylesheet)" href)="/static/build/([^"]+)"')
# What a village line has to carry most of.
HEAVIEST = (
    "/today",
    "/people/new",
    "/people/{person}",
    "/people/{person}/consultations/new",
    "/people/{person}/screening/questions",
    "/people/{person}/contact",
    "/people/{person}/details/correct",
    "/lists/people",
)


@pytest.fixture(scope="module")
def desk(standing: Counselling) -> tuple[Any, str]:
    person = str(standing.register())
    client = standing.client()
    client.post("/choices/language", data={"language": "tg"})
    return client, person


@pytest.mark.parametrize("address", HEAVIEST)
def test_a_page_opens_on_a_village_line(desk: tuple[Any, str], address: str) -> None:
    client, person = desk
    page = client.get(address.format(person=person), headers={"Accept-Encoding": "br"})
    assert (page.status_code, page.headers["Content-Encoding"]) == (200, "br")
    plain = client.get(address.format(person=person)).text
    built = {name: (BUILT / f"{name}.br").stat().st_size for name in FILES.findall(plain)}
    assert len(built) >= 3, "style sheet, script and icon were found"
    assert len(page.data) <= LATER
    assert len(page.data) + sum(built.values()) <= FIRST_LOAD, (len(page.data), built)
