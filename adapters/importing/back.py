"""Takes rows back: what they recorded is voided, whom they registered is forgotten, unless somebody worked with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Engine, select

from adapters.importing.steps import ATTACHED, GiveAll, Ids
from adapters.importing.store import ImportStore
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.timeline import TIMELINE
from application.consultation import VoidConsultation
from application.importing import TakeBackImported

Row = dict[str, Any]


@dataclass(frozen=True)
class Backs:
    """For one batch; `give` answers every command it is given."""

    batch_id: UUID
    store: ImportStore
    ledger: Engine
    give: GiveAll
    ids: Ids

    def take_back(self, rows: Sequence[Row]) -> list[Row]:
        """What became of each row. All are voided before anybody is forgotten."""
        ended = {row["row"]: self._in_the_way(row) for row in rows}
        ended |= self._voided([row for row in rows if not ended[row["row"]]])
        left = [row for row in rows if not ended.get(row["row"])]
        ended |= self._forgotten([row for row in left if row["state"] != ATTACHED])
        done: Row = {"state": "UNDONE", "problems": []}
        return [row | (ended.get(row["row"]) or done) for row in rows]

    def _in_the_way(self, row: Row) -> Row:
        registered = row["state"] != ATTACHED
        others = registered and self._others(row["person_id"], row["consultation_id"])
        return _kept("import.in_the_way") if others else {}

    def _voided(self, rows: Sequence[Row]) -> dict[int, Row]:
        held = [row for row in rows if row["consultation_id"]]
        reason: dict[str, Any] = {"base_version": 1, "reason": "OTHER"}
        of = ("consultation_id", "person_id")
        sent = [
            (VoidConsultation(**{name: row[name] for name in of}, **reason), self.ids.of("void", row["row"]))
            for row in held
        ]
        return {
            row["row"]: _kept("import.touched")
            for row, verdict in zip(held, self.give(sent), strict=True)
            if not verdict.accepted and verdict.code != "consultation.voided"
        }

    def _forgotten(self, rows: Sequence[Row]) -> dict[int, Row]:
        sent = [
            (TakeBackImported(batch_id=self.batch_id, person_id=row["person_id"]), self.ids.of("back", row["row"]))
            for row in rows
        ]
        return {
            row["row"]: _kept(str(verdict.code))
            for row, verdict in zip(rows, self.give(sent), strict=True)
            if not verdict.accepted and verdict.code != "migrant.erased"
        }

    def _others(self, person_id: UUID, consultation_id: UUID | None) -> bool:
        """Whether a record hangs on the person that this import did not bring."""
        contacts = select(CONSULTATIONS.c.consultation_id).where(CONSULTATIONS.c.person_id == person_id)
        query = select(TIMELINE.c.originator_id).where(TIMELINE.c.person_id == person_id).union(contacts)
        with self.ledger.begin() as connection:
            found = set(connection.scalars(query)) - {person_id, consultation_id}
        return bool(found - self.store.ours(self.batch_id, sorted(found))) if found else False


def _kept(code: str) -> Row:
    return {"state": "KEPT", "problems": [["", code]]}
