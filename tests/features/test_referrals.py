"""Referrals: features/referrals, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import directory, office, referrals, referrals_partner

globals().update(steps_of(office) | steps_of(referrals) | steps_of(referrals_partner) | steps_of(directory))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("referrals")
