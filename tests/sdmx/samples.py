"""Two published quarters, one of them in two releases, small enough to be read."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from application.reports.released import TOTAL, Release, ReleasedTable
from application.sdmx.of_release import data_set, flow_of
from application.sdmx.structure import Flow, Names

SEXES = ("FEMALE", "MALE", "UNKNOWN")
AGES = ("Y0T14", "Y15T24", "UNKNOWN")
WORDS = {"en": "Words", "ru": "Слова", "tg": "Калимаҳо", "ky": "Сөздөр", "kk": "Сөздер", "uz": "Soʻzlar"}


def naming(_kind: str, _code: str) -> Names:
    return WORDS


def a_table(women: int = 40) -> ReleasedTable:
    """People by age and sex; all of them women of 15 to 24 but five boys."""
    cells = {(age, sex): 0 for age in (*AGES, TOTAL) for sex in (*SEXES, TOTAL)}
    for age in ("Y15T24", TOTAL):
        cells[age, "FEMALE"] = cells[age, TOTAL] = women
    for age in ("Y0T14", TOTAL):
        for sex in ("MALE", TOTAL):
            cells[age, sex] += 5
    return ReleasedTable(
        "R-T2",
        "people_by_sex_and_age",
        "PERSON",
        ("AGE", "SEX"),
        (AGES, SEXES),
        (True, True),
        cells,
        (),
        False,
        "",
    )


def a_release(number: int, period: str, stage: str, day: datetime, women: int = 40) -> Release:
    return Release(
        UUID(int=number),
        "QUARTERLY",
        1,
        period,
        stage,
        day,
        "Asia/Dushanbe",
        day,
        None,
        (),
        (),
        (a_table(women),),
        {},
        "",
    )


FIRST = a_release(1, "2025-Q4", "FIRST", datetime(2026, 1, 15, 4, tzinfo=UTC))
SECOND = a_release(2, "2025-Q4", "SECOND", datetime(2026, 4, 15, 4, tzinfo=UTC), 45)
NEXT = a_release(3, "2026-Q1", "FIRST", datetime(2026, 4, 16, 4, tzinfo=UTC), 50)
RELEASES = (NEXT, SECOND, FIRST)
FLOW: Flow = flow_of("R-T2", RELEASES, "TJ", naming)
SETS = tuple(data_set(FLOW, a_table(n), one, "TJ", None) for n, one in ((45, SECOND), (50, NEXT)))


def protected() -> Release:
    """The newest quarter with one figure that is not told."""
    table = a_table(50)
    boys = ("Y0T14", "MALE")
    cells = {cell: value for cell, value in table.cells.items() if cell != boys}
    return replace(NEXT, tables=(replace(table, cells=cells, confidential=frozenset([boys])),))
