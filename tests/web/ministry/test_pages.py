"""The publication: pages, pictures and words, in six languages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine

from adapters.releases.reader import StoredReleases
from tests.releases.samples import NAMES, release_id
from tests.web.ministry.walk import LIGHT, PAGES, speak, weight
from web.i18n import LANGUAGES, using
from web.ministry.words import origin_lines


@pytest.mark.parametrize("tag", LANGUAGES)
def test_every_page_opens_in_every_language(reader: Any, tag: str) -> None:
    speak(reader, tag)
    for page in PAGES:
        answer = reader.get(page)
        assert (page, answer.status_code) == (page, 200)
        assert f'<html lang="{tag}"' in answer.text
        assert "%(" not in answer.text
        assert len(re.findall(r"<h1[ >]", answer.text)) == 1


def test_nothing_on_a_page_is_inline(reader: Any) -> None:
    for page in PAGES:
        text = reader.get(page).text
        assert not re.search(r"<style|\sstyle=|\son\w+=|javascript:|<script(?![^>]*\ssrc=)", text)


def test_every_picture_has_a_name_and_a_finding_of_its_own(reader: Any) -> None:
    for page in PAGES:
        text = reader.get(page).text
        ids = re.findall(r'\sid="([^"]+)"', text)
        assert len(ids) == len(set(ids))
        for svg in re.findall(r"<svg .*?</svg>", text, re.DOTALL):
            assert 'role="img"' in svg
            named = re.search(r'aria-labelledby="(\S+) (\S+)"', svg)
            assert named
            for name, tag in zip(named.groups(), ("title", "desc"), strict=True):
                assert re.search(rf'<{tag} id="{name}">[^<]+</{tag}>', svg)


def test_the_home_page_is_the_newest_quarter_with_pictures_before_tables(reader: Any) -> None:
    speak(reader, "en")
    text = reader.get("/").text
    assert "Quarter 1 of 2026 [r]" in text
    assert text.index("sf-figures") < text.index("<svg") < text.index(">Tables<")


def test_figures_on_the_page_are_those_of_the_release(reader: Any, engine: Engine) -> None:
    release = StoredReleases(engine).latest("2026-Q1")
    assert release is not None
    table = release.table("R-T2C")
    assert table is not None
    speak(reader, "en")
    text = reader.get("/2026-Q1/R-T2C").text
    for centre in ("Dushanbe", "Khujand", "Bokhtar"):
        assert centre in text
    shown = [int(number) for number in re.findall(r'<td role="cell"[^>]*><span>(\d+)(?: \[r\])?</span>', text)]
    assert shown == list(table.cells.values())


def test_a_table_says_unit_vintage_zone_rounding_and_unknowns(reader: Any) -> None:
    speak(reader, "en")
    text = reader.get("/2026-Q1/R-T2").text
    for words in (
        "Counted: persons",
        "as recorded by 14.07.2026, 23:59 (Dushanbe)",
        "multiples of five",
        "Not recorded",
        "Second release, revised [r]",
        "Releases of this quarter",
    ):
        assert words in text


def test_a_picture_has_its_table_beneath_it_and_the_page_stays_light(reader: Any) -> None:
    speak(reader, "tg")
    text = reader.get("/").text
    assert text.count("<svg") == text.count("sf-picture__table") > 5
    assert weight(reader, "/") < LIGHT


def test_the_course_of_the_quarters_is_told_in_figures_with_their_signs(reader: Any) -> None:
    speak(reader, "en")
    course = reader.get("/").text.partition('aria-label="Contacts over the last quarters"')[2].partition("</table>")[0]
    assert re.findall(r"Quarter (\d of \d{4})", course) == ["1 of 2026", "4 of 2025", "1 of 2025"]
    assert re.findall(r"\[\w\]", course) == ["[r]", "[p]", "[x]", "[p]", "[x]"]


def test_every_table_says_its_source(reader: Any) -> None:
    speak(reader, "en")
    source = "Source: the network of migrant support centres"
    for page in ("/2026-Q1/R-T1", "/2026-Q1/R-T1.csv", "/2026-Q1/bulletin"):
        assert source in reader.get(page).text


def test_a_release_says_what_it_was_made_from(reader: Any, engine: Engine) -> None:
    speak(reader, "en")
    release = StoredReleases(engine).latest("2026-Q1")
    assert release is not None
    told = reader.get("/2026-Q1/").text.partition("What this release was made from")[2]
    assert release.output_sha256 in told.partition("</details>")[0]


@pytest.mark.parametrize(("tag", "programme"), [("en", "Quarterly, version 2"), ("ru", "Ежеквартально, версия 2")])
def test_the_programme_of_a_release_is_said_in_words(engine: Engine, tag: str, programme: str) -> None:
    release = StoredReleases(engine).latest("2026-Q1")
    assert release is not None
    with using(tag):
        assert origin_lines(replace(release, version=2))[0][1] == programme
        assert "SENSITIVE" not in origin_lines(replace(release, programme="SENSITIVE"))[0][1]


def test_an_earlier_release_stays_and_says_so(reader: Any, engine: Engine) -> None:
    speak(reader, "en")
    text = reader.get(f"/2026-Q1/?release={release_id(3)}").text
    assert "A newer one of the same quarter has been published" in text
    assert f"/2026-Q1/R-T2?release={release_id(3)}" in text


def test_two_quarters_stand_side_by_side(reader: Any) -> None:
    speak(reader, "en")
    text = reader.get("/2026-Q1/R-T1/compare").text
    assert "Quarter 1 of 2026" in text
    assert "Quarter 4 of 2025" in text
    assert "Difference" in text
    text = reader.get(f"/2026-Q1/R-T1/compare?with={release_id(3)}").text
    assert "First release, provisional [p]" in text


def test_the_next_release_is_announced(reader: Any) -> None:
    speak(reader, "en")
    text = reader.get("/").text
    assert "Next release: 30 September 2026" in text
    assert "Quarter 3 of 2025: Final release" in text


def test_with_nothing_published_the_page_says_when(empty: Any) -> None:
    for page in ("/", "/quarters"):
        answer = empty.get(page)
        assert answer.status_code == 200
        assert "Nothing is published yet" in answer.text


def test_a_name_in_another_language_falls_back(reader: Any) -> None:
    assert "ky" not in NAMES["CENTRE:KHT"]
    speak(reader, "ky")
    assert "Бохтар" in reader.get("/2026-Q1/R-T1").text


def test_a_course_stands_by_its_title_beside_its_code_and_by_its_code_where_it_has_none(reader: Any) -> None:
    speak(reader, "ru")
    text = reader.get("/2026-Q1/R-T15").text
    assert f"{NAMES['CURRICULUM:PDO-RU']['ru']} (PDO-RU)" in text
    assert "(FBP)" not in text
