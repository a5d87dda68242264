"""The directory of organisations in the story: what is public is clear, the person to ask for is not."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from uuid import UUID

from application import provider
from application.actor import PARTNER, SLIP
from application.answering import AnswerByCode
from application.migrant import GiveConsent
from application.override import AskOverride, DecideOverride
from application.partner import AnswerAsOrganisation
from application.referral import DraftReferral, SendReferral
from tests.privacy.story import DESK as COUNSELLOR
from tests.privacy.story import WORD, Step, worded
from tests.simulation.moves_providers import DESK, DETAILS
from tests.simulation.staff import PROTECTOR, an_actor, an_id


def directory() -> Iterator[Step]:
    """An entry, changed."""
    provider_id = an_id()
    yield worded(provider.ListProvider(provider_id=provider_id, **DETAILS)), DESK
    yield worded(provider.ChangeProvider(provider_id=provider_id, base_version=1, **DETAILS)), DESK


def answered(person_id: UUID) -> Iterator[Step]:
    """A referral that an organisation answers with a code, and one that it answers under an account."""
    referral_id = an_id()
    ids = {"person_id": person_id, "referral_id": referral_id}
    yield worded(DraftReferral(**ids, service="LEGAL", channel="PAPER_SLIP", agency="x")), COUNSELLOR
    yield SendReferral(**ids, base_version=1), COUNSELLOR
    partner = an_actor(SLIP, centres=("KJD",))
    yield worded(AnswerByCode(**ids, base_version=2, answer="ACCEPT")), partner
    sent = an_id()
    provider_id, own = an_id(), {"person_id": person_id, "referral_id": sent}
    yield worded(provider.ListProvider(provider_id=provider_id, **DETAILS)), DESK
    agreed = {"purpose": "REF", "mode": "WRITTEN", "text_version": "1", "language": "tg"}
    yield GiveConsent(person_id=person_id, **agreed, agency=DETAILS["name"]), COUNSELLOR
    draft = DraftReferral(**own, provider_id=provider_id, service="LEGAL", channel="SYSTEM", agency="x")
    yield worded(draft), COUNSELLOR
    yield SendReferral(**own, base_version=2), COUNSELLOR
    somebody = replace(an_actor(PARTNER, centres=()), providers=frozenset({provider_id}))
    yield worded(AnswerAsOrganisation(**own, base_version=3, answer="ACCEPT")), somebody
    yield from obliged(person_id)


def obliged(person_id: UUID) -> Iterator[Step]:
    """What the law obliges to send to somebody whom the person did not name; the officer says no."""
    names = {"person_id": person_id, "referral_id": an_id()}
    draft = worded(DraftReferral(**names, service="CHILD_PROT", channel="PHONE", agency="x"))
    yield replace(draft, agency=f"{WORD} elsewhere"), COUNSELLOR
    yield worded(AskOverride(**names, base_version=1, ground="CHILD_AT_RISK", explanation="x")), COUNSELLOR
    yield worded(DecideOverride(**names, base_version=2, decision="REFUSE")), PROTECTOR
