"""T1 to T3 as known at a past date: counted by the ledger database, on the copy in memory, and by bare DuckDB.

`python -m tests.bench.bench_reports [--facts N] [--on sqlite|postgres]`; on a million facts some minutes.
"""

from __future__ import annotations

import argparse
import os
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from adapters.facts.columns.copy import Columns
from adapters.facts.columns.dialect import session
from adapters.facts.reports import Scope
from adapters.facts.running import run
from application.reports.catalogue import CATALOGUE
from application.reports.periods import parse_period
from application.reports.table import TOTAL, Report
from tests.bench import duckdb_peer
from tests.bench.fact_rows import fill, instant
from tests.bench.timing import busy
from tests.simulation.databases import a_site, own_run
from tests.simulation.ground import Ground, ground_on

KNOWN = instant(date(2025, 11, 1))
CODES = ("T1", "T2", "T3")
PERIODS = ("2025-03", "2025-Q1", "2024")
ROUNDS = 20
# What the ledger database is asked less often: it takes long, and nobody waits for it once there is a copy.
FEW = 3
PEER = "bare DuckDB"

Works = Mapping[str, Callable[[], object]]


def megabytes(field: str = "VmRSS") -> int:
    """Memory of this process now; `VmHWM`: the most it ever held."""
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) >> 10 for line in lines if line.startswith(field))


# On the clock, and of the processor's cores: what others do on the machine is in the first only.
Taken = tuple[float, float]


def times(works: Works, rounds: int) -> dict[str, list[Taken]]:
    """Seconds of each, in turns, so that what else the machine does falls on all alike; the first round warms up."""
    taken: dict[str, list[Taken]] = {name: [] for name in works}
    for number in range(rounds + 1):
        for name, work in works.items():
            if name == "database" and number > FEW:
                continue
            began, worked = time.perf_counter(), time.process_time()
            work()
            if number:
                taken[name].append((time.perf_counter() - began, time.process_time() - worked))
    return taken


def shown(taken: list[Taken]) -> str:
    """Median and 95th percentile (nearest rank) on the clock, and the median of the processor."""
    clock = sorted(seconds for seconds, _ in taken)
    high = clock[-(-95 * len(clock) // 100) - 1]
    return f"{statistics.median(clock):7.3f} {high:7.3f} {statistics.median(worked for _, worked in taken):7.3f}"


def works(engine: Engine, columns: Columns, code: str, scope: Scope) -> Works:
    """A report counted in three ways, each from opening a connection to the lines."""
    entry = CATALOGUE[code]
    assert columns.database is not None
    bare = session(columns.database)

    def counted(on: Callable[..., object]) -> Report:
        with engine.connect() as ledger:
            return on(ledger)  # type: ignore[return-value]  # a report

    return {
        "database": lambda: counted(lambda ledger: run(ledger, entry, scope)),
        "copy": lambda: counted(lambda ledger: run(ledger, entry, scope, columns.counting_on)),
        PEER: lambda: duckdb_peer.ask(bare, code, scope),
    }


def differences(engine: Engine, columns: Columns, scope: Scope) -> list[str]:
    """The reports of which the three do not say the same."""
    answers = {code: {name: work() for name, work in works(engine, columns, code, scope).items()} for code in CODES}
    return [code for code, said in answers.items() if not _agree(said["database"], said["copy"], said[PEER])]


def _agree(first: object, second: object, peer: object) -> bool:
    assert isinstance(first, Report)
    return first == second and first.tables[0].value(TOTAL) == peer


def told(kind: str, ground: Ground, facts: int, rounds: int) -> Iterator[str]:
    """The lines of one database."""
    began = time.perf_counter()
    fill(ground.ledger, facts, 1)
    yield f"\n{facts:,} contact facts on {kind}, put in within {time.perf_counter() - began:.0f} s{busy()}"
    before, columns = megabytes(), Columns(ground.ledger, ground.mapper, ground.views, 1)
    began, worked = time.perf_counter(), time.process_time()
    columns.refresh()
    spent = f"{time.perf_counter() - began:.1f} s ({time.process_time() - worked:.1f} s of the processor)"
    assert not differences(ground.ledger, columns, Scope(parse_period(PERIODS[1]), KNOWN))
    yield f"copy filled in {spent}; memory {before} -> {megabytes()} MB"
    yield f"{'':12}{'database':>25}{'copy (what a page does)':>27}{PEER:>25}{'copy to DuckDB':>17}"
    for code in CODES:
        for text in PERIODS:
            taken = times(works(ground.ledger, columns, code, Scope(parse_period(text), KNOWN)), rounds)
            pairs = zip(taken["copy"], taken[PEER], strict=True)
            ratio = statistics.median(ours / theirs for (ours, _), (theirs, _) in pairs)
            yield f"{code} {text:8}  {'  '.join(map(shown, taken.values()))} {ratio:>14.1f} x"
    yield "median and 95th percentile on the clock, median of the processor, in seconds"
    yield f"at most {megabytes('VmHWM')} MB{busy()}"
    columns.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    scale = float(os.environ.get("SAFAR_BENCH_SCALE", "1.0"))
    parser.add_argument("--facts", type=int, default=int(1_000_000 * scale))
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--on", choices=("sqlite", "postgres"), action="append")
    asked = parser.parse_args()
    print("T1, T2, T3 as known at 2025-11-01")
    with own_run(on_disk=True):
        for kind in asked.on or ("sqlite", "postgres"):
            with a_site(kind, on_disk=True) as site, ground_on(site.urls, site.keyring) as ground:
                for line in told(kind, ground, asked.facts, asked.rounds):
                    print(line, flush=True)


if __name__ == "__main__":
    main()
