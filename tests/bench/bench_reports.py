"""T1 and T2 as known at a past date over a million contact facts: seeded rows, median and 95th percentile."""

from __future__ import annotations

import os
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from adapters.facts.contacts import CONTACTS
from adapters.facts.reports import Counting, Scope
from adapters.facts.running import counted
from adapters.facts.sources import SOURCES
from adapters.sql.engines import make_engine
from adapters.sql.types import FOREVER
from application.reports.catalogue import CATALOGUE
from application.reports.periods import parse_period

CENTRES = ("KJD", "KHT", "DYU", "KHR", "ALM", "AST", "SHY", "AKT", "PET", "BIS", "OSH")
CHANNELS = ("OFFICE", "OFFICE", "PHONE_IN", "PHONE_IN", "MOBILE", "MESSENGER", "GROUP")
FIRST = date(2023, 1, 1)
DAYS = 3 * 365
DAY = 86_400_000_000
RUNS = 20
BATCH = 50_000


def rows(number: int, seed: int) -> Iterator[tuple[Any, ...]]:
    """Three years; about three contacts a person, one in twelve without a name, one in ten revised later."""
    chance = random.Random(seed)
    persons = [chance.randbytes(16) for _ in range(number // 3)]
    start = (FIRST.toordinal() - date(1970, 1, 1).toordinal()) * DAY
    for _ in range(number):
        day = chance.randrange(DAYS)
        occurred = start + day * DAY + chance.randrange(DAY)
        recorded = occurred + chance.randrange(20 * DAY)
        until = recorded + chance.randrange(200 * DAY) if chance.random() < 0.1 else FOREVER
        person = None if chance.random() < 1 / 12 else chance.choice(persons)
        year = FIRST.year + day // 365
        who = (
            chance.choice(("FEMALE", "MALE")),
            chance.randrange(1955, 2008),
            year,
            "TJ-SU",
            "3505401",
            "TJK",
            "TJK",
        )
        contact = (chance.choice(CENTRES), chance.choice(CHANNELS), "SELF")
        came = (FIRST.toordinal() + day, occurred)
        yield (
            chance.randbytes(16),
            person,
            *came,
            *contact,
            *who,
            "PRE",
            "RUS",
            "ADVISED",
            1,
            recorded,
            until,
        )


def fill(engine: Engine, number: int, seed: int) -> float:
    """Seconds it took."""
    begun = time.perf_counter()
    names = [column.name for column in CONTACTS.columns]
    sql = f"INSERT INTO fact_contacts ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"
    CONTACTS.create(engine)
    batch = []
    with engine.begin() as connection:
        for row in rows(number, seed):
            batch.append(row)
            if len(batch) == BATCH:
                connection.exec_driver_sql(sql, batch)
                batch = []
        if batch:
            connection.exec_driver_sql(sql, batch)
    return time.perf_counter() - begun


def measure(run: Callable[[], Any]) -> tuple[float, float]:
    """Median and 95th percentile of RUNS runs, after one that warms up."""
    run()
    seconds = []
    for _ in range(RUNS):
        begun = time.perf_counter()
        run()
        seconds.append(time.perf_counter() - begun)
    return statistics.median(seconds), statistics.quantiles(seconds, n=20)[-1]


def report(engine: Engine, code: str, scope: Scope) -> None:
    """One report with all its tables, from the facts to the lines."""
    entry = CATALOGUE[code]
    with engine.begin() as connection:
        counting = Counting(connection, SOURCES[entry.facts], scope)
        for name, cut in entry.cuts.items():
            counted(counting, entry, name, cut)


def main(number: int = 1_000_000, seed: int = 1) -> None:
    """Print one line for each report and period."""
    with tempfile.TemporaryDirectory() as folder:
        engine = make_engine(f"sqlite:///{Path(folder) / 'facts.db'}")
        print(f"{number:,} contact facts, seed {seed}, filled in {fill(engine, number, seed):.1f} s")
        past = (date(2025, 11, 1).toordinal() - date(1970, 1, 1).toordinal()) * DAY
        for code in ("T1", "T2"):
            for text in ("2025-03", "2025-Q1", "2024"):
                scope = Scope(parse_period(text), past)
                median, high = measure(lambda code=code, scope=scope: report(engine, code, scope))  # type: ignore[misc]  # bound now
                print(f"{code} {text:8} as known at 2025-11-01: median {median:.3f} s, p95 {high:.3f} s")
        print(f"load of the machine: {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
        engine.dispose()


if __name__ == "__main__":
    main()
