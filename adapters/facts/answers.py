"""Facts of what a contact brought to light: problems with documents, and how money is sent home.

Counted together with `fact_contacts` of the same record and instant, as topics are.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, LargeBinary, Table, Text

from adapters.facts.dimensions import RecordKey, version_columns
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA


def _table(name: str, *columns: Column[Any]) -> Table:
    key = Column("record_key", LargeBinary(16), primary_key=True)
    return Table(name, METADATA, key, *columns, *version_columns(), sqlite_with_rowid=False)


PROBLEMS = _table("fact_problems", Column("document_problem", Text, primary_key=True))
_SENT = ("remittance_channel", "remittance_frequency", "remittance_amount")
REMITTANCES = _table("fact_remittances", *(Column(name, Text) for name in _SENT))
# With the channel again, so that uses are cut by it.
USES = _table(
    "fact_remittance_uses", Column("remittance_use", Text, primary_key=True), Column("remittance_channel", Text)
)
TABLES = (PROBLEMS, REMITTANCES, USES)


class _Facts:
    """The projections; `key` names records in the facts."""

    def __init__(self, key: RecordKey) -> None:
        self.key = key

    def held(self, sealed: Sealed) -> Iterator[Change]:
        return self._problems(sealed.event)

    def corrected(self, sealed: Sealed) -> Iterator[Change]:
        yield from self._ended(sealed.event, PROBLEMS)
        yield from self._problems(sealed.event)

    def taken(self, sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield from self._ended(event, REMITTANCES, USES)
        said = {name: getattr(event, name) for name in _SENT}
        key = {"record_key": self.key(event.originator_id)}
        if any(said.values()):
            yield Insert(REMITTANCES, fact(key | said, event.recorded))
        for use in dict.fromkeys(event.remittance_use):
            row = key | {"remittance_use": use, "remittance_channel": event.remittance_channel}
            yield Insert(USES, fact(row, event.recorded))

    def voided(self, sealed: Sealed) -> Iterator[Change]:
        return self._ended(sealed.event, *TABLES)

    def _problems(self, event: Any) -> Iterator[Change]:
        for problem in dict.fromkeys(event.document_problems):
            row = {"record_key": self.key(event.originator_id), "document_problem": problem}
            yield Insert(PROBLEMS, fact(row, event.recorded))

    def _ended(self, event: Any, *tables: Table) -> Iterator[Change]:
        for table in tables:
            yield Revise(table, {"record_key": self.key(event.originator_id)}, event.recorded, None)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name records in them."""
    facts = _Facts(record_key)
    own = {"consultation.Held": facts.held, "consultation.Corrected": facts.corrected}
    own |= {"consultation.DetailsTaken": facts.taken, "consultation.Voided": facts.voided}
    return View("fact_answers", TABLES, own, facts=True)
