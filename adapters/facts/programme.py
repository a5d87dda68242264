"""The counts behind a release, from the facts as known at its vintage: full grain, no totals, everybody once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import datetime

from sqlalchemy import Connection, Engine, select

from adapters.facts.reports import SOURCES, Counting, Scope
from adapters.facts.running import refuse_stale
from adapters.sql.types import microseconds
from application.ports import Directory
from application.reports.catalogue import (
    AGE,
    CENTRE,
    CHANNEL,
    CURRICULUM,
    FUNNEL,
    IN_PERIOD,
    SERVICE,
    SEX,
    TOPIC,
    TRAINING,
    Cut,
)
from application.reports.figures import Counts, Figures
from application.reports.periods import parse_period
from application.reports.programme import channel_group, service_group, topic_row

# Steps of the funnel and of a training as the facts name them → as the programme does.
STEPS = {step: step.rstrip("_").upper() for step in (*FUNNEL, *TRAINING) if step != "sessions"}


class FactFigures:
    """See `application/reports/figures.py: FigureSource`."""

    def __init__(self, engine: Engine, directory: Directory) -> None:
        self._engine = engine
        self._directory = directory

    def __call__(self, period: str, as_of: datetime) -> Figures:
        """Raises ReportStale when facts are to be rebuilt, BadPeriod for a text that is no period."""
        scope = Scope(parse_period(period), microseconds(as_of), restricted=True)
        with self._engine.begin() as connection:
            for source in SOURCES.values():
                refuse_stale(connection, source)
            counts = _all(connection, scope)
            persons = {"R-T3": _persons_by_topic(connection, scope)}
        curricula = tuple(sorted({row for row, _ in counts["R-T15"]}))
        centres = self._directory.centres()
        names = {f"CENTRE:{centre.code}": {"en": centre.name} for centre in centres}
        lists = {"CENTRE": tuple(centre.code for centre in centres), "CURRICULUM": curricula}
        return Figures(counts, lists, persons, names)


def _all(connection: Connection, scope: Scope) -> dict[str, Counts]:
    def counted(source: str, cut: Cut) -> Counts:
        return Counting(connection, SOURCES[source], scope).cut(cut)

    channels = counted("contacts", Cut(CENTRE, CHANNEL))
    return {
        "R-T1": _summed(((row, channel_group(column)), n) for (row, column), n in channels.items()),
        "R-T2": counted("contacts", Cut(AGE, SEX, persons=IN_PERIOD)),
        "R-T2C": counted("contacts", Cut(CENTRE, SEX, persons=IN_PERIOD)),
        "R-T3": _summed(
            ((topic_row(row), sex), n) for (row, sex), n in counted("topics", Cut(TOPIC, SEX)).items()
        ),
        "R-T12": _steps(counted("referrals", Cut(SERVICE, measures=FUNNEL)), service_group),
        "R-T15": _steps(counted("enrolments", Cut(CURRICULUM, measures=TRAINING)), str),
    }


def _steps(counts: Counts, group: Callable[[str], str]) -> Counts:
    return _summed(((group(row), STEPS[step]), n) for (row, step), n in counts.items() if step in STEPS)


def _summed(cells: Iterable[tuple[tuple[str | None, ...], int]]) -> Counts:
    """Cells of one address added up; what belongs to no group (a missed call is no contact) and zeros are left out."""
    total: Counter[tuple[str, ...]] = Counter()
    for cell, n in cells:
        if n and None not in cell:
            total[cell] += n  # type: ignore[index]  # None was excluded
    return dict(total)


def _persons_by_topic(connection: Connection, scope: Scope) -> Counts:
    """How many people stand behind each topic and sex; whoever gave no name counts as one for each contact."""
    behind: dict[tuple[str, ...], set[bytes]] = {}
    source = SOURCES["topics"]
    counting = Counting(connection, source, scope)
    for table in (each for each in (source.table, source.apart) if each is not None):
        topic, sex, where = (
            counting.dimension(TOPIC, table),
            counting.dimension(SEX, table),
            counting.where(table),
        )
        query = select(topic, sex, table.c.person_key, table.c.record_key).where(*where)
        for code, of_sex, person, record in connection.execute(query.distinct()):
            behind.setdefault((topic_row(code), of_sex), set()).add(bytes(person or record))
    return {cell: len(people) for cell, people in behind.items()}
