"""Many processes on the same files, every verdict checked: `python -m tests.simulation.race [--commands N]`."""

from __future__ import annotations

import argparse
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from adapters.ledger.tail import Position, read_after
from adapters.sql.transaction import driver_transaction
from application.consultation import CloseFollowUp
from application.migrant import AssignMigrant, ChangeMigrantContact, GiveConsent
from application.ports import Unavailable
from application.training import EnrolMigrant, GiveUpSeat
from tests.harness.days import today
from tests.simulation.asking import a_consultation, a_curriculum, a_registration, a_session
from tests.simulation.databases import Site, a_site, own_run
from tests.simulation.ground import Ground, open_ground
from tests.simulation.staff import ADMIN, COUNSELLORS, TRAINERS, an_id, open_centres

DESK = COUNSELLORS["KJD"]
ROOM = TRAINERS["KJD"]
SPAWN = multiprocessing.get_context("spawn")
PROCESSES = {"sqlite": 2, "postgres": 8}


@dataclass
class Outcome:
    """What one process was answered: (command id, command name, status, code) in order."""

    answers: list[tuple[UUID, str, str, str | None]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    seconds: float = 0.0


@dataclass(frozen=True)
class Scene:
    """What everybody fights over: a few files and one session with few seats."""

    people: tuple[UUID, ...]
    session: UUID
    seats: int


def set_up(ground: Ground, files: int, seats: int) -> Scene:
    open_centres(ground)
    registrations = [a_registration() for _ in range(files)]
    course = a_curriculum()
    session = a_session(course.curriculum_id, capacity=seats)
    for command, actor in [*((each, DESK) for each in registrations), (course, ADMIN), (session, ROOM)]:
        assert ground.give(command, actor).accepted
    return Scene(tuple(each.person_id for each in registrations), session.session_id, seats)


def a_move(rng: random.Random, scene: Scene, ground: Ground) -> tuple[Any, Any]:
    """A command about one of the files; some will be refused, and say why."""
    person = rng.choice(scene.people)
    kind = rng.randrange(10)
    if kind < 4:
        return a_consultation(person, follow_up_on=rng.choice((None, today()))), DESK
    if kind == 4:
        return ChangeMigrantContact(
            person_id=person,
            base_version=max(1, ground.version(person)),
            country="TJK",
            region="TJ-SU",
            village="X",
        ), DESK
    if kind == 5:
        return AssignMigrant(person_id=person, owner_id=rng.choice((None, DESK.account_id))), DESK
    if kind == 6:
        return GiveConsent(
            person_id=person, purpose="SMS", mode="WRITTEN", text_version="1", language="tg"
        ), DESK
    if kind == 7:
        return CloseFollowUp(consultation_id=an_id(), person_id=person, outcome="ADVISED"), DESK
    if kind == 8:
        return GiveUpSeat(session_id=scene.session, person_id=person), ROOM
    return EnrolMigrant(session_id=scene.session, person_id=person), ROOM


def contend(site: Site, scene: Scene, seed: int, commands: int, gate: Any, results: Any) -> None:
    """One process: gives commands through a Dispatch of its own, some of them twice."""
    ground, rng, outcome = open_ground(site.urls, site.keyring), random.Random(seed), Outcome()
    gate.wait()
    began = time.perf_counter()
    for _ in range(commands):
        command, actor = a_move(rng, scene, ground)
        command_id, name = an_id(), type(command).__name__
        try:
            verdict = ground.give(command, actor, command_id)
            if rng.random() < 0.1 and ground.give(command, actor, command_id) != verdict:
                outcome.wrong.append(f"{name}: another verdict for the same command")
        except Unavailable as problem:
            outcome.wrong.append(f"{name}: {problem.__cause__!r}")
            continue
        outcome.answers.append((command_id, name, verdict.status, verdict.code))
    outcome.seconds = time.perf_counter() - began
    results.put(outcome)
    ground.close()


def follow(site: Site, gate: Any, done: Any, results: Any) -> None:
    """A reader that tails the ledger all the while, and must have seen everything in the end."""
    ground, at, seen = open_ground(site.urls, site.keyring), Position(), []
    gate.wait()
    finished = False
    while True:
        with driver_transaction(ground.ledger, ground.turns.statements, begin="BEGIN") as reading:
            rows = read_after(reading, at, 500)
        seen += [position.id for position, _ in rows]
        at = rows[-1][0] if rows else at
        if not rows and finished:
            break
        finished = done.is_set()
        time.sleep(0.002)
    results.put(seen)
    ground.close()


def race(
    site: Site, processes: int, commands: int, seed: int
) -> tuple[Ground, list[Outcome], list[int], Scene]:
    ground = open_ground(site.urls, site.keyring)
    scene = set_up(ground, files=6, seats=3)
    gate, done = SPAWN.Barrier(processes + 1), SPAWN.Event()
    outcomes, read = SPAWN.Queue(), SPAWN.Queue()
    runners = [
        SPAWN.Process(target=contend, args=(site, scene, seed + n, commands, gate, outcomes))
        for n in range(processes)
    ]
    reader = SPAWN.Process(target=follow, args=(site, gate, done, read))
    for each in (*runners, reader):
        each.start()
    found = [outcomes.get(timeout=900) for _ in runners]
    for each in runners:
        each.join(60)
    done.set()
    seen = read.get(timeout=120)
    reader.join(60)
    return ground, found, seen, scene


def faults(ground: Ground, outcomes: Sequence[Outcome], seen: list[int], scene: Scene) -> list[str]:
    """Everything that is not as it must be; empty when all is well."""
    found = [wrong for outcome in outcomes for wrong in outcome.wrong]
    answers = [answer for outcome in outcomes for answer in outcome.answers]
    found += _inbox(ground, answers) + _events(ground, answers)
    ids = [int(str(row[0])) for row in ground.rows("SELECT id FROM ledger ORDER BY id")]
    if sorted(seen) != ids:
        found.append(f"the reader saw {len(seen)} events ({len(set(seen))} different) of {len(ids)}")
    if ground.count("view_faults"):
        found.append(f"{ground.count('view_faults')} faults of views")
    seated = ground.count("rm_enrolments", "status = 'ENROLLED'")
    if seated > scene.seats:
        found.append(f"{seated} people on {scene.seats} seats")
    return found + [str(difference) for difference in ground.differences()]


def _inbox(ground: Ground, answers: list[tuple[UUID, str, str, str | None]]) -> list[str]:
    """Every command was answered once, and the inbox says what its sender was told."""
    kept = {_uuid(row[0]): str(row[1]) for row in ground.rows("SELECT command_id, verdict FROM inbox")}
    told = {identifier: f'"status":"{status}"' for identifier, _, status, _ in answers}
    return [f"told {words}, kept {kept.get(i)}" for i, words in told.items() if words not in kept.get(i, "")]


def _events(ground: Ground, answers: list[tuple[UUID, str, str, str | None]]) -> list[str]:
    """An accepted command made its events once, a refused one none."""
    made: Counter[tuple[UUID, str]] = Counter()
    with driver_transaction(ground.ledger, ground.turns.statements, begin="BEGIN") as reading:
        at = Position()
        while rows := read_after(reading, at, 1000, alone=True):
            at = rows[-1][0]
            for _, stored in rows:
                made[ground.mapper.unseal_nothing(stored).event.command_id, stored.topic] += 1
    commands = {identifier for identifier, _ in made}
    found = [
        f"{topic} twice for {identifier}"
        for (identifier, topic), many in made.items()
        if many > 1 and topic not in MANY
    ]
    for identifier, name, status, _ in answers:
        if (identifier in commands) != (status == "accepted"):
            found.append(f"{name} was {status}, events: {identifier in commands}")
    return found


# One command may make several of these.
MANY = ("migrant.ConsentGiven", "training.MovedUp")


def _uuid(value: object) -> UUID:
    return value if isinstance(value, UUID) else UUID(bytes=bytes(value))


def report(kind: str, processes: int, outcomes: Sequence[Outcome]) -> str:
    answers = [answer for outcome in outcomes for answer in outcome.answers]
    rate = len(answers) / max(outcome.seconds for outcome in outcomes)
    statuses = ", ".join(
        f"{many} {status}" for status, many in sorted(Counter(a[2] for a in answers).items())
    )
    return f"{kind}: {processes} processes, {len(answers)} commands ({statuses}), {rate:.0f} commands/s"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commands", type=int, default=500, help="for each process")
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--on", choices=PROCESSES, action="append")
    asked = parser.parse_args()
    print(f"seed {asked.seed}")
    wrong: list[str] = []
    with own_run():
        for kind in asked.on or PROCESSES:
            with a_site(kind) as site:
                ground, outcomes, seen, scene = race(site, PROCESSES[kind], asked.commands, asked.seed)
                print(report(kind, PROCESSES[kind], outcomes))
                found = faults(ground, outcomes, seen, scene)
                print(
                    f"  {len(seen)} events seen by the tailing reader, {len(found)} faults",
                    *found,
                    sep="\n  ",
                )
                wrong += found
                ground.close()
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
