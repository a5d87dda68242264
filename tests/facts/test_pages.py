"""Reports as an analyst and a manager see them."""

from __future__ import annotations

import csv
import re
import zipfile
from datetime import timedelta
from io import BytesIO, StringIO

import pikepdf
import pytest
from uuid_utils.compat import uuid7

from adapters.access.passwords import Passwords
from adapters.wiring import House
from application.reports.catalogue import CATALOGUE
from application.reports.flat import FORMATS
from application.sdmx.check import check
from application.sdmx.structures_read import read_structures
from application.staff import AssignCentre, GrantRole, InviteStaff
from tests.access.network import PASSWORD
from tests.access.pages import Reader
from tests.facts.register import SETUP, Register, at
from web.app import create_app
from web.settings import WebSettings

PERIOD = "period=2026-Q1"


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def filled(register: Register) -> Register:
    register.house.accounts.passwords = Passwords(1, 8, 1)
    register.now = at("2026-03-20 09:00")
    amina = register.person()
    register.held(amina, "2026-03-03 10:00", topics=("DOC-PASS", "HEA-TB"), main_topic="DOC-PASS")
    register.held(None, "2026-03-19 10:00", "KHT", channel="PHONE_IN")
    return register


def reader(register: Register, login: str, role: str, *centres: str) -> Reader:
    account_id = uuid7()
    register.do(InviteStaff(account_id=account_id, full_name=login, login=login, language="en"), SETUP)
    register.do(GrantRole(account_id=account_id, role=role), SETUP)
    for centre in centres:
        register.do(AssignCentre(account_id=account_id, code=centre), SETUP)
    register.house.accounts.set_password(account_id, PASSWORD)
    app = create_app(register.house.system, WebSettings(secret_key="for tests only", trusted_hosts=("localhost",)))
    return Reader(app, login)


@pytest.fixture
def analyst(filled: Register) -> Reader:
    return reader(filled, "gulnora", "ANALYST")


def test_an_analyst_starts_at_the_catalogue(analyst: Reader) -> None:
    assert analyst.open("/").headers["Location"] == "/reports/"
    assert analyst.open("/reports/").headers["Location"] == "/reports/T1"


@pytest.mark.parametrize("code", ["T1", "T2", "T3", "T12", "T15"])
def test_every_report_is_a_page_that_says_unit_period_and_vintage(analyst: Reader, code: str) -> None:
    assert analyst.open(f"/reports/{code}?{PERIOD}").status_code == 200
    text = analyst.text()
    assert all(words in text for words in ("2026-Q1 (01.01.2026 – 31.03.2026)", "as recorded by", "Counted:"))


def test_every_report_of_the_catalogue_can_be_read_and_taken_away(analyst: Reader) -> None:
    codes = [code for code, entry in CATALOGUE.items() if entry.action == "reports.read"]
    assert {analyst.open(f"/reports/{code}?{PERIOD}").status_code for code in codes} == {200}
    assert {analyst.client.get(f"/reports/{code}.xlsx?{PERIOD}").status_code for code in codes} == {200}
    assert "/reports/T20" not in analyst.open(f"/reports/T1?{PERIOD}").text
    assert analyst.open(f"/reports/T20?{PERIOD}").status_code == 403


def test_a_report_can_be_taken_for_other_systems_and_unknown_kinds_are_not_there(analyst: Reader) -> None:
    page = analyst.open(f"/reports/T1?{PERIOD}").text
    for kind, form in FORMATS.items():
        address = f"/reports/T1.{kind}?{PERIOD}"
        assert address in page
        answer = analyst.client.get(address)
        assert answer.headers["Content-Disposition"] == f'attachment; filename="safar-T1-2026-Q1.{form.ending}"'
    days = "period=2026-01-05..2026-02-10"
    assert "T1.dhis2?" not in analyst.open(f"/reports/T1?{days}").text
    assert analyst.client.get(f"/reports/T1.dhis2?{days}").status_code == 400
    assert analyst.client.get(f"/reports/T1.adx?{days}").status_code == 200
    assert analyst.client.get(f"/reports/T1.exe?{PERIOD}").status_code == 404


