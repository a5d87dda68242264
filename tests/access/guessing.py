"""Guesses codes of slips and counts what opens: `python -m tests.access.guessing --tries 1000000`."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from adapters.access.answer_codes import AnswerCodes, C
from adapters.access.tables import METADATA
from adapters.keys.keyring import new_keyring
from adapters.sql.engines import make_engine
from application.answering import ALPHABET, LENGTH

LIVING = 1_000


def guesses(seed: int) -> Iterator[str]:
    dice = random.Random(seed)
    while True:
        yield "".join(dice.choices(ALPHABET, k=LENGTH))


def with_codes(url: str, living: int) -> AnswerCodes:
    """A store with living codes of as many referrals."""
    engine = make_engine(url)
    METADATA.create_all(engine)
    codes, now = AnswerCodes(engine, new_keyring(), 30), datetime.now(UTC)
    for _ in range(living):
        codes.issue(uuid4(), uuid4(), "KJD", "tg", now)
    return codes


def opened(codes: AnswerCodes, tries: int, seed: int) -> int:
    """How many guesses name a living code, where nobody counts the tries: what the codes alone withstand."""
    now, found = datetime.now(UTC), 0
    for _, guess in zip(range(tries), guesses(seed), strict=False):
        mac = codes._mac("answer code", guess)
        found += codes._find(C.code_mac == mac, now) is not None
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        codes = with_codes(f"sqlite:///{Path(folder) / 'access.db'}", LIVING)
        found = opened(codes, asked.tries, asked.seed)
    print(f"{asked.tries} guesses at {LIVING} living codes, seed {asked.seed}: {found} opened")
    raise SystemExit(bool(found))


if __name__ == "__main__":
    main()
