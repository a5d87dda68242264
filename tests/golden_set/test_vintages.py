"""A vintage is the same bytes: in any order of unrelated streams, after whatever comes later, while others write."""

from __future__ import annotations

import random
from collections import defaultdict
from datetime import timedelta
from threading import Event, Thread
from typing import Any

from eventsourcing.persistence import StoredEvent

from adapters.ledger.tail import Position
from adapters.readmodels.rebuild import Rebuild
from application.actor import PROTECTION, Actor
from application.consultation import CorrectConsultation, RecordConsultation
from application.link import UndoLink
from application.migrant import EraseMigrant, RequestErasure, WithdrawConsent
from tests.golden_set.conftest import R2, Golden, Opening
from tests.golden_set.known import facts, named
from tests.golden_set.telling import DESK, Told, interleaved, told

LATER = R2 + timedelta(days=30)
PROTECTOR = Actor(named("protection"), frozenset({PROTECTION}), frozenset())
# Whoever was in one course, or is one person, hangs together; the others do not.
TOGETHER = (("P03", "P05", "P06", "P07", "T1"), ("P04", "P08", "T2"), ("P02", "P13"))


def contact(person: str, name: str, when: str) -> RecordConsultation:
    held = R2.fromisoformat(when)
    said = {"channel": "OFFICE", "topics": ("DOC",), "main_topic": "DOC"}
    ids = {"consultation_id": named(name), "person_id": named(person)}
    return RecordConsultation(**ids, centre="DYU", occurred_at=held, **said)


def what_came_later() -> list[Told]:
    """A late entry, a correction into another quarter, a consent withdrawn, a link undone, a person erased."""
    corrected = {"channel": "OFFICE", "topics": ("DOC",), "main_topic": "DOC", "reason": "TYPING_ERROR"}
    ids = {"consultation_id": named("C03"), "person_id": named("P02"), "centre": "DYU", "base_version": 1}
    moved = CorrectConsultation(**ids, occurred_at=R2.fromisoformat("2025-12-30T10:00:00+05:00"), **corrected)
    commands = (
        contact("P01", "late", "2026-02-01T10:00:00+05:00"),
        moved,
        WithdrawConsent(person_id=named("P04"), purpose="STAT"),
        UndoLink(person_id=named("P02"), other_id=named("P13"), reason="Two brothers"),
        RequestErasure(person_id=named("P10"), ground="CLIENT_REQUEST"),
    )
    gone = Told(EraseMigrant(person_id=named("P10")), LATER, frozenset(), PROTECTOR)
    return [*(Told(command, LATER, frozenset()) for command in commands), gone]


class Shuffled(Rebuild):
    """A builder that is given the events of unrelated streams in any order."""

    def shuffled_by(self, rng: random.Random) -> Shuffled:
        self._rng = rng
        return self

    def _gather(self, reading: Any, position: Position, *, alone: bool = False) -> Any:
        taken: list[StoredEvent] = []
        take, self._take = self._take, lambda _batch, stored: taken.append(stored)
        batch, position, more = super()._gather(reading, position, alone=alone)
        self._take = take
        for stored in self._interleaved(taken):
            self._take(batch, stored)
        return batch, position, more

    def _interleaved(self, events: list[StoredEvent]) -> list[StoredEvent]:
        queues: dict[Any, list[StoredEvent]] = defaultdict(list)
        for stored in events:
            queues[component(stored)].append(stored)
        found, waiting = [], [queue[::-1] for queue in queues.values()]
        while waiting:
            queue = self._rng.choice(waiting)
            found.append(queue.pop())
            waiting = [each for each in waiting if each]
        return found


def _components() -> dict[Any, str]:
    lead = {name: group[0] for group in TOGETHER for name in group}
    whose: dict[str, str] = {}
    for fact in facts():
        person = fact.get("person") or whose.get(str(fact.get("id", fact.get("consultation"))), fact.get("keep", ""))
        for name in ("person", "id", "course"):
            if name in fact:
                whose.setdefault(fact[name], person)
    return {named(name): lead.get(name, lead.get(person, person)) for name, person in whose.items()}


COMPONENTS = _components()


def component(stored: StoredEvent) -> Any:
    """What an event hangs together with: its person's files, or itself."""
    return COMPONENTS.get(stored.originator_id, stored.originator_id)


def shuffles(pytestconfig: Any) -> range:
    return range(pytestconfig.getoption("--shuffles"))


def test_any_interleaving_of_unrelated_streams_gives_the_same_bytes(
    full: Golden, another: Opening, pytestconfig: Any
) -> None:
    expected, plain = full.both(), [each.command for each in told()]
    for seed in shuffles(pytestconfig):
        commands = interleaved(seed)
        assert [each.command for each in commands] != plain
        with another() as golden:
            golden.tell(commands)
            assert golden.both() == expected, f"seed {seed}"


def test_the_builder_makes_the_same_facts_of_shuffled_input(full: Golden, pytestconfig: Any) -> None:
    house, views = full.house, [view for view in full.house.views if view.facts]
    for seed in shuffles(pytestconfig):
        made = Shuffled(house.turns, house.mapper, views).shuffled_by(random.Random(seed))
        assert made.check() == [], f"seed {seed}"


def test_a_vintage_is_the_same_bytes_while_others_write(full: Golden) -> None:
    expected, over = full.both(), Event()
    busy = Thread(target=writing, args=(full, over))
    busy.start()
    try:
        found = {full.both() for _ in range(3)}
    finally:
        over.set()
        busy.join()
    assert found == {expected}


def writing(golden: Golden, over: Event) -> None:
    number = 0
    while not over.is_set():
        number += 1
        late = contact("P06", f"busy {number}", "2026-02-02T10:00:00+05:00")
        golden.tell([Told(late, R2 + timedelta(days=1, seconds=number), frozenset(), DESK)])


def test_a_vintage_is_the_same_bytes_whatever_comes_later(full: Golden) -> None:
    expected = full.both()
    full.tell(what_came_later())
    assert full.exported(LATER + timedelta(days=1)) != expected[1]
    assert full.both() == expected
    Rebuild(full.house.turns, full.house.mapper, full.house.views).run()
    assert full.both() == expected


