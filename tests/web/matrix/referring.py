"""Who gets what of referrals and of the directory of organisations; part of `tests/web/matrix/table.py`."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from application.override import AskOverride
from application.provider import ListProvider
from application.referral import DraftReferral, SendReferral
from application.staff import BindProvider
from tests.web.counsellor.counselling import agreed
from tests.web.matrix.rights import (
    CASEWORK,
    EVERYBODY,
    FILE,
    PERSON,
    PLAIN,
    REFERRAL,
    SHOWN_REFERRAL,
    STEP,
    Line,
    Table,
    only,
    sends,
)

# An organisation of the directory; one that is not in it.
LISTED = ("here", "absent")
# A slip is for whoever may send: the others may see the file, and get none.
SLIP: Line = {**STEP}
KEEPING: Line = {"MO": "200 404"}

# Sent to the organisation of the asker; to none of the directory; one of nobody.
SENT_THERE = ("ours", "mine", "absent")
ANSWERED_THERE: Line = {"E": "200 404 404"}

REFERRING: Table = {
    "referrals.overview": (PLAIN, only("CFM"), None),
    "referrals.of_person": (PERSON, FILE, None),
    "referrals.draft": (PERSON, CASEWORK, sends(CASEWORK, 422)),
    "referrals.show": (REFERRAL, SHOWN_REFERRAL, None),
    "referrals.take_step": (REFERRAL, STEP, sends(STEP, 422)),
    "referrals.rewrite": (REFERRAL, STEP, sends(STEP, 422)),
    "slips.make": (REFERRAL, SLIP, SLIP),
    "slips.revoke": (REFERRAL, None, sends(SLIP, 303)),
    # somebody of an organisation, with an account
    "partner.queue": (PLAIN, only("E"), None),
    "partner.one": (SENT_THERE, ANSWERED_THERE, sends(ANSWERED_THERE, 422)),
    # without an account; nobody has typed a code
    "answer.enter": (PLAIN, only(EVERYBODY), only(EVERYBODY, 422)),
    "answer.link": (PLAIN, only(EVERYBODY), only(EVERYBODY, 422)),
    "answer.say": (PLAIN, None, only(EVERYBODY, 422)),
    "answer.thanks": (PLAIN, only(EVERYBODY), None),
    "verify.enter": (PLAIN, only(EVERYBODY), only(EVERYBODY, 422)),
    "verify.one": (PLAIN, only(EVERYBODY, 404), None),
    # the directory of organisations
    "providers.overview": (PLAIN, only("CFHMO"), None),
    "providers.show": (LISTED, {"CFHMO": "200 404"}, None),
    "agencies.table": (PLAIN, only("CMO"), None),
    "agencies.sheet": (LISTED, {"CMO": "200 404"}, None),
    "agencies.file": (LISTED, {"CMO": "200 404"}, None),
    "providers.new": (PLAIN, only("MO"), only("MO", 422)),
    "providers.change": (LISTED, KEEPING, sends(KEEPING, 422)),
    "providers.take_step": (LISTED, KEEPING, sends(KEEPING, 303)),
}


def a_provider(village: Any) -> UUID:
    """Kept by the manager; whom to ask for there is for everybody who refers."""
    provider_id: UUID = uuid7()
    about = {"name": "Ҳуқуқ", "kind": "NGO", "services": ("LEGAL",), "regions": ("TJ-SU",)}
    command = ListProvider(provider_id=provider_id, **about)
    village.centre.network.accept(command, village.centre.network.actor(village.ids["MANAGER"]))
    return provider_id


def bound(village: Any) -> UUID:
    """A referral to the organisation of the directory, for which the one of the role PARTNER answers."""
    provider_id, referral_id = village.providers["here"], uuid7()
    network = village.centre.network
    network.accept(BindProvider(account_id=village.ids["PARTNER"], provider_id=provider_id))
    ids = {"person_id": village.people["unowned"], "referral_id": referral_id}
    said = {"service": "LEGAL", "channel": "SYSTEM", "agency": "x", "shared": ("NAME",)}
    village.given(DraftReferral(**ids, provider_id=provider_id, **said), "gulnora")
    village.given(SendReferral(**ids, base_version=2), "gulnora")
    return referral_id


def obliged(village: Any) -> UUID:
    """A draft of somebody who did not agree to sharing, which the law obliges to send."""
    person_id = village.centre.register("adiba", family_name="Ӯҳдадор", consents=(agreed("REG"),))
    referral_id: UUID = uuid7()
    ids = {"person_id": person_id, "referral_id": referral_id}
    village.given(DraftReferral(**ids, service="CHILD_PROT", channel="PHONE", agency="x"), "adiba")
    village.given(AskOverride(**ids, base_version=1, ground="CHILD_AT_RISK", explanation="x"), "adiba")
    return referral_id
