"""Answers questions about people: search within the asker's reach, header, whole file."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters import phones
from adapters.reading import circles
from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.standing import thing
from adapters.readmodels.people import CONSENTS, PEOPLE
from adapters.search.feed import SearchFeed
from adapters.search.query import looks_like_document, looks_like_phone
from application.asking import Absent, Answer, Forbidden
from application.people import (
    SEARCH_LIMIT,
    ConsentRow,
    FileView,
    Found,
    FoundPerson,
    Header,
    PersonByNumber,
    PersonCopy,
    PersonFile,
    PersonHeader,
    SearchPeople,
)
from application.policy import Decision, policy
from domain.sharing import SHARING

# From this score on a name is likely the same: below it, saying that a colleague has a file would say too much.
LIKELY = 90
NAMES = ("family_name", "given_name", "patronymic")
_STANDING = ("destination", "language", "interpreter", "erasure_asked", "age", "age_as_of")
LATIN = ("family_name_latin", "given_name_latin")


def search_people(reading: Reading, question: SearchPeople) -> Answer[Found]:
    """Candidates with reasons, best first; never a person outside the asker's reach."""
    feed: SearchFeed = reading.parts["search"]
    feed.follow()
    centres = None if reading.actor.has("COORDINATOR") else reading.actor.centres
    exact, elsewhere = _by_number_of_theirs(reading, feed, question.text, centres)
    hits = feed.names.search(
        question.text,
        birth_year=question.birth_year,
        sex=question.sex,
        centres=centres,
        asker=reading.actor.account_id,
        limit=SEARCH_LIMIT,
    )
    reasons = {hit.person_id: (hit.score, hit.reasons) for hit in hits} | exact
    rows = {row["person_id"]: row for row in _people(reading, list(reasons))}
    known = [rows[person_id] for person_id in reasons if person_id in rows]
    visible = [row for row in known if _reaches(reading, row)]
    names = reading.open_many(visible)
    found = [
        _found(reading, row, opened, *reasons[row["person_id"]])
        for row, opened in zip(visible, names, strict=True)
    ]
    found = circles.one_each(reading, sorted(found, key=lambda person: -person.score))
    colleagues = [row for row in known if row not in visible and not row["restricted"]]
    hidden = max((reasons[row["person_id"]][0] for row in colleagues), default=0)
    value = Found(tuple(found), elsewhere, feed.ready.is_set(), with_colleague=hidden >= LIKELY)
    return Answer(value, tuple(person.person_id for person in found))


def person_header(reading: Reading, question: PersonHeader) -> Answer[Header]:
    """Identity and safe contact."""
    row, decision = _person(reading, question.person_id)
    return Answer(_header(reading, row, decision), (question.person_id,))


def person_file(reading: Reading, question: PersonFile) -> Answer[FileView]:
    """The file; a reader without narratives gets the timeline without its texts."""
    row, decision = _person(reading, question.person_id)
    header = _header(reading, row, decision)
    details = {**row, **reading.open(row), **reading.open(row, "contact")}
    kept = {
        name: value
        for name, value in details.items()
        if "box" not in name and not name.startswith("contact_")
    }
    timeline, persons = circles.joined_story(reading, question.person_id, decision)
    value = FileView(header, kept, _consents(reading, question.person_id), tuple(timeline))
    return Answer(value, tuple(persons))


def person_copy(reading: Reading, question: PersonCopy) -> Answer[FileView]:
    """The file without anything kept back, or nothing at all. Raises Forbidden for a reader without narratives."""
    _row, decision = _person(reading, question.person_id)
    if decision is Decision.MASKED:
        raise Forbidden
    return person_file(reading, PersonFile(person_id=question.person_id))


def person_by_number(reading: Reading, question: PersonByNumber) -> Answer[UUID]:
    """Raises Absent for a number that the asker may not see."""
    query = select(PEOPLE).where(PEOPLE.c.number == question.number.strip().upper())
    rows = rows_of(reading.connection.execute(query))
    if not rows or not _reaches(reading, rows[0]):
        raise Absent
    return Answer(rows[0]["person_id"])


KNOWN = {
    SearchPeople: Known("people.search", search_people),
    PersonHeader: Known("people.file", person_header),
    PersonFile: Known("people.file", person_file),
    PersonCopy: Known("people.copy", person_copy),
    PersonByNumber: Known("people.file", person_by_number),
}


def full_name(opened: Row, parts: tuple[str, ...] = NAMES) -> str:
    """The parts of a name that are there, in order; the alias when there is nothing else."""
    name = " ".join(opened.get(part) or "" for part in parts).split()
    return " ".join(name) or (str(opened.get("alias") or "") if parts == NAMES else "")


