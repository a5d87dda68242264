"""Invented quarters for the tests of releases: who came, what they asked, where they were sent."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from uuid import UUID

from adapters.releases.building import Vintage
from application.reports.figures import Figures
from application.reports.programme import (
    AGE_BANDS,
    CHANNEL_GROUPS,
    QUARTERLY,
    SERVICE_GROUPS,
    SEXES,
    TOPIC_ROWS,
)

CENTRES = ("DYU", "KJD", "KHT")
CURRICULA = ("PDO-RU", "FBP")
NAMES = {
    "CENTRE:DYU": {"en": "Dushanbe", "ru": "Душанбе", "tg": "Душанбе"},
    "CENTRE:KJD": {"en": "Khujand", "ru": "Худжанд", "tg": "Хуҷанд"},
    "CENTRE:KHT": {"en": "Bokhtar", "ru": "Бохтар", "tg": "Бохтар"},
    "CURRICULUM:PDO-RU": {"en": "Before leaving for Russia", "ru": "Перед отъездом в Россию"},
}
SECRET = b"a secret of the office"
APRIL_15 = datetime(2026, 4, 15, 18, 59, 59, tzinfo=UTC)
JULY_14 = datetime(2026, 7, 14, 18, 59, 59, tzinfo=UTC)
FIRST = Vintage("2026-Q1", "FIRST", APRIL_15, "Asia/Dushanbe")
SECOND = Vintage("2026-Q1", "SECOND", JULY_14, "Asia/Dushanbe")


def a_quarter(people: int, seed: int = 0, centres: tuple[str, ...] = CENTRES) -> Figures:
    """Counts of a quarter in which so many people came; the first n people of a seed are always the same."""
    chance = random.Random(seed)
    counts: dict[str, dict[tuple[str, ...], int]] = {table.code: {} for table in QUARTERLY.tables}
    for _ in range(people):
        for table, cell in a_persons_rows(random.Random(chance.random()), centres):
            counts[table][cell] = counts[table].get(cell, 0) + 1
    return Figures(counts, {"CENTRE": centres, "CURRICULUM": CURRICULA}, names=NAMES)


def a_persons_rows(chance: random.Random, centres: tuple[str, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Table and cell of everything that one person adds to the first version of the programme."""
    sex = chance.choices(SEXES, [4, 5, 0.2])[0]
    age = chance.choices(AGE_BANDS, [0.3, 3, 4, 3, 2, 1, 0.3, 0.3])[0]
    centre = chance.choice(centres)
    rows = [("R-T2", (age, sex)), ("R-T2C", (centre, sex))]
    for _ in range(chance.choice((1, 1, 2, 3))):
        rows.append(("R-T1", (centre, chance.choice(CHANNEL_GROUPS))))
        rows += [("R-T3", (chance.choice(TOPIC_ROWS), sex)) for _ in range(chance.choice((1, 2)))]
    if chance.random() < 0.3:
        rows += _steps(
            "R-T12", chance.choice(SERVICE_GROUPS), ("SENT", "ACCEPTED", "STARTED", "COMPLETED"), chance
        )
    if chance.random() < 0.2:
        steps = ("ENROLLED", "ATTENDED", "COMPLETED", "CERTIFIED")
        rows += _steps("R-T15", chance.choice(CURRICULA), steps, chance)
    return rows


def _steps(
    table: str, line: str, steps: tuple[str, ...], chance: random.Random
) -> list[tuple[str, tuple[str, ...]]]:
    reached = chance.randint(1, len(steps))
    return [(table, (line, step)) for step in steps[:reached]]


def release_id(number: int) -> UUID:
    return UUID(int=number)
