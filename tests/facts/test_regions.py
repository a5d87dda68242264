"""Figures of a region are those of its centres, as they stand now."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest

from application.centre import ChangeCentre, OpenCentre
from application.reports.flat import FORMATS
from tests.facts.register import SETUP, Register, at
from tests.facts.test_pages import PERIOD, reader


@pytest.fixture
def database_kind() -> str:
    return "sqlite"


@pytest.fixture
def filled(register: Register) -> Register:
    register.now = at("2026-03-20 09:00")
    register.held(register.person(), "2026-03-03 10:00")
    register.held(None, "2026-03-19 10:00", "KHT", channel="PHONE_IN")
    return register


def test_a_region_is_the_sum_of_its_centres(filled: Register) -> None:
    place: dict[str, Any] = {"country": "TJK", "zone": "Asia/Dushanbe"}
    filled.do(OpenCentre(code="NEW", name="Levakant", prefix="NEW", region="TJ-KT", **place), SETUP)
    filled.do(ChangeCentre(code="KHT", name="KHT", prefix="KHT", region="TJ-SU", **place), SETUP)
    analyst = reader(filled, "gulnora", "ANALYST")

    def contacts(place: str) -> dict[str, str]:
        body = analyst.client.get(f"/reports/T1.csv?{PERIOD}&centre={place}").data.decode("utf-8-sig")
        rows = csv.DictReader(StringIO(body), delimiter=";")
        return {row["ROW"]: row["VALUE"] for row in rows if row["TABLE"] == "centre_channel" and row["COLUMN"] == "_T"}

    assert contacts("TJ-SU") == {"KJD": "1", "KHT": "1", "_T": "2"}
    assert contacts("KHT") == {"KHT": "1", "_T": "1"}
    page = analyst.open(f"/reports/T1?{PERIOD}&centre=TJ-SU")
    assert "Region: Sughd" in analyst.text()
    # A centre is offered from the day on which it was opened.
    assert '<option value="NEW">Levakant</option>' in page.text
    for kind in FORMATS:
        assert analyst.client.get(f"/reports/T1.{kind}?{PERIOD}&centre=TJ-SU").status_code == 200
    assert analyst.open(f"/reports/T1?{PERIOD}&centre=TJ-GB").status_code == 404
    assert analyst.open(f"/indicators/?{PERIOD}&centre=TJ-KT").status_code == 200
    assert analyst.open(f"/reports/T1?{PERIOD}&centre=TJ-KT&since=2026-03-10").status_code == 200


def test_a_region_is_not_for_whoever_belongs_to_a_centre_in_it(filled: Register) -> None:
    manager = reader(filled, "firuz", "MANAGER", "KJD")
    assert manager.open(f"/reports/T1?{PERIOD}&centre=TJ-SU").status_code == 404
    assert "Region:" not in manager.open(f"/reports/T1?{PERIOD}").text
