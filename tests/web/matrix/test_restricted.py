"""A restricted file at every door: the answer is, byte for byte, the one about nobody."""

from __future__ import annotations

import pytest

from tests.web.matrix.places import ABSENT, address, parameters
from tests.web.matrix.rights import LETTERS, PLAIN
from tests.web.matrix.table import TABLE
from tests.web.matrix.test_matrix import CELLS, CHANGING
from tests.web.matrix.village import NAMES, Village

# Ids that lead to one person.
ABOUT = {"person_id", "consultation_id", "referral_id", "household_id"}


# What leads to one person is told from the rest by its states: it can be one's own, or of somebody erased.
DOORS = [(method, endpoint) for method, endpoint in CELLS if {"mine", "erased"} & set(TABLE[endpoint][0])]


def test_whatever_leads_to_one_person_is_tried(village: Village) -> None:
    leads = {endpoint for _, endpoint in CELLS if ABOUT & set(parameters(village.app, endpoint))}
    assert leads <= {endpoint for _, endpoint in DOORS}


@pytest.mark.parametrize(("method", "endpoint"), DOORS)
def test_a_restricted_file_is_answered_like_nobody(village: Village, method: str, endpoint: str) -> None:
    told = {}
    for role in LETTERS.values():
        for state in ("restricted", "absent"):
            where = address(village, endpoint, state)
            answer = village.client(role).get(where) if method == "GET" else village.post(role, where)
            told[role, state] = answer.status_code, _bare(village, answer.text, where)
    other = [role for role in LETTERS.values() if told[role, "restricted"] != told[role, "absent"]]
    assert other == []


# Pages that are about nothing in particular: lists, searches, the day, the calendar.
LISTS = [
    endpoint
    for method, endpoint in CELLS
    # Asking to sign out ends the session that the next test knocks with.
    if method == "GET" and TABLE[endpoint][0] == PLAIN and endpoint != "auth.sign_out"
]


@pytest.mark.parametrize("endpoint", [*LISTS, "people.search?q=Ҷанобов", "hotline.desk?number=+992927771122"])
def test_no_list_and_no_search_names_a_restricted_file(village: Village, endpoint: str) -> None:
    name, _, query = endpoint.partition("?")
    where = address(village, name, "plain") + (f"?{query}" if query else "")
    person = village.people["restricted"]
    for role in LETTERS.values():
        page = village.client(role).get(where).text
        assert NAMES["restricted"] not in page, role
        # The log of who looked speaks of files by their numbers and ids, to whoever watches over it.
        assert str(person) not in page or name == "access.index", role


@pytest.mark.parametrize("role", [role for role in LETTERS.values() if role != "COORDINATOR"])
@pytest.mark.parametrize("where", ["/transfers", "/today", "offer"])
def test_who_is_offered_is_named_nowhere(village: Village, role: str, where: str) -> None:
    there = address(village, "transfers.accept", "offered") if where == "offer" else where
    page = village.client(role).get(there).text
    assert NAMES["offered"] not in page
    assert str(village.people["offered"]) not in page


def _bare(village: Village, text: str, where: str) -> str:
    for each in (where, where.replace("=", "%3D")):
        text = text.replace(each, "…")
    for known in (
        village.people,
        village.consultations,
        village.referrals,
        village.drafts,
        village.households,
    ):
        text = text.replace(str(known["restricted"]), str(ABSENT))
    return CHANGING.sub("…", text)
