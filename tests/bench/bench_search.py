"""Times the name search over many invented persons: `python -m tests.bench.bench_search [--people N]`."""

from __future__ import annotations

import argparse
import gc
import os
import random
import resource
import statistics
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from rich.progress import track

from adapters.search.index import NameIndex
from tests.bench import name_pairs
from tests.bench.population import CENTRES, ONSETS, VOWELS, Population, latin


def mistyped(rng: random.Random, text: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(["", "а", "o", text[at] * 2]) + text[at + 1 :]


def queries(population: Population, people: int, many: int) -> Iterator[tuple[str, str]]:
    """(kind, text): what a desk types in a day."""
    rng = population.rng
    for _ in range(many):
        name = population.name()[0]
        words = name.split()
        made = {
            "whole name": name,
            "in Latin": latin(name),
            "mistyped": mistyped(rng, name),
            "surname": words[0],
            "two names": " ".join(words[:2]),
            "with year": f"{words[0]} {words[1]} {rng.randrange(1955, 2008)}",
            "beginning": words[0][: rng.choice((1, 2, 3))],
            "initial": f"{words[0]} {words[1][0]}.",
            "number": f"{rng.choice(CENTRES)}-2020-{rng.randrange(people):06d}",
            "unknown": latin("".join(rng.choice(ONSETS) + rng.choice(VOWELS) for _ in range(4))),
        }
        yield from made.items()


# (on the clock, of the processor's time): what others do on the machine is in the first only.
Taken = tuple[float, float]


def milliseconds(
    index: NameIndex, asked: list[tuple[str, str]], scope: frozenset[str] | None
) -> dict[str, list[Taken]]:
    taken: dict[str, list[Taken]] = {}
    for kind, text in asked:
        began, worked = time.perf_counter(), time.thread_time()
        index.search(text, centres=scope)
        spent = (time.perf_counter() - began) * 1000, (time.thread_time() - worked) * 1000
        taken.setdefault(kind, []).append(spent)
    return taken


def line(label: str, taken: list[Taken]) -> str:
    clock, processor = (sorted(each) for each in zip(*taken, strict=True))
    told = [statistics.median(clock), p99(clock), clock[-1], statistics.median(processor), p99(processor)]
    return f"{label:<24} {len(clock):>6} " + " ".join(f"{number:>9.2f}" for number in told)


def p99(ordered: list[float]) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.99))]


def memory() -> float:
    """Megabytes in use now; the peak so far where the system does not tell."""
    kept = Path("/proc/self/statm")
    if kept.exists():
        return int(kept.read_text("ascii").split()[1]) * resource.getpagesize() / 2**20
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_threads(index: NameIndex, asked: list[tuple[str, str]], threads: int) -> list[Taken]:
    answers: list[Taken] = []

    def work(mine: list[tuple[str, str]]) -> None:
        answers.extend(t for each in milliseconds(index, mine, None).values() for t in each)

    workers = [threading.Thread(target=work, args=(asked[i::threads],)) for i in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return answers


def found_by_list(index: NameIndex) -> None:
    """The labelled names, put among everybody else: how many are found by another spelling, and in what order."""
    index.bulk(name_pairs.entries())
    missed, confused = name_pairs.missed(index), name_pairs.confused(index)
    crowded = [pair for pair in missed if name_pairs.crowded_out(index, *pair)]
    unlike = [pair for pair in missed if pair not in crowded]
    many, alike = len(name_pairs.SAME), len(name_pairs.LOOK_ALIKES)
    recall = 100 * (many - len(unlike)) / many
    print(f"recall at {name_pairs.SHOWN}: {recall:.1f} % of {many} spellings", *unlike, sep="\n  missed ")
    print(f"  and {len(crowded)} of which more than {name_pairs.SHOWN} persons bear the very name")
    print(f"look-alikes below the true name: {alike - len(confused)} of {alike}", *confused, sep="\n  above ")


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--people", type=int, default=200_000)
    options.add_argument("--queries", type=int, default=100, help="of each kind")
    options.add_argument("--seed", type=int, default=1)
    asked = options.parse_args()
    population, index = Population(asked.seed), NameIndex()
    entries = list(track(population.entries(asked.people), "Inventing", total=asked.people, transient=True))
    gc.freeze()  # what was invented is no part of the index and must not slow it
    before, began = memory(), time.perf_counter()
    index.bulk(track(entries, "Building", transient=True))
    taken, more = time.perf_counter() - began, memory() - before
    each = more * 100_000 / len(index)
    print(f"persons {len(index)}, built in {taken:.1f} s, {more:.0f} MB more: {each:.0f} MB for 100,000 persons")
    print(f"load of the machine {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    texts = list(queries(population, asked.people, asked.queries))
    columns = ("p50", "p99", "max", "CPU p50", "CPU p99")
    print(f"{'milliseconds':<24} {'n':>6} " + " ".join(f"{name:>9}" for name in columns))
    own = milliseconds(index, list(track(texts, "One centre", transient=True)), frozenset({"DYU"}))
    print(line("one centre", [t for each in own.values() for t in each]))
    everywhere = milliseconds(index, list(track(texts, "All centres", transient=True)), None)
    print(line("all centres", [t for each in everywhere.values() for t in each]))
    for kind, taken in everywhere.items():
        print(line("  " + kind, taken))
    print(line("all centres, 4 threads", in_threads(index, texts, 4)))
    found_by_list(index)


if __name__ == "__main__":
    main()
