"""The bulletin, vintages side by side, what waits for its hour, the code book: as officials read them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import pikepdf
import pypdfium2
import pytest
from sqlalchemy import Engine, select

from adapters.releases.reader import StoredReleases
from adapters.releases.tables import DOWNLOADS
from application.reports.released import Coming
from tests.releases.samples import release_id
from tests.web.ministry.walk import speak
from web.i18n import LANGUAGES
from web.ministry.bulletin_parts import parts
from web.ministry.sentences import _leading, main_points

# Points: the right margin of the paper (17 mm), and how far a figure in the last column may lean over.
MARGIN, SLACK = 48.2, 2.0
# A letter that the words of the bulletin have in this language.
LETTERS = {"en": "Q", "ru": "ц", "tg": "ҷ", "ky": "ү", "kk": "қ", "uz": "oʻ"}


@pytest.mark.parametrize("tag", LANGUAGES)
def test_the_bulletin_is_a_tagged_pdf_with_the_letters_of_its_language(reader: Any, tag: str) -> None:
    speak(reader, tag)
    answer = reader.get("/2026-Q1/bulletin.pdf")
    assert answer.mimetype == "application/pdf"
    with pikepdf.open(BytesIO(answer.data)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.StructTreeRoot
        assert document.Root.Lang == tag
        assert 4 <= len(document.pages) <= 12
        kinds = [one for one in document.objects if isinstance(one, pikepdf.Dictionary)]
        fonts = [one for one in kinds if one.get("/Type") == "/FontDescriptor"]
        assert fonts
        assert all("/FontFile2" in font for font in fonts)
        pictures = [one for one in kinds if one.get("/S") == "/Figure"]
        assert all(str(one.Alt) for one in pictures)
        assert len(pictures) >= 6
    pages = [(page.get_width(), page.get_textpage()) for page in pypdfium2.PdfDocument(answer.data)]
    beyond = [
        n for width, page in pages for n in range(page.count_rects()) if page.get_rect(n)[2] > width - MARGIN + SLACK
    ]
    assert beyond == [], "words in the margin"
    text = "".join(page.get_text_range() for _, page in pages)
    assert LETTERS[tag] in text
    assert "\N{REPLACEMENT CHARACTER}" not in text


def test_the_bulletin_says_the_main_points_in_sentences_and_each_picture_has_its_table(reader: Any) -> None:
    speak(reader, "en")
    page = reader.get("/2026-Q1/bulletin").text
    for text in ("Main points", "persons came.", "Asked about most often:", "Who came", "Revisions", "Not recorded"):
        assert text in page
    assert page.count("<svg") < page.count("<table")


def test_the_bulletin_tells_no_largest_that_rounding_may_have_made_and_nothing_of_zeros(engine: Engine) -> None:
    release = StoredReleases(engine).release(release_id(4))
    assert release is not None
    table = release.table("R-T2")
    assert table is not None
    ages = [code for code in table.categories[0] if code != "UNKNOWN"]
    for lead, told in ((5, False), (10, True)):
        cells = {**table.cells, **{(age, "_T"): 5 for age in ages}, (ages[0], "_T"): 5 + lead}
        changed = replace(release, tables=(replace(table, cells=cells),))
        assert (_leading(changed, "R-T2") is not None) is told
    funnel = release.table("R-T12")
    assert funnel is not None
    empty = replace(release, tables=(replace(funnel, cells=dict.fromkeys(funnel.cells, 0)),))
    assert main_points(empty, None) == []
    assert parts(empty, None) == []


def test_a_bulletin_taken_is_written_down(reader: Any, engine: Engine) -> None:
    reader.get("/2026-Q1/bulletin.pdf")
    reader.get("/code-book.csv")
    with engine.connect() as connection:
        rows = connection.execute(select(DOWNLOADS.c.table_code, DOWNLOADS.c.kind, DOWNLOADS.c.release_id)).all()
    assert [tuple(row) for row in rows] == [
        ("BULLETIN", "pdf", release_id(4)),
        ("CODES", "csv", release_id(4)),
    ]


def test_provisional_figures_are_hatched_and_revised_ones_are_not(reader: Any) -> None:
    assert "-hatch)" in reader.get(f"/2026-Q1/R-T2?release={release_id(3)}").text
    assert "-hatch)" not in reader.get("/2026-Q1/R-T2").text


def test_every_release_stands_with_its_reason_and_what_changed(reader: Any) -> None:
    speak(reader, "en")
    page = reader.get("/quarters").text
    assert "With what was recorded late or corrected in the three months since." in page
    assert "figures changed." in page
    assert f"left={release_id(4)}" in page


def test_two_centres_stand_side_by_side_with_their_difference(reader: Any, engine: Engine) -> None:
    speak(reader, "en")
    here = release_id(4)
    page = reader.get(f"/compare?table=R-T1&left={here}&left_place=DYU&right={here}&right_place=KJD").text
    release = StoredReleases(engine).release(here)
    table = release.table("R-T1") if release else None
    assert table is not None
    for place in ("DYU", "KJD"):
        assert f"<span>{table.cells[place, '_T']}</span>" in page
    assert "Dushanbe" in page
    assert "Difference" in page


@pytest.mark.parametrize("wish", ["?left=nothing", "?table=R-T99", f"?left={release_id(99)}"])
def test_what_cannot_be_compared_is_not_there(reader: Any, wish: str) -> None:
    assert reader.get(f"/compare{wish}").status_code == 404


def test_an_embargoed_release_is_announced_with_its_hour_and_nothing_else(
    reader: Any, ministry: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    waiting = Coming("2026-Q2", "FIRST", datetime(2099, 7, 15, 5, tzinfo=UTC))
    monkeypatch.setattr(StoredReleases, "coming", lambda _self: (waiting,))
    speak(reader, "en")
    for address in ("/", "/quarters"):
        assert "to be released at 15.07.2099, 10:00" in reader.get(address).text
    assert reader.get("/2026-Q2/").status_code == 404


def test_the_code_book_is_searched_without_scripts(reader: Any) -> None:
    speak(reader, "en")
    assert "ILO, ISCO-08" in reader.get("/code-book").text
    page = reader.get("/code-book?q=тоҷикистон").text
    assert "<code>TJK</code>" in page
    assert '<span lang="tg">' in page
    assert "No code has these words." in reader.get("/code-book?q=zzzzzz").text
    assert reader.get("/code-book?list=nothing").status_code == 404
