"""Names in many spellings: features/people/spellings.feature, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import office, spellings

globals().update(steps_of(office) | steps_of(spellings))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("people/spellings.feature")
