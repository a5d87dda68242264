"""The whole programme as an official reads it: a bulletin of as many pages as an office can read, a light page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pypdfium2
import pytest
from flask.testing import FlaskClient

from adapters.releases.accounts import MinistryAccounts
from adapters.releases.building import Vintage
from adapters.releases.reader import StoredReleases
from adapters.releases.store import Office, build, publish
from adapters.sql.engines import make_engine
from application.reports.figures import Figures
from application.reports.programmes import programme_of
from application.reports.released import due_on
from domain.geography import districts_of, regions_of
from tests.harness.stores import fresh_stores
from tests.releases.samples import SECRET, release_id
from tests.releases.samples_full import a_full_quarter
from tests.web.ministry.conftest import QUICK, SETTINGS
from tests.web.ministry.walk import LIGHT, NOON, PASSWORD, sign_in, speak, weight
from web.ministry.app import create_app

CHAPTERS = (
    *("Main points", "Who came", "What they asked", "What happened", "Returnees", "The centres", "Revisions"),
    *("How good these figures are", "Methods and signs", "Tables", "What comes next"),
)
MANY_PICTURES = 15
DISTRICTS = tuple(district.code for region in regions_of("TJK") for district in districts_of(region.code))
PUBLISHED = (("2026-Q1", "FIRST", 400), ("2026-Q1", "SECOND", 440))


def counted(period: str, as_of: datetime) -> Figures:
    late = as_of.date() > due_on(period, "FIRST")
    people = next(people for of, stage, people in PUBLISHED if (of, stage != "FIRST") == (period, late))
    return a_full_quarter(people, districts=DISTRICTS)


@pytest.fixture(scope="module")
def official(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """Somebody signed in where a quarter and its second release are published, of every district of Tajikistan."""
    with fresh_stores("sqlite", tmp_path_factory.mktemp("whole")) as urls:
        engine = make_engine(urls["releases"])
        office = Office("Asia/Dushanbe", SECRET, counted)
        for number, (period, stage, _people) in enumerate(PUBLISHED, 1):
            as_of = datetime.combine(due_on(period, stage), datetime.min.time(), UTC).replace(hour=18, minute=59)
            vintage = Vintage(period, stage, as_of, office.zone)
            build(engine, office, programme_of(period), release_id(number), vintage, as_of)
            publish(engine, release_id(number), as_of + timedelta(hours=10))
        accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
        accounts.add(UUID(int=77), "ministry", "Nigora Rahimova", "en", PASSWORD, NOON)
        client = create_app(SETTINGS, StoredReleases(engine), accounts, now=lambda: NOON).test_client()
        sign_in(client)
        yield client
        engine.dispose()


def test_the_first_page_of_the_whole_programme_is_light_with_all_its_pictures(official: FlaskClient) -> None:
    speak(official, "tg")
    text = official.get("/").text
    assert "sf-map" in text
    assert text.count("<svg") == text.count("sf-picture__table") >= MANY_PICTURES
    assert weight(official, "/") < LIGHT


def test_the_bulletin_of_the_whole_programme_has_every_chapter_in_its_order(official: FlaskClient) -> None:
    speak(official, "en")
    page, paper = official.get("/2026-Q1/bulletin").text, official.get("/2026-Q1/bulletin.pdf").data
    headings = [re.sub(r"<[^>]+>", "", found).strip() for found in re.findall(r"<h2[^>]*>(.*?)</h2>", page, re.DOTALL)]
    assert [heading for heading in headings if heading in CHAPTERS] == list(CHAPTERS)
    pages = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(paper)]
    assert 8 <= len(pages) <= 12
    text = "\n".join(pages)
    # Each stands on a line of its own, and behind the one before it.
    at = 0
    for chapter in CHAPTERS:
        found = re.compile(rf"^{chapter}\s*$", re.MULTILINE).search(text, at)
        assert found, chapter
        at = found.end()
