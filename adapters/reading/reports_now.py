"""What stands beside a report as of now, where no fact can tell how it was: likely duplicates nobody decided about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from uuid import UUID

from sqlalchemy import select

from adapters.reading.context import Reading
from adapters.readmodels.links import CIRCLES, PAIRS
from adapters.readmodels.people_tables import PEOPLE
from application.reports.catalogue_axes import CENTRE
from application.reports.entry import Cut
from application.reports.layout import table
from application.reports.table import TOTAL, Report, ReportTable

NOTES = ("pairs_as_of_now", "pairs_of_two_centres")
PAIRS_NOW = Cut(CENTRE, measures=("pairs",), alone=("pairs",), chart="", notes=NOTES)


def pairs_now(reading: Reading, report: Report) -> ReportTable:
    """By centre; a pair of two centres counts in both, and once in all. Restricted files are in none."""
    counts: Counter[tuple[str, str]] = Counter()
    for centres in _waiting(reading):
        if not report.centre or report.centre in centres:
            lines = {report.centre} if report.centre else centres
            counts.update((line, "pairs") for line in (*lines, TOTAL))
    return table("pairs_now", report.unit, PAIRS_NOW, counts)


def _waiting(reading: Reading) -> Iterator[set[str]]:
    """The centres of each pair."""
    feed = reading.parts["search"]
    feed.follow()
    query = select(PEOPLE.c.person_id, PEOPLE.c.centre).where(PEOPLE.c.restricted.is_(False))
    centres: Mapping[UUID, str] = {row.person_id: row.centre for row in reading.connection.execute(query)}
    spoken_of = {(row.person_id, row.other_id) for row in reading.connection.execute(select(*PAIRS.primary_key))}
    circles = {row.person_id: set(row.members) for row in reading.connection.execute(select(CIRCLES))}
    for pair in feed.pairs.likely():
        together = pair.other.hex in circles.get(pair.one, ())
        if not together and (pair.one, pair.other) not in spoken_of and {pair.one, pair.other} <= centres.keys():
            yield {centres[pair.one], centres[pair.other]}


def waiting_at(reading: Reading, centre: str) -> int:
    """How many likely duplicates wait at one centre."""
    return sum(centre in centres for centres in _waiting(reading))


BESIDE = {"T21": pairs_now}