def test_a_report_is_a_tagged_pdf_too(analyst: Reader) -> None:
    body = analyst.client.get(f"/reports/T1.pdf?{PERIOD}").data
    with pikepdf.open(BytesIO(body)) as document:
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "en"


def test_a_report_of_one_centre_says_so_on_the_page_and_in_the_file(analyst: Reader) -> None:
    page = analyst.open(f"/reports/T1?{PERIOD}&centre=KHT")
    assert re.search(r"31\.03\.2026\), \w+ ?, as recorded", analyst.text())
    assert "sf-multiples" not in page.text
    rows = list(
        csv.DictReader(
            StringIO(analyst.client.get(f"/reports/T1.csv?{PERIOD}&centre=KHT").data.decode("utf-8-sig")), delimiter=";"
        )
    )
    assert {row["ROW"] for row in rows} == {"KHT", "_T"}
    assert analyst.open(f"/reports/T1?{PERIOD}&centre=XXX").status_code == 404


def test_what_records_lack_leads_a_manager_to_the_records(filled: Register) -> None:
    manager = reader(filled, "firuz", "MANAGER", "KJD")
    manager.open("/month/?month=2026-03")
    assert "/lists/consultations?centre=KJD&amp;since=2026-03-01&amp;until=2026-03-31&amp;lacks=late" in manager.page
    assert manager.open("/lists/consultations?lacks=late&centre=KJD").status_code == 200
    assert "03.03.2026" in manager.text()
    manager.open("/lists/consultations?lacks=sex&centre=KJD")
    assert "03.03.2026" not in manager.text()


def test_the_page_shows_the_figures_and_a_picture_of_them(analyst: Reader) -> None:
    page = analyst.open(f"/reports/T1?{PERIOD}").text
    assert "<svg" in page
    assert "Most: " in page
    assert analyst.text().count("Khujand") >= 1 or "KJD" in page


def test_sensitive_topics_are_one_line_for_an_analyst(analyst: Reader) -> None:
    analyst.open(f"/reports/T3?{PERIOD}")
    assert "Sensitive topics" in analyst.text()
    assert "uberculosis" not in analyst.page
    assert "HEA-TB" not in analyst.page


def test_a_day_before_the_recording_shows_nothing(analyst: Reader) -> None:
    analyst.open(f"/reports/T1?{PERIOD}&as_of=2026-03-19")
    assert "Nothing was counted" in analyst.text()


def test_a_report_is_read_as_known_at_a_time_of_a_day(filled: Register, analyst: Reader) -> None:
    """On the clock of the reader, on the page, in its links, in its files, beside an earlier instant."""
    when = "as_of=2026-03-20&as_of_time=09:30"
    filled.now = at("2026-03-20 10:00")
    filled.held(None, "2026-03-20 09:00", channel="PHONE_IN")
    analyst.open(f"/reports/T1?{PERIOD}&{when}")
    assert re.search(r"as recorded by 20\.03\.2026, 09:30:00 \(\w+\)", analyst.text())
    assert "On the clock of" in analyst.text()
    assert f"T1.csv?{PERIOD}&{when}" in analyst.page.replace("&amp;", "&").replace("%3A", ":")
    early, late = (
        analyst.client.get(f"/reports/T1.csv?{PERIOD}&as_of=2026-03-20&as_of_time={time}").text.splitlines()[-1]
        for time in ("09:30", "10:30:59")
    )
    assert [line.split(";")[-1] for line in (early, late)] == ["2", "3"]
    analyst.open(f"/reports/T1?{PERIOD}&as_of=2026-03-20&as_of_time=10:30&since=2026-03-20&since_time=09:30")
    assert "Compared with the same report as recorded by 20.03.2026, 09:30:00" in analyst.text()


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("as_of_time=09:30", "Choose the day as well."),
        ("as_of=2026-03-20&as_of_time=25:99", "Not a valid time value."),
        ("as_of=2026-03-20&since=2026-03-21", "Choose an earlier moment than the one of the figures."),
        ("since=2199-03-20", "The date must not lie in the future."),
    ],
)
def test_a_time_that_nothing_can_be_known_at_is_told_at_its_field(analyst: Reader, asked: str, said: str) -> None:
    assert analyst.open(f"/reports/T1?{PERIOD}&{asked}").status_code == 200
    assert said in analyst.text()
    assert analyst.client.get(f"/reports/T1.csv?{PERIOD}&{asked}").status_code == 400


