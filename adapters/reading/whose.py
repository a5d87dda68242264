"""Whose a caller's number is, as far as the asker may know, and whether it may be called at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.people import full_name, thing
from adapters.readmodels.people import PEOPLE
from application.calls import MAY, MUST_NOT, UNCHECKED
from application.policy import Decision, policy

# How somebody is reached: from the newest box with that.
REACHED = ("phones", "safe_contact")


@dataclass(frozen=True)
class Whose:
    """The part of a CallRow that comes from the files of persons."""

    may_call: str = MAY
    whose: UUID | None = None
    name: str = ""
    person_number: str = ""
    safe_contact: str = ""


def whose_numbers(reading: Reading, callers: Sequence[tuple[UUID | None, str]]) -> list[Whose]:
    """For each (person who called, number): a number that any file says must not be called is not called.

    Whose file says so is told to those only who may open it.
    """
    feed = reading.parts["search"]
    feed.follow()
    found = [_candidates(feed, person, number) for person, number in callers]
    files = _files(reading, {person for each in found for person in each})
    return [
        _whose(reading, number, [files[person] for person in each if person in files], checked=feed.ready.is_set())
        for (_, number), each in zip(callers, found, strict=True)
    ]


def _candidates(feed: Any, person: UUID | None, number: str) -> list[UUID]:
    known = feed.identifiers.find(number, None) if number else []
    return list(dict.fromkeys([*([person] if person else []), *known]))


def _files(reading: Reading, ids: Iterable[UUID]) -> Mapping[UUID, tuple[Row, Row]]:
    wanted = sorted(ids)
    query = select(PEOPLE).where(PEOPLE.c.person_id.in_(wanted))
    rows = rows_of(reading.connection.execute(query)) if wanted else []
    opened = zip(reading.open_many(rows), reading.open_many(rows, "contact"), strict=True)
    # Both boxes may be that of registration: names are read from the one, phones from the other.
    known = [{**named, **{name: contact.get(name) for name in REACHED}} for named, contact in opened]
    return {row["person_id"]: (row, words) for row, words in zip(rows, known, strict=True)}


def _whose(reading: Reading, number: str, files: Sequence[tuple[Row, Row]], *, checked: bool) -> Whose:
    unsafe = any(_says_no(opened, number) for _, opened in files)
    may_call = MUST_NOT if unsafe else MAY if checked else UNCHECKED
    for row, opened in files:
        if policy(reading.actor, "people.file", thing(row)) > Decision.DENY:
            words = opened.get("safe_contact") or ""
            return Whose(may_call, row["person_id"], full_name(opened), row["number"], words)
    return Whose(may_call)


def _says_no(opened: Row, number: str) -> bool:
    return any(phone["number"] == number and phone.get("safe") == "no" for phone in opened.get("phones") or ())
