"""Times work pair by pair in one run: ratios hold on a busy machine, absolute figures do not."""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

Work = Callable[[], None]


@dataclass
class Rounds:
    """Seconds for one operation of each contender, round by round."""

    taken: dict[str, list[float]] = field(default_factory=dict)

    def ratios(self, name: str, to: str) -> list[float]:
        """How many times as fast `name` was as `to`, in each round."""
        return [theirs / ours for ours, theirs in zip(self.taken[name], self.taken[to], strict=True)]


def in_rounds(
    contenders: Mapping[str, Callable[[int], Sequence[Work]]], rounds: int, operations: int, warming: int = 1
) -> Rounds:
    """Each round lets every contender do its operations; who begins changes from round to round.

    The `warming` rounds before them count for nothing.
    """
    found = Rounds({name: [] for name in contenders})
    names = list(contenders)
    for number in range(-warming, rounds):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            works = contenders[name](operations)
            # What somebody left behind is not cleared away on another one's time.
            gc.collect()
            began = time.perf_counter()
            for work in works:
                work()
            if number >= 0:
                found.taken[name].append((time.perf_counter() - began) / operations)
    return found


def in_pairs(contenders: Mapping[str, Callable[[int], Sequence[Work]]], operations: int) -> Rounds:
    """One operation of each contender after the other, as in an office, where no command follows on its like."""
    found = Rounds({name: [] for name in contenders})
    works = {name: give(operations) for name, give in contenders.items()}
    names = list(contenders)
    gc.collect()
    for number in range(operations):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            began = time.perf_counter()
            works[name][number]()
            found.taken[name].append(time.perf_counter() - began)
    return found


def spread(values: Sequence[float], unit: str = "") -> str:
    """Minimum / median / maximum."""
    return (
        " / ".join(f"{value:.2f}" for value in (min(values), statistics.median(values), max(values))) + unit
    )


def busy() -> str:
    """A word of warning when others use the machine."""
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    return f"  (machine busy: load {load:.1f} on {cores} cores)" if load > cores * 0.75 else ""


def table(title: str, found: Rounds, base: str) -> None:
    """One line for each contender: milliseconds, and how many times as fast as `base`."""
    print(f"\n{title}{busy()}")
    for name, taken in found.taken.items():
        milliseconds = spread([seconds * 1000 for seconds in taken])
        ratio = "1" if name == base else spread(found.ratios(name, base))
        print(f"  {name:39} {milliseconds:>24} ms   {ratio:>22} x")
