"""The directory of organisations in the story: what is public is clear, the person to ask for is not."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from application import provider
from application.actor import PARTNER
from application.answering import AnswerByCode
from application.referral import DraftReferral, SendReferral
from tests.privacy.story import DESK as COUNSELLOR
from tests.privacy.story import Step, worded
from tests.simulation.moves_providers import DESK, DETAILS
from tests.simulation.staff import an_actor, an_id


def directory() -> Iterator[Step]:
    """An entry, changed."""
    provider_id = an_id()
    yield worded(provider.ListProvider(provider_id=provider_id, **DETAILS)), DESK
    yield worded(provider.ChangeProvider(provider_id=provider_id, base_version=1, **DETAILS)), DESK


def answered(person_id: UUID) -> Iterator[Step]:
    """A referral that an organisation answers with a code."""
    referral_id = an_id()
    ids = {"person_id": person_id, "referral_id": referral_id}
    yield worded(DraftReferral(**ids, service="LEGAL", channel="PAPER_SLIP", agency="x")), COUNSELLOR
    yield SendReferral(**ids, base_version=1), COUNSELLOR
    partner = an_actor(PARTNER, centres=("KJD",))
    yield worded(AnswerByCode(**ids, base_version=2, answer="ACCEPT")), partner
