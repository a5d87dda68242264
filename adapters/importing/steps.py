"""What a row becomes: commands under ids that follow from file and row, so that a row is never taken twice."""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from application.consultation import RecordConsultation
from application.importing import ATTACH, CREATE, SKIP
from application.importing_rows import Found
from application.verdict import Verdict

# A command and the id under which it is sent.
Sent = tuple[Any, UUID]
GiveAll = Callable[[Sequence[Sent]], list[Verdict]]
Known = Mapping[str, Any]
# Sent before by a colleague who began the same import: it stands.
SENT = "command.not_yours"
DONE, PARTLY, ATTACHED, SKIPPED, REFUSED = "DONE", "PARTLY", "ATTACHED", "SKIPPED", "REFUSED"
ENDED = frozenset({DONE, PARTLY, ATTACHED, SKIPPED, REFUSED, "UNDONE", "KEPT"})
# How many rows are decided together: others at their desks wait for no more than that.
TOGETHER = 25


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
class Plan:
    """What is to be sent for a row. `row` is what is known of it so far; without commands that is the end of it."""

    row: dict[str, Any]
    register: Sent | None = None
    record: Sent | None = None

    @property
    def sent(self) -> list[Sent]:
        """The commands in order."""
        return [each for each in (self.register, self.record) if each is not None]

    def ended(self, verdicts: Sequence[Verdict]) -> dict[str, Any]:
        """What became of the row, given a verdict on each command."""
        faults = [[] if each.accepted or each.code == SENT else [str(each.code), each.params] for each in verdicts]
        if not faults:
            return self.row
        if faults[0]:
            refused = {"state": REFUSED, "problems": [["", *faults[0]]], "person_id": None}
            return self.row | refused | {"consultation_id": None}
        if faults[-1]:
            return self.row | {"state": PARTLY, "problems": [["held_on", *faults[-1]]], "consultation_id": None}
        return self.row


@dataclass(frozen=True)
class Taker:
    """Takes rows in, some of them together."""

    give: GiveAll
    ids: Ids
    duplicates: str
    # The person that an earlier row of the file became, if it became one.
    person_of_row: Callable[[int], UUID | None]

    def take(self, rows: Iterable[tuple[int, Found, Known]]) -> Iterator[dict[str, Any]]:
        """What became of each row, as `import_rows` keeps it; in order."""
        waiting: dict[int, Plan] = {}
        for number, found, known in rows:
            # A row that is like another must know first what became of that one.
            if len(waiting) == TOGETHER or known.get("twin_row") in waiting:
                yield from self._given(waiting)
                waiting = {}
            waiting[number] = self._plan(number, found, known)
        yield from self._given(waiting)

    def _given(self, plans: Mapping[int, Plan]) -> Iterator[dict[str, Any]]:
        verdicts = iter(self.give([sent for plan in plans.values() for sent in plan.sent]))
        for plan in plans.values():
            yield plan.ended([next(verdicts) for _ in plan.sent])

    def _plan(self, number: int, found: Found, known: Known) -> Plan:
        row = {"row": number, "twin_id": known.get("twin_id"), "twin_row": known.get("twin_row")}
        if found.problems or found.register is None:
            return Plan(row | {"state": REFUSED, "problems": [list(problem) for problem in found.problems]})
        twin = self._twin(known)
        choice = (known.get("choice") or self.duplicates) if twin else CREATE
        if choice == SKIP:
            return Plan(row | {"state": SKIPPED, "problems": []})
        if choice == ATTACH and twin:
            return self._attached(row, found, twin)
        person_id = self.ids.of("person", number)
        kept = row | {"state": DONE, "problems": [], "person_id": person_id}
        register = (found.register, self.ids.of("register", number))
        if found.record is None:
            return Plan(kept, register)
        record = self._record(number, found.record, person_id)
        return Plan(kept | {"consultation_id": record[0].consultation_id}, register, record)

    def _twin(self, known: Known) -> UUID | None:
        if known.get("twin_id"):
            return UUID(str(known["twin_id"]))
        twin_row = known.get("twin_row")
        return None if twin_row is None else self.person_of_row(int(twin_row))

    def _attached(self, row: dict[str, Any], found: Found, person_id: UUID) -> Plan:
        if found.record is None:
            return Plan(row | {"state": SKIPPED, "problems": [["", "import.nothing_to_attach"]]})
        record = self._record(row["row"], found.record, person_id)
        of = {"person_id": person_id, "consultation_id": record[0].consultation_id}
        return Plan(row | {"state": ATTACHED, "problems": []} | of, record=record)

    def _record(self, number: int, said: dict[str, Any], person_id: UUID) -> Sent:
        consultation_id = self.ids.of("consultation", number)
        command = RecordConsultation(consultation_id=consultation_id, person_id=person_id, **said)
        return command, self.ids.of("record", number)
