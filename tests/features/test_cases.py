"""Cases: features/cases, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import asked, caseload, cases, office, reminders

globals().update(steps_of(office) | steps_of(cases) | steps_of(caseload) | steps_of(asked) | steps_of(reminders))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("cases")
