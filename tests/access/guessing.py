"""Guesses codes of slips and of certificates, counts what opens: `python -m tests.access.guessing --tries 1000000`."""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from base64 import b32encode
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast
from uuid import uuid4

from sqlalchemy import insert

from adapters.access.answer_codes import AnswerCodes, C
from adapters.access.tables import METADATA
from adapters.keys.keyring import new_keyring
from adapters.reading.context import Reading
from adapters.reading.verifying import verify
from adapters.readmodels.trainings import ENROLMENTS
from adapters.sql.engines import make_engine
from application.answering import ALPHABET, LENGTH
from application.verifying import ANYBODY, LEAST, VerifyCertificate
from tests.harness.days import today

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


def a_code(dice: random.Random) -> str:
    """As `web/training/certificates.py` makes it."""
    return b32encode(dice.randbytes(7)).decode()[:LEAST]


def with_certificates(url: str, living: int) -> Reading:
    """A view with as many valid certificates, and a reader without an account."""
    engine, dice, day = make_engine(url), random.Random(1), today()
    ENROLMENTS.create(engine)
    same = {"curriculum": "PDO-RU", "status": "ENROLLED", "turn": 1, "enrolled_on": day, "attended": 12}
    same |= {"result": "COMPLETED", "issued_on": day, "revoked_on": None, "revoke_reason": None}
    rows = [
        {"session_id": uuid4(), "person_id": uuid4(), "verify_code": a_code(dice), "certificate": f"C-{n}", **same}
        for n in range(living)
    ]
    connection = engine.connect()
    connection.execute(insert(ENROLMENTS), rows)
    # Neither names nor courses are opened by a code that is none.
    return Reading(connection, cast("Any", None), ANYBODY, cast("Any", None))


def shown(reading: Reading, tries: int, seed: int) -> int:
    """How many guesses show a certificate, where nobody counts the tries."""
    dice = random.Random(seed)
    guessed = (VerifyCertificate(code=a_code(dice)) for _ in range(tries))
    return sum(verify(reading, each).value is not None for each in guessed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=1_000_000)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        codes = with_codes(f"sqlite:///{Path(folder) / 'access.db'}", LIVING)
        found = opened(codes, asked.tries, asked.seed)
        print(f"{asked.tries} guesses at {LIVING} living codes, seed {asked.seed}: {found} opened")
        reading = with_certificates(f"sqlite:///{Path(folder) / 'rows.db'}", LIVING)
        seen = shown(reading, asked.tries, asked.seed)
        reading.connection.close()
        print(f"{asked.tries} guesses at {LIVING} certificates, seed {asked.seed}: {seen} shown")
    raise SystemExit(bool(found or seen))


if __name__ == "__main__":
    main()
