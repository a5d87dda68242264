"""A ledger of any size, written in bulk: real events sealed as the house seals them, with other people in them."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from adapters.ledger.recorder import InTransaction
from adapters.ledger.tail import Position, read_after
from adapters.sql.transaction import driver_transaction
from application.consultation import CorrectConsultation
from application.migrant import AssignMigrant
from tests.simulation.asking import a_consultation, a_registration
from tests.simulation.ground import Ground
from tests.simulation.staff import COUNSELLORS, an_id, open_centres

BATCH = 4_000
# What one person brings: registered, two consents, assigned; ten contacts, one of them corrected.
CONTACTS = 10
EVENTS_OF_ONE = 4 + CONTACTS + 1
TOPICS = (["DOC-PATENT", "INF-COST"], ["INF-RULES"], ["DOC-REG"], ["DOC-PASS", "DOC-MED"])

Progress = Callable[[int], None]


def templates(ground: Ground) -> dict[str, Any]:
    """One real event of each kind, by topic."""
    open_centres(ground)
    desk, person = COUNSELLORS["KJD"], a_registration()
    contact = a_consultation(person.person_id, advice="What the patent costs, and where it is paid for. " * 4)
    shared = {field.name for field in fields(CorrectConsultation)}
    same = {name: value for name, value in vars(contact).items() if name in shared}
    corrected = CorrectConsultation(**same, base_version=1, reason="TYPING_ERROR")
    for command in (person, AssignMigrant(person_id=person.person_id), contact, corrected):
        assert ground.give(command, desk).accepted
    with driver_transaction(ground.ledger, ground.turns.statements, begin="BEGIN") as on:
        # Nobody else writes here; what other databases of the server have open must hold nothing back.
        written = read_after(on, Position(), 10_000, alone=True)
        return {stored.topic: ground.mapper.to_domain_event(stored) for _, stored in written}


def _another(event: Any, originator_id: UUID, version: int, at: datetime, **other: Any) -> Any:
    made = object.__new__(type(event))
    own = {"originator_id": originator_id, "originator_version": version, "timestamp": at, "occurred_at": at}
    object.__setattr__(made, "__dict__", {**vars(event), **own, **other})
    return made


def _life(kinds: dict[str, Any], rng: random.Random, number: int) -> Iterator[Any]:
    """The events of one person, each stream in its order; their places among others follow from `at`."""
    person, began = an_id(), datetime(2024, 1, 1, 9, tzinfo=UTC) + timedelta(minutes=10 * number)
    who = {"sex": rng.choice(("FEMALE", "MALE")), "birth_year": rng.randrange(1955, 2006)}
    centre = rng.choice(("KJD", "DYU"))
    first = {"number": f"{centre}-{number:07d}", "centre": centre, "family_name": f"Каримов {number}", **who}
    yield _another(kinds["migrant.Registered"], person, 1, began, **first)
    for version, purpose in ((2, "REG"), (3, "STAT")):
        yield _another(kinds["migrant.ConsentGiven"], person, version, began, purpose=purpose, centre=centre)
    yield _another(kinds["migrant.Assigned"], person, 4, began, centre=centre)
    for visit in range(CONTACTS):
        at, contact, topics = began + timedelta(days=9 * visit), an_id(), rng.choice(TOPICS)
        said = {"person_id": person, "at_centre": centre, "centre": centre, **who}
        said |= {
            "topics": topics,
            "main_topic": topics[0],
            "channel": rng.choice(("OFFICE", "PHONE_IN", "MOBILE")),
        }
        yield _another(kinds["consultation.Held"], contact, 1, at, **said)
        if visit == 0:
            yield _another(kinds["consultation.Corrected"], contact, 2, at + timedelta(hours=1), **said)


def fill(ground: Ground, events: int, progress: Progress = lambda _done: None, seed: int = 7) -> int:
    """Write about `events` events; returns how many."""
    kinds, rng, done = templates(ground), random.Random(seed), 0
    people = BATCH // EVENTS_OF_ONE
    for start in range(0, events // EVENTS_OF_ONE, people):
        last = min(start + people, events // EVENTS_OF_ONE)
        batch = [event for number in range(start, last) for event in _life(kinds, rng, number)]
        ground.keys.ensure({event.subject for event in batch})
        stored = [ground.mapper.to_stored_event(event) for event in batch]
        with ground.turns.take([]) as on:
            for at in range(0, len(stored), 400):
                InTransaction(on).append(stored[at : at + 400])
        done += len(stored)
        progress(done)
    return done
