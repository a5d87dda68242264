"""The directory of organisations in the story: what is public is clear, the person to ask for is not."""

from __future__ import annotations

from collections.abc import Iterator

from application import provider
from tests.privacy.story import Step, worded
from tests.simulation.moves_providers import DESK, DETAILS
from tests.simulation.staff import an_id


def directory() -> Iterator[Step]:
    """An entry, changed."""
    provider_id = an_id()
    yield worded(provider.ListProvider(provider_id=provider_id, **DETAILS)), DESK
    yield worded(provider.ChangeProvider(provider_id=provider_id, base_version=1, **DETAILS)), DESK
