"""Answers questions about files of one person: likely pairs, two files side by side, all files of one person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import and_, func, select

from adapters.reading import consultations, people, referrals, trainees
from adapters.reading.asking import Known
from adapters.reading.circles import decision_on, files_of
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.likeness import reasons
from adapters.reading.records import records
from adapters.reading.timeline import staff_names
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.links import LINKED, PAIRS
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.referrals import REFERRALS
from adapters.readmodels.trainings import ENROLMENTS
from adapters.search.pairs import Likely
from application.asking import Absent, Answer
from application.consultations import ConsultationList
from application.links import (
    PAGE,
    Circle,
    Counts,
    Face,
    ListPairs,
    PairPage,
    PairRow,
    PairView,
    Part,
    ReadCircle,
    ReadPair,
    Said,
    Side,
)
from application.people import PersonFile
from application.policy import Decision
from application.referrals import PersonReferrals
from application.trainings import PersonTrainings

# How many pairs are looked up together while a page is filled with those that the asker may open.
TOGETHER = 100


def list_pairs(reading: Reading, question: ListPairs) -> Answer[PairPage]:
    """Pairs of which the asker may open both files, and of which nobody has said anything yet."""
    feed = reading.parts["search"]
    feed.follow()
    rows: list[PairRow] = []
    for pair, one, other in _open(reading, _after(feed.pairs.likely(), question.after), across=question.across):
        if len(rows) == PAGE:
            break
        rows.append(_row(pair, one, other))
    else:
        return Answer(PairPage(tuple(rows), "", feed.ready.is_set()), _seen(rows))
    return Answer(PairPage(tuple(rows), rows[-1].key, feed.ready.is_set()), _seen(rows))


def read_pair(reading: Reading, question: ReadPair) -> Answer[PairView]:
    """Raises Absent unless the asker may open both."""
    ids = (question.person_id, question.other_id)
    rows = {row["person_id"]: row for row in _people(reading, ids)}
    if len(rows) != 2 or not all(decision_on(reading, row) > Decision.DENY for row in rows.values()):
        raise Absent
    circle = [row["person_id"] for row in files_of(reading, ids[0])]
    linked = ids[1] in circle
    lead = circle[0] if linked else _earliest(reading, ids)
    one, other = (_side(reading, person_id, leads=person_id == lead) for person_id in ids)
    opened = [{**side.file.details, "birth_date": side.file.header.birth_date} for side in (one, other)]
    held = [side.file.header.consents for side in (one, other)]
    value = PairView(
        one,
        other,
        reading.parts["search"].pairs.points(*ids),
        reasons(*opened),
        linked,
        _said(reading, ids[0]).get(ids[1]),
        _afterwards(reading, ids, linked),
        () if linked else tuple(sorted(held[0] ^ held[1])),
    )
    return Answer(value, ids)


def read_circle(reading: Reading, question: ReadCircle) -> Answer[Circle]:
    """Nothing for a file on its own. Raises Absent."""
    own = _people(reading, [question.person_id])
    if not own:
        raise Absent
    reading.may("people.file", people.thing(own[0]))
    files = files_of(reading, question.person_id)
    said = _said(reading, question.person_id)
    parts = [
        Part(
            *(row[name] for name in ("person_id", "number", "centre", "registered_on")),
            leads=place == 0,
            open=decision_on(reading, row) > Decision.DENY,
            said=said.get(row["person_id"]),
        )
        for place, row in enumerate(files)
        if decision_on(reading, row) > Decision.DENY or not row["restricted"]
    ]
    # A restricted file does not exist: whoever is left alone is on their own.
    value = Circle(tuple(parts) if len(parts) > 1 else ())
    return Answer(value, (question.person_id,))


KNOWN = {
    ListPairs: Known("links.candidates", list_pairs),
    ReadPair: Known("links.pair", read_pair),
    ReadCircle: Known("people.file", read_circle),
}


def _after(pairs: Sequence[Likely], key: str) -> Iterator[Likely]:
    """The pairs behind the one that a key names, even when that one is no longer there."""
    last = _parsed(key)
    return (pair for pair in pairs if last is None or (-pair.points, pair.one.hex, pair.other.hex) > last)


def _parsed(key: str) -> tuple[int, str, str] | None:
    parts = key.split("-")
    if len(parts) != 3 or not parts[0].isdigit() or len(parts[0]) > 3:
        return None
    return -int(parts[0]), parts[1], parts[2]


def _open(reading: Reading, pairs: Iterator[Likely], *, across: bool) -> Iterator[tuple[Likely, Row, Row]]:
    spoken_of = {(row.person_id, row.other_id) for row in reading.connection.execute(select(*PAIRS.primary_key))}
    left = (pair for pair in pairs if (pair.one, pair.other) not in spoken_of)
    while batch := [pair for pair, _ in zip(left, range(TOGETHER), strict=False)]:
        rows = {row["person_id"]: row for row in _opened(reading, {id_ for p in batch for id_ in (p.one, p.other)})}
        for pair in batch:
            one, other = rows.get(pair.one), rows.get(pair.other)
            if one is None or other is None or (across and one["centre"] == other["centre"]):
                continue
            if pair.other not in [row["person_id"] for row in files_of(reading, pair.one)]:
                yield pair, one, other


def _opened(reading: Reading, ids: Iterable[UUID]) -> list[dict[str, Any]]:
    """Files that the asker may open, with what is personal in them."""
    rows = [row for row in _people(reading, list(ids)) if decision_on(reading, row) > Decision.DENY]
    both = zip(rows, reading.open_many(rows), reading.open_many(rows, "contact"), strict=True)
    return [{**row, **contact, **named} for row, named, contact in both]


def _row(pair: Likely, one: Row, other: Row) -> PairRow:
    key = f"{pair.points}-{pair.one.hex}-{pair.other.hex}"
    return PairRow(_face(one), _face(other), pair.points, reasons(one, other), key)


def _face(row: Row) -> Face:
    same = {name: row[name] for name in ("person_id", "number", "centre", "birth_year", "sex", "region")}
    return Face(**same, name=people.full_name(row), latin=people.full_name(row, people.LATIN))


def _seen(rows: list[PairRow]) -> tuple[UUID, ...]:
    return tuple(dict.fromkeys(face.person_id for row in rows for face in (row.one, row.other)))


def _people(reading: Reading, ids: Sequence[UUID]) -> list[dict[str, Any]]:
    return rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id.in_(ids))))


def _side(reading: Reading, person_id: UUID, *, leads: bool) -> Side:
    file = people.person_file(reading, PersonFile(person_id=person_id)).value
    owner = file.header.owner_id
    return Side(
        file,
        records(reading, person_id),
        consultations.consultation_list(reading, ConsultationList(person_id=person_id)).value,
        referrals.person_referrals(reading, PersonReferrals(person_id=person_id)).value,
        trainees.person_trainings(reading, PersonTrainings(person_id=person_id)).value,
        _counts(reading, [person_id]),
        staff_names(reading, {owner}).get(owner, "") if owner else "",
        leads,
    )


def _counts(reading: Reading, ids: Sequence[UUID]) -> Counts:
    def number(table: Any, *where: Any) -> int:
        query = select(func.count()).select_from(table).where(table.c.person_id.in_(ids), *where)
        return int(reading.connection.scalar(query) or 0)

    valid = and_(ENROLMENTS.c.certificate.is_not(None), ENROLMENTS.c.revoked_on.is_(None))
    return Counts(
        persons=1,
        consultations=number(CONSULTATIONS, CONSULTATIONS.c.voided.is_(False)),
        referrals=number(REFERRALS),
        trainings=number(ENROLMENTS, ENROLMENTS.c.status != "CANCELLED"),
        certificates=number(ENROLMENTS, valid),
    )


def _afterwards(reading: Reading, ids: tuple[UUID, UUID], linked: bool) -> tuple[Counts, ...]:
    """One count of everything when they are linked; two when the link is undone."""
    edges = _edges(reading)
    if linked:
        edges -= {ids, ids[::-1]}
        return tuple(_counts(reading, sorted(_reached(person_id, edges))) for person_id in ids)
    return (_counts(reading, sorted(_reached(ids[0], edges) | _reached(ids[1], edges))),)


def _edges(reading: Reading) -> set[tuple[UUID, UUID]]:
    query = select(PAIRS.c.person_id, PAIRS.c.other_id).where(PAIRS.c.state == LINKED)
    return {(row.person_id, row.other_id) for row in reading.connection.execute(query)}


def _reached(start: UUID, edges: set[tuple[UUID, UUID]]) -> set[UUID]:
    reached, ahead = {start}, {start}
    while ahead:
        ahead = {other for one, other in edges if one in ahead} - reached
        reached |= ahead
    return reached


def _earliest(reading: Reading, ids: tuple[UUID, UUID]) -> UUID:
    """Who would lead; see `domain/links.py: circles`."""
    files = [row for each in ids for row in files_of(reading, each) or _people(reading, [each])]
    first: UUID = min(files, key=lambda row: (row["registered_on"], row["person_id"]))["person_id"]
    return first


def _said(reading: Reading, person_id: UUID) -> dict[UUID, Said]:
    rows = rows_of(reading.connection.execute(select(PAIRS).where(PAIRS.c.person_id == person_id)))
    names = staff_names(reading, {row["actor_id"] for row in rows})
    opened = reading.open_many(rows)
    found = {}
    for row, text in zip(rows, opened, strict=True):
        said = Said(row["state"], row["occurred_at"], names.get(row["actor_id"], ""), text.get("reason") or "")
        found[row["other_id"]] = said
    return found
