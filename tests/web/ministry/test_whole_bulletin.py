"""The bulletin of the whole programme: every chapter, on as many pages as an office can read."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pypdfium2

from adapters.releases.accounts import MinistryAccounts
from adapters.releases.building import Vintage
from adapters.releases.reader import StoredReleases
from adapters.releases.store import Office, build, publish
from adapters.sql.engines import make_engine
from application.reports.figures import Figures
from application.reports.programme_full import VERSION_2
from application.reports.released import due_on
from tests.harness.stores import fresh_stores
from tests.releases.samples import SECRET, release_id
from tests.releases.samples_full import a_full_quarter
from tests.web.ministry.conftest import QUICK, SETTINGS
from tests.web.ministry.walk import NOON, PASSWORD, sign_in, speak
from web.ministry.app import create_app

CHAPTERS = (
    *("Main points", "Who came", "What they asked", "What happened", "Returnees", "The centres", "Revisions"),
    *("How good these figures are", "Methods and signs", "Tables", "What comes next"),
)
PUBLISHED = (("2026-Q1", "FIRST", 400), ("2026-Q1", "SECOND", 440))


def counted(period: str, as_of: datetime) -> Figures:
    late = as_of.date() > due_on(period, "FIRST")
    return a_full_quarter(next(people for of, stage, people in PUBLISHED if (of, stage != "FIRST") == (period, late)))


def test_the_bulletin_of_the_whole_programme_has_every_chapter_in_its_order(tmp_path: Path) -> None:
    with fresh_stores("sqlite", tmp_path) as urls:
        engine = make_engine(urls["releases"])
        office = Office("Asia/Dushanbe", SECRET, counted)
        for number, (period, stage, _people) in enumerate(PUBLISHED, 1):
            as_of = datetime.combine(due_on(period, stage), datetime.min.time(), UTC).replace(hour=18, minute=59)
            build(engine, office, VERSION_2, release_id(number), Vintage(period, stage, as_of, office.zone), as_of)
            publish(engine, release_id(number), as_of + timedelta(hours=10))
        accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
        accounts.add(UUID(int=77), "ministry", "Nigora Rahimova", "en", PASSWORD, NOON)
        client = create_app(SETTINGS, StoredReleases(engine), accounts, now=lambda: NOON).test_client()
        sign_in(client)
        speak(client, "en")
        page, paper = client.get("/2026-Q1/bulletin").text, client.get("/2026-Q1/bulletin.pdf").data
        engine.dispose()
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
