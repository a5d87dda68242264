"""Numbers are found again, by one holder or by many, and forgotten with whoever had them."""

from __future__ import annotations

from uuid import UUID

from adapters.search.identifiers import Identifiers

NUMBER = "+992927001234"


def holding(*people: int) -> Identifiers:
    found = Identifiers()
    for each in people:
        found.replace(UUID(int=each), "KJD", {"phones": [{"number": NUMBER}], "documents": [{"number": f"A {each}"}]})
    return found


def ids(found: Identifiers, value: str = NUMBER) -> list[int]:
    return [person.int for person in found.find(value, None)]


def test_a_number_leads_to_everybody_who_has_it() -> None:
    found = holding(1, 2, 3)
    assert (ids(found), ids(found, "a-2")) == ([1, 2, 3], [2])
    papers, phones = found.shared()
    assert (papers, [len(holders) for holders in phones]) == ([], [3])
    assert found.find(NUMBER, frozenset({"KHT"})) == []


def test_who_leaves_takes_the_number_along_and_nobody_else() -> None:
    found = holding(1, 2)
    found.remove(UUID(int=1))
    assert (ids(found), found.shared()) == ([2], ([], []))
    found.replace(UUID(int=2), "KJD", {"phones": []})
    assert (ids(found), ids(found, "A2")) == ([], [])


def test_of_whoever_left_no_number_stays_in_memory() -> None:
    found = holding(1)
    assert b"992927001234" in found._db.serialize()
    found.remove(UUID(int=1))
    assert b"992927001234" not in found._db.serialize()


def test_a_restricted_file_elsewhere_is_not_spoken_of() -> None:
    found = holding(1)
    assert (found.elsewhere(NUMBER, frozenset({"KHT"})), found.elsewhere(NUMBER, frozenset({"KJD"}))) == (True, False)
    found.replace(UUID(int=1), "KJD", {"phones": [{"number": NUMBER}]}, restricted=True)
    assert not found.elsewhere(NUMBER, frozenset({"KHT"}))
