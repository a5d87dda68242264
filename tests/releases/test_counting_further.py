"""The further tables are counted from the same facts, and agree with the first ones on what they share."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import create_engine, insert

from adapters.facts.calls import CALLS
from adapters.facts.claims import CLAIMS
from adapters.facts.contacts import CONTACTS
from adapters.facts.households import HOUSEHOLDS, STILL
from adapters.facts.journeys import JOURNEYS, NEEDS, NEEDS_RESTRICTED, REASONS
from adapters.facts.outreach import OUTREACH
from adapters.facts.people import PEOPLE
from adapters.facts.reports import Scope
from adapters.facts.screenings import SCREENINGS
from adapters.facts.topics import RESTRICTED
from adapters.facts.trips import TRIPS
from adapters.releases.building import Vintage
from adapters.releases.counting import LedgerFigures
from adapters.releases.counting_period import Period
from adapters.releases.counting_sensitive import sensitive
from adapters.releases.reader import StoredReleases
from adapters.releases.store import Office, build, publish, rebuild
from adapters.sql.types import microseconds
from adapters.wiring import House
from application.reports.figures import Figures
from application.reports.periods import parse_period
from application.reports.programme_regions import VERSION_3
from application.reports.programme_sensitive import SENSITIVE
from application.reports.release_calendar import vintage_of
from tests.releases.test_counting import APRIL_15, WITHOUT_CONSENT, contact, person, version

ZONE = "Asia/Dushanbe"
ABROAD = {"stage": "POST", "destination": "RUS", "district": "TJ-UNHEARD-OF"}
BEFORE = datetime(2025, 11, 3, 6, tzinfo=UTC)
CAME = (
    contact(1, 1, 2, **ABROAD),
    contact(2, 2, 3, "KJD", "PHONE_IN", stage="NONE"),
    contact(3, 3, 4, **WITHOUT_CONSENT, **ABROAD),
    contact(4, 2, 1, occurred_on=date(2025, 11, 3), occurred_at=BEFORE),
    contact(5, 4, 5, birth_year=2010, region="XX-1"),
)


def of(who: int, key: int, **other: Any) -> dict[str, Any]:
    return {"record_key": bytes([key]) * 16, "person_key": bytes([who]) * 16} | person() | version() | other


def way(who: int, key: int, kind: str, day: int, abroad: str, months: str = "UNKNOWN") -> dict[str, Any]:
    moved = {"moved_on": date(2026, 2, day), "month": "2026-02", "occurred_at": datetime(2026, 2, day, tzinfo=UTC)}
    return of(who, key, kind=kind, abroad=abroad, months_abroad=months, **moved)


def claim(key: int, claimed: int, worked_in: str = "RUS-RUB") -> dict[str, Any]:
    money = {"worked_in": worked_in, "claimed": claimed, "recovered": 0, "claims": 1, "closed": key % 2}
    return of(key, 100 + key, stated_on=date(2026, 3, 3), centre="KHT", **money)


def household(key: int, **types: int) -> dict[str, Any]:
    assessed = {"household_key": bytes([key]) * 16, "assessed_on": date(2026, 3, 9), "next_on": STILL}
    rule = {"centre": "KHT", "basis": "MONEY", "months": 6, "households": 1, "none_of_these": 0}
    return of(1, key, **assessed, **rule, **{"split": 0, "women_headed": 0, "abandoned": 0} | types)


FACTS: tuple[tuple[Any, tuple[dict[str, Any], ...]], ...] = (
    (CONTACTS, CAME),
    (
        RESTRICTED,
        (
            {**CAME[0], "topic": "LEG-TRAFF", "own": "", "main": True},
            {**CAME[2], "topic": "HEA", "own": "", "main": True},
        ),
    ),
    (PEOPLE, tuple({**of(who, who), "centre": "KHT", "stat": who != 3} for who in (1, 2, 3))),
    (
        JOURNEYS,
        (
            way(1, 11, "DEPARTED", 2, "KAZ"),
            way(1, 12, "DEPARTED", 9, "RUS"),
            way(2, 13, "RETURNED", 5, "GRC", "M3T5"),
            way(3, 14, "RETURNED", 5, "RUS", "M3T5"),
        ),
    ),
    (REASONS, ({"record_key": bytes([13]) * 16, "return_reason": "NO_WORK", **version()},)),
    (NEEDS, ({"record_key": bytes([13]) * 16, "return_assistance": "JOB", **version()},)),
    (NEEDS_RESTRICTED, ({"record_key": bytes([13]) * 16, "return_assistance": "HEALTH", **version()},)),
    (CLAIMS, (*(claim(key, 1000) for key in range(1, 11)), claim(20, 5, "TUR-TRY"))),
    (HOUSEHOLDS, (household(31, split=1), household(32))),
    (SCREENINGS, (of(1, 41, assessed_on=date(2026, 3, 2), marked=1),)),
    (TRIPS, ({**of(1, 51), "occurred_on": date(2026, 3, 1), "centre": "KHT", "trip": "T", "trips": 1, "villages": 3},)),
    (
        CALLS,
        (
            {**of(1, 61), "rang_on": date(2026, 3, 1), "centre": "KHT", "line": "KHT-1", "calls": 1, "answered": 1}
            | {"missed": 0, "hung_up": 0, "returned_24h": 0},
        ),
    ),
    (
        OUTREACH,
        (
            {**of(1, 71), "held_on": date(2026, 3, 1), "centre": "KHT", "outreach_kind": "TALK", "district": None}
            | {"held": 1, "men": 12, "women": 7, "heads_unknown": 0, "heads": 19, "materials": 40},
        ),
    ),
)


@pytest.fixture
def facts(house: House) -> House:
    """Four people at two centres, one without consent to statistics, one who came before."""
    with house.engines["ledger"].begin() as connection:
        for table, rows in FACTS:
            connection.execute(insert(table), [{c.name: row[c.name] for c in table.columns} for row in rows])
    return house


def counted(house: House, period: str = "2026-Q1", as_of: datetime = APRIL_15) -> Figures:
    return LedgerFigures(house.turns, house.directory)(period, as_of)


def test_every_further_table_is_counted(facts: House) -> None:
    found = counted(facts)
    told = {code: dict(cells) for code, cells in found.counts.items()}
    assert told["R-T4"] == {("RUS", "POST"): 1, ("NOWHERE", "NONE"): 1, ("UNKNOWN", "UNKNOWN"): 2}
    assert told["R-T6"][("ELSEWHERE", "MALE")] == 1
    assert told["R-T6R"] == {("ELSEWHERE", "MALE"): 3, ("UNKNOWN", "UNKNOWN"): 1}
    assert told["R-T10"] == {("KHT", "NEW"): 3, ("KJD", "RETURNING"): 1}
    assert told["R-T9"] == {("SELF", "IN_PERSON"): 2, ("SELF", "PHONE"): 1, ("UNKNOWN", "IN_PERSON"): 1}
    assert told["R-T11"] == {("KHT", "HOUSEHOLDS"): 2, ("KHT", "SPLIT"): 1}
    assert told["R-T16"] == {("NO_WORK", "M3T5"): 1, ("UNKNOWN", "UNKNOWN"): 1}
    assert told["R-T16A"] == {("M3T5", "JOB"): 1, ("M3T5", "NOT_APART"): 1}
    assert told["R-T23"] == {("RUS", "CLAIMS"): 10, ("RUS", "CLOSED"): 5, ("TUR", "CLAIMS"): 1}
    assert told["R-T25"] == {("RUS", "MALE"): 1}
    assert told["R-T25M"] == {("MONTH_2", "MALE"): 1}
    assert told["R-T25R"] == {("ELSEWHERE", "MALE"): 1, ("UNKNOWN", "UNKNOWN"): 1}
    assert told["R-T7"] == {("KHT", "TRIPS"): 1, ("KHT", "VILLAGES"): 3}
    assert told["R-T8"]["KHT-1", "ANSWERED"] == 1
    assert told["R-T22"]["TALK", "HEADS"] == 19
    assert found.statistics["R-T23A"] == {("RUS-RUB", "CLAIMED"): 10_000, ("RUS-RUB", "RECOVERED"): None}
    assert sum(told["R-T4"].values()) == sum(told["R-T2"].values()) == sum(told["R-T6"].values()) == 4


@pytest.mark.parametrize(
    ("place", "district", "region"),
    [
        ("3501268", "3501268", "TJ-DU"),
        ("@TJ-KT", "UNKNOWN", "TJ-KT"),
        ("@XX-1", "UNKNOWN", "ELSEWHERE"),
        ("KG-D1", "ELSEWHERE", "ELSEWHERE"),
        ("@", "UNKNOWN", "UNKNOWN"),
        ("UNKNOWN", "UNKNOWN", "UNKNOWN"),
    ],
)
def test_a_district_brings_its_region_and_whoever_told_none_keeps_their_own(
    place: str, district: str, region: str
) -> None:
    scope = Scope(parse_period("2026-Q1"), microseconds(APRIL_15))
    with create_engine("sqlite://").connect() as nothing:
        period = Period(nothing, scope, {"3501268": "TJ-DU"}, {"TJ-DU", "TJ-KT"})
        assert (period.district(place), period.region(place)) == (district, region)


def test_what_is_sensitive_is_counted_by_region_and_year(facts: House) -> None:
    """Only with consent: the woman who asked about health did not agree to statistics."""
    scope = Scope(parse_period("2026"), microseconds(APRIL_15))
    with facts.engines["ledger"].connect() as connection:
        found = sensitive(connection, scope, frozenset({"TJ-KT"}))
    home = {("TJ-KT", row): 1 for row in ("TRAFFICKING", "SCREENED", "MARKED")}
    assert found == home | {("ELSEWHERE", "MINORS"): 1}
    year = counted(facts, "2026")
    assert year.counts.keys() == {"R-S1"}
    quarters = (counted(facts, f"2026-Q{number}").counts["R-T1"] for number in range(1, 5))
    assert year.elsewhere["CONTACTS"]["_T",] == sum(sum(told.values()) for told in quarters) > 0


def test_both_programmes_are_built_published_and_made_again(facts: House) -> None:
    releases, figures = facts.engines["releases"], LedgerFigures(facts.turns, facts.directory)
    office, now = Office(ZONE, b"secret", figures, figures.changes), datetime.now(UTC)
    plan = (("2026-Q1", "FIRST", VERSION_3), ("2025", "FIRST", SENSITIVE))
    for number, (period, stage, programme) in enumerate(plan, 1):
        vintage = Vintage(period, stage, vintage_of(period, stage, ZONE), ZONE)
        build(releases, office, programme, UUID(int=number), vintage, now)
        publish(releases, UUID(int=number), now)
        assert rebuild(releases, office, UUID(int=number))
    release = StoredReleases(releases).latest("2026-Q1")
    assert release is not None
    assert {table.code for table in release.tables} == {table.code for table in VERSION_3.tables}


