"""Endpoints of referrals and of the directory of organisations, with the policy action each needs."""

from __future__ import annotations

ROUTES: dict[str, str] = {
    "referrals.overview": "referrals.list",
    "referrals.of_person": "people.file",
    "referrals.draft": "DraftReferral",
    "referrals.show": "people.file",
    "referrals.take_step": "SendReferral",
    # the directory of organisations
    "providers.overview": "providers.list",
    "providers.show": "providers.list",
    "providers.new": "ListProvider",
    "providers.change": "ChangeProvider",
    "providers.take_step": "VerifyProvider",
}
