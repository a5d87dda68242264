"""Releases are proposed, published and kept: published numbers never change, a revision is a new release."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, delete, select, text, update
from sqlalchemy.exc import DBAPIError

from adapters.releases.building import Vintage, input_mac
from adapters.releases.reader import StoredReleases
from adapters.releases.store import Office, ReleaseError, build, drafts, publish, rebuild
from adapters.releases.tables import RELEASES
from adapters.sql.engines import make_engine
from application.reports.figures import Figures
from application.reports.programme import QUARTERLY, Programme
from application.reports.programme_sensitive import SENSITIVE
from application.reports.release_calendar import vintage_of
from application.reports.released import due_on, next_due, period_parts, quarter_before
from tests.harness.stores import Urls
from tests.releases.samples import (
    APRIL_15,
    CENTRES,
    CURRICULA,
    FIRST,
    JULY_14,
    SECOND,
    SECRET,
    a_quarter,
    release_id,
)

APRIL_20 = datetime(2026, 4, 20, 8, tzinfo=UTC)
JULY_20 = datetime(2026, 7, 20, 8, tzinfo=UTC)


def as_known(_period: str, as_of: datetime) -> Figures:
    return a_quarter(120 if as_of < JULY_14 else 140)


WITH_ONE_MORE = {"CENTRE": (*CENTRES, "ALM"), "CURRICULUM": CURRICULA}
OFFICE = Office("Asia/Dushanbe", SECRET, as_known)


@pytest.fixture
def engine(store_urls: Urls) -> Iterator[Engine]:
    made = make_engine(store_urls["releases"])
    yield made
    made.dispose()


def released(engine: Engine, vintage: Vintage, number: int, now: datetime) -> None:
    build(engine, OFFICE, QUARTERLY, release_id(number), vintage, now)
    publish(engine, release_id(number), now)


def document(engine: Engine, number: int) -> str:
    with engine.connect() as connection:
        query = select(RELEASES.c.document).where(RELEASES.c.release_id == release_id(number))
        return str(connection.scalar(query))


def test_a_draft_is_no_readers_business(engine: Engine) -> None:
    build(engine, OFFICE, QUARTERLY, release_id(1), FIRST, APRIL_20)
    reader = StoredReleases(engine)
    assert [draft.release_id for draft in drafts(engine)] == [release_id(1)]
    assert reader.published() == ()
    assert reader.latest("2026-Q1") is reader.release(release_id(1)) is None


def test_what_is_published_is_read(engine: Engine) -> None:
    released(engine, FIRST, 1, APRIL_20)
    release = StoredReleases(engine).latest("2026-Q1")
    assert release is not None
    assert (release.stage, release.as_of, release.zone) == ("FIRST", APRIL_15, "Asia/Dushanbe")
    assert release.published_at == APRIL_20
    people, by_centre = release.table("R-T2"), release.table("R-T2C")
    assert people is not None
    assert by_centre is not None
    assert people.value("_T", "FEMALE") == by_centre.value("_T", "FEMALE")
    assert abs(people.value("_T", "_T") - 120) < 5
    assert release.names["CENTRE:KHT"]["tg"] == "Бохтар"


@pytest.mark.parametrize(("programme", "period"), [(SENSITIVE, "2026-03"), (SENSITIVE, "2026-Q1"), (QUARTERLY, "2026")])
def test_a_programme_speaks_of_its_own_kind_of_period(engine: Engine, programme: Programme, period: str) -> None:
    with pytest.raises(ReleaseError, match=r"release\.period_kind"):
        build(engine, OFFICE, programme, release_id(1), replace(FIRST, period=period), JULY_20)
    build(engine, OFFICE, QUARTERLY, release_id(1), FIRST, APRIL_20)
    with engine.begin() as connection:
        connection.execute(update(RELEASES).values(programme=programme.code, period=period))
    with pytest.raises(ReleaseError, match=r"release\.period_kind"):
        publish(engine, release_id(1), APRIL_20)
    assert StoredReleases(engine).published(programme.code) == ()


def test_a_rebuilt_release_has_identical_bytes(engine: Engine) -> None:
    released(engine, FIRST, 1, APRIL_20)
    released(engine, SECOND, 2, JULY_20)
    assert rebuild(engine, OFFICE, release_id(1))
    assert rebuild(engine, OFFICE, release_id(2))


def test_other_counts_give_other_bytes(engine: Engine) -> None:
    released(engine, FIRST, 1, APRIL_20)
    assert not rebuild(engine, Office(OFFICE.zone, SECRET, lambda *_: a_quarter(90)), release_id(1))


def test_a_revision_leaves_the_first_release_as_it_was(engine: Engine) -> None:
    released(engine, FIRST, 1, APRIL_20)
    before, seen = document(engine, 1), StoredReleases(engine).release(release_id(1))
    released(engine, SECOND, 2, JULY_20)
    reader = StoredReleases(engine)
    assert document(engine, 1) == before
    assert reader.release(release_id(1)) == seen
    assert [release.stage for release in reader.published()] == ["SECOND", "FIRST"]


def test_until_its_hour_a_release_is_nobodys_to_see(engine: Engine) -> None:
    build(engine, OFFICE, QUARTERLY, release_id(1), FIRST, APRIL_20)
    publish(engine, release_id(1), datetime.now(UTC) + timedelta(hours=1))
    reader = StoredReleases(engine)
    assert reader.published() == ()
    assert reader.latest("2026-Q1") is reader.release(release_id(1)) is None
    with pytest.raises(ReleaseError, match="published_already"):
        publish(engine, release_id(1), APRIL_20)


def test_programmes_are_read_apart(engine: Engine) -> None:
    of_year = Office(OFFICE.zone, SECRET, lambda *_: Figures({"R-S1": {}}, {"REGION": ("TJ-KT",)}))
    vintage = Vintage("2025", "FIRST", vintage_of("2025", "FIRST", OFFICE.zone), OFFICE.zone)
    build(engine, of_year, SENSITIVE, release_id(1), vintage, APRIL_20)
    publish(engine, release_id(1), APRIL_20)
    released(engine, FIRST, 2, APRIL_20)
    reader = StoredReleases(engine)
    assert [release.period for release in reader.published()] == ["2026-Q1"]
    assert [release.period for release in reader.published("SENSITIVE")] == ["2025"]


def test_a_centre_that_opened_later_is_no_part_of_a_release_made_again(engine: Engine) -> None:
    released(engine, FIRST, 1, APRIL_20)
    larger = replace(OFFICE, figures=lambda *_: replace(a_quarter(120), classifications=WITH_ONE_MORE, names={}))
    assert rebuild(engine, larger, release_id(1))


def test_the_database_refuses_to_change_what_is_published(engine: Engine) -> None:
    released(engine, FIRST, 1, APRIL_20)
    for change in (update(RELEASES).values(document="{}"), delete(RELEASES)):
        with pytest.raises(DBAPIError, match="never changes"), engine.begin() as connection:
            connection.execute(change)


def test_no_true_count_is_stored(engine: Engine) -> None:
    """Only rounded figures of the protected tables reach this database, and no digest that trying could undo."""
    released(engine, FIRST, 1, APRIL_20)
    with engine.connect() as connection:
        row = connection.execute(text("SELECT * FROM releases")).mappings().one()
    release = StoredReleases(engine).latest("2026-Q1")
    assert release is not None
    assert all(n % 5 == 0 for table in release.tables if table.rounded for n in table.cells.values())
    figures = as_known("2026-Q1", APRIL_15)
    assert row["input_mac"] == input_mac(SECRET, figures) != input_mac(b"another", figures)
    assert SECRET.hex() not in str(dict(row))


def test_a_past_that_counts_differently_stops_the_build(engine: Engine) -> None:
    released(engine, FIRST, 1, APRIL_20)
    forgetful = Office(OFFICE.zone, SECRET, lambda *_: a_quarter(140))
    with pytest.raises(ReleaseError, match=r"release\.past_changed"):
        build(engine, forgetful, QUARTERLY, release_id(2), SECOND, JULY_20)


@pytest.mark.parametrize(
    ("vintage", "now", "code"),
    [
        (Vintage("2026-Q1", "FIRST", JULY_14, "UTC"), JULY_20, "release.stage_published"),
        (Vintage("2026-Q1", "SECOND", APRIL_15, "UTC"), JULY_20, "release.vintage_not_newer"),
        (Vintage("2026-Q1", "SECOND", JULY_14, "UTC"), APRIL_20, "release.vintage_impossible"),
        (Vintage("2027-Q1", "FIRST", JULY_14, "UTC"), JULY_20, "release.vintage_impossible"),
        (Vintage("2026-Q1", "EXTRAORDINARY", JULY_14, "UTC"), JULY_20, "release.reason_missing"),
        (Vintage("2026-Q1", "THIRD", JULY_14, "UTC"), JULY_20, "release.stage_unknown"),
        (Vintage("2026-Q1", "SECOND", JULY_14 + timedelta(days=1), "UTC"), JULY_20, "release.not_by_calendar"),
        (Vintage("2026-Q1", "SECOND", JULY_14, "Asia/Tokyo"), JULY_20, "release.not_by_calendar"),
    ],
)
def test_a_vintage_that_cannot_be_is_refused(
    engine: Engine, vintage: Vintage, now: datetime, code: str
) -> None:
    released(engine, FIRST, 1, APRIL_20)
    with pytest.raises(ReleaseError, match=code):
        build(engine, OFFICE, QUARTERLY, release_id(2), vintage, now)


def test_an_extraordinary_revision_carries_its_reason(engine: Engine) -> None:
    released(engine, FIRST, 1, APRIL_20)
    released(
        engine,
        Vintage("2026-Q1", "EXTRAORDINARY", JULY_14, "UTC", "A centre sent its books late"),
        2,
        JULY_20,
    )
    latest = StoredReleases(engine).latest("2026-Q1")
    assert latest is not None
    assert latest.reason == "A centre sent its books late"


def test_of_two_drafts_side_by_side_one_is_published(engine: Engine) -> None:
    for number in (1, 2):
        build(engine, OFFICE, QUARTERLY, release_id(number), FIRST, APRIL_20)
    publish(engine, release_id(1), APRIL_20)
    for number, code in ((1, "published_already"), (2, "overtaken"), (3, "unknown")):
        with pytest.raises(ReleaseError, match=code):
            publish(engine, release_id(number), APRIL_20)
    with pytest.raises(DBAPIError), engine.begin() as connection:
        connection.execute(
            update(RELEASES).where(RELEASES.c.release_id == release_id(2)).values(status="PUBLISHED")
        )


def test_the_calendar_is_day_15_day_105_and_a_year() -> None:
    assert [due_on("2026-Q1", stage) for stage in ("FIRST", "SECOND", "FINAL")] == [
        date(2026, 4, 15),
        date(2026, 7, 14),
        date(2027, 3, 31),
    ]
    assert next_due(date(2026, 4, 14)) == (date(2026, 4, 15), (("2026-Q1", "FIRST"), ("2025-Q4", "SECOND")))
    day, releases = date(2026, 1, 1), []
    while len(releases) < 12:
        day, due = next_due(day)
        releases += due
    assert len(set(releases)) == len(releases)
    assert day - date(2026, 1, 1) < timedelta(days=400)


def test_quarters_are_told_from_anything_else() -> None:
    assert period_parts("2026-Q1") == (2026, 1)
    assert (quarter_before("2026-Q1"), quarter_before("2025-Q4", -1)) == ("2025-Q4", "2026-Q1")
    for wrong in ("2026Q1", "2026-Q5", "2026-Q", "26-Q1", "٢٠٢٦-Q1", "2026-Q12", "0000-Q1", "", "2026-Q-1"):
        with pytest.raises(ValueError):
            period_parts(wrong)
