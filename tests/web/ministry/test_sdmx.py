"""Programs harvest what is published: by SDMX REST, in the form they ask for, with a token or a session."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, select

from adapters.releases.accounts import MinistryAccounts
from adapters.releases.reader import StoredReleases
from adapters.releases.tables import DOWNLOADS, TOKENS
from adapters.releases.tokens import MOST, MOST_UNKNOWN, MinistryTokens
from adapters.sql.engines import make_engine
from application.sdmx.check import check
from application.sdmx.structures_read import read_structures
from tests.releases.samples import SECRET, release_id
from tests.web.ministry.conftest import QUICK, SETTINGS
from tests.web.ministry.walk import NOON
from web.ministry.app import create_app
from web.ministry.programs import Programs

FLOW = "/sdmx/v2/data/dataflow/SAFAR/DF_R_T2/1.0"
OLDER = "application/vnd.sdmx.structurespecificdata+xml"
STRUCTURE = "/sdmx/v2/structure/dataflow/SAFAR/DF_R_T2/1.0?references=all"


@pytest.fixture(scope="module")
def harvest(
    published: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Any, dict[str, str], Engine]]:
    """(a program's client, its header, the database), for all tests of this module."""
    copy = tmp_path_factory.mktemp("harvest") / "releases.db"
    copy.write_bytes(published.read_bytes())
    engine = make_engine(f"sqlite:///{copy}")
    tokens = MinistryTokens(engine, SECRET)
    header = {"Authorization": f"Bearer {tokens.issue('ministry', 'Statistics committee', 30, NOON)}"}
    accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
    app = create_app(
        SETTINGS, StoredReleases(engine), accounts, now=lambda: NOON, programs=Programs("TJ", tokens)
    )
    yield app.test_client(), header, engine
    engine.dispose()


@pytest.fixture
def get(harvest: tuple[Any, dict[str, str], Engine]) -> Any:
    client, header, engine = harvest
    with engine.begin() as connection:
        connection.execute(TOKENS.update().values(window_count=0))
    return lambda address, **more: client.get(address, headers={**header, **more})


def lines(answer: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(answer.text)))


def stages(answer: Any) -> list[tuple[str, str]]:
    return list(dict.fromkeys((line["TIME_PERIOD"], line["RELEASE_STAGE"]) for line in lines(answer)))


def test_figures_are_those_of_the_newest_releases_and_pass_our_own_judge(get: Any, harvest: Any) -> None:
    answer = get(FLOW)
    assert answer.status_code == 200
    assert answer.content_type == "application/vnd.sdmx.data+csv;version=2.1.0;charset=utf-8"
    assert check(answer.data, read_structures(get(STRUCTURE).data)) == []
    assert stages(answer) == [("2025-Q1", "FIRST"), ("2025-Q4", "FIRST"), ("2026-Q1", "SECOND")]
    release = StoredReleases(harvest[2]).latest("2026-Q1")
    table = release.table("R-T2") if release else None
    assert table is not None
    told = {
        (line["AGE"], line["SEX"]): int(line["OBS_VALUE"])
        for line in lines(answer)
        if line["TIME_PERIOD"] == "2026-Q1"
    }
    assert told["_T", "_T"] == table.cells["_T", "_T"]
    assert told["Y15T24", "F"] == table.cells["Y15T24", "FEMALE"]
    assert len(told) == len(table.cells)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("?startPeriod=2025-Q4", [("2025-Q4", "FIRST"), ("2026-Q1", "SECOND")]),
        ("?endPeriod=2025", [("2025-Q1", "FIRST"), ("2025-Q4", "FIRST")]),
        ("?c[TIME_PERIOD]=ge:2025-Q2%2Ble:2025-Q4", [("2025-Q4", "FIRST")]),
        ("?startPeriod=2026&asOf=2026-06-01T00:00:00Z", [("2026-Q1", "FIRST")]),
        ("?startPeriod=2026&includeHistory=true", [("2026-Q1", "FIRST"), ("2026-Q1", "SECOND")]),
        ("?updatedAfter=2026-06-01T00:00:00%2B05:00", [("2026-Q1", "SECOND")]),
        ("/Q.TJ.*.*?startPeriod=2026", [("2026-Q1", "SECOND")]),
    ],
)  # fmt: skip
def test_a_question_chooses_periods_and_vintages(
    get: Any, question: str, expected: list[tuple[str, str]]
) -> None:
    assert stages(get(FLOW + question)) == expected


