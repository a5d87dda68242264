"""What pages and the command line may do with a register that is taken in: policy first, then command and store."""

from __future__ import annotations

import hmac
import json
import threading
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from uuid import UUID

import structlog
from sqlalchemy import Engine, select
from sqlalchemy.dialects import postgresql, sqlite

from adapters.access.boxes import open_text, seal_text
from adapters.access.reach import reached
from adapters.access.tables import IMPORT_MEMORY
from adapters.exports.lists import book, csv_part
from adapters.importing.runner import Runner
from adapters.importing.sheets import Sheet, Unreadable, read_sheet
from adapters.importing.store import Batch, ImportStore
from adapters.keys.store import PersonKeys
from application.actor import Actor
from application.asking import Absent
from application.importing import DiscardImport, MapRegister, StartImport, UndoImport, UploadRegister
from application.importing_cells import words_of
from application.importing_fields import BY_NAME, MOST_VALUES, Reading
from application.policy import Decision, Thing, policy
from application.verdict import ACCEPTED, REJECTED, Verdict

log = structlog.get_logger()

SAMPLE = 5
_BOX = b"mapping"


class ImportDesk:
    """See `web/ports.py: Imports`."""

    def __init__(self, store: ImportStore, runner: Runner, engine: Engine, keys: PersonKeys) -> None:
        self.store = store
        self.runner = runner
        self._engine = engine
        self._keys = keys
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def upload(
        self, actor: Actor, centre: str, name: str, content: bytes, *, batch_id: UUID, command_id: UUID
    ) -> Verdict:
        """Read a file and lay its rows down sealed; the same batch sent twice is one."""
        try:
            sheet = read_sheet(content)
        except Unreadable as bad:
            return Verdict(REJECTED, bad.code, dict(bad.params))
        about: dict[str, Any] = {"form": sheet.form, "encoding": sheet.encoding, "rows": len(sheet.rows)}
        command = UploadRegister(batch_id=batch_id, centre=centre, file_name=name, **about)
        verdict = self.runner.give(command, actor, command_id)
        if verdict.accepted and self.store.find(batch_id) is None:
            self.store.create(_batch(batch_id, actor, centre, name, sheet), sheet.rows)
        return verdict

    def of(self, actor: Actor) -> list[Batch]:
        """The imports of the actor's centres, the newest first."""
        return self.store.of(actor.centres)

    def find(self, actor: Actor, batch_id: UUID) -> Batch:
        """One import. Raises Absent outside the actor's centres."""
        batch = self.store.find(batch_id)
        if batch is None or policy(actor, "imports.list", Thing(batch.centre)) <= Decision.DENY:
            raise Absent
        return batch

    def sample(self, batch: Batch) -> list[tuple[str, ...]]:
        """The first rows of the file."""
        return [cells for _, cells in islice(self.store.cells(batch.batch_id), SAMPLE)]

    def remembered(self, batch: Batch) -> Reading | None:
        """How this header was read last time at the centre."""
        which = select(IMPORT_MEMORY).where(
            IMPORT_MEMORY.c.centre == batch.centre, IMPORT_MEMORY.c.header_mac == self._header_mac(batch)
        )
        with reached(self._engine) as connection:
            row = connection.execute(which).mappings().first()
        text = row and open_text(self._keys, row["account_id"], _BOX + row["header_mac"], bytes(row["box"]))
        return Reading.from_json(json.loads(text)) if text else None

    def words(self, batch: Batch, columns: Mapping[int, str]) -> dict[str, Counter[str]]:
        """Field → the different words of its column with how often each stands there, of fields with codes.

        A column with more than MOST_VALUES of them is given with MOST_VALUES + 1.
        """
        coded = {place: name for place, name in columns.items() if BY_NAME[name].coded}
        found: dict[str, Counter[str]] = {name: Counter() for name in coded.values()}
        for _, cells in self.store.cells(batch.batch_id):
            for place, name in coded.items():
                if place < len(cells) and len(found[name]) <= MOST_VALUES:
                    found[name].update(words_of(name, cells[place]))
        return found

    def keep_reading(self, batch: Batch, reading: Reading) -> None:
        """Keep how the columns are read, before it is final."""
        self.store.change(batch.batch_id, about={**batch.about, "mapping": reading.as_json()})

    def map(self, actor: Actor, batch: Batch, reading: Reading, command_id: UUID) -> Verdict:
        """Settle how the file is read, and have its rows checked."""
        fields = tuple(dict.fromkeys(reading.columns.values()))
        command = MapRegister(batch_id=batch.batch_id, fields=fields, duplicates=reading.duplicates)
        verdict = self.runner.give(command, actor, command_id)
        if verdict.accepted:
            self._remember(actor, batch, reading)
            about = {**batch.about, "mapping": reading.as_json()}
            self.store.forget_rows(batch.batch_id)
            self.store.release(batch.batch_id, about=about, account_id=actor.account_id, phase="CHECKING", done=0)
            self.kick()
        return verdict

    def start(
        self, actor: Actor, batch: Batch, *, duplicates: str, choices: Mapping[int, str] | None = None
    ) -> Verdict:
        """Let the rows become files; an import that stopped goes on from where it stood."""
        if batch.phase not in ("CHECKED", "STOPPED"):
            return Verdict(REJECTED, "import.phase")
        verdict = Verdict(ACCEPTED)
        if batch.phase == "CHECKED":
            # One id for one start: who presses twice, or after a crash in between, gets the same answer.
            start_id = self.runner.ids(batch.batch_id).of("start", more=actor.account_id.bytes)
            verdict = self.runner.give(StartImport(batch_id=batch.batch_id), actor, start_id)
        if verdict.accepted:
            self.store.choose(batch.batch_id, choices or {})
            mapping = {**batch.about.get("mapping", {}), "duplicates": duplicates}
            about = {**batch.about, "mapping": mapping}
            self.store.release(batch.batch_id, about=about, account_id=actor.account_id, phase="RUNNING")
            self.kick()
        return verdict

    def keep_choices(self, batch: Batch, choices: Mapping[int, str]) -> None:
        """What is to be done with single rows, before the start."""
        if batch.phase == "CHECKED":
            self.store.choose(batch.batch_id, choices)

    def undo(self, actor: Actor, batch: Batch, command_id: UUID) -> Verdict:
        """Have taken back what nobody has touched."""
        verdict = self.runner.give(UndoImport(batch_id=batch.batch_id), actor, command_id)
        if verdict.accepted:
            self.store.release(batch.batch_id, account_id=actor.account_id, phase="UNDOING", done=0)
            self.kick()
        return verdict

    def discard(self, actor: Actor, batch: Batch, command_id: UUID) -> Verdict:
        """Give it up; its rows go at once."""
        verdict = self.runner.give(DiscardImport(batch_id=batch.batch_id), actor, command_id)
        if verdict.accepted:
            self.store.release(batch.batch_id, phase="DISCARDED", ended=datetime.now(UTC))
            self.store.forget(batch.batch_id)
        return verdict

    def counts(self, batch: Batch) -> dict[str, int]:
        """How many rows are in each state."""
        return self.store.counts(batch.batch_id)

    def noted(self, batch: Batch, *states: str, after: int = -1, most: int = 50) -> list[dict[str, Any]]:
        """Rows about which something is known, with their cells."""
        rows = self.store.rows(batch.batch_id, *states, after=after, most=most)
        cells = self.store.some_cells(batch.batch_id, [row["row"] for row in rows])
        return [{**row, "cells": cells.get(row["row"], ())} for row in rows]

    def refused(self, batch: Batch) -> Iterator[tuple[int, tuple[str, ...], Sequence[tuple[str, str]]]]:
        """(number, cells, problems) of every row that did not become what it says."""
        last = -1
        while rows := self.noted(batch, "ERROR", "REFUSED", "PARTLY", "SKIPPED", after=last, most=200):
            yield from ((row["row"], row["cells"], row["problems"]) for row in rows)
            last = rows[-1]["row"]

    def table(self, kind: str, sheets: Sequence[tuple[str, Sequence[str], Sequence[Sequence[str]]]]) -> bytes:
        """Sheets of (title, header, lines) as a workbook, the first one alone as CSV."""
        if kind == "xlsx":
            return book(sheets)
        _, header, lines = sheets[0]
        return csv_part(header, lines, ";")

    def kick(self) -> None:
        """Work in this process, unless it is at it already; a worker of its own does no harm beside it."""
        with self._lock:
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, name="imports", daemon=True)
                self._thread.start()

    def take_up(self) -> None:
        """Work here until nothing waits, once names can be searched; what another process began goes on."""
        if self.store.waiting() and not self.runner.search.ready.is_set():
            self.runner.search.fill()
        self._work()

    def settle(self, seconds: float) -> None:
        """Wait a while for the work under way: a small file is done before the page is shown."""
        if self._thread is not None:
            self._thread.join(seconds)

    def _work(self) -> None:
        try:
            while self.runner.work():
                pass
        except Exception as problem:  # noqa: BLE001 - nobody waits for this thread: the next kick or a worker goes on
            log.error("import.failed", error=type(problem).__name__)

    def _header_mac(self, batch: Batch) -> bytes:
        header = json.dumps([cell.casefold() for cell in batch.about["header"]], ensure_ascii=False)
        return hmac.digest(self.runner.key, b"header" + header.encode("utf8"), "sha256")

    def _remember(self, actor: Actor, batch: Batch, reading: Reading) -> None:
        mac = self._header_mac(batch)
        box = seal_text(
            self._keys, actor.account_id, _BOX + mac, json.dumps(reading.as_json(), ensure_ascii=False)
        )
        kind: Any = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}[self._engine.dialect.name]
        changed = {"account_id": actor.account_id, "box": box, "saved": datetime.now(UTC)}
        kept = kind(IMPORT_MEMORY).values(centre=batch.centre, header_mac=mac, **changed)
        with reached(self._engine) as connection:
            connection.execute(
                kept.on_conflict_do_update(index_elements=["centre", "header_mac"], set_=changed)
            )


def _batch(batch_id: UUID, actor: Actor, centre: str, name: str, sheet: Sheet) -> Batch:
    about: dict[str, Any] = {"name": name, "header": list(sheet.header), "form": sheet.form}
    about |= {"encoding": sheet.encoding, "separator": sheet.separator, "mapping": {}}
    count, now = len(sheet.rows), datetime.now(UTC)
    return Batch(batch_id, actor.account_id, centre, "UPLOADED", count, 0, now, None, about)
