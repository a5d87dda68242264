"""Moves about registers that are taken in as files, at random."""

from __future__ import annotations

from typing import Any

from application import importing
from tests.simulation.staff import an_id
from tests.simulation.world import Maker, Move, World


def _uploaded(w: World) -> Move:
    command = importing.UploadRegister(batch_id=an_id(), centre="KJD", form="CSV", rows=3, file_name="2025.csv")
    w.batches.append(command.batch_id)
    return command, w.desk()


def _of_batch(kind: Any, **said: Any) -> Maker:
    def make(w: World) -> Move:
        batch_id = w.pick(w.batches) if w.batches else an_id()
        return kind(batch_id=batch_id, **said), w.desk()

    return make


def _taken_back(w: World) -> Move:
    batch_id = w.pick(w.batches) if w.batches else an_id()
    return importing.TakeBackImported(batch_id=batch_id, person_id=w.pick(w.people)), w.desk()


IMPORTS: dict[type, tuple[float, Maker]] = {
    importing.UploadRegister: (1, _uploaded),
    importing.MapRegister: (2, _of_batch(importing.MapRegister, fields=("given_name", "sex"))),
    importing.StartImport: (2, _of_batch(importing.StartImport)),
    importing.FinishImport: (2, _of_batch(importing.FinishImport, registered=1, refused=2)),
    importing.UndoImport: (1, _of_batch(importing.UndoImport)),
    importing.TakeBackImported: (1, _taken_back),
    importing.FinishUndo: (1, _of_batch(importing.FinishUndo, kept=1)),
    importing.DiscardImport: (0.5, _of_batch(importing.DiscardImport)),
}
