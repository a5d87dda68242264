"""What holds for any register: everyone is found, the removed are not, other centres leave no trace."""

from __future__ import annotations

from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.search.fold import words
from tests.adapters.registers import a_person, an_index, found, hits

LETTERS = "абгдежзиклмнрстуфхшяёӣӯғқҳҷөүңўәabdghijkmnorstuvxyzʻ'- "
NAMES = st.text(LETTERS, min_size=1, max_size=25).filter(lambda text: bool(words(text)))
PLACES = st.sampled_from(["DYU", "KHJ"])
REGISTERS = st.lists(st.tuples(NAMES, PLACES), min_size=1, max_size=8)


@settings(max_examples=60, deadline=None)
@given(REGISTERS)
def test_everyone_is_found_by_each_own_name(register: list[tuple[str, str]]) -> None:
    index = an_index(*(a_person(name, name.title(), person=i) for i, (name, _) in enumerate(register)))
    assert all(
        i in found(index, spelled) for i, (name, _) in enumerate(register) for spelled in (name, name.title())
    )


@settings(max_examples=60, deadline=None)
@given(REGISTERS, st.data())
def test_the_removed_are_never_returned(register: list[tuple[str, str]], data: st.DataObject) -> None:
    index = an_index(*(a_person(name, person=i) for i, (name, _) in enumerate(register)))
    gone = data.draw(st.sets(st.integers(0, len(register) - 1)))
    for i in gone:
        index.remove(UUID(int=i))
    assert all(not gone & set(found(index, name)) for name, _ in register)
    assert len(index) == len(register) - len(gone)


@settings(max_examples=60, deadline=None)
@given(REGISTERS)
def test_an_answer_is_the_same_as_if_other_centres_did_not_exist(register: list[tuple[str, str]]) -> None:
    entries = [a_person(name, person=i, centre=centre) for i, (name, centre) in enumerate(register)]
    whole, own = an_index(*entries), an_index(*(e for e in entries if e.centre == "DYU"))
    scope = frozenset({"DYU"})
    assert all(hits(whole, name, centres=scope) == hits(own, name, centres=scope) for name, _ in register)
