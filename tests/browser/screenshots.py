"""The README's pictures, taken from the demonstration network: `make screenshots`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from playwright.sync_api import Browser, Page, ViewportSize
from sqlalchemy import Connection, select

from adapters.readmodels.referrals import REFERRALS
from adapters.readmodels.trainings import ENROLMENTS, SESSIONS
from adapters.settings import Settings
from adapters.wiring import House, build
from tests.harness.chromium import chromium
from tests.harness.server import serving
from web.commandline.demo.cast import MINISTRY_LOGIN, PASSWORD
from web.commandline.demonstration import tell
from web.commandline.setting_up import prepare
from web.wsgi import desk, ministry

PICTURES = Path(__file__).parents[2] / "docs" / "screenshots"
DESK, MINISTRY = "desk", "ministry"


@dataclass(frozen=True)
class Picture:
    """One page as one kind of user sees it; `follow` finds the link to click first."""

    name: str
    site: str
    login: str
    path: str
    width: int = 1200
    height: int = 900
    scheme: Literal["light", "dark"] = "light"
    follow: str | None = None


SHOWN = (
    Picture("today", DESK, "counsellor.khujand", "/today"),
    Picture(
        *("file", DESK, "counsellor.khujand", "/today"),
        follow="main a[href^='/people/']:not([href*='/cases/'])",
    ),
    Picture(
        "consultation", DESK, "hotline.khujand", "/consultations/new", width=360, height=760, scheme="dark"
    ),
    Picture("month", DESK, "manager.khujand", "/month/"),
    Picture("report", DESK, "analyst", "/reports/T2"),
    Picture("ministry", MINISTRY, MINISTRY_LOGIN, "/"),
    Picture("districts", DESK, "analyst", "/reports/T6?period=2026-Q1"),
)
# What is given out of the house, in the language of whoever gets it.
SPOKEN = ("ru", "tg")


def main() -> None:
    """Overwrites docs/screenshots."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _sites(Path(folder)) as (house, sites), chromium() as browser:
        for picture in (*SHOWN, *_certificates(house)):
            _take(browser, sites[picture.site], picture)
        for language in SPOKEN:
            _take_partner(browser, sites[DESK], house, language)


def _certificates(house: House) -> Iterator[Picture]:
    valid = ENROLMENTS.c.verify_code.is_not(None) & ENROLMENTS.c.revoked_on.is_(None)
    query = select(ENROLMENTS).join(SESSIONS, SESSIONS.c.session_id == ENROLMENTS.c.session_id)
    with house.engines["ledger"].connect() as connection:
        row = connection.execute(query.where(valid, SESSIONS.c.centre == "KJD")).first()
    if row is None:
        raise LookupError("the demonstration network has no valid certificate")
    for language in SPOKEN:
        path = f"/trainings/{row.session_id}/certificates?person={row.person_id.hex}&in={language}"
        yield Picture(f"certificate-{language}", DESK, "trainer.khujand", path, height=1100)


def _take_partner(browser: Browser, site: str, house: House, language: str) -> None:
    """The page that an organisation without an account opens with its link, on a telephone."""
    with house.engines["ledger"].connect() as connection:
        sent = _sent(connection)
    found = house.system.answers.issue(sent.referral_id, sent.person_id, "KJD", language, datetime.now(UTC))
    context = browser.new_context(viewport={"width": 360, "height": 760})
    page = context.new_page()
    page.goto(f"{site}/answer/link/{found.link}")
    page.locator("main form button").first.click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"partner-{language}.png", full_page=True)
    context.close()


def _sent(connection: Connection) -> Any:
    row = connection.execute(select(REFERRALS).where(REFERRALS.c.status == "SENT")).first()
    if row is None:
        raise LookupError("the demonstration network has no referral that waits for its answer")
    return row


@contextmanager
def _sites(folder: Path) -> Iterator[tuple[House, dict[str, str]]]:
    settings = Settings(data_dir=folder, demo=True)
    prepare(settings)
    house = build(settings)
    for _ in tell(house, people=300, seed=2026):
        pass
    with serving(desk(house)) as at_desk, serving(ministry(settings)) as at_ministry:
        yield house, {DESK: at_desk, MINISTRY: at_ministry}
    house.close()


def _take(browser: Browser, site: str, picture: Picture) -> None:
    size: ViewportSize = {"width": picture.width, "height": picture.height}
    context = browser.new_context(viewport=size, color_scheme=picture.scheme)
    page = context.new_page()
    _sign_in(page, site, picture.login)
    page.goto(site + picture.path)
    if picture.follow:
        page.locator(picture.follow).first.click()
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{picture.name}.png")
    context.close()


def _sign_in(page: Page, site: str, login: str) -> None:
    page.goto(site)
    page.locator("input[type=text]").first.fill(login)
    page.locator("input[type=password]").fill(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: "sign-in" not in address)


if __name__ == "__main__":
    main()
