"""Referrals: features/referrals, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

pytest_plugins = (
    *("tests.steps.office", "tests.steps.referrals"),
    *("tests.steps.referrals_partner", "tests.steps.directory"),
)


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("referrals")
