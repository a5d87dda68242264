"""A regional office collects two countries over HTTP and shows them beside a third that is silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from flask import Flask, Response
from sqlalchemy import Engine, func, select
from werkzeug.serving import make_server

from adapters.region.collecting import collect
from adapters.region.hosts import BadHosts, Host, Unanswered, ask, hosts_of
from adapters.region.store import StoredRegion
from adapters.releases.accounts import MinistryAccounts
from adapters.releases.reader import StoredReleases
from adapters.releases.tables import REGION_KEPT
from adapters.releases.tokens import MinistryTokens
from adapters.sql.engines import make_engine
from application.sdmx.region import STRUCTURE
from application.sdmx.structure import Flow
from application.sdmx.structures_read import read_structures
from tests.releases.samples import SECRET
from tests.web.ministry.conftest import QUICK, SETTINGS
from tests.web.ministry.walk import NOON, sign_in, speak
from web.ministry.app import create_app
from web.ministry.programs import Programs

SILENT = Host("UZ", "http://127.0.0.1:9/sdmx")


@dataclass
class Network:
    """The office's store, and the countries that it knows. `served` counts what each has been asked."""

    store: StoredRegion
    engine: Engine
    hosts: tuple[Host, ...]
    served: list[str]


def country(area: str, folder: Path, published: Path) -> tuple[Flask, str, Engine]:
    """A country's own installation, with a token for the office."""
    copy = folder / f"{area}.db"
    copy.write_bytes(published.read_bytes())
    engine = make_engine(f"sqlite:///{copy}")
    tokens = MinistryTokens(engine, SECRET)
    token = tokens.issue("ministry", "Regional office", 30, NOON)
    accounts = MinistryAccounts(engine, SECRET, hasher=QUICK)
    app = create_app(
        SETTINGS, StoredReleases(engine), accounts, now=lambda: NOON, programs=Programs(area, tokens)
    )
    # Hosts of tests have ports; the list of trusted hosts is another test's business.
    app.config["TRUSTED_HOSTS"] = None
    return app, token, engine


@pytest.fixture(scope="module")
def network(published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Network]:
    folder = tmp_path_factory.mktemp("region")
    served: list[str] = []
    hosts, servers, engines = [], [], []
    for area in ("TJ", "KG"):
        app, token, engine = country(area, folder, published)
        if area == "KG":
            app.after_request(other_sexes)
        app.after_request(
            lambda response, area=area: (served.append(f"{area} {response.status_code}"), response)[1]
        )
        server = make_server("127.0.0.1", 0, app, threaded=True)
        Thread(target=server.serve_forever, daemon=True).start()
        hosts.append(Host(area, f"http://127.0.0.1:{server.server_port}/sdmx", token))
        servers.append(server)
        engines.append(engine)
    copy = folder / "office.db"
    copy.write_bytes(published.read_bytes())
    office = make_engine(f"sqlite:///{copy}")
    known = (*hosts, SILENT)
    yield Network(StoredRegion(office, tuple(host.area for host in known)), office, known, served)
    for server in servers:
        server.shutdown()
        server.server_close()
    for engine in (*engines, office):
        engine.dispose()


def other_sexes(response: Response) -> Response:
    """A country that knows one sex more than the code book."""
    if "structure+xml" in response.content_type:
        one = b'<str:Code id="_U" urn="urn:sdmx:org.sdmx.infomodel.codelist.Code=SAFAR:CL_SEX(1.0)._U">'
        assert one in response.data
        response.data = response.data.replace(
            one, one.replace(b"_U", b"X") + b"<com:Name>X</com:Name></str:Code>" + one
        )
    return response


def kept(network: Network) -> int:
    with network.engine.connect() as connection:
        return connection.scalar(select(func.count()).select_from(REGION_KEPT)) or 0


@pytest.fixture(scope="module")
def collected(network: Network) -> Network:
    told = list(collect(network.store, network.hosts, lambda: NOON))
    assert {outcome for area, _, outcome in told if area != "UZ"} == {"kept"}
    assert [each for each in told if each[0] == "UZ"] == [("UZ", STRUCTURE, "unreachable")]
    return network


@pytest.fixture(scope="module")
def page(collected: Network) -> Any:
    accounts = MinistryAccounts(collected.engine, SECRET, hasher=QUICK)
    office = Programs("_Z", region=collected.store)
    app = create_app(SETTINGS, StoredReleases(collected.engine), accounts, now=lambda: NOON, programs=office)
    client = app.test_client()
    sign_in(client)
    speak(client, "en")
    return client.get


def test_what_came_is_kept_with_its_sum_and_its_instant(collected: Network) -> None:
    found = collected.store.newest("TJ", "DF_R_T2")
    assert found is not None
    assert (found.at, len(found.sha256)) == (NOON, 64)
    assert found.url.endswith("/v2/data/dataflow/SAFAR/DF_R_T2/1.0")
    assert found.body.startswith(b"STRUCTURE,STRUCTURE_ID,ACTION")
    assert collected.store.newest("UZ", STRUCTURE) is None


