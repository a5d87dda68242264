"""Works on imports in the background: checks rows, takes them in, takes them back; an interrupted phase is resumed."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from uuid import UUID, uuid4

import structlog
from sqlalchemy import Engine

from adapters import phones
from adapters.importing.back import Backs
from adapters.importing.rows import PORTION
from adapters.importing.steps import (
    ATTACHED,
    DONE,
    ENDED,
    PARTLY,
    REFUSED,
    SKIPPED,
    TOGETHER,
    GiveAll,
    Ids,
    Sent,
    Taker,
)
from adapters.importing.store import Batch, Cells, ImportStore
from adapters.importing.twins import Twins
from adapters.search.feed import SearchFeed
from application.actor import Actor
from application.directory import Directory
from application.importing import FinishImport, FinishUndo
from application.importing_fields import Reading
from application.importing_rows import Found, Place, read_row
from application.ports import Unavailable
from application.verdict import Verdict
from domain.import_batch import UNDO

log = structlog.get_logger()

Give = Callable[[Any, Actor, UUID], Verdict]
GiveSome = Callable[[Sequence[Sent], Actor], list[Verdict]]
FindActor = Callable[[UUID], Actor | None]


@dataclass(frozen=True)
class Runner:
    """`give_some` answers as many commands as one turn bears; `pause` lets others come between two (seconds)."""

    store: ImportStore
    give: Give
    give_some: GiveSome
    actor_of: FindActor
    directory: Directory
    search: SearchFeed
    ledger: Engine
    key: bytes
    pause: float = 0.0

    def work(self) -> int:
        """Do whatever waits; how many imports were worked on."""
        self._forget_old()
        return sum(self.run(batch_id) for batch_id in self.store.waiting())

    def run(self, batch_id: UUID) -> bool:
        """One phase of one import, from where it stands. False where somebody else is at it."""
        worker = str(uuid4())
        if not self.store.claim(batch_id, worker):
            return False
        batch = self.store.find(batch_id)
        actor = self.actor_of(batch.account_id) if batch else None
        if batch is None or actor is None or batch.centre not in actor.centres:
            self.store.release(batch_id, phase="STOPPED")
            return True
        phases = {"CHECKING": self._check, "RUNNING": self._import, "UNDOING": self._undo}
        try:
            phases[batch.phase](batch, actor, worker)
        except Unavailable:
            # A store is out of reach: the phase goes on later from its last sign of life.
            log.warning("import.interrupted", phase=batch.phase)
        return True

    def ids(self, batch_id: UUID) -> Ids:
        """The ids that follow from a batch."""
        return Ids(batch_id, self.key)

    def found(self, batch: Batch, number: int, cells: Cells) -> Found:
        """What a row says."""
        info = self.directory.centre(batch.centre)
        if info is None:
            raise Unavailable
        region = info.region[:2]
        place = Place(batch.centre, info.zone, datetime.now(UTC))
        reading = Reading.from_json(batch.about["mapping"])
        person_id = self.ids(batch.batch_id).of("person", number)
        return read_row(cells, reading, place, person_id, lambda text: _phone(text, region))

    def _portions(self, batch: Batch, start: int) -> Iterator[list[tuple[int, Cells]]]:
        rows = self.store.cells(batch.batch_id, start)
        while portion := list(islice(rows, PORTION)):
            yield portion

    def _check(self, batch: Batch, actor: Actor, worker: str) -> None:
        """Keep a word on every row that has a fault or a likely twin."""
        self.search.follow()
        twins = Twins(self.search, actor)
        for portion in self._portions(batch, 0):
            known = [self._checked(batch, twins, number, cells) for number, cells in portion]
            self.store.keep_rows(batch.batch_id, [row for row in known if row is not None])
            if not self.store.beat(batch.batch_id, worker, portion[-1][0] + 1):
                return
        self.store.release(batch.batch_id, phase="CHECKED", done=0)

    def _checked(self, batch: Batch, twins: Twins, number: int, cells: Cells) -> dict[str, Any] | None:
        found = self.found(batch, number, cells)
        if found.problems:
            return {"row": number, "state": "ERROR", "problems": [list(each) for each in found.problems]}
        twin = twins.of(number, found)
        warned = [list(each) for each in found.warnings]
        if twin is not None:
            said = {"twin_id": twin.person_id, "twin_row": twin.row}
            return {"row": number, "state": "TWIN", "problems": warned, **said}
        return {"row": number, "state": "WARNED", "problems": warned} if warned else None

    def _import(self, batch: Batch, actor: Actor, worker: str) -> None:
        ids, duplicates = self.ids(batch.batch_id), str(batch.about["mapping"]["duplicates"])
        for portion in self._portions(batch, batch.done):
            known = self.store.known_rows(batch.batch_id, [number for number, _ in portion])
            taken: dict[int, dict[str, Any]] = {}
            taker = Taker(self._giving(actor), ids, duplicates, self._person(batch, taken))
            todo = {n: self.found(batch, n, cells) for n, cells in portion if not _ended(known.get(n))}
            # One commit for the keys of all instead of one for each.
            self.store.make_keys(ids.of("person", number) for number, found in todo.items() if not found.problems)
            rows = ((number, found, known.get(number, {})) for number, found in todo.items())
            for row in taker.take(rows):
                taken[row["row"]] = row
            self.store.keep_rows(batch.batch_id, list(taken.values()))
            if not self.store.beat(batch.batch_id, worker, portion[-1][0] + 1):
                return
        self._end(batch, actor)

    def _giving(self, actor: Actor) -> GiveAll:
        def give(sent: Sequence[Sent]) -> list[Verdict]:
            verdicts: list[Verdict] = []
            while len(verdicts) < len(sent):
                verdicts += self.give_some(sent[len(verdicts) :], actor)
                time.sleep(self.pause)
            return verdicts

        return give

    def _person(self, batch: Batch, taken: dict[int, dict[str, Any]]) -> Callable[[int], UUID | None]:
        def person_of_row(number: int) -> UUID | None:
            row = taken.get(number) or self.store.known_rows(batch.batch_id, [number]).get(number, {})
            person: UUID | None = row.get("person_id")
            return person

        return person_of_row

    def _end(self, batch: Batch, actor: Actor) -> None:
        counts = self.store.counts(batch.batch_id)
        finish = FinishImport(
            batch_id=batch.batch_id,
            registered=counts.get(DONE, 0) + counts.get(PARTLY, 0),
            consultations=counts["CONSULTATIONS"],
            skipped=counts.get(SKIPPED, 0),
            refused=counts.get(REFUSED, 0),
        )
        self.give(finish, actor, self.ids(batch.batch_id).of("finish"))
        self._keep_refused(batch)
        self.store.release(batch.batch_id, phase="FINISHED", done=batch.rows, ended=datetime.now(UTC))

    def _keep_refused(self, batch: Batch) -> None:
        """What became part of the register need not lie here a second time."""
        numbers: set[int] = set()
        last = -1
        while rows := self.store.rows(batch.batch_id, REFUSED, PARTLY, SKIPPED, after=last):
            numbers |= {row["row"] for row in rows}
            last = rows[-1]["row"]
        if numbers:
            self.store.keep_only(batch.batch_id, frozenset(numbers))
        else:
            self.store.forget(batch.batch_id)

    def _undo(self, batch: Batch, actor: Actor, worker: str) -> None:
        """From the last row to the first: what an earlier row brought may hang on it."""
        last, done = batch.rows, 0
        backs = Backs(batch.batch_id, self.store, self.ledger, self._giving(actor), self.ids(batch.batch_id))
        while rows := self.store.rows(
            batch.batch_id, DONE, PARTLY, ATTACHED, after=last, most=TOGETHER, falling=True
        ):
            self.store.keep_rows(batch.batch_id, backs.take_back([dict(row) for row in rows]))
            last, done = rows[-1]["row"], done + len(rows)
            if not self.store.beat(batch.batch_id, worker, batch.rows - last):
                return
        counts = self.store.counts(batch.batch_id)
        voided = self._voided(batch)
        end = FinishUndo(
            batch_id=batch.batch_id,
            taken_back=counts.get("UNDONE", 0),
            voided=voided,
            kept=counts.get("KEPT", 0),
        )
        self.give(end, actor, self.ids(batch.batch_id).of("undone"))
        self.store.forget(batch.batch_id)
        self.store.release(batch.batch_id, phase="UNDONE", done=batch.rows, ended=datetime.now(UTC))

    def _voided(self, batch: Batch) -> int:
        last, voided = -1, 0
        while rows := self.store.rows(batch.batch_id, "UNDONE", after=last):
            voided += sum(row["consultation_id"] is not None for row in rows)
            last = rows[-1]["row"]
        return voided

    def _forget_old(self) -> None:
        for batch_id, numbers in self.store.of_the_forgotten().items():
            # Somebody who was erased must not live on in a line that was like them.
            self.store.without(batch_id, numbers)
            self.store.forget_twins(batch_id, numbers)
        for batch_id in self.store.outlived(datetime.now(UTC) - UNDO):
            self.store.forget(batch_id)


def _ended(known: Mapping[str, Any] | None) -> bool:
    return known is not None and known["state"] in ENDED


def _phone(text: str, region: str) -> str:
    return phones.parse(text, region).e164
