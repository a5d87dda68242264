"""kill -9 at random instants under load, nothing lost or doubled: `python -m tests.simulation.crash [--kills N]`."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import signal
import time
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from typing import Any
from uuid import UUID

from application.migrant import AssignMigrant
from application.ports import Unavailable
from application.verdict import ACCEPTED
from tests.simulation.asking import a_consultation, a_registration
from tests.simulation.databases import Site, a_site, own_run
from tests.simulation.ground import Ground, ground_on, open_ground
from tests.simulation.race import _events, _inbox
from tests.simulation.staff import COUNSELLORS, an_id, open_centres

DESK = COUNSELLORS["KJD"]
# A server that has imported everything forks each child: a clean process in a few milliseconds.
FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["tests.simulation.race"])
# How long a child may live, in seconds after its first command: long enough to die anywhere.
LIFE = (0.0, 0.4)


@dataclass
class Told:
    """What the children said before they died, in order."""

    asked: dict[UUID, Any] = field(default_factory=dict)
    answered: dict[UUID, str] = field(default_factory=dict)


def work(site: Site, seed: int, pipe: Connection) -> None:
    """A child: says what it is about to ask, asks, says what it was answered, until it is killed."""
    ground, rng, people = open_ground(site.urls, site.keyring), random.Random(seed), []
    pipe.send(("ready", None, None))
    while True:
        command = _command(rng, people)
        command_id = an_id()
        pipe.send(("asks", command_id, command))
        verdict = ground.give(command, DESK, command_id)
        pipe.send(("told", command_id, verdict.status))
        if verdict.accepted and hasattr(command, "consents"):
            people.append(command.person_id)


def _command(rng: random.Random, people: list[UUID]) -> Any:
    if not people or rng.random() < 0.25:
        return a_registration()
    if rng.random() < 0.2:
        return AssignMigrant(person_id=rng.choice(people), owner_id=DESK.account_id)
    return a_consultation(rng.choice(people))


def kill_one(site: Site, rng: random.Random, told: Told) -> None:
    """Start a child, listen for a while, kill it where it stands, and hear what it still had to say."""
    ours, theirs = FORK.Pipe(duplex=False)
    child = FORK.Process(target=work, args=(site, rng.randrange(2**32), theirs))
    child.start()
    theirs.close()
    until: float | None = None
    while until is None or time.monotonic() < until:
        if ours.poll(0.001) and _hear(ours, told) == "ready":
            until = time.monotonic() + rng.uniform(*LIFE)
    os.kill(child.pid or 0, signal.SIGKILL)
    child.join()
    try:
        while True:
            _hear(ours, told)
    except (EOFError, OSError):
        ours.close()


def _hear(pipe: Connection, told: Told) -> str:
    kind, identifier, content = pipe.recv()
    if kind == "asks":
        told.asked[identifier] = content
    elif kind == "told":
        told.answered[identifier] = content
    return str(kind)


def faults(ground: Ground, told: Told) -> list[str]:
    """What was acknowledged and is not there; then everything is asked again, and must be there once."""
    lost = [
        f"lost: {identifier}"
        for identifier, status in told.answered.items()
        if not ground.count("inbox", f"command_id = {_literal(ground, identifier)}") and status == ACCEPTED
    ]
    answers = []
    for identifier, command in told.asked.items():
        verdict = ground.give(command, DESK, identifier)
        if told.answered.get(identifier, verdict.status) != verdict.status:
            lost.append(f"{identifier} was {told.answered[identifier]}, is {verdict.status}")
        answers.append((identifier, type(command).__name__, verdict.status, verdict.code))
    return lost + _inbox(ground, answers) + _events(ground, answers) + [str(d) for d in ground.differences()]


def _literal(ground: Ground, identifier: UUID) -> str:
    return f"'{identifier}'" if ground.ledger.dialect.name == "postgresql" else f"x'{identifier.hex}'"


def crash(site: Site, kills: int, seed: int) -> tuple[list[str], Told]:
    rng, told = random.Random(seed), Told()
    with ground_on(site.urls, site.keyring) as ground:
        open_centres(ground)
    for _ in range(kills):
        kill_one(site, rng, told)
    with ground_on(site.urls, site.keyring) as ground:
        _settle(ground)
        return faults(ground, told), told


def _settle(ground: Ground) -> None:
    """PostgreSQL notices a dead client a moment later; until then its locks stand."""
    for _ in range(100):
        if ground.ledger.dialect.name == "sqlite":
            return
        busy = ground.rows(
            "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
            "AND xact_start IS NOT NULL"
        )
        if not busy:
            return
        time.sleep(0.1)
    raise Unavailable


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--on", choices=("sqlite", "postgres"), action="append")
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    wrong: list[str] = []
    with own_run():
        for kind in asked.on or ("sqlite", "postgres"):
            with a_site(kind, on_disk=True) as site:
                found, told = crash(site, asked.kills, asked.seed)
            open_ones = len(told.asked) - len(told.answered)
            print(
                f"{kind}: {asked.kills} kills, {len(told.answered)} commands acknowledged, "
                f"{open_ones} cut off and asked again, {len(found)} faults",
                *found,
                sep="\n  ",
            )
            wrong += found
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
