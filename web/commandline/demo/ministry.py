"""The ministry's side of the story: a reader's account, and the releases of the quarters that are over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from adapters.releases.accounts import LoginTaken, MinistryAccounts
from adapters.wiring import House
from application.reports.release_calendar import vintage_of
from web.commandline.demo import cast
from web.commandline.demo.teller import Teller
from web.wsgi import ministry_secret

# How many quarters back, and the stages whose day has come; the final stage is a year away for most.
QUARTERS = 4
DUE = ("FIRST", "SECOND")


def open_ministry(house: House, teller: Teller) -> None:
    """One account that reads, and the first releases of the last whole quarters."""
    accounts = MinistryAccounts(
        house.engines["releases"], ministry_secret(house.settings), demonstration=True
    )
    now = datetime.now(UTC)
    try:
        accounts.add(
            teller.new_id(now),
            cast.MINISTRY_LOGIN,
            "Вымышленное министерство",
            "ru",
            cast.PASSWORD,
            now,
            demonstration=True,
        )
    except LoginTaken:
        return


def publish_quarters(house: House, teller: Teller, accounts: dict[cast.Part, object]) -> None:
    """Each as of the day that the calendar says."""
    analyst = next(part for part in accounts if part.login == "analyst")
    actor = cast.actor(analyst, accounts[analyst])  # type: ignore[arg-type]  # ids of the cast
    for period, stage, as_of in releases(teller.end, house.settings.zone):
        made = house.publishing.propose(actor, period=period, stage=stage, as_of=as_of)
        house.publishing.publish(actor, made.release_id)


def releases(end: datetime, zone: str) -> Iterator[tuple[str, str, datetime]]:
    """(period, stage, vintage) of the last whole quarters and year, as far as the calendar has come, oldest first."""
    found: list[tuple[str, str, datetime]] = []
    first = date(end.year, 3 * ((end.month - 1) // 3) + 1, 1)
    for _ in range(QUARTERS):
        last = first - timedelta(days=1)
        first = date(last.year, 3 * ((last.month - 1) // 3) + 1, 1)
        period = f"{last.year}-Q{(last.month - 1) // 3 + 1}"
        found += [(period, stage, vintage_of(period, stage, zone)) for stage in DUE]
    year = str(end.year - 1)
    found += [(year, stage, vintage_of(year, stage, zone)) for stage in DUE]
    yield from sorted((each for each in found if each[2] < end), key=lambda release: release[2])
