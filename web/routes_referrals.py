"""Endpoints of referrals and of the directory of organisations, with the policy action each needs."""

from __future__ import annotations

# As OPEN in `web/routes.py`, which reads this table: whoever holds a slip or a certificate comes in without an account.
PUBLIC = "open"

ROUTES: dict[str, str] = {
    "answer.enter": PUBLIC,
    "answer.link": PUBLIC,
    "answer.say": PUBLIC,
    "answer.thanks": PUBLIC,
    "partner.queue": "partners.queue",
    "partner.one": "AnswerAsOrganisation",
    "accounts.bind": "BindProvider",
    "accounts.unbind": "UnbindProvider",
    "verify.enter": PUBLIC,
    "verify.one": PUBLIC,
    "referrals.overview": "referrals.list",
    "referrals.of_person": "people.file",
    "referrals.draft": "DraftReferral",
    "referrals.show": "people.file",
    "referrals.rewrite": "RewriteReferral",
    "slips.make": "SendReferral",
    "slips.revoke": "SendReferral",
    "referrals.take_step": "SendReferral",
    # what was handed out
    "material.of_person": "people.file",
    "material.hand_out": "HandOutHelp",
    "material.show": "people.file",
    "material.take_step": "CorrectHelp",
    "material.receipt": "HandOutHelp",
    # the directory of organisations
    "providers.overview": "providers.list",
    "providers.show": "providers.list",
    "agencies.table": "providers.answers",
    "agencies.sheet": "providers.answers",
    "agencies.file": "providers.answers",
    "providers.new": "ListProvider",
    "providers.change": "ChangeProvider",
    "providers.take_step": "VerifyProvider",
}
