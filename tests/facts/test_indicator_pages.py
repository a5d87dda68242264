"""Indicators as an analyst and a manager see them, and the residents that an administrator enters."""

from __future__ import annotations

import csv
import html
import json
import re
import zipfile
from functools import partial
from io import BytesIO, StringIO
from typing import Any

import pikepdf
import pytest

from adapters.access.passwords import Passwords
from application.reports.flat import FORMATS
from application.reports.indicators import ReadIndicators
from application.reports.indicators_catalogue import INDICATORS
from application.reports.periods import parse_period
from application.sdmx.check import check
from application.sdmx.structures_read import read_structures
from tests.access.pages import Reader
from tests.facts.register import ANALYST_OF_ALL, Register, at
from tests.facts.test_pages import reader
from web.analyst.indicators_paper import indicators_pdf
from web.i18n import using

PERIOD = "period=2026-Q1"
SDMX = ("sdmx-csv", "sdmx-structure")


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def told(register: Register) -> Register:
    register.house.accounts.passwords = Passwords(1, 8, 1)
    register.now = at("2026-03-20 09:00")
    amina = register.person()
    for day in ("2026-03-03 10:00", "2026-03-04 10:00"):
        register.held(amina, day)
    register.held(None, "2026-03-19 10:00", "KHT", channel="MOBILE")
    return register


def test_an_analyst_reads_all_centres_or_one_and_takes_the_figures_away(told: Register) -> None:
    analyst = reader(told, "gulnora", "ANALYST")
    page = analyst.open(f"/indicators/?{PERIOD}").text
    words = analyst.text()
    assert "<svg" in page
    for said in ("2026-Q1 (01.01.2026 – 31.03.2026)", "as recorded by", "3 consultations", "33.3% share · 1 of 3"):
        assert said in words
    assert "no population entered" in words
    assert "2 consultations" in (analyst.open(f"/indicators/?{PERIOD}&centre=KJD"), analyst.text())[1]
    assert analyst.open(f"/indicators/?{PERIOD}&centre=NOWHERE").status_code == 404
    file = StringIO(analyst.open(f"/indicators/file.csv?{PERIOD}").text.lstrip("\ufeff"))
    lines = list(csv.reader(file, delimiter=";"))
    assert lines[1][:5] == ["I01", "Consultations", "consultations", "", "3"]
    assert {line[0] for line in lines[1:]} == {f"I{number:02d}" for number in range(1, 28)}
    book = zipfile.ZipFile(BytesIO(analyst.client.get(f"/indicators/file.xlsx?{PERIOD}").data))
    assert not any(b"<f>" in book.read(name) for name in book.namelist())


def test_the_figures_go_to_other_systems_by_their_codes(told: Register) -> None:
    analyst = reader(told, "gulnora", "ANALYST")
    page = analyst.open(f"/indicators/?{PERIOD}").text
    assert all(f"/indicators/file.{kind}?" in page for kind in ("json", *FORMATS))
    read = {kind: analyst.client.get(f"/indicators/file.{kind}?{PERIOD}").data for kind in ("json", *FORMATS)}
    book = json.loads(read["json"])["indicators"]
    headline = INDICATORS["I01"].headline
    assert book["I01"]["figures"][headline]["value"] == "3"
    values = {
        (line["dataElement"], line["categoryOptionCombo"]): line["value"]
        for line in json.loads(read["dhis2"])["dataValues"]
    }
    shown = {
        (f"SAFAR.INDICATORS.{code}", name): figure["value"]
        for code, indicator in book.items()
        for name, figure in indicator["figures"].items()
        if "value" in figure
    }
    assert values == shown
    assert b'dataElement="SAFAR.INDICATORS.I01"' in read["adx"]
    for kind in ("csvw", "datapackage"):
        with zipfile.ZipFile(BytesIO(read[kind])) as package:
            assert f",I01,{headline},cell,INDICATOR,,3\r\n".encode() in package.read("data/INDICATORS.csv")
            assert b"I01,Consultations," in package.read("codes/indicator.csv")
    assert b"dataElement,SAFAR.INDICATORS.I27" in read["dhis2-codes"]
    figures, structure = (analyst.client.get(f"/indicators/file.{kind}?{PERIOD}").data for kind in SDMX)
    assert check(figures, read_structures(structure)) == []
    assert analyst.client.get(f"/indicators/file.exe?{PERIOD}").status_code == 404


def test_a_manager_reads_the_own_centre_and_what_is_no_period_is_said(told: Register) -> None:
    manager = reader(told, "farrukh", "MANAGER", "KJD")
    manager.open(f"/indicators/?{PERIOD}")
    assert "2 consultations" in manager.text()
    assert manager.open(f"/indicators/?{PERIOD}&centre=KHT").status_code == 404
    manager.open("/indicators/?period=spring")
    assert "spring" in manager.page
    assert "3 consultations" not in manager.text()
    assert manager.open("/indicators/file.csv?period=spring").status_code == 400


