"""Consultations, and what reports count of them: features/consultations and features/reports, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import (
    changed,
    figures,
    funnel,
    further,
    indicators,
    monthly,
    outside,
    own_topics,
    releases,
    struck,
    tables,
    wages,
)

globals().update(steps_of(figures) | steps_of(funnel) | steps_of(further) | steps_of(outside) | steps_of(wages))
globals().update(steps_of(own_topics))
globals().update(steps_of(tables) | steps_of(indicators) | steps_of(changed) | steps_of(monthly) | steps_of(releases))
globals().update(steps_of(struck))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("consultations", "outreach", "reports")
