"""A long random life of a network, compared with itself: `python -m tests.simulation.life [--moves N] [--lives N]`."""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from eventsourcing.application import Repository
from eventsourcing.persistence import EventStore

from adapters.ledger.recorder import LedgerRecorder
from adapters.ledger.tail import Position, read_after
from adapters.sql.transaction import driver_transaction
from adapters.sql.types import FOREVER
from application.handlers import HANDLERS
from domain.kernel import Aggregate
from tests.simulation.columns import beside, differing
from tests.simulation.comparing import unexplained
from tests.simulation.databases import Site, a_site, own_run
from tests.simulation.ground import Ground, ground_on
from tests.simulation.moves import a_life
from tests.simulation.staff import open_centres
from tests.simulation.world import World


class Watched:
    """Keeps every aggregate that a handler changed, as it stood when the command was accepted."""

    def __init__(self, ground: Ground) -> None:
        self.states: dict[UUID, dict[str, Any]] = {}
        ground.dispatch._handlers = {kind: self._watching(handler) for kind, handler in HANDLERS.items()}

    def _watching(self, handler: Any) -> Any:
        def decide(ledger: Any, command: Any) -> Any:
            changed = handler(ledger, command)
            aggregates = list(changed[0] if isinstance(changed, tuple) else changed)
            self._kept = {each.id: each for each in aggregates}
            return (aggregates, *changed[1:]) if isinstance(changed, tuple) else aggregates

        return decide

    def accepted(self) -> None:
        self.states |= {identifier: state_of(aggregate) for identifier, aggregate in self._kept.items()}


def state_of(aggregate: Aggregate) -> dict[str, Any]:
    """What rules read, and the version."""
    return {name: value for name, value in vars(aggregate).items() if name != "_pending_events"}


def live(site: Site, moves: int, seed: int) -> tuple[list[str], Counter[str]]:
    """One life; what is wrong with it, and what happened in it."""
    with ground_on(site.urls, site.keyring) as ground:
        open_centres(ground)
        watched, happened, columns = Watched(ground), Counter[str](), beside(ground)
        for command, actor in a_life(World(random.Random(seed), ground.version), moves):
            verdict = ground.give(command, actor)
            happened[f"{type(command).__name__} {verdict.status}"] += 1
            if verdict.accepted:
                watched.accepted()
            if happened.total() in (moves // 2, moves * 3 // 4):
                # Filled in the middle of the life, followed from there on.
                columns.refresh()
        try:
            return [*faults(ground, watched), *differing(ground, columns, seed), *unexplained(ground, seed)], happened
        finally:
            columns.close()


def faults(ground: Ground, watched: Watched) -> Iterator[str]:
    """Empty when all is well."""
    yield from map(str, ground.differences())
    if many := ground.count("view_faults"):
        yield f"{many} faults: {ground.rows('SELECT DISTINCT view, error FROM view_faults')}"
    yield from _states(ground, watched)
    yield from _twice(ground)
    yield from _gaps(ground)


def _states(ground: Ground, watched: Watched) -> Iterator[str]:
    """A file loaded again stands as it stood when it was last changed; what is erased reads so."""
    recorder = LedgerRecorder(ground.ledger, ground.turns.statements)
    repository: Repository[UUID] = Repository(EventStore(ground.mapper, recorder))
    gone = {row[0] for row in ground.rows("SELECT person_id FROM erasures")}
    known = {_uuid(value) for value in gone}
    for identifier, lived in watched.states.items():
        loaded = state_of(repository.get(identifier))
        differing = {name for name in lived if lived[name] != loaded.get(name)}
        unreadable = {"birth_date", "agency"} if lived.get("person_id", identifier) in known else set()
        if differing - unreadable:
            yield f"{identifier}: {differing} differ when loaded"


def _twice(ground: Ground) -> Iterator[str]:
    """At every instant a record is counted once in each table of facts."""
    keys = dict.fromkeys(("fact_contacts", "fact_referrals", "fact_calls"), "record_key")
    keys["fact_topics"] = "record_key, topic, own"
    for table, key in keys.items():
        open_ones = (
            f"SELECT {key} FROM {table} WHERE recorded_to = {FOREVER} GROUP BY {key} HAVING count(*) > 1"
        )
        if ground.rows(open_ones):
            yield f"counted twice in {table}"
        if ground.count(table, "recorded_from >= recorded_to"):
            yield f"a version in {table} ends before it begins"


def _gaps(ground: Ground) -> Iterator[str]:
    last: Counter[UUID] = Counter()
    newest = None
    with driver_transaction(ground.ledger, ground.turns.statements, begin="BEGIN") as on:
        for _, stored in read_after(on, Position(), 100_000, alone=True):
            event = ground.mapper.unseal_nothing(stored).event
            last[event.originator_id] += 1
            if event.originator_version != last[event.originator_id] or (newest and event.recorded < newest):
                yield f"out of order: {stored.topic} {stored.originator_id}"
            newest = event.recorded


def _uuid(value: Any) -> UUID:
    return value if isinstance(value, UUID) else UUID(bytes=bytes(value))


def show(happened: Counter[str]) -> str:
    taken = {kind.__name__: happened[f"{kind.__name__} accepted"] for kind in HANDLERS}
    never = [name for name, accepted in taken.items() if not accepted]
    return f"accepted {sum(taken.values())} of {happened.total()}; never accepted: {never or 'none'}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--moves", type=int, default=1500)
    parser.add_argument("--lives", type=int, default=4)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--on", choices=("sqlite", "postgres"), action="append")
    asked = parser.parse_args()
    wrong = 0
    with own_run():
        for kind in asked.on or ("sqlite", "postgres"):
            for seed in range(asked.seed, asked.seed + asked.lives):
                with a_site(kind) as site:
                    found, happened = live(site, asked.moves, seed)
                print(f"{kind}, seed {seed}: {show(happened)}, {len(found)} faults", *found, sep="\n  ")
                wrong += len(found)
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