def test_a_period_that_is_none_is_told_at_its_field(analyst: Reader) -> None:
    answer = analyst.open("/reports/T1?period=spring")
    assert answer.status_code == 200
    assert "Write a period like 2026" in analyst.text()


def test_a_report_that_is_not_in_the_catalogue_is_not_there(analyst: Reader) -> None:
    assert analyst.open("/reports/T99").status_code == 404
    assert analyst.open("/reports/T1.exe").status_code == 404


def test_the_csv_holds_codes_words_and_the_vintage(analyst: Reader) -> None:
    answer = analyst.client.get(f"/reports/T1.csv?{PERIOD}")
    assert answer.data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(StringIO(answer.data.decode("utf-8-sig")), delimiter=";"))
    cells = {(row["ROW"], row["COLUMN"]): int(row["VALUE"]) for row in rows}
    assert cells["_T", "_T"] == 2
    assert cells["KHT", "PHONE_IN"] == cells["KHT", "PHONE"] == 1
    assert {row["PERIOD"] for row in rows} == {"2026-Q1"}
    assert len({row["AS_OF"] for row in rows}) == 1


def test_statistical_offices_take_the_same_figures_with_their_structure(analyst: Reader) -> None:
    page = analyst.open(f"/reports/T2?{PERIOD}")
    assert "/reports/T2.sdmx-csv?" in page.text
    figures, structure = (analyst.client.get(f"/reports/T2.{kind}?{PERIOD}") for kind in ("sdmx-csv", "sdmx-structure"))
    assert figures.headers["Content-Disposition"] == 'attachment; filename="safar-T2-2026-Q1.sdmx.csv"'
    assert check(figures.data, read_structures(structure.data)) == []
    older = analyst.client.get(f"/reports/T2.sdmx-structure-2.1?{PERIOD}")
    assert older.headers["Content-Disposition"] == 'attachment; filename="safar-T2-2026-Q1.structure-2.1.xml"'


@pytest.mark.parametrize("code", ["T1", "T2", "T3", "T12", "T15"])
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_file_made_again_after_later_events_is_the_same_to_the_last_byte(
    analyst: Reader, filled: Register, code: str, kind: str
) -> None:
    address = f"/reports/{code}.{kind}?{PERIOD}&as_of=2026-03-21"
    first = analyst.client.get(address).data
    filled.now += timedelta(days=30)
    filled.held(None, "2026-03-18 10:00", "KHT")
    assert analyst.client.get(address).data == first


def test_the_workbook_has_a_cover_the_tables_and_notes(analyst: Reader) -> None:
    answer = analyst.client.get(f"/reports/T2.xlsx?{PERIOD}")
    with zipfile.ZipFile(BytesIO(answer.data)) as book:
        names = book.read("xl/workbook.xml").decode()
        assert all(f'name="{name}"' in names for name in ("Cover", "T2-1", "T2-2", "Notes"))
        assert "<f>" not in "".join(book.read(n).decode() for n in book.namelist() if "worksheets/sheet" in n)


def test_every_look_at_figures_is_written_down_without_a_person(analyst: Reader, house: House) -> None:
    analyst.open(f"/reports/T1?{PERIOD}")
    with house.engines["access"].connect() as connection:
        rows = connection.exec_driver_sql("SELECT action, route, person_id FROM access_log").all()
    assert [tuple(row) for row in rows] == [("reports.read", "reports.one", None)]


def test_a_fault_in_the_facts_stops_reports_until_they_are_rebuilt(analyst: Reader, house: House) -> None:
    with house.engines["ledger"].begin() as connection:
        fault = "INSERT INTO view_faults VALUES ('fact_contacts', x'00', 1, 'KeyError in held', 0)"
        connection.exec_driver_sql(fault)
    answer = analyst.open(f"/reports/T1?{PERIOD}")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "300")
    assert "put right after a fault" in analyst.text()
    assert analyst.open(f"/reports/T12?{PERIOD}").status_code == 200
