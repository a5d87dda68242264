"""How an official walks through the publication: the door, the languages, the pages and files there are."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from tests.releases.samples import release_id
from web.assets_map import BUILT

PASSWORD = "a river under seven bridges"
NOON = datetime(2026, 7, 20, 7, tzinfo=UTC)
# Bytes of a first load: the page with its pictures, its style sheet, its scripts.
LIGHT = 60 * 1024
PAGES = (
    "/",
    "/quarters",
    "/methods",
    "/password",
    "/2025-Q4/",
    "/2026-Q1/R-T1",
    "/2026-Q1/R-T2",
    "/2026-Q1/R-T2C",
    "/2026-Q1/R-T3",
    "/2026-Q1/R-T12",
    "/2026-Q1/R-T15",
    f"/2026-Q1/?release={release_id(3)}",
    f"/2026-Q1/R-T2?release={release_id(3)}",
    "/2026-Q1/R-T2/compare",
    "/2026-Q1/R-T12/compare",
    f"/2026-Q1/R-T1/compare?with={release_id(3)}",
    "/2026-Q1/bulletin",
    f"/2025-Q4/bulletin?release={release_id(2)}",
    "/compare",
    "/code-book",
    "/code-book?list=occupation",
    "/code-book?q=LEG",
    f"/compare?table=R-T1&left={release_id(4)}&left_place=DYU&right={release_id(4)}&right_place=KJD",
)
FILES = (
    "/2026-Q1/R-T2.csv",
    "/2026-Q1/R-T2.xlsx",
    "/2026-Q1/all.xlsx",
    "/2026-Q1/R-T2.dhis2",
    "/2026-Q1/all.datapackage",
)


def token(client: Any, page: str = "/sign-in") -> str:
    found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', client.get(page, follow_redirects=True).text)
    assert found
    return found[1]


def sign_in(client: Any, password: str = PASSWORD, login: str = "ministry", **fields: str) -> Any:
    data = {"login": login, "password": password, "csrf_token": token(client), **fields}
    return client.post("/sign-in", data=data)


def speak(client: Any, tag: str) -> None:
    data = {"language": tag, "csrf_token": token(client, "/methods"), "next": "/"}
    assert client.post("/choices/language", data=data).status_code == 303


def weight(client: Any, address: str) -> int:
    """Bytes on the wire of a page with what it asks for, as a browser that has nothing yet receives them."""
    page = client.get(address, headers={"Accept-Encoding": "br"})
    text = client.get(address).text
    files = re.findall(r'(?:<script src|<link rel="(?:icon|stylesheet)" href)="/static/build/([^"]+)"', text)
    assert files
    return len(page.data) + sum((BUILT / f"{name}.br").stat().st_size for name in files)
