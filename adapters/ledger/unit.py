"""One turn on the ledger database: events, rows, verdict and clock, committed together."""

from __future__ import annotations

import json
import traceback
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from eventsourcing.persistence import EventStore, StoredEvent

from adapters.keys.store import KeyDestroyed, PersonKeys
from adapters.ledger.clock import next_instant
from adapters.ledger.codec import personal_fields
from adapters.ledger.mapper import ForRules, Sealed, SealingMapper
from adapters.ledger.opening import Opening
from adapters.ledger.recorder import LedgerRecorder
from adapters.ledger.tables import ERASURES, FAULTS, INBOX
from adapters.readmodels.apply import apply
from adapters.readmodels.rows import Change, Insert, View
from adapters.sql.transaction import Transaction, is_storage_fault
from adapters.sql.types import microseconds
from application.directory import Directory
from application.ledger import TurnLedger
from application.ports import Collision
from application.verdict import Verdict
from domain.kernel import Aggregate, Rejected

ERASED = "migrant.Erased"


class LedgerUnit:
    """See `application/ports.py: Unit`. What the turn begins with is waited for by the first `earlier`."""

    recorded: datetime

    def __init__(
        self,
        transaction: Transaction,
        recorder: LedgerRecorder,
        mapper: SealingMapper,
        keys: PersonKeys,
        views: Mapping[str, Sequence[View]],
        turn: frozenset[UUID],
        directory: Directory,
        opening: Opening,
        *,
        careful: bool,
    ) -> None:
        self._on = transaction
        self._recorder = recorder
        self._mapper = mapper
        self._keys = keys
        self._views = views
        self._opening: Opening | None = opening
        self._answered = opening.answered
        self.written: list[Sealed] = []
        self.faults = 0
        self._careful = careful
        # What is written in one go with the verdicts.
        self._rows: list[Change] = []
        self._verdicts: list[Change] = []
        self._new: list[Sealed] = []
        self.ledger = TurnLedger(EventStore(ForRules(mapper), recorder), turn, directory, self._next_number)

    def earlier(self, command_id: UUID) -> tuple[UUID, bytes, Verdict] | None:
        """(who asked, HMAC of the body, verdict) of a command answered before."""
        if self._opening is not None:
            self._opening.read()
            self._now(self._opening.recorded)
            self._opening = None
        found = self._answered.get(command_id)
        if found is None:
            return None
        asked_by, mac, verdict, recorded = found
        return asked_by, mac, Verdict.from_kept(json.loads(verdict), recorded)

    def another(self, recorded: datetime | None = None) -> None:
        """Ready for one more command; raises NewerExists as `next_instant`."""
        changed = {kept.event.originator_id for kept in self._new}
        self._recorder.forget(changed)
        self.ledger.forget(changed)
        self._new = []
        # A command that was refused left no event behind: its instant is known here only.
        self._now(next_instant(self._on, recorded, after=microseconds(self.recorded)))

    def _now(self, instant: datetime) -> None:
        self.recorded = instant
        self._recorder.at(instant)

    def write(self, changed: Iterable[Aggregate]) -> None:
        """Seal and store the pending events, then the rows they make; a view that cannot take one is marked stale."""
        events = [event for aggregate in changed for event in aggregate.collect_events()]
        sealed = self._seal(events)
        self._recorder.insert_events([stored for stored, _ in sealed])
        self._new = [kept for _, kept in sealed]
        self.written += self._new
        if self._careful:
            self._project()
        else:
            self._rows += [change for _, _, changes in self._planned() for change in changes]
        for kept in self._new:
            if type(kept.event).TOPIC == ERASED:
                self._remember_erasure(kept.event)

    def _seal(self, events: list[Any]) -> list[tuple[StoredEvent, Sealed]]:
        try:
            # Keys are durable before the events that use them; a person of an existing file has one already.
            self._keys.ensure(event.subject for event in events if personal_fields(type(event)))
            return [self._mapper.seal(event) for event in events]
        except KeyDestroyed:
            raise Rejected("migrant.erased") from None

    def answer(
        self, command_id: UUID, actor_id: UUID, device_id: UUID | None, body_mac: bytes, verdict: Verdict
    ) -> None:
        """Keep the verdict."""
        row = {"command_id": command_id, "actor_id": actor_id, "device_id": device_id, "body_mac": body_mac}
        self._verdicts.append(Insert(INBOX, row | {"verdict": verdict.as_kept(), "recorded": self.recorded}))

    def finish(self) -> None:
        """Write rows and verdicts; the primary key refuses a second verdict on a command."""
        if len(self._verdicts) > 1:
            # Each table's changes keep their order, and no table depends on another.
            self._rows.sort(key=lambda change: change.table.name)
        try:
            apply(self._on, [*self._rows, *self._verdicts], whole=not self._careful)
        except Exception as problem:
            if self._careful or self._on.lost or is_storage_fault(problem):
                raise
            # Some view cannot take its rows: the next try finds out which, and goes on without it.
            raise Collision from problem

    def _project(self) -> None:
        planned = list(self._planned())
        if not planned:
            return
        try:
            with self._on.savepoint("rows"):
                apply(self._on, [change for _, _, changes in planned for change in changes])
        except Exception as problem:  # noqa: BLE001 - whatever a view does wrong, the decision stands; the view is found below
            self._blame(problem)
            self._project_one_by_one(planned)

    def _planned(self) -> Iterator[tuple[View, Sealed, list[Change]]]:
        for kept in self._new:
            for view in self._views.get(type(kept.event).TOPIC, ()):
                try:
                    yield view, kept, list(view.rows[type(kept.event).TOPIC](kept))
                except Exception as problem:  # noqa: BLE001 - a projector that raises can neither undo a decision nor block another
                    self._fault(view, kept, problem)

    def _project_one_by_one(self, planned: list[tuple[View, Sealed, list[Change]]]) -> None:
        for view, kept, changes in planned:
            try:
                with self._on.savepoint("one"):
                    apply(self._on, changes)
            except Exception as problem:  # noqa: BLE001 - see above
                self._blame(problem)
                self._fault(view, kept, problem)

    def _blame(self, problem: Exception) -> None:
        if self._on.lost or is_storage_fault(problem):
            raise problem

    def _fault(self, view: View, kept: Sealed, problem: Exception) -> None:
        # The class and place of the error only: its text could hold a value.
        where = traceback.extract_tb(problem.__traceback__)[-1]
        row = {
            "view": view.name,
            "originator_id": kept.event.originator_id,
            "originator_version": kept.event.originator_version,
        }
        error = f"{type(problem).__name__} in {where.name}"
        self._on.insert(FAULTS, [row | {"error": error, "recorded": self.recorded}])
        self.faults += 1

    def _remember_erasure(self, event: Any) -> None:
        rows = [
            {
                "subject_id": subject,
                "person_id": event.originator_id,
                "recorded": self.recorded,
                "done": False,
            }
            for subject in (event.originator_id, *event.also)
        ]
        self._on.insert(ERASURES, rows)

    def _next_number(self, series: str) -> int:
        m = self._on.mark
        sql = (
            f"INSERT INTO numbers (series, last) VALUES ({m}, 1) "  # noqa: S608 - fixed words
            "ON CONFLICT (series) DO UPDATE SET last = numbers.last + 1 RETURNING last"
        )
        return int(self._on.rows(sql, (series,))[0][0])
