"""Calls, call-backs, callers known later: features/hotline, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import hotline, hotline_seen

globals().update(steps_of(hotline) | steps_of(hotline_seen))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("hotline")
