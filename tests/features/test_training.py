"""Courses: features/training, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import courses, groups, office, trainings

globals().update(steps_of(office) | steps_of(trainings) | steps_of(courses) | steps_of(groups))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("training")