def test_history_tells_from_when_to_when_each_figure_stood(get: Any) -> None:
    found = lines(get(FLOW + "/Q.TJ._T._T?startPeriod=2026&includeHistory=true"))
    assert [bool(line["VALID_TO"]) for line in found] == [True, False]
    assert found[0]["VALID_TO"] == found[1]["VALID_FROM"]
    xml = get(FLOW + "?includeHistory=true&format=xml").text
    assert xml.count("validFromDate") == 4
    assert xml.count("validToDate") == 1


@pytest.mark.parametrize(
    "address",
    [
        FLOW + "/*.*.Y15T24.F,*.*.Y15T24.M",
        FLOW + "?c[AGE]=Y15T24&c[SEX]=F,M",
        FLOW + "/*.*.Y15T24.*?c[SEX]=F,M",
        "/sdmx/2.1/data/DF_R_T2/..Y15T24.F+M?format=csv",
        "/sdmx/2.1/data/SAFAR,DF_R_T2,1.0/Q.TJ.Y15T24.F%2BM?format=csv",
    ],
)
def test_keys_of_both_generations_and_filters_narrow_the_figures(get: Any, address: str) -> None:
    found = lines(get(address))
    assert {(line["AGE"], line["SEX"]) for line in found} == {("Y15T24", "F"), ("Y15T24", "M")}
    assert len(found) == 6


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("application/vnd.sdmx.data+csv;version=2.0.0", "application/vnd.sdmx.data+csv;version=2.0.0;charset=utf-8"),
        ("text/csv", "application/vnd.sdmx.data+csv;version=2.1.0;charset=utf-8"),
        ("application/vnd.sdmx.data+xml; version=3.0.0", "application/vnd.sdmx.data+xml;version=3.0.0"),
        ("text/html, application/xml;q=0.9, text/csv;q=0.1", "application/vnd.sdmx.data+xml;version=3.0.0"),
        (OLDER, f"{OLDER};version=2.1"),
        ("application/vnd.sdmx.data+json, */*;q=0.1", "application/vnd.sdmx.data+csv;version=2.1.0;charset=utf-8"),
    ],
)  # fmt: skip
def test_the_form_is_negotiated(get: Any, accept: str, media: str) -> None:
    answer = get(FLOW, Accept=accept)
    assert (answer.status_code, answer.content_type) == (200, media)


