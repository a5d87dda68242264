"""Referrals: features/referrals, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import (
    directory,
    material_help,
    office,
    overrides,
    partner_account,
    referrals,
    referrals_partner,
    unpaid_wages,
)

AREAS = (office, referrals, referrals_partner, directory, partner_account, material_help, unpaid_wages, overrides)
for area in AREAS:
    globals().update(steps_of(area))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("referrals")
