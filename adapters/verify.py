"""Reads the whole house and names whatever does not agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from uuid import UUID

from eventsourcing.persistence import MapperDeserialisationError, StoredEvent
from eventsourcing.utils import TopicError

from adapters.keys.wrapping import KeyUnreadable
from adapters.ledger.tail import Position, count, read_after
from adapters.readmodels.rebuild import Rebuild
from adapters.sql.transaction import driver_transaction
from adapters.wiring import House

READ = 2_000


def verify(house: House, progress: Callable[[int, int], None]) -> Iterator[str]:
    """One line for each problem. Reads every event, looks for the key of every box, compares views with a rebuild."""
    yield from _ledger(house, progress)
    yield from house.attachments.faults()
    for found in Rebuild(house.turns, house.mapper, house.views).check():
        yield f"view {found.table}: {found.only_live} rows only here, {found.only_rebuilt} rows only in a rebuild"


def _ledger(house: House, progress: Callable[[int, int], None]) -> Iterator[str]:
    at, done = Position(), 0
    last_version: dict[UUID, int] = {}
    while True:
        with driver_transaction(house.turns.engine, house.turns.statements, begin="BEGIN") as reading:
            total = count(reading)
            rows = read_after(reading, at, READ)
        if not rows:
            return
        yield from _batch(house, [stored for _, stored in rows], last_version)
        at, done = rows[-1][0], done + len(rows)
        progress(done, total)


def _batch(house: House, events: list[StoredEvent], last_version: dict[UUID, int]) -> Iterator[str]:
    owners: dict[UUID, str] = {}
    for stored in events:
        where = f"{stored.topic} {stored.originator_id} version {stored.originator_version}"
        origin: UUID = stored.originator_id  # type: ignore[assignment]  # our ids are UUIDs
        if stored.originator_version != last_version.get(origin, 0) + 1:
            yield f"gap before {where}"
        last_version[origin] = stored.originator_version
        try:
            house.mapper.to_domain_event(stored)
            owners.update(dict.fromkeys(house.mapper.unseal_nothing(stored).boxes, where))
        except (MapperDeserialisationError, TopicError) as problem:
            yield f"cannot be read: {where} ({type(problem).__name__})"
        except KeyUnreadable as problem:
            yield f"cannot be read: {where} (its key, wrapped under generation {problem.generation})"
    known = house.keys.state_of(owners)
    yield from (
        f"no key and no erasure for a box of {where}" for owner, where in owners.items() if owner not in known
    )
