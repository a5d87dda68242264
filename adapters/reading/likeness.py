"""Why two files are alike, from what stands in both: numbers, names in whatever script, birth."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from adapters.search.fold import words
from adapters.search.identifiers import normalised
from adapters.search.ranking import SOUNDS, Likeness
from application.links import Reason

Opened = Mapping[str, Any]
SPELLED = (("family_name", "given_name"), ("family_name_latin", "given_name_latin"), ("alias",))


def reasons(one: Opened, other: Opened) -> tuple[Reason, ...]:
    """The strongest first. Both are the opened fields of a file with its clear `birth_year`."""
    return (*_documents(one, other), *_phones(one, other), *_names(one, other), *_births(one, other))


def _documents(one: Opened, other: Opened) -> Iterator[Reason]:
    there = {normalised(each["number"]) for each in other.get("documents") or () if each.get("number")}
    kinds = [each["kind"] for each in one.get("documents") or () if normalised(each.get("number") or "") in there]
    yield from (Reason("document", kind) for kind in dict.fromkeys(kinds))


def _phones(one: Opened, other: Opened) -> Iterator[Reason]:
    numbers = [{each["number"] for each in file.get("phones") or ()} for file in (one, other)]
    if numbers[0] & numbers[1]:
        yield Reason("phone")


def _names(one: Opened, other: Opened) -> Iterator[Reason]:
    here, there = list(_spellings(one)), list(_spellings(other))
    equal = [(a, b) for a in here for b in there if _equal(words(a), words(b))]
    if equal:
        scripts = any(_cyrillic(a) != _cyrillic(b) for a, b in equal)
        yield Reason("name_scripts" if scripts else "name_equal")
    elif any(_alike(words(a), words(b)) for a in here for b in there):
        yield Reason("name_alike")


def _births(one: Opened, other: Opened) -> Iterator[Reason]:
    if one.get("birth_date") and one["birth_date"] == other.get("birth_date"):
        yield Reason("birth_date")
    elif one.get("birth_year") and one["birth_year"] == other.get("birth_year"):
        yield Reason("birth_year")


def _spellings(file: Opened) -> Iterator[str]:
    for parts in SPELLED:
        name = " ".join(file.get(part) or "" for part in parts).strip()
        if name:
            yield name


def _equal(one: list[str], other: list[str]) -> bool:
    return bool(one) and sorted(one) == sorted(other)


def _alike(one: Iterable[str], other: list[str]) -> bool:
    alike = Likeness()
    return bool(other) and all(max(alike(word, each) for each in other) >= SOUNDS for word in one)


def _cyrillic(name: str) -> bool:
    return any("Ѐ" <= sign <= "ӿ" for sign in name)
