"""What a file says beside the name: features/people, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import ending, office, people, refusals

globals().update(steps_of(office) | steps_of(ending) | steps_of(people) | steps_of(refusals))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("people/tell.feature", "people/journey.feature", "people/reach.feature", "people/refuse.feature")
