"""Who has looked at a file, in words and without repeating itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

from adapters.reading.known import KNOWN
from application.protection import Entry
from web.looked import LOOKED, folded

# Questions whose answers name nobody.
NAMELESS = {
    *("administration.accounts", "administration.centres", "curricula.list", "households.rule"),
    *("StatePopulation", "lines.list", "outreach.list", "providers.answers", "providers.list", "reviews.trainers"),
    "topics.list",
}
# Questions of reports, logged like those of the registers.
REPORTS = {"reports.read", "reports.records", "returns.list", "returns.read", "indicators.read", "indicators.records"}


def test_every_way_of_seeing_somebody_has_its_words() -> None:
    assert {known.action for known in KNOWN.values()} - NAMELESS | REPORTS <= set(LOOKED)


def test_looks_that_would_read_the_same_stand_once_with_their_number() -> None:
    usual = {"account": "Gulnora", "account_id": uuid4(), "roles": ("COUNSELLOR",), "centre": "KJD"}
    usual |= {"number": "KJD-2026-000018", "person_id": uuid4(), "purpose": ""}
    noon = datetime(2026, 3, 4, 12, 0, 50, tzinfo=UTC)

    def look(number: int, action: str) -> Entry:
        return Entry(id=number, at=noon - timedelta(seconds=number), action=action, **usual)

    seen = [look(1, "people.file"), look(2, "desk.today"), look(3, "people.file"), look(55, "people.file")]
    lines = [(each.action, times) for each, times in folded(seen)]
    assert lines == [("people.file", 2), ("desk.today", 1), ("people.file", 1)]
