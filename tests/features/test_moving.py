"""Transfers, restricted files and screening: three features of features/people, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import moving, moving_cases, office, restricted, screening, transfers, transfers_seen

for _steps in (office, moving, moving_cases, transfers, transfers_seen, restricted, screening):
    globals().update(steps_of(_steps))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("people/transfer.feature", "people/restricted.feature", "people/screening.feature")
