"""Taking a register in: rows/s, memory, killed and resumed without a double: `python -m tests.bench.bench_import`."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import random
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import UUID

from rich.progress import Progress as Bar

from adapters.wiring import House
from application.importing_fields import Reading
from tests.bench import index_size
from tests.bench.bench_dispatch import open_house
from tests.bench.population import Population
from tests.simulation.databases import Site, a_site, own_run
from tests.simulation.staff import COUNSELLORS, an_id

WHOLE = 50_000
STEP = 10_000
DESK = COUNSELLORS["KJD"]
# Without what is mapped from files, which the system may take back.
OWN = "RssAnon"
# Rows, own memory in kilobytes, names in the index, bytes of the index.
Mark = tuple[int, int, int, int]
SPAWN = multiprocessing.get_context("spawn")
HEAD = ("family_name", "given_name", "patronymic", "sex", "born", "phone", "held_on", "topic")
TOPICS = ("DOC-PATENT", "INF-COST", "DOC-REG")


def scale() -> float:
    """1.0: 50,000 rows."""
    return float(os.environ.get("SAFAR_BENCH_SCALE", "1.0"))


def register(rows: int, seed: int = 11) -> bytes:
    """A CSV of people of the region; half of them with a consultation."""
    rng, people = random.Random(seed), Population(seed)
    lines = [";".join(HEAD)]
    for number in range(rows):
        name, sex = people.name()
        family, given, father = [*name.split(), "", ""][:3]
        held = (f"2026-{rng.randrange(1, 10):02d}-{rng.randrange(1, 28):02d}", rng.choice(TOPICS))
        year, phone = str(rng.randrange(1955, 2007)), f"+99290{number:07d}"
        lines.append(";".join((family, given, father, sex, year, phone, *(held if rng.random() < 0.5 else ("", "")))))
    return "\n".join(lines).encode()


def kilobytes(what: str = "VmRSS") -> int:
    """The memory that this process holds now (RssAnon: without mapped files); 0 where nobody tells."""
    status = Path("/proc/self/status")
    lines = status.read_text().splitlines() if status.exists() else []
    return next((int(line.split()[1]) for line in lines if line.startswith(what)), 0)


def at_desk(site: Site) -> House:
    """The house, whose imports act for an account on paper."""
    house = open_house(site) if not (site.folder / "keyring.json").exists() else _opened(site)
    desk = house.system.imports
    desk.kick = lambda: None
    desk.runner = replace(desk.runner, actor_of={DESK.account_id: DESK}.get, pause=0.0)
    return house


def _opened(site: Site) -> House:
    from adapters.settings import Settings
    from adapters.wiring import build

    names = {"ledger": "database_url", "keys": "keys_url", "access": "access_url", "releases": "releases_url"}
    return build(Settings(data_dir=site.folder, **{names[store]: url for store, url in site.urls.items()}))


def read(house: House, rows: int) -> UUID:
    """Upload and match the columns; the checks wait for whoever works."""
    desk, batch_id = house.system.imports, an_id()
    ids = {"batch_id": batch_id, "command_id": an_id()}
    assert desk.upload(DESK, "KJD", "register.csv", register(rows), **ids).accepted
    values = {"sex": {"male": "MALE", "female": "FEMALE"}, "topic": {code.casefold(): code for code in TOPICS}}
    usual = {"language": "tg", "country": "TJK", "region": "TJ-SU", "consent_mode": "WRITTEN", "statistics": "yes"}
    reading = Reading(dict(enumerate(HEAD)), values, usual, "CREATE")
    assert desk.map(DESK, desk.find(DESK, batch_id), reading, an_id()).accepted
    return batch_id


def work(site: Site, batch_id: UUID, pipe: Any) -> None:
    """A worker of its own: one phase from where it stands; tells its memory before, at its end and on the way."""
    house = at_desk(site)
    house.search.fill()
    desk, before, began = house.system.imports, kilobytes(OWN), time.perf_counter()
    marks: list[Mark] = []
    said = desk.store.beat

    def beat(batch: UUID, worker: str, done: int) -> bool:
        """Rows behind the worker, memory, names in the index and its size: every STEP rows."""
        if done // STEP > (marks[-1][0] // STEP if marks else 0):
            marks.append((done, kilobytes(OWN), len(house.search.names), index_size.of_feed(house.search)))
        return bool(said(batch, worker, done))

    desk.store.beat = beat
    desk.store.free(batch_id)
    assert desk.runner.run(batch_id)
    spent, after = time.perf_counter() - began, kilobytes(OWN)
    sizes = index_size.of_feed(house.search), index_size.after_restart(house.search)
    pipe.send((spent, before, after, len(house.search.names), sizes, marks))
    house.close()


@dataclass(frozen=True)
class Measured:
    """Seconds of a phase, own memory in kilobytes before it and at its end, names in the index, and its bytes.

    `index`: at the end, and of a new process with the same persons.
    """

    seconds: float
    before: int
    after: int
    names: int
    index: tuple[int, int]
    marks: list[Mark]

    def memory(self) -> str:
        """In words. What grows is the index of names, and a cache of 32 MB for each store until it is full."""
        grown = f"{self.before >> 10} → {self.after >> 10} MB of its own"
        now, again = (each / max(self.names, 1) for each in self.index)
        return f"{grown}, {self.names:,} names in the index: {now:.0f} bytes each, {again:.0f} after a restart"

    def steps(self) -> str:
        """The memory on the way, a line for each mark."""
        lines = (
            f"    {done:8,} rows {held >> 10:6,} MB {names:8,} names, index {size / 2**20:6.1f} MB"
            for done, held, names, size in self.marks
        )
        return "\n".join(lines)


def phase(site: Site, batch_id: UUID) -> Measured:
    """One phase in a process of its own."""
    ours, theirs = SPAWN.Pipe()
    child = SPAWN.Process(target=work, args=(site, batch_id, theirs))
    child.start()
    child.join()
    assert child.exitcode == 0
    return Measured(*ours.recv())


def killed(site: Site, house: House, batch_id: UUID, rows: int) -> int:
    """Let a worker die once a third of the rows is behind it; how many were."""
    _ours, theirs = SPAWN.Pipe()
    child = SPAWN.Process(target=work, args=(site, batch_id, theirs))
    child.start()
    while (done := house.system.imports.store.find(batch_id).done) < rows / 3 and child.is_alive():
        time.sleep(0.05)
    child.kill()
    child.join()
    return int(done)


def doubles(house: House, batch_id: UUID) -> tuple[int, int, int]:
    """(people in the register, people that rows became, consultations held)."""
    with house.engines["ledger"].connect() as connection:
        people, held = (
            int(connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar() or 0)
            for table in ("rm_people", "rm_consultations")
        )
    counts = house.system.imports.store.counts(batch_id)
    return people, counts.get("DONE", 0), held - counts["CONSULTATIONS"]


def measure(site: Site, rows: int) -> tuple[Measured, Measured, int, int]:
    """(checking, taking in what was left after the kill, rows done before it, people). Raises for a double."""
    house = at_desk(site)
    batch_id = read(house, rows)
    checked = phase(site, batch_id)
    desk = house.system.imports
    assert desk.start(DESK, desk.find(DESK, batch_id), duplicates="CREATE").accepted
    done = killed(site, house, batch_id, rows)
    taken = phase(site, batch_id)
    people, became, loose = doubles(house, batch_id)
    assert (desk.find(DESK, batch_id).phase, people, loose) == ("FINISHED", rows, 0), (people, became, loose)
    assert became == rows
    house.close()
    return checked, taken, done, people


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=int(WHOLE * scale()))
    parser.add_argument("--on", choices=("sqlite", "postgres"), default="sqlite")
    parser.add_argument("--on-disk", action="store_true")
    chosen = parser.parse_args(arguments)
    with own_run(on_disk=chosen.on_disk), a_site(chosen.on, on_disk=chosen.on_disk) as site, Bar() as bar:
        bar.add_task("Taking a register in", total=None)
        checked, taken, done, people = measure(site, chosen.rows)
    rest = chosen.rows - done
    print(f"{chosen.on}: {chosen.rows:,} rows, half of them with a consultation")
    print(f"checked  {chosen.rows / checked.seconds:8,.0f} rows/s, {checked.memory()}")
    print(checked.steps())
    print(f"killed after {done:,} rows; the other {rest:,} by a second process")
    print(f"taken in {rest / taken.seconds:8,.0f} rows/s, {taken.memory()}")
    print(taken.steps())
    print(f"people {people:,}: no double, none lost")


if __name__ == "__main__":
    main()
