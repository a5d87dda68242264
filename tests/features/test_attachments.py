"""Attachments: features/people/attachments.feature, on both databases."""

from __future__ import annotations

import pytest
from pytest_bdd import scenarios

from tests.harness.steps import steps_of
from tests.steps import attachments, office

globals().update(steps_of(office) | steps_of(attachments))


@pytest.fixture(autouse=True)
def on_both_databases(database_kind: str) -> None:
    """Steps cannot ask for it themselves."""


scenarios("people/attachments.feature")
