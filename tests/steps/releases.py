"""Steps about releases: published by the calendar, read as readers read them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from pytest_bdd import parsers, then, when

from adapters.releases.reader import StoredReleases
from application.reports.released import TOTAL, Release
from tests.facts.register import ANALYST_OF_ALL
from tests.steps.figures import Tale

OF = r"the (?P<stage>[A-Z]+) release of (?P<period>\S+) "


def reader(tale: Tale) -> StoredReleases:
    return StoredReleases(tale.register.house.engines["releases"])


def release(tale: Tale, period: str, stage: str) -> Release:
    (found,) = (each for each in reader(tale).published() if (each.period, each.stage) == (period, stage))
    return found


@when(parsers.re(OF + "is published(?P<ahead> for tomorrow)?$"))
def published(tale: Tale, period: str, stage: str, ahead: str | None) -> None:
    publishing = tale.register.house.publishing
    made = publishing.propose(ANALYST_OF_ALL, period=period, stage=stage)
    publishing.publish(ANALYST_OF_ALL, made.release_id, datetime.now(UTC) + timedelta(days=1) if ahead else None)


@then(parsers.re(OF + r"counts (?P<number>\d+) contacts of (?P<centre>\w+)"), converters={"number": int})
def counts(tale: Tale, period: str, stage: str, number: int, centre: str) -> None:
    table = release(tale, period, stage).table("R-T1")
    assert table is not None
    assert table.exact
    assert table.value(centre, TOTAL) == number


@then(parsers.re(OF + r"tells of (?P<centre>\w+): (?P<told>.+)"))
def tells(tale: Tale, period: str, stage: str, centre: str, told: str) -> None:
    found = release(tale, period, stage)
    causes = [f"{each.number} {each.cause} {each.other}".rstrip() for each in found.changes if each.line == centre]
    assert ", ".join(causes) == told
    tables = [one.table("R-T1") for one in (release(tale, period, "FIRST"), found)]
    was, now = (table.value(centre, TOTAL) for table in tables if table)
    assert sum(each.effect for each in found.changes if each.line == centre) == now - was


@then(parsers.parse("nobody sees a release of {period}"))
def unseen(tale: Tale, period: str) -> None:
    assert reader(tale).latest(period) is None
    assert reader(tale).published() == ()
    assert [row["status"] for row in tale.register.house.publishing.drafts()] == ["PUBLISHED"]
