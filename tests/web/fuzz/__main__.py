"""The long form: `python -m tests.web.fuzz [--rounds N] [--seed S] [--database postgres]`; stops at the first fault."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from tests.harness.room import close_room, open_room
from tests.harness.stores import stop_cluster
from tests.web.fuzz.attack import attack
from tests.web.fuzz.forms import doors
from tests.web.fuzz.ground import playing

TOLD_EVERY = 1000


def main() -> None:
    parser = argparse.ArgumentParser(description="Nonsense for every form of the house.")
    parser.add_argument("--rounds", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--database", choices=("sqlite", "postgres"), default="sqlite")
    asked = parser.parse_args()
    open_room()
    try:
        with TemporaryDirectory() as folder:
            _run(asked.rounds, asked.seed, asked.database, Path(folder))
    finally:
        stop_cluster()
        close_room()


def _run(rounds: int, seed: int, database: str, folder: Path) -> None:
    random, found = Random(seed), Counter[int]()
    everywhere = sorted(set(doors()), key=str)
    with playing(database, folder) as village:
        for done in range(1, rounds + 1):
            found[attack(village, random.choice(everywhere), random)] += 1
            if done % TOLD_EVERY == 0 or done == rounds:
                print(f"{done} requests: {dict(sorted(found.items()))}", flush=True)


if __name__ == "__main__":
    main()
