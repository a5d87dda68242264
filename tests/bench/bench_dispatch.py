"""Logging and amending a consultation through Dispatch, against its peers: `python -m tests.bench.bench_dispatch`."""

from __future__ import annotations

import argparse
import gc
import multiprocessing
import random
from collections.abc import Callable, Sequence
from dataclasses import fields
from functools import partial
from typing import Any
from uuid import UUID

from sqlalchemy import create_engine, make_url

from adapters.settings import Settings
from adapters.wiring import House, build
from application.actor import system_actor
from application.consultation import CorrectConsultation, RecordConsultation, _Record
from tests.bench.django_peer import DjangoPeer
from tests.bench.orm_peer import OrmPeer, tuned
from tests.bench.stages import Stages
from tests.bench.timing import Rounds, Work, in_pairs, in_rounds, table
from tests.simulation.asking import a_consultation, a_registration
from tests.simulation.databases import Site, a_site, own_run
from tests.simulation.staff import CENTRES, COUNSELLORS, an_id

DESK = COUNSELLORS["KJD"]
PEOPLE = 50
WARM = 9
BASE = "SQLAlchemy ORM + audit row"
TUNED = "the same, with Safar's SQLite settings"
OURS = "Safar: Dispatch, everything on"
HISTORY = "Django + django-simple-history"
TEXT = "Explained which papers the patent needs, where to pay, and what to do when the employer keeps the passport. "
_SAME = tuple(field.name for field in fields(_Record) if field.name not in ("ban_until", "contact_district"))


def open_house(site: Site) -> House:
    """As in production, with two centres and some people."""
    names = {"ledger": "database_url", "keys": "keys_url", "access": "access_url", "releases": "releases_url"}
    settings = Settings(data_dir=site.folder, **{names[store]: url for store, url in site.urls.items()})
    house = build(settings, create_keyring=True)
    for command in CENTRES.values():
        assert house.system.dispatch(command, system_actor(), command_id=an_id()).accepted
    return house


def _commands(people: Sequence[UUID], many: int) -> list[RecordConsultation]:
    return [a_consultation(random.choice(people), advice=TEXT * 2, minutes=25) for _ in range(many)]


def _values(command: RecordConsultation) -> dict[str, Any]:
    """The same content for a peer."""
    kept = {name: getattr(command, name) for name in _SAME}
    lists = {name: list(kept[name]) for name in ("topics", "document_problems")}
    return {
        **kept,
        **lists,
        "person_id": command.person_id,
        "centre": command.centre,
        "occurred_at": command.occurred_at,
    }


def _corrected(command: RecordConsultation) -> CorrectConsultation:
    shared = {field.name for field in fields(CorrectConsultation)}
    same = {field.name: getattr(command, field.name) for field in fields(command) if field.name in shared}
    return CorrectConsultation(
        **same | {"advice": TEXT * 3, "outcome": "REFERRED"}, base_version=1, reason="TYPING_ERROR"
    )


class Safar:
    """The house as a contender."""

    def __init__(self, house: House) -> None:
        self.house = house
        registrations = [a_registration() for _ in range(PEOPLE)]
        self.people = [command.person_id for command in registrations]
        for command in registrations:
            self._give(command)
        self.recorded: list[RecordConsultation] = []

    def records(self, many: int) -> list[Work]:
        commands = _commands(self.people, many)
        self.recorded += commands
        return [partial(self._give, command) for command in commands]

    def amends(self, many: int) -> list[Work]:
        return [partial(self._give, _corrected(self.recorded.pop())) for _ in range(many)]

    def _give(self, command: Any) -> None:
        assert self.house.system.dispatch(command, DESK, command_id=an_id()).accepted


class Peer:
    """A peer as a contender."""

    def __init__(self, peer: OrmPeer | DjangoPeer) -> None:
        self._peer = peer
        self._people = [an_id() for _ in range(PEOPLE)]
        self._recorded: list[UUID] = []

    def records(self, many: int) -> list[Work]:
        values = [
            _values(command) | {"id": command.consultation_id} for command in _commands(self._people, many)
        ]
        self._recorded += [each["id"] for each in values]
        return [partial(self._peer.record, each) for each in values]

    def amends(self, many: int) -> list[Work]:
        changed = {"advice": TEXT * 3, "outcome": "REFERRED"}
        return [partial(self._peer.amend, self._recorded.pop(), changed) for _ in range(many)]


def compare(site: Site, rounds: int, operations: int) -> tuple[dict[str, Rounds], Stages]:
    """Records and amends by the hundred, then both one after the other, then the stages of a record."""
    house = open_house(site)
    ours = Safar(house)
    contenders: dict[str, Safar | Peer] = {OURS: ours}
    if make_url(site.urls["releases"]).get_backend_name() == "sqlite":
        plain = create_engine(f"sqlite:///{site.folder / 'plain.db'}")
        contenders[BASE] = Peer(OrmPeer(plain, DESK.account_id))
        contenders[TUNED] = Peer(OrmPeer(tuned(site.urls["releases"]), DESK.account_id))
    else:
        contenders[BASE] = Peer(OrmPeer(tuned(site.urls["releases"]), DESK.account_id))
    contenders[HISTORY] = Peer(DjangoPeer(site.urls["access"], DESK.account_id))
    ways: dict[str, dict[str, Callable[[int], Sequence[Work]]]] = {
        way: {name: getattr(contender, way) for name, contender in contenders.items()}
        for way in ("records", "amends")
    }
    found = {
        f"record a consultation, {operations} at a time": in_rounds(
            # As after a day's work: SQLite's log writes over itself, and no longer waits for its file to grow.
            ways["records"],
            rounds,
            operations,
            WARM,
        ),
        f"amend it, {operations} at a time": in_rounds(ways["amends"], rounds, operations),
        "record a consultation, in turn": in_pairs(ways["records"], operations * 4),
        "amend it, in turn": in_pairs(ways["amends"], operations * 4),
    }
    stages = Stages()
    works = ours.records(operations)
    gc.collect()
    with stages.watched():
        for work in works:
            work()
    house.close()
    return found, stages


def show(kind: str, rounds: int, operations: int) -> None:
    with own_run(on_disk=True), a_site(kind, on_disk=True) as site:
        found, stages = compare(site, rounds, operations)
    for title, taken in found.items():
        table(f"{kind}: {title}, one commit each", taken, BASE)
    stages.show(operations)


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--operations", type=int, default=100)
    parser.add_argument("--on", choices=("sqlite", "postgres"), action="append")
    asked = parser.parse_args(arguments)
    for kind in asked.on or ("sqlite", "postgres"):
        # Django is set up once in a process, for one database.
        process = multiprocessing.get_context("spawn").Process(
            target=show, args=(kind, asked.rounds, asked.operations)
        )
        process.start()
        process.join()
        if process.exitcode:
            raise SystemExit(process.exitcode)


if __name__ == "__main__":
    main()
