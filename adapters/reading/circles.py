"""Which files are of one person, and what follows for search, consents and the story of a file."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.reading.context import Reading, rows_of
from adapters.reading.standing import thing
from adapters.reading.timeline import by_time, timeline_of
from adapters.readmodels.links import CIRCLES
from adapters.readmodels.people import PEOPLE
from application.people import FoundPerson, TimelineEntry
from application.policy import Decision, policy

FILE = "people.file"
# What is told of a file that the asker may not open: that something was done and when, never what it was about. Of a
# course, which and its certificate: whoever enrols somebody must see it at any centre.
TOLD: dict[str, tuple[str, ...]] = {
    "consultation.Held": (),
    "referral.Sent": (),
    "referral.Completed": (),
    "training.SeatTaken": ("curriculum",),
    "training.CertificateIssued": ("number",),
    "training.CertificateRevoked": ("number",),
}
VOIDED = "consultation.Voided"


def files_of(reading: Reading, person_id: UUID) -> list[dict[str, Any]]:
    """The rows of all living files of a person, the earliest first; none for a file on its own.

    A restricted file is there only for whoever may open it.
    """
    ids = ids_of(reading, person_id)
    if len(ids) == 1:
        return []
    found = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id.in_(ids))))
    shown = [row for row in found if not row["restricted"] or decision_on(reading, row) > Decision.DENY]
    return sorted(shown, key=lambda row: ids.index(row["person_id"])) if len(shown) > 1 else []


def ids_of(reading: Reading, person_id: UUID) -> list[UUID]:
    """All living files of a person, restricted or not: for rules, never to be shown."""
    members = reading.connection.scalar(select(CIRCLES.c.members).where(CIRCLES.c.person_id == person_id))
    return [UUID(member) for member in members] if members else [person_id]


def decision_on(reading: Reading, row: dict[str, Any]) -> Decision:
    """What the asker may see of a file."""
    return policy(reading.actor, FILE, thing(row))


def agreed(reading: Reading, person_id: UUID, held: Collection[str]) -> frozenset[str]:
    """Of the consents that hold in one file those that every other file of the person allows too."""
    allowed = reading.connection.scalar(select(CIRCLES.c.others_allow).where(CIRCLES.c.person_id == person_id))
    if allowed is None:
        return frozenset(held)
    today = datetime.now(UTC).date().isoformat()
    return frozenset(purpose for purpose in held if purpose in allowed and (allowed[purpose] or today) >= today)


def one_each(reading: Reading, found: Sequence[FoundPerson]) -> list[FoundPerson]:
    """One hit for each person: the file that leads where it was found, with the numbers of the others beside it."""
    ids = [person.person_id for person in found]
    query = select(CIRCLES.c.person_id, CIRCLES.c.members).where(CIRCLES.c.person_id.in_(ids))
    lead_of = {row.person_id: UUID(row.members[0]) for row in reading.connection.execute(query)} if ids else {}
    together: dict[UUID, list[FoundPerson]] = {}
    for person in found:
        together.setdefault(lead_of.get(person.person_id, person.person_id), []).append(person)
    return [_one(lead, files, lead in lead_of.values(), reading) for lead, files in together.items()]


def _one(lead: UUID, files: list[FoundPerson], linked: bool, reading: Reading) -> FoundPerson:
    if not linked:
        return files[0]
    shown = next((file for file in files if file.person_id == lead), files[0])
    numbers = tuple(row["number"] for row in files_of(reading, lead) if row["number"] != shown.number)
    reasons = tuple(dict.fromkeys(reason for file in files for reason in file.reasons))
    return replace(shown, score=max(file.score for file in files), reasons=reasons, numbers=numbers)


def joined_story(reading: Reading, person_id: UUID, decision: Decision) -> tuple[list[TimelineEntry], list[UUID]]:
    """What happened in all files of a person, newest first, each entry with the number of its file; and whose it is.

    What stands in a file that the asker may not open stays there: of it one sees that something was done.
    """
    own = timeline_of(reading, person_id, masked=decision is Decision.MASKED)
    files = files_of(reading, person_id)
    if not files:
        return own, [person_id]
    found: list[TimelineEntry] = []
    for row in files:
        here = row["person_id"] == person_id
        may = decision if here else decision_on(reading, row)
        entries = own if here else timeline_of(reading, row["person_id"], masked=may < Decision.READ)
        shown = entries if may > Decision.DENY else _from_outside(entries)
        found += [replace(entry, number=row["number"]) for entry in shown]
    return sorted(_once(found), key=by_time, reverse=True), [row["person_id"] for row in files]


def _from_outside(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """Entries without who, where and what about; nothing of a talk that was declared void."""
    void = {entry.originator_id for entry in entries if entry.topic == VOIDED}
    kept = [entry for entry in entries if entry.topic in TOLD and entry.originator_id not in void]
    return [replace(entry, actor="", closed=True, summary=_kept(entry), texts={}) for entry in kept]


def _kept(entry: TimelineEntry) -> dict[str, Any]:
    return {name: entry.summary[name] for name in TOLD[entry.topic]}


def _once(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """A link stands in both files, and is told once: in the file that was registered first."""
    seen: set[tuple[str, datetime]] = set()
    kept = []
    for entry in entries:
        key = (entry.topic, entry.recorded)
        if entry.topic not in ("migrant.LinkedAsSamePerson", "migrant.LinkUndone") or key not in seen:
            kept.append(entry)
        seen.add(key)
    return kept
