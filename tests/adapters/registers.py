"""Small registers of persons for the tests of the search."""

from __future__ import annotations

from uuid import UUID

from adapters.search.entry import Entry, Hit
from adapters.search.index import NameIndex


def a_person(
    name: str,
    *more: str,
    person: int = 1,
    centre: str = "DYU",
    year: int | None = 1990,
    sex: str = "MALE",
    number: str = "",
) -> Entry:
    return Entry(UUID(int=person), centre, number, (name, *more), year, sex, None, False)


def an_index(*entries: Entry) -> NameIndex:
    index = NameIndex()
    index.bulk(entries)
    return index


def found(index: NameIndex, text: str, **asked: object) -> list[int]:
    return [hit.person_id.int for hit in hits(index, text, **asked)]


def hits(index: NameIndex, text: str, **asked: object) -> list[Hit]:
    return index.search(text, **({"centres": None} | asked))
