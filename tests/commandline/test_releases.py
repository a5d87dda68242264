"""Releases at the command line: drafts are made, refused in words, published, read again."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from adapters.releases.building import NoRounding
from adapters.releases.cube import BadCounts
from adapters.releases.publishing import Publishing
from application.reports.table import ReportStale
from tests.commandline.conftest import Run

BY_ANALYST = ("--as", "analyst")
OUTSIDE = ("--stage", "EXTRAORDINARY", "--reason", "A centre sent its books late")


def releases(run: Run, **like: str) -> list[dict[str, Any]]:
    listed = [json.loads(each) for each in run("release", "show").stdout.splitlines()]
    return [each for each in listed if like.items() <= each.items()]


def test_a_draft_is_made_published_and_read(network: Run) -> None:
    period = releases(network, programme="QUARTERLY", status="PUBLISHED")[0]["period"]
    draft = network("release", "build", "--period", period, *OUTSIDE, *BY_ANALYST).stdout.strip()
    (told,) = releases(network, status="DRAFT")
    assert (told["release_id"], told["published_at"]) == (draft, None)
    assert "no published release" in network("release", "show", draft).output
    for hour, exit_code in ((timedelta(hours=-1), 1), (timedelta(seconds=2), 0)):
        at = (datetime.now(UTC) + hour).isoformat()
        published = network("release", "publish", draft, "--from", at, *BY_ANALYST)
        assert published.exit_code == exit_code
    again = network("release", "publish", draft, *BY_ANALYST)
    assert (again.exit_code, "published already" in again.output) == (1, True)
    assert releases(network, release_id=draft, status="PUBLISHED")
    assert releases(network, status="DRAFT") == []


def test_only_a_quarter_and_a_year_are_published(network: Run) -> None:
    before = releases(network)
    for period, said in (
        ("2026-03", "for a quarter"),
        ("2026-01-01..2026-03-31", "for a quarter"),
        ("2026-Q9", "Write a period"),
        ("", "Write a period"),
    ):
        for how in ((), OUTSIDE):
            refused = network("release", "build", "--period", period, *how, *BY_ANALYST)
            assert (refused.exit_code, said in refused.output) == (1, True)
    assert releases(network) == before


def test_what_nobody_may_do_or_knows_is_said(network: Run) -> None:
    period = releases(network, programme="QUARTERLY", status="PUBLISHED")[0]["period"]
    assert "no such release" in network("release", "publish", str(uuid4()), *BY_ANALYST).output
    assert "no such release" in network("release", "build", "--period", period, "--stage", "X", *BY_ANALYST).output
    by_another = network("release", "build", "--period", period, *OUTSIDE, "--as", "counsellor.khujand")
    assert (by_another.exit_code, "role does not allow" in by_another.output) == (1, True)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (ReportStale(), "being put right"),
        (BadCounts("table_missing_or_unknown", "R-T1"), "R-T1"),
        (NoRounding("no rounding exists"), "could not be made"),
    ],
)
def test_a_draft_that_cannot_be_made_is_said(
    run: Run, monkeypatch: pytest.MonkeyPatch, problem: Exception, said: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr(Publishing, "propose", fails)
    monkeypatch.setattr("web.commandline.figures.account", lambda *_: None)
    refused = run("release", "build", "--period", "2026-Q1", *BY_ANALYST)
    assert (refused.exit_code, said in refused.output) == (1, True)