def test_a_run_soon_after_asks_nothing_and_a_later_one_gets_nothing_twice(collected: Network) -> None:
    before, asked = kept(collected), len(collected.served)
    again = list(collect(collected.store, collected.hosts[:2], lambda: NOON + timedelta(minutes=5)))
    assert {outcome for *_, outcome in again} == {"fresh"}
    assert len(collected.served) == asked
    later = list(collect(collected.store, collected.hosts[:2], lambda: NOON + timedelta(days=1)))
    assert {outcome for *_, outcome in later} == {"same"}
    assert kept(collected) == before
    assert set(collected.served[asked:]) == {"TJ 304", "KG 304"}


def test_figures_that_are_not_sound_or_not_theirs_are_not_taken(collected: Network) -> None:
    tajik = collected.hosts[0]
    strange = Host("KZ", tajik.url, tajik.token)
    store = StoredRegion(collected.engine, ("KZ",))
    outcomes = {what: outcome for _, what, outcome in collect(store, [strange], lambda: NOON)}
    assert outcomes.pop(STRUCTURE) == "kept"
    assert set(outcomes.values()) == {"other_country"}
    assert store.newest("KZ", "DF_R_T2") is None


def test_a_host_is_asked_with_the_token_that_the_settings_give_it() -> None:
    urls = "TJ=https://figures.example.tj/sdmx/, KG=http://10.0.0.1:8001/sdmx"
    one, two = hosts_of(urls, "TJ=secret")
    assert (one.area, one.url, one.token, two.token) == (
        "TJ",
        "https://figures.example.tj/sdmx",
        "secret",
        "",
    )
    assert "secret" not in repr(one)
    for wrong in (
        "TJ",
        "TJ=file:///etc/passwd",
        "TJ=https://",
        "Tajikistan=https://x",
        "TJ=https://a,TJ=https://b",
    ):
        with pytest.raises(BadHosts):
            hosts_of(wrong, "")


@pytest.mark.parametrize(
    ("path", "code"), [("large", "too_large"), ("elsewhere", "http_302"), ("gone", "http_404")]
)
def test_an_answer_is_bounded_and_nobody_is_followed(
    monkeypatch: pytest.MonkeyPatch, path: str, code: str
) -> None:
    monkeypatch.setattr("adapters.region.hosts.MOST_BYTES", 10)
    app = Flask("strange")
    app.add_url_rule("/large", "large", lambda: "x" * 100)
    app.add_url_rule(
        "/elsewhere", "elsewhere", lambda: Response("", 302, {"Location": "http://127.0.0.1:9/"})
    )
    with closing(make_server("127.0.0.1", 0, app)) as server:
        server.close = server.server_close  # type: ignore[attr-defined]  # so that it closes like a file
        Thread(target=server.handle_request, daemon=True).start()
        with pytest.raises(Unanswered) as told:
            ask(Host("TJ", f"http://127.0.0.1:{server.server_port}"), path, "*/*")
    assert told.value.code == code


def test_countries_stand_side_by_side_under_one_code_book(page: Any) -> None:
    first = page("/region/")
    assert "Tajikistan" in first.text
    assert "Cannot be reached" in first.text
    told = page("/region/DF_R_T2?by=SEX&period=2026-Q1").text
    for words in ("Tajikistan", "Kyrgyzstan", "Uzbekistan", "Female", "Nothing came yet"):
        assert words in told


def test_countries_are_sorted_by_the_links_in_their_headings_and_the_total_stays_last(page: Any) -> None:
    told = page("/region/DF_R_T2?by=AGE&period=2026-Q1")
    assert "sort=-2#figures" in told.text

    def figures(address: str) -> list[int]:
        lines = re.findall(r'<td role="cell"[^>]*><span>([^<]*)</span>', page(address).text)
        return [int(text.replace(",", "")) for text in lines[::3] if text[0].isdigit()]

    falling = figures("/region/DF_R_T2?by=AGE&period=2026-Q1&sort=-2")
    assert falling[:-1] == sorted(falling[:-1], reverse=True)
    assert falling != figures("/region/DF_R_T2?by=AGE&period=2026-Q1")


def test_another_definition_is_marked(page: Any) -> None:
    told = page("/region/DF_R_T2?by=SEX&period=2026-Q1").text
    assert "Kyrgyzstan [r] [d]" in told
    assert "[d] defined differently" in told
    assert "Counted: persons." in told
    assert "Kyrgyzstan: other codes in" in told
    assert "Tajikistan: other codes in" not in told


@pytest.mark.parametrize(
    "address", ["/region/DF_NONE", "/region/DF_R_T2?by=CENTRE", "/region/DF_R_T2?period=2030-Q1"]
)
def test_what_is_not_there_is_told_kindly(page: Any, address: str) -> None:
    assert page(address).status_code == 404


def test_an_office_without_a_network_has_no_such_pages(reader: Any) -> None:
    assert reader.get("/region/").status_code == 404
    assert "/region/" not in reader.get("/methods").text


def test_structures_that_bring_entities_or_nothing_are_refused() -> None:
    for body in (b"", b"<a/>", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", b"\xff\xfe<\x00a\x00"):
        with pytest.raises(ValueError):
            read_structures(body)
    assert Flow("DF_X", "1.0", (), ()).structure == "DSD_X"
