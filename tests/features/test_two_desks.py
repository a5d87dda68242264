"""Two counsellors at one file: features/people/two_desks.feature, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import two_desks

globals().update(steps_of(two_desks))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("people/two_desks.feature")
