"""Facts of material help: one row for each thing of a hand-out and version. Units are never added to one another."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import BigInteger, Column, Index, Table, Text, UniqueConstraint

from adapters.facts.dimensions import RecordKey, key_columns, persons_changes, version_columns
from adapters.facts.persons import counted, person_columns, person_of
from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Revise, View, fact
from adapters.readmodels.tables import METADATA
from adapters.sql.types import Day, Instant
from domain.material_help import named

HELP = Table(
    "fact_material_help",
    METADATA,
    *key_columns(),
    # Kind and unit as one code (FOOD-KG): quantities of one line are of one unit.
    Column("help_item", Text, primary_key=True),
    Column("given_on", Day, nullable=False),
    Column("occurred_at", Instant, nullable=False),
    Column("centre", Text, nullable=False),
    Column("quantity", BigInteger, nullable=False),
    *person_columns(),
    # `hand_outs` is 1 for the first thing of each, so that its sum counts hand-outs; `times` counts things.
    *counted("hand_outs", "times"),
    *version_columns(),
    UniqueConstraint("person_key", "record_key", "help_item", "recorded_from"),
    Index("fact_material_help_period", "given_on", "recorded_from", "recorded_to", "help_item", "centre"),
    sqlite_with_rowid=False,
)


def view(record_key: RecordKey) -> View:
    """The facts with a way to name persons and records in them."""

    def handed_out(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        day = event.occurred_at.date()
        row = {"record_key": record_key(event.originator_id), "person_key": record_key(event.person_id)}
        row |= {"given_on": day, "occurred_at": event.occurred_at, "centre": event.at_centre, **person_of(event, day)}
        for place, item in enumerate(event.items):
            thing = {"help_item": named(item), "quantity": item["quantity"], "hand_outs": int(place == 0), "times": 1}
            yield Insert(HELP, fact(row | thing, event.recorded))

    def ended(sealed: Sealed) -> Iterator[Change]:
        event = sealed.event
        yield Revise(HELP, {"record_key": record_key(event.originator_id)}, event.recorded, None)

    def corrected(sealed: Sealed) -> Iterator[Change]:
        yield from ended(sealed)
        yield from handed_out(sealed)

    own = {
        "material_help.HandedOut": handed_out,
        "material_help.Corrected": corrected,
        "material_help.Voided": ended,
    }
    return View("fact_material_help", (HELP,), own | persons_changes((HELP,), record_key), facts=True)
