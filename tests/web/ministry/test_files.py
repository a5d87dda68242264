"""Files of published tables: complete, harmless, and each one written down."""

from __future__ import annotations

import csv
import html
import json
import re
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from uuid import UUID
from zipfile import ZipFile

from flask import Flask
from sqlalchemy import Engine, select

from adapters.releases.reader import StoredReleases
from adapters.releases.tables import DOWNLOADS
from application.reports.flat import FORMATS
from application.reports.programme import QUARTERLY
from tests.releases.samples import release_id
from tests.web.ministry.walk import FILES, speak
from web.ministry.files import harmless, table_csv


def test_a_csv_has_codes_words_and_every_cell(reader: Any, engine: Engine) -> None:
    speak(reader, "ru")
    answer = reader.get("/2026-Q1/R-T2C.csv")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="safar-2026-Q1-R-T2C-SECOND.csv"'
    lines = list(csv.DictReader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    release = StoredReleases(engine).latest("2026-Q1")
    assert release is not None
    table = release.table("R-T2C")
    assert table is not None
    assert {(line["CENTRE"], line["SEX"]): int(line["VALUE"]) for line in lines} == dict(table.cells)
    assert "Худжанд" in answer.data.decode()


def test_a_csv_leads_to_what_it_was_made_from_and_stays_a_plain_csv(reader: Any, engine: Engine) -> None:
    answer = reader.get("/2026-Q1/R-T2C.csv")
    link = re.fullmatch(r'<(.+)>; rel="describedby"; type="application/csvm[+]json"', answer.headers["Link"])
    assert link
    page = html.unescape(reader.get("/2026-Q1/R-T2C").text)
    assert "/2026-Q1/R-T2C.csv-metadata.json" in page
    told = json.loads(reader.get(link[1]).data)
    # The address of the metadata names the release, and leads back to the very same bytes.
    assert reader.get(told["url"]).data == answer.data
    first = answer.data.decode("utf-8-sig").splitlines()[0]
    assert [column["titles"] for column in told["tableSchema"]["columns"]] == first.split(told["dialect"]["delimiter"])
    release = StoredReleases(engine).latest("2026-Q1")
    assert release
    stated = {each["schema:name"]: each["schema:value"] for each in told["dc:provenance"]}
    assert (stated["figures"], stated["version"]) == (release.output_sha256, str(release.version))
    made = {} if release.origin is None else {name: str(value) for name, value in vars(release.origin).items()}
    assert made.items() <= stated.items()


def test_no_text_of_a_file_is_taken_for_a_formula(engine: Engine) -> None:
    for text in ("=1+1", "+7", "-3", "@x", "\tx", "\rx"):
        assert harmless(text) == f"'{text}"
    assert harmless("Khujand") == "Khujand"
    found = StoredReleases(engine).latest("2026-Q1")
    assert found is not None
    evil = type(found)(**{**vars(found), "names": {"CENTRE:KJD": {"en": '=HYPERLINK("http://x")'}}})
    table = evil.table("R-T1")
    assert table is not None
    assert b"'=HYPERLINK" in table_csv(evil, table)
    assert b";=HYPERLINK" not in table_csv(evil, table)


def test_a_workbook_has_a_cover_notes_and_one_table_a_sheet(reader: Any) -> None:
    speak(reader, "tg")
    one, again = reader.get("/2026-Q1/all.xlsx"), reader.get("/2026-Q1/all.xlsx")
    assert one.data == again.data
    with ZipFile(BytesIO(one.data)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == 2 + len(QUARTERLY.tables)
        for sheet in sheets:
            text = book.read(sheet).decode()
            assert "<f>" not in text
            assert "<mergeCell" not in text
        assert "Бохтар" in book.read("xl/sharedStrings.xml").decode()


def test_every_download_is_written_down_first(reader: Any, engine: Engine) -> None:
    for address in FILES:
        assert reader.get(address).status_code == 200
    with engine.connect() as connection:
        rows = connection.execute(select(DOWNLOADS)).all()
    assert [(row.account_id, row.release_id, row.table_code, row.kind) for row in rows] == [
        (UUID(int=77), release_id(4), "R-T2", "csv"),
        (UUID(int=77), release_id(4), "R-T2", "xlsx"),
        (UUID(int=77), release_id(4), "ALL", "xlsx"),
        (UUID(int=77), release_id(4), "R-T2", "dhis2"),
        (UUID(int=77), release_id(4), "ALL", "datapackage"),
    ]


def test_files_for_other_systems_lead_from_the_pages_and_unknown_kinds_to_the_error_page(reader: Any) -> None:
    speak(reader, "ru")
    for page in ("/2026-Q1/R-T2", "/2026-Q1/"):
        links = re.findall(r'href="([^"]+[.](?:dhis2|adx|csvw|datapackage|dhis2-codes)[^"]*)"', reader.get(page).text)
        assert len(links) == len(FORMATS)
        for kind, link in zip(FORMATS, links, strict=True):
            answer = reader.get(link.replace("&amp;", "&"))
            assert answer.headers["Content-Disposition"].endswith(f'-SECOND.{FORMATS[kind].ending}"')
    for nowhere in ("/2026-Q1/R-T2.exe", "/2026-Q1/all.exe", "/2026-Q1/R-T99.adx", "/2026-Q9/all.adx"):
        assert reader.get(nowhere).status_code == 404


def test_codes_that_contradict_each_other_are_explained(ministry: Flask, reader: Any) -> None:
    house = ministry.extensions["safar.ministry"]
    ministry.extensions["safar.ministry"] = replace(house, mapping=lambda: {("orgUnit", "KJD"): "OU_7"})
    assert '"orgUnit": "OU_7"' in reader.get("/2026-Q1/R-T1.dhis2").text
    ministry.extensions["safar.ministry"] = replace(house, mapping=lambda: {("orgUnit", "KJD"): "DYU"})
    assert reader.get("/2026-Q1/R-T1.adx").status_code == 409


def test_a_download_that_cannot_be_written_down_does_not_leave(reader: Any, engine: Engine) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE ministry_downloads RENAME TO lost")
    assert reader.get(FILES[0]).status_code == 503