@pytest.mark.parametrize(
    ("address", "status"),
    [
        (FLOW + "?startPeriod=2026Q1", 400),
        (FLOW + "?asOf=2026-01-01", 400),
        # The standard has 422 for what is rightly written and can never be so. 404 would mean: not yet, ask again.
        (FLOW + "?asOf=2026-01-01T00:00:00Z&updatedAfter=2026-02-01T00:00:00Z", 422),
        (FLOW + "?startPeriod=2026-Q1&endPeriod=2025-Q4", 422),
        (FLOW + "?c[TIME_PERIOD]=ge:2026-Q1%2Ble:2025-Q4", 422),
        # Its older sister had 403, which a program takes for a right that it lacks; services answer 400.
        ("/sdmx/2.1/data/DF_R_T2?startPeriod=2026-Q1&endPeriod=2025-Q4", 400),
        (FLOW + "?includeHistory=yes", 400),
        (FLOW + "?colour=red", 400),
        (FLOW + "?c[WEATHER]=rain", 400),
        (FLOW + "/Q.TJ.*", 400),
        (FLOW + "/a/b", 400),
        (FLOW + "?dimensionAtObservation=TIME_PERIOD", 501),
        (FLOW + "?startPeriod=2030", 404),
        (FLOW + "/Q.KG.*.*", 404),
        ("/sdmx/v2/data/dataflow/SAFAR/DF_R_T99/1.0", 404),
        ("/sdmx/v2/data/dataflow/OTHER/DF_R_T2/1.0", 404),
        ("/sdmx/v2/data/dataflow/SAFAR/DF_R_T2/9.0", 404),
        ("/sdmx/v2/data/dataflow", 501),
        ("/sdmx/v2/structure/codelist/SAFAR/CL_NOTHING", 404),
        (FLOW + "?format=json", 406),
        ("/sdmx/2.1/dataflow?format=csv", 406),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_line(get: Any, address: str, status: int) -> None:
    answer = get(address)
    assert (answer.status_code, answer.content_type) == (status, "text/plain; charset=utf-8")
    assert answer.text.startswith(str(status))
    assert answer.text.count("\n") == 1


def test_a_form_that_is_not_had_is_refused_with_those_that_are(get: Any) -> None:
    answer = get(FLOW, Accept="application/vnd.sdmx.data+json;version=2.0.0")
    assert answer.status_code == 406
    assert "application/vnd.sdmx.data+csv" in answer.text


def test_structures_are_found_by_kind_with_and_without_what_they_stand_on(get: Any) -> None:
    assert {flow.id for flow in read_structures(get("/sdmx/2.1/dataflow?references=all").data)} >= {
        "DF_R_T2",
        "DF_R_T12",
    }
    alone = get("/sdmx/v2/codelist/SAFAR/CL_SEX").text
    assert alone.count("<str:Codelist ") == 1
    assert "DataStructure " not in alone
    assert 'xml:lang="ky"' in alone
    dsd = get("/sdmx/2.1/datastructure/SAFAR/DSD_R_T2/1.0").text
    assert dsd.count("<str:DataStructure ") == 1
    assert "Codelist " not in dsd
    assert get("/sdmx/v2/structure/conceptscheme").status_code == 200


def test_what_has_not_changed_is_not_sent_and_not_written_down_again(get: Any, harvest: Any) -> None:
    first = get(FLOW + "?startPeriod=2026")
    with harvest[2].connect() as connection:
        before = connection.execute(select(DOWNLOADS).order_by(DOWNLOADS.c.id.desc())).all()
    assert (before[0].account_id, before[0].release_id) == (UUID(int=77), release_id(4))
    assert (before[0].table_code, before[0].kind) == ("R-T2", "sdmx-csv")
    assert get(FLOW + "?startPeriod=2026", **{"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert (
        get(FLOW + "?startPeriod=2026", **{"If-Modified-Since": first.headers["Last-Modified"]}).status_code
        == 304
    )
    with harvest[2].connect() as connection:
        assert len(connection.execute(select(DOWNLOADS)).all()) == len(before)
    other = get(FLOW, **{"If-None-Match": first.headers["ETag"]})
    assert other.status_code == 200


def test_without_a_token_nothing_is_told(harvest: Any, get: Any) -> None:
    client = harvest[0]
    for header in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic bWluaXN0cnk6cA=="}):
        answer = client.get(FLOW, headers=header)
        assert answer.status_code == 401
        assert answer.headers["WWW-Authenticate"].lower().startswith("bearer")
    assert get(FLOW).status_code == 200


def test_an_official_reads_with_the_session_that_is_open(reader: Any) -> None:
    assert reader.get(FLOW).status_code == 200


def test_a_program_that_asks_too_often_waits_and_whoever_guesses_too(harvest: Any, get: Any) -> None:
    client, header, engine = harvest
    with engine.begin() as connection:
        connection.execute(TOKENS.update().values(window_count=MOST))
    answer = client.get(FLOW, headers=header)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "60")
    statuses = [
        client.get(FLOW, headers={"Authorization": f"Bearer {n}"}).status_code
        for n in range(MOST_UNKNOWN + 1)
    ]
    assert (statuses[0], statuses[-1]) == (401, 429)
