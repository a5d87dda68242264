"""Lists, exports and imports: features/desk, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import desk, ending, imports, office

globals().update(steps_of(office) | steps_of(desk) | steps_of(ending) | steps_of(imports))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("desk")
