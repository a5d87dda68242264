"""Same person, and undo: features/people/same_person.feature, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import same_person, same_person_consents, same_person_seen

globals().update(steps_of(same_person) | steps_of(same_person_consents) | steps_of(same_person_seen))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("people/same_person.feature")
