"""The analyst's page of releases: what is due, the draft, what the audit names, the hour of publication."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from adapters.releases.audit import Fault
from adapters.releases.desk import Attempt
from application.actor import ANALYST
from application.reports.released import quarter_before
from tests.web.counsellor.counselling import Counselling, words
from tests.web.fakes import csrf, hidden


@pytest.fixture(scope="module")
def analyst(standing: Counselling) -> Any:
    standing.network.hire("timur", ANALYST, centres=(), name="Тимур Байжанов")
    return standing.client("timur")


def post(client: Any, address: str, page: str, **typed: str) -> Any:
    ids = {"csrf_token": csrf(page), "command_id": next(iter(hidden(page, "command_id")))}
    return client.post(address, data=ids | typed)


def ended() -> str:
    """A quarter whose final release is due."""
    today = datetime.now(UTC).date()
    return quarter_before(f"{today.year}-Q{(today.month + 2) // 3}", 6)


def test_a_draft_is_made_looked_at_and_published_for_an_hour_ahead(standing: Counselling, analyst: Any) -> None:
    address = f"/releases/{ended()}/FINAL"
    assert address in analyst.get("/releases").text
    page = analyst.get(address).text
    assert post(analyst, f"{address}/draft", page).headers["Location"] == address
    page = analyst.get(address).text
    assert "The audit found nothing that would be given away." in words(page)
    assert "R-T4" in page
    refused = post(analyst, f"{address}/publish", page, hour="10:00")
    assert (refused.status_code, "Choose the day as well." in refused.text) == (422, True)
    past = post(analyst, f"{address}/publish", page, day="2026-01-05", hour="10:00")
    assert (past.status_code, "This hour is over." in past.text) == (422, True)
    ahead = (datetime.now(UTC) + timedelta(days=30)).date().isoformat()
    assert post(analyst, f"{address}/publish", page, day=ahead, hour="10:00").headers["Location"] == "/releases"
    told = analyst.get("/releases").text
    assert "Waits for its hour" in told
    assert "to be released at" in told
    again = post(analyst, f"{address}/draft", page).headers["Location"]
    assert "A newer release of this period is published already." in analyst.get(again).text


def test_a_refused_draft_names_tables_and_cells_and_one_under_way_says_so(standing: Counselling, analyst: Any) -> None:
    desk, period = standing.house.system.releases, quarter_before(ended(), 1)
    fault = Fault(("PERSONS", (("CENTRE", "KHT"), ("SEX", "MALE"))), 1, 2, ("R-T2C",))
    desk._attempts[period, "FINAL"] = Attempt(under_way=False, code="release.gives_away", faults=(fault,))
    told = words(analyst.get(f"/releases/{period}/FINAL").text)
    assert "R-T2C" in told
    assert "Centre: KHT · Sex: MALE" in told
    assert "1–2" in told
    desk._attempts[period, "FINAL"] = Attempt(under_way=True)
    assert 'http-equiv="refresh"' in analyst.get(f"/releases/{period}/FINAL").text


def test_outside_the_calendar_a_reason_is_asked_for(analyst: Any) -> None:
    address = f"/releases/{ended()}/EXTRAORDINARY"
    refused = post(analyst, f"{address}/draft", analyst.get(address).text, reason=" ")
    assert refused.status_code == 422
    assert analyst.get("/releases/2099-Q1/FIRST").status_code == 404
    assert analyst.get("/releases/2026-03/FIRST").status_code == 404
