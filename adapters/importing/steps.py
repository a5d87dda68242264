"""What a row becomes: commands under ids that follow from file and row, so that a row is never taken twice."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.actor import Actor
from application.consultation import RecordConsultation
from application.importing import ATTACH, CREATE, SKIP
from application.importing_rows import Found
from application.verdict import Verdict

Give = Callable[[Any, Actor, UUID], Verdict]
Known = Mapping[str, Any]
# Sent before by a colleague who began the same import: it stands.
SENT = "command.not_yours"
DONE, PARTLY, ATTACHED, SKIPPED, REFUSED = "DONE", "PARTLY", "ATTACHED", "SKIPPED", "REFUSED"
ENDED = frozenset({DONE, PARTLY, ATTACHED, SKIPPED, REFUSED, "UNDONE", "KEPT"})


class Ids:
    """Ids of a batch: in the order of its rows, and known to nobody who has not the key."""

    def __init__(self, batch_id: UUID, key: bytes) -> None:
        self._batch_id = batch_id
        self._key = key

    def of(self, what: str, row: int = 0, more: bytes = b"") -> UUID:
        """A UUIDv7 that begins as the batch does, goes on with the row, and ends in an HMAC."""
        said = self._batch_id.bytes + row.to_bytes(4, "big") + what.encode() + more
        digest = int.from_bytes(hmac.digest(self._key, b"import" + said, "sha256")[:8], "big")
        milliseconds = (self._batch_id.int >> 80) + (row >> 12)
        head = milliseconds & (1 << 48) - 1
        return UUID(int=head << 80 | 7 << 76 | (row & 0xFFF) << 64 | 2 << 62 | digest & (1 << 62) - 1)


@dataclass(frozen=True)
class Taker:
    """Takes rows in, one after the other."""

    give: Give
    actor: Actor
    ids: Ids
    duplicates: str
    # The person that an earlier row of the file became, if it became one.
    person_of_row: Callable[[int], UUID | None]

    def take(self, number: int, found: Found, known: Known) -> dict[str, Any]:
        """What became of the row, as `import_rows` keeps it."""
        row = {"row": number, "twin_id": known.get("twin_id"), "twin_row": known.get("twin_row")}
        if found.problems or found.register is None:
            return row | {"state": REFUSED, "problems": [list(problem) for problem in found.problems]}
        twin = self._twin(known)
        choice = (known.get("choice") or self.duplicates) if twin else CREATE
        if choice == SKIP:
            return row | {"state": SKIPPED, "problems": []}
        if choice == ATTACH and twin:
            return row | self._attached(number, found, twin)
        return row | self._registered(number, found)

    def _twin(self, known: Known) -> UUID | None:
        if known.get("twin_id"):
            return UUID(str(known["twin_id"]))
        twin_row = known.get("twin_row")
        return None if twin_row is None else self.person_of_row(int(twin_row))

    def _attached(self, number: int, found: Found, person_id: UUID) -> dict[str, Any]:
        if found.record is None:
            return {"state": SKIPPED, "problems": [["", "import.nothing_to_attach"]]}
        consultation_id, code = self._record(number, found.record, person_id)
        if code:
            return {"state": REFUSED, "problems": [["", code]]}
        return {"state": ATTACHED, "problems": [], "person_id": person_id, "consultation_id": consultation_id}

    def _registered(self, number: int, found: Found) -> dict[str, Any]:
        command = found.register
        verdict = self.give(command, self.actor, self.ids.of("register", number))
        if not verdict.accepted and verdict.code != SENT:
            return {"state": REFUSED, "problems": [["", str(verdict.code)]]}
        person_id = self.ids.of("person", number)
        taken = {"state": DONE, "problems": [], "person_id": person_id}
        if found.record is None:
            return taken
        consultation_id, code = self._record(number, found.record, person_id)
        if code:
            return taken | {"state": PARTLY, "problems": [["held_on", code]]}
        return taken | {"consultation_id": consultation_id}

    def _record(self, number: int, said: dict[str, Any], person_id: UUID) -> tuple[UUID, str]:
        """The id of the consultation, and why it was refused (empty: it was not)."""
        consultation_id = self.ids.of("consultation", number)
        command = RecordConsultation(consultation_id=consultation_id, person_id=person_id, **said)
        verdict = self.give(command, self.actor, self.ids.of("record", number))
        fine = verdict.accepted or verdict.code == SENT
        return consultation_id, "" if fine else str(verdict.code)