def _by_number_of_theirs(
    reading: Reading, feed: SearchFeed, text: str, centres: frozenset[str] | None
) -> tuple[dict[UUID, tuple[float, tuple[str, ...]]], bool]:
    wanted = []
    if looks_like_phone(text):
        wanted += [(number, "phone") for number in _phone_forms(reading, text)]
    if looks_like_document(text):
        wanted.append((text, "document"))
    found = {
        person: (100.0, (why,)) for value, why in wanted for person in feed.identifiers.find(value, centres)
    }
    elsewhere = centres is not None and any(feed.identifiers.elsewhere(value, centres) for value, _ in wanted)
    return found, elsewhere


def _phone_forms(reading: Reading, text: str) -> list[str]:
    centre = reading.directory.centre(reading.actor.home)
    try:
        # An ISO 3166-2 code begins with the country's two letters.
        return [phones.parse(text, centre.region[:2] if centre else "TJ").e164]
    except phones.NotAPhone:
        return []


def _people(reading: Reading, ids: list[UUID]) -> list[dict[str, Any]]:
    return (
        rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id.in_(ids)))) if ids else []
    )


def _reaches(reading: Reading, row: Row) -> bool:
    return policy(reading.actor, "people.file", thing(row)) > Decision.DENY


def _person(reading: Reading, person_id: UUID) -> tuple[Row, Decision]:
    rows = _people(reading, [person_id])
    if not rows:
        raise Absent
    return rows[0], reading.may("people.file", thing(rows[0]))


def _found(reading: Reading, row: Row, opened: Row, score: float, reasons: tuple[str, ...]) -> FoundPerson:
    kept = {
        name: row[name]
        for name in (
            *("person_id", "number", "birth_year", "birth_precision", "sex"),
            *("centre", "region", "district", "stage"),
        )
    }
    mine = row["owner_id"] == reading.actor.account_id
    return FoundPerson(
        name=full_name(opened),
        latin=full_name(opened, LATIN),
        score=score,
        reasons=reasons,
        mine=mine,
        **kept,
    )


def _header(reading: Reading, row: Row, decision: Decision) -> Header:
    opened, contact = reading.open(row), reading.open(row, "contact")
    newest: dict[str, ConsentRow] = {}
    given = [each for each in _consents(reading, row["person_id"], names=False) if not each.refused]
    shares = [each for each in given if each.purpose == SHARING]
    for consent in given:
        newest.setdefault(consent.purpose, consent)  # a later consent replaces an earlier one, its end too
    # Sharing is agreed to for each agency apart: a newer consent replaces none for another.
    held = {consent.purpose for consent in (*newest.values(), *shares) if _holds(consent)}
    same = (
        "person_id",
        "number",
        "version",
        "centre",
        "owner_id",
        "sex",
        "birth_year",
        "birth_precision",
        "stage",
    )
    return Header(
        **{name: row[name] for name in (*same, *_STANDING)},
        name=full_name(opened),
        latin=full_name(opened, LATIN),
        alias=opened.get("alias") or "",
        birth_date=opened.get("birth_date"),
        safe_contact=contact.get("safe_contact") or "",
        phones=tuple(contact.get("phones") or ()),
        consents=circles.agreed(reading, row["person_id"], held),
        may_write=policy(reading.actor, "CorrectMigrantDetails", thing(row)) is Decision.WRITE,
        masked=decision is Decision.MASKED,
        thing=thing(row),
    )


def _holds(consent: ConsentRow) -> bool:
    return consent.held and (consent.expires_on is None or consent.expires_on >= datetime.now(UTC).date())


def _consents(reading: Reading, person_id: UUID, *, names: bool = True) -> tuple[ConsentRow, ...]:
    query = select(CONSENTS).where(CONSENTS.c.person_id == person_id).order_by(CONSENTS.c.version.desc())
    rows = rows_of(reading.connection.execute(query))
    opened = reading.open_many(rows) if names else [{} for _ in rows]
    return tuple(_consent(row, personal) for row, personal in zip(rows, opened, strict=True))


def _consent(row: Row, personal: Row) -> ConsentRow:
    shown = (
        "purpose",
        "mode",
        "given_by",
        "text_version",
        "language",
        "given_on",
        "expires_on",
        "withdrawn_on",
        "held",
        "refused",
        "version",
    )
    names = {name: personal.get(name) or "" for name in ("agency", "witness")}
    return ConsentRow(**{name: row[name] for name in shown}, **names)