def test_a_day_that_has_not_come_is_told_at_its_field(told: Register) -> None:
    manager = reader(told, "farrukh", "MANAGER", "KJD")
    manager.open(f"/indicators/?{PERIOD}&as_of=2999-01-01")
    assert "The date must not lie in the future." in manager.text()
    assert "sf-indicator__value" not in manager.page


def test_each_indicator_has_a_page_with_its_centres_and_what_it_is_made_of(told: Register) -> None:
    analyst = reader(told, "gulnora", "ANALYST")
    page = analyst.open(f"/indicators/I05?{PERIOD}").text
    assert "sf-multiples" not in page
    assert f'href="/indicators/I02?{PERIOD}">I02 Persons' in page
    page = analyst.open(f"/indicators/I01?{PERIOD}&sort=I01-centre:contacts").text
    assert page.count('<figure class="sf-multiple">') == 2
    assert page.index("Almaty</th>") < page.index("Bokhtar</th>") < page.index("Khujand</th>")
    page = analyst.open(f"/indicators/I01?{PERIOD}&sort=-I01-centre:contacts").text
    assert page.index("Khujand</th>") < page.index("Almaty</th>")
    assert "/records?" not in page
    own = html.unescape(re.search(r'href="(/indicators/file.csv[^"]+)"', page)[1])  # type: ignore[index]  # is there
    lines = list(csv.reader(StringIO(analyst.open(own).text), delimiter=";"))
    assert {line[0] for line in lines[1:]} == {"I01"}
    assert analyst.open(f"/indicators/file.csv?{PERIOD}&code=I99").status_code == 404
    assert analyst.open(f"/indicators/I99?{PERIOD}").status_code == 404


def test_the_figures_lead_a_manager_and_nobody_else_to_names(told: Register) -> None:
    manager = reader(told, "farrukh", "MANAGER", "KJD")
    page = manager.open(f"/indicators/I02?{PERIOD}").text
    (first, *_more) = re.findall(r'href="(/indicators/I02/records\?[^"]+)"', page)
    address = html.unescape(first)
    assert manager.open(address).status_code == 200
    assert "Registered on" in manager.text()
    assert "1 record" in manager.text()
    assert manager.open(f"{address}&code=I01&_scheme=x&endpoint=x").status_code == 200
    assert manager.open(address.replace("KJD", "KHT")).status_code == 404
    assert manager.open(address.replace("figure=persons", "figure=others")).status_code == 404
    assert manager.open("/indicators/I05/records?figure=ratio&period=2026-Q1").status_code == 404
    for login, role in (("gulnora", "ANALYST"), ("zarina", "COUNSELLOR")):
        assert reader(told, login, role, "KJD").open(address).status_code == 403


def test_a_page_of_indicators_is_kept_under_a_name_with_its_filters(told: Register) -> None:
    manager = reader(told, "farrukh", "MANAGER", "KJD")
    manager.open(f"/indicators/I01?{PERIOD}&as_of=2026-03-21")
    query = "code=I01&period=2026-Q1&as_of=2026-03-21"
    kept = manager.send("/indicators/saved", name="Spring", query=query, shared="y")
    address = manager.open(kept.headers["Location"]).headers["Location"]
    assert address.startswith("/indicators/I01?period=2026-Q1&as_of=2026-03-21&saved=")
    manager.open(address)
    assert "Spring" in manager.text()
    assert manager.send(kept.headers["Location"] + "/delete").status_code == 303
    assert manager.open(kept.headers["Location"]).status_code == 404


@pytest.mark.parametrize("tag", ["tg", "kk"])
def test_indicators_are_a_tagged_pdf_with_its_letters_inside(told: Register, tag: str) -> None:
    question = ReadIndicators(period=parse_period("2026-Q1"), codes=("I05",))
    shelf = told.house.system.ask(question, ANALYST_OF_ALL, route="test")
    with using(tag), pikepdf.open(BytesIO(indicators_pdf(shelf))) as document:
        assert (bool(document.Root.MarkInfo.Marked), document.Root.Lang) == (True, tag)
        fonts = [one for one in document.objects if isinstance(one, pikepdf.Dictionary) and "/FontName" in one]
        assert fonts
        assert all("/FontFile2" in font for font in fonts)


def send_lines(administrator: Reader, lines: str) -> Any:
    return administrator.send("/population", year="2026", lines=lines)


def test_an_administrator_enters_the_residents_and_a_wrong_line_is_named(told: Register) -> None:
    administrator = reader(told, "rustam", "ADMINISTRATOR")
    administrator.open("/population?year=2026")
    send = partial(send_lines, administrator)
    assert send("3505401; Khujand; 181,600").status_code == 422
    assert "Line 1 has no possible number of residents." in administrator.text()
    assert "181,600" in administrator.page
    assert send("3505401; Khujand; 181 600\n3505203; Ayni").status_code == 303
    administrator.open("/population?year=2026")
    assert "3505401; Khujand; 181600" in administrator.page.replace(" (town)", "")
