"""A release is counted from the facts as they were known: one person once, one centre, steps and people behind them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import func, insert, select

from adapters.facts.contacts import CONTACTS
from adapters.facts.enrolments import COUNTS, ENROLMENTS, SESSIONS
from adapters.facts.referrals import REFERRALS, STEPS
from adapters.facts.topics import RESTRICTED, TOPICS
from adapters.ledger.tables import LEDGER
from adapters.releases.building import Vintage
from adapters.releases.counting import LedgerFigures
from adapters.releases.origin import code_lists, definitions
from adapters.releases.reader import StoredReleases
from adapters.releases.store import Office, build, publish, rebuild
from adapters.releases.tables import RELEASES
from adapters.sql.types import FOREVER, microseconds
from adapters.wiring import House
from application.reports.figures import Figures, ReleaseError
from application.reports.programme import QUARTERLY
from application.reports.programme_regions import VERSION_3

KNOWN = datetime(2026, 2, 1, tzinfo=UTC)
LATE = datetime(2026, 5, 2, tzinfo=UTC)
APRIL_15 = datetime(2026, 4, 15, 18, 59, 59, tzinfo=UTC)
JULY_14 = datetime(2026, 7, 14, 18, 59, 59, tzinfo=UTC)


def version(recorded: datetime = KNOWN) -> dict[str, Any]:
    return {"recorded_from": microseconds(recorded), "recorded_to": FOREVER}


def person(**other: Any) -> dict[str, Any]:
    return {"sex": "MALE", "birth_year": 1991, "age_year": 2025, "region": "TJ-KT", "stat": True} | other


def contact(
    number: int, who: int | None, day: int, centre: str = "KHT", channel: str = "OFFICE", **other: Any
) -> dict[str, Any]:
    at = datetime(2026, 3, day, 6, tzinfo=UTC)
    row = {
        "record_key": bytes([number]) * 16,
        "person_key": bytes([who]) * 16 if who else None,
        "centre": centre,
    }
    row |= {
        "occurred_on": date(2026, 3, day),
        "occurred_at": at,
        "channel": channel,
        "asked_by": "SELF",
        "country": "TJK",
    }
    return (
        row
        | {"district": None, "citizenship": None, "stage": None, "destination": None, "outcome": "ADVISED"}
        | person()
        | version()
        | other
    )


WITHOUT_CONSENT = {"sex": "FEMALE", "birth_year": 1990, "stat": False}
CAME = (
    contact(1, 1, 2),
    contact(2, 1, 9, "KJD", "MOBILE"),
    contact(3, 2, 3, channel="GROUP"),
    contact(4, 3, 4, channel="PHONE_IN", **WITHOUT_CONSENT),
    contact(5, None, 5, channel="PHONE_OUT", sex="UNKNOWN", birth_year=None),
    contact(6, 4, 6, **version(LATE)),
)
ASKED = (
    {**CAME[0], "topic": "EMP-WAGE", "own": "", "main": True},
    {**CAME[1], "topic": "EMP", "own": "", "main": True},
    {**CAME[3], "topic": "DOC-PASS", "own": "", "main": True},
)
ASKED_APART = (
    {**CAME[2], "topic": "LEG-TRAFF", "own": "", "main": True},
    {**CAME[3], "topic": "HEA-TB", "own": "", "main": False},
)


def referral(key: bytes, service: str, **steps: int) -> dict[str, Any]:
    row = {"record_key": key * 16, "person_key": b"\1" * 16, "service": service, "centre": "KHT"}
    days = {
        "sent_on": date(2026, 3, 2),
        "due_on": date(2026, 3, 16),
        "answered_on": None,
        "completed_on": None,
    }
    return row | days | dict.fromkeys(STEPS, 0) | {"sent": 1} | steps | person() | version()


def enrolment(key: bytes, **steps: int) -> dict[str, Any]:
    row = {"record_key": key * 16, "person_key": b"\2" * 16, "session_key": b"s" * 16, "centre": "KHT"}
    course = {"curriculum": "PDO-RU", "held_on": date(2026, 3, 20), "completed_on": None}
    return row | course | dict.fromkeys(COUNTS, 0) | steps | person() | version()


SENT = (referral(b"a", "COURT", accepted=1, open_=1), referral(b"b", "SHELTER", no_answer=1))
FACTS = (
    (CONTACTS, CAME),
    (TOPICS, ASKED),
    (RESTRICTED, ASKED_APART),
    (REFERRALS, SENT),
    (ENROLMENTS, (enrolment(b"c", enrolled=1),)),
)


@pytest.fixture
def facts(house: House) -> House:
    """Two men, one of them at two centres; a woman without consent to statistics; a caller without a name."""
    with house.engines["ledger"].begin() as connection:
        for table, rows in FACTS:
            connection.execute(insert(table), [{c.name: row[c.name] for c in table.columns} for row in rows])
    return house


def counted(house: House, as_of: datetime = APRIL_15) -> Figures:
    return LedgerFigures(house.turns, house.directory)("2026-Q1", as_of)


def test_contacts_are_counted_by_centre_and_group_of_channels(facts: House) -> None:
    assert counted(facts).counts["R-T1"] == {
        ("KHT", "IN_PERSON"): 2, ("KHT", "PHONE"): 2, ("KJD", "MOBILE"): 1,
    }  # fmt: skip


def test_a_course_stands_in_its_table_also_where_nobody_came(facts: House) -> None:
    """Four lines of zeros with a total of zero would be four people, were there a line only where somebody is."""
    held = {"record_key": b"s" * 16, "curriculum": "FBP", "centre": "KHT", "held_on": date(2026, 3, 20), "cancelled": 0}
    with facts.engines["ledger"].begin() as connection:
        connection.execute(insert(SESSIONS), [held | version()])
    figures = counted(facts)
    assert figures.classifications["CURRICULUM"] == ("FBP", "PDO-RU")
    assert {line for line, _ in figures.counts["R-T15"]} == {"PDO-RU"}


def test_a_release_brings_the_titles_of_its_courses_and_of_no_other(facts: House) -> None:
    titles = {"PDO-RU": {"": "Before departure", "tg": "Пеш аз сафар"}, "FBP": {"": "Not held"}}
    names = LedgerFigures(facts.turns, facts.directory, lambda *_: titles)("2026-Q1", APRIL_15).names
    told = {name: words for name, words in names.items() if name.startswith("CURRICULUM:")}
    assert told == {"CURRICULUM:PDO-RU": {"en": "Before departure", "tg": "Пеш аз сафар"}}


def test_a_person_counts_once_at_the_last_contact_and_unknown_without_consent(facts: House) -> None:
    figures = counted(facts)
    assert figures.counts["R-T2"] == {("Y25T34", "MALE"): 2, ("UNKNOWN", "UNKNOWN"): 1}
    assert figures.counts["R-T2C"] == {("KJD", "MALE"): 1, ("KHT", "MALE"): 1, ("KHT", "UNKNOWN"): 1}


def test_topics_stand_under_their_parent_and_sensitive_ones_not_apart(facts: House) -> None:
    figures = counted(facts)
    assert figures.counts["R-T3"] == {("EMP", "MALE"): 2, ("NOT_APART", "MALE"): 1, ("UNKNOWN", "UNKNOWN"): 2}
    assert figures.persons["R-T3"]["EMP", "MALE"] == 1
    assert figures.persons["R-T3"]["_T", "_T"] == 3


def test_referrals_and_enrolments_are_counted_by_step(facts: House) -> None:
    figures = counted(facts)
    assert figures.counts["R-T12"] == {
        ("LEGAL", "SENT"): 1, ("LEGAL", "ACCEPTED"): 1, ("LEGAL", "OPEN"): 1,
        ("NOT_APART", "SENT"): 1, ("NOT_APART", "NO_ANSWER"): 1,
    }  # fmt: skip
    assert figures.persons["R-T12"]["_T", "SENT"] == 1
    assert figures.counts["R-T15"] == {("PDO-RU", "ENROLLED"): 1}


def test_what_came_late_belongs_to_the_next_vintage(facts: House) -> None:
    assert counted(facts, JULY_14).counts["R-T1"]["KHT", "IN_PERSON"] == 3


def test_an_instant_that_is_not_over_is_refused(facts: House) -> None:
    with pytest.raises(ReleaseError, match=r"release\.vintage_open"):
        counted(facts, datetime.now(UTC) + timedelta(days=1))


def test_a_release_of_the_ledger_is_built_published_and_rebuilt(facts: House) -> None:
    releases = facts.engines["releases"]
    figures = LedgerFigures(facts.turns, facts.directory)
    office = Office("Asia/Dushanbe", b"secret", figures, position=figures.position)
    for number, (stage, as_of) in enumerate((("FIRST", APRIL_15), ("SECOND", JULY_14)), 1):
        build(
            releases,
            office,
            QUARTERLY,
            UUID(int=number),
            Vintage("2026-Q1", stage, as_of, office.zone),
            JULY_14,
        )
        publish(releases, UUID(int=number), JULY_14)
    assert rebuild(releases, office, UUID(int=1))
    assert rebuild(releases, office, UUID(int=2))
    latest = StoredReleases(releases).latest("2026-Q1")
    assert latest is not None
    assert latest.origin is not None
    with facts.engines["ledger"].connect() as connection:
        assert latest.origin.position == (connection.scalar(select(func.max(LEDGER.c.id))) or 0)
    # Later events, and a program that holds other lists, give the same bytes: the release says what it was made from.
    with facts.engines["releases"].connect() as connection:
        told = connection.scalar(select(RELEASES.c.document).where(RELEASES.c.release_id == UUID(int=2)))
    assert rebuild(releases, replace(office, position=lambda: (99, b"later")), UUID(int=2))
    assert f'"codes":"{code_lists()}"' in told
    assert definitions(QUARTERLY) != definitions(VERSION_3)
