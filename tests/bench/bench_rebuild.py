"""Rebuilding every view from a large ledger: events/s, seconds, peak memory: `python -m tests.bench.bench_rebuild`."""

from __future__ import annotations

import argparse
import multiprocessing
import os
import resource
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.progress import Progress as Bar

from adapters.readmodels.rebuild import Rebuild
from tests.bench.big_ledger import fill
from tests.bench.timing import busy
from tests.simulation.databases import Site, a_site, own_run
from tests.simulation.ground import ground_on

WHOLE = 1_000_000
SPAWN = multiprocessing.get_context("spawn")


def scale() -> float:
    """1.0: a million events."""
    return float(os.environ.get("SAFAR_BENCH_SCALE", "1.0"))


def peak_kilobytes() -> int:
    """The most memory this program ever held. `ru_maxrss` would also tell of the process that started it."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))


def rebuild(site: Site, results: Any) -> None:
    """In a process of its own, so that its peak memory is that of a rebuild."""
    with ground_on(site.urls, site.keyring) as ground:
        before = peak_kilobytes()
        began, processor = time.perf_counter(), time.process_time()
        done = Rebuild(ground.turns, ground.mapper, ground.views).run()
        seconds, busy_seconds = time.perf_counter() - began, time.process_time() - processor
    peak = peak_kilobytes()
    results.put((done, seconds, busy_seconds, peak / 1024, before / 1024))


def measure(site: Site, events: int) -> tuple[int, float, float, float, float]:
    """(events read, seconds, seconds of processor, peak MB, MB before) of one rebuild of all views."""
    with ground_on(site.urls, site.keyring) as ground, Bar(transient=True) as bar:
        task = bar.add_task("writing the ledger", total=events)
        fill(ground, events, lambda done: bar.update(task, completed=done))
    results = SPAWN.Queue()
    process = SPAWN.Process(target=rebuild, args=(site, results))
    process.start()
    found: tuple[int, float, float, float, float] = results.get(timeout=3600)
    process.join()
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=int(WHOLE * scale()))
    parser.add_argument("--on", choices=("sqlite", "postgres"), action="append")
    asked = parser.parse_args(arguments)
    with own_run(on_disk=True):
        for kind in asked.on or ("sqlite",):
            with a_site(kind, on_disk=True) as site:
                done, seconds, processor, peak, before = measure(site, asked.events)
            print(
                f"\n{kind}: all views rebuilt from {done:,} sealed events{busy()}\n"
                f"  {seconds:.1f} s ({processor:.1f} s of processor), {done / seconds:,.0f} events/s, "
                f"peak {peak:.0f} MB ({before:.0f} MB before)"
            )


if __name__ == "__main__":
    main()
