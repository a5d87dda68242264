"""Invented facts of contacts and their topics, put straight into the tables: three years of a network."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from sqlalchemy import Engine, Table
from sqlalchemy.schema import CreateIndex

from adapters.facts.contacts import CONTACTS
from adapters.facts.topics import RESTRICTED, TOPICS
from adapters.sql.types import FOREVER

CENTRES = ("KJD", "KHT", "DYU", "KHR", "ALM", "AST", "SHY", "AKT", "PET", "BIS", "OSH")
CHANNELS = ("OFFICE", "OFFICE", "PHONE_IN", "PHONE_IN", "MOBILE", "MESSENGER", "GROUP")
OPEN = ("INF-COUNTRY", "INF-COST", "DOC-PASS", "DOC-PATENT", "DOC-REG", "WRK-WAGE", "BAN-CHECK", "FAM-ALIM")
SENSITIVE = ("LEG-TRAFF", "FAM-VIOL", "HEA-DOC")
FIRST = date(2023, 1, 1)
DAYS = 3 * 365
DAY = 86_400_000_000
EPOCH = date(1970, 1, 1).toordinal()
BATCH = 50_000
Row = tuple[Any, ...]


def instant(day: date) -> int:
    """Its first microsecond."""
    return (day.toordinal() - EPOCH) * DAY


def contacts(number: int, seed: int) -> Iterator[Row]:
    """About three contacts a person, one in twelve without a name, one in ten corrected or voided later.

    Keys come in order, as evenly as those of the keyring lie: a table that is a tree fills from left to right.
    """
    chance = random.Random(seed)
    persons = [chance.randbytes(16) for _ in range(number // 3)]
    for at in range(number):
        day = chance.randrange(DAYS)
        occurred = instant(FIRST) + day * DAY + chance.randrange(DAY)
        recorded = occurred + chance.randrange(20 * DAY)
        until = recorded + chance.randrange(200 * DAY) if chance.random() < 0.1 else FOREVER
        person = None if chance.random() < 1 / 12 else chance.choice(persons)
        key = ((at << 64) // number).to_bytes(8, "big") + chance.randbytes(8)
        came = (FIRST.toordinal() + day, occurred, chance.choice(CENTRES), chance.choice(CHANNELS), "SELF")
        who = (chance.choice(("FEMALE", "MALE")), chance.randrange(1955, 2008), FIRST.year + day // 365)
        where = ("TJ-SU", "3505401", "TJK", "TJK", "PRE", "RUS", "ADVISED")
        yield (key, person, *came, *who, *where, chance.random() < 0.9, recorded, until)


def topics(held: Sequence[Row], chance: random.Random) -> Iterator[tuple[Table, Row]]:
    """One to three of each contact; one contact in twenty has a sensitive one."""
    for key, *_, recorded, until in held:
        for place, topic in enumerate(chance.sample(OPEN, chance.choice((1, 1, 2, 3)))):
            yield TOPICS, (key, topic, "", place == 0, recorded, until)
        if chance.random() < 0.05:
            yield RESTRICTED, (key, chance.choice(SENSITIVE), "", False, recorded, until)


def fill(engine: Engine, number: int, seed: int) -> None:
    """Into empty tables; what only reading needs is indexed at the end."""
    left, chance = contacts(number, seed), random.Random(seed)
    with engine.begin() as connection:
        for index in CONTACTS.indexes:
            index.drop(connection)
        while batch := list(islice(left, BATCH)):
            _put(connection, CONTACTS, batch)
            told = list(topics(batch, chance))
            for table in (TOPICS, RESTRICTED):
                _put(connection, table, [row for into, row in told if into is table])
        for index in CONTACTS.indexes:
            connection.execute(CreateIndex(index))
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql("ANALYZE")


def _put(connection: Any, table: Table, rows: list[Row]) -> None:
    names = [column.name for column in table.columns]
    into = f"{table.name} ({', '.join(names)})"
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"INSERT INTO {into} VALUES ({', '.join('?' * len(names))})", rows)
        return
    with connection.connection.cursor() as cursor, cursor.copy(f"COPY {into} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)
