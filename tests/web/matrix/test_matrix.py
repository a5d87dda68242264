"""Every endpoint, every role, every state of what it is about: the status, the names, the log, the headers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest

from tests.web.matrix.places import address
from tests.web.matrix.rights import LETTERS
from tests.web.matrix.table import MASKED, NAMELESS, OPEN, SENT_TO_SIGN_IN, TABLE
from tests.web.matrix.village import NAMES, NARRATIVE, STRANGER, Village
from web.routes import ROUTES
from web.security import HEADERS

METHODS = ("GET", "POST")
CELLS = [(method, endpoint) for endpoint in TABLE for method in METHODS if TABLE[endpoint][METHODS.index(method) + 1]]
# What differs between two answers that say the same: ids, tokens, seconds that passed.
CHANGING = re.compile(r"(?<=seconds=\")\d+|[0-9a-f]{8}-[0-9a-f-]{27}|(?<=(?:ntent|value)=\")[\w.-]{60,}")


class Cell(NamedTuple):
    """One knock at a door, and what was expected."""

    role: str
    state: str
    status: int
    answer: Any
    shown: set[str]
    logged: set[Any]

    @property
    def where(self) -> str:
        return f"{self.role} {self.state} {self.answer.status_code}"


def expected(method: str, endpoint: str) -> Iterator[tuple[str, str, int]]:
    """(role, state, status) of every cell."""
    states, *lines = TABLE[endpoint]
    line = lines[METHODS.index(method)] or {}
    for letter, role in LETTERS.items():
        row = next((statuses for letters, statuses in line.items() if letter in letters), None)
        statuses = [int(each) for each in row.split()] if row else [403] * len(states)
        yield from ((role, state, status) for state, status in zip(states, statuses, strict=True))
    for state in states:
        yield STRANGER, state, OPEN.get((method, endpoint), SENT_TO_SIGN_IN[method])


def knocks(village: Village, method: str, endpoint: str) -> Iterator[Cell]:
    """Every door of an endpoint, tried by everybody."""
    for role, state, status in expected(method, endpoint):
        where = address(village, endpoint, state)
        mark = village.last_entry()
        answer = village.client(role).get(where) if method == "GET" else village.post(role, where)
        shown = {who for who, name in NAMES.items() if name in answer.text}
        yield Cell(role, state, status, answer, shown, {person for _, person in village.logged_since(mark)})


def test_the_table_has_a_row_for_every_endpoint_and_method(village: Village) -> None:
    found = {
        (method, rule.endpoint)
        for rule in village.app.url_map.iter_rules()
        for method in METHODS
        if method in (rule.methods or ())
    }
    assert found == set(CELLS)
    assert set(ROUTES) >= {endpoint for _, endpoint in found}


@pytest.mark.parametrize(("method", "endpoint"), CELLS)
def test_everybody_gets_what_the_table_says(village: Village, method: str, endpoint: str) -> None:
    cells = list(knocks(village, method, endpoint))
    assert [f"{cell.where} instead of {cell.status}" for cell in cells if cell.answer.status_code != cell.status] == []
    assert [cell.where for cell in cells if not _may_show(cell)] == [], "a name without right"
    assert [cell.where for cell in cells if not _is_logged(village, cell)] == [], "a name without an entry in the log"
    assert [cell.where for cell in cells if not _may_tell(cell)] == [], "a narrative without right"
    assert [cell.where for cell in cells if not _has_headers(cell)] == []
    assert [cell.where for cell in cells if cell.role == STRANGER and not _is_sent_to_sign_in(cell)] == []
    # What is elsewhere and what is nowhere look the same.
    absent = {(cell.role, _bare(village, endpoint, cell)) for cell in cells if cell.answer.status_code == 404}
    assert len(absent) == len({role for role, _ in absent})


def _may_show(cell: Cell) -> bool:
    allowed = cell.answer.status_code in (200, 422) and cell.role not in (STRANGER, *_roles(NAMELESS))
    return not cell.shown or allowed


def _is_logged(village: Village, cell: Cell) -> bool:
    return {village.people[who] for who in cell.shown} <= cell.logged


def _may_tell(cell: Cell) -> bool:
    return NARRATIVE not in cell.answer.text or cell.role not in (STRANGER, *_roles(MASKED))


def _has_headers(cell: Cell) -> bool:
    headers = cell.answer.headers
    policy = headers["Content-Security-Policy"]
    kept = {name: headers.get(name) for name in HEADERS} == HEADERS and headers["Cache-Control"] == "no-store"
    return kept and "default-src 'none'" in policy and "unsafe" not in policy


def _is_sent_to_sign_in(cell: Cell) -> bool:
    if cell.status == 303 and not cell.answer.headers["Location"].startswith("/sign-in"):
        return cell.answer.request.path.startswith("/choices")
    return cell.status != 401 or 'name="password"' in cell.answer.text


def _bare(village: Village, endpoint: str, cell: Cell) -> str:
    here = address(village, endpoint, cell.state)
    return CHANGING.sub("…", cell.answer.text.replace(here, "…").replace(here.replace("=", "%3D"), "…"))


def _roles(letters: str) -> tuple[str, ...]:
    return tuple(LETTERS[letter] for letter in letters)
