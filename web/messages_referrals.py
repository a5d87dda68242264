"""What a refusal says about referrals and the directory of organisations."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

MESSAGES: dict[str, LazyText] = {
    "consent.any_stands": _l(
        "The person also agreed to sharing with any organisation. Withdraw that consent first."
    ),
    "override.not_needed": _l("The person agreed to this: send the referral."),
    "override.asked_already": _l("This was asked for already."),
    "override.not_asked": _l("Nobody asks for this any more, or it was decided already."),
    "override.same_person": _l("You asked for it: somebody else decides."),
    "consent.other_agency": _l(
        "The person agreed to sharing with another organisation than this one. Record a further consent that names it."
    ),
    "referral.result": _l("Choose the result."),
    "claim.referred_already": _l("The claim is part of this referral already."),
    "referral.replaced": _l("The person was sent on from here: go on with the later referral."),
    "staff.partner_apart": _l("Somebody of another organisation holds no other role: it needs an account of its own."),
    "staff.not_partner": _l("Only an account of a partner organisation answers for one. Grant that role first."),
    "staff.provider_bound": _l("The account answers for this organisation already."),
    "staff.provider_not_bound": _l("The account does not answer for this organisation."),
    "provider.unknown": _l("There is no such organisation in the directory."),
    "help.unknown": _l("There is no such hand-out in this file."),
    "help.written_already": _l("This hand-out is written down already: the form was sent before."),
    "help.nothing": _l("Write down at least one thing."),
    "help.item_twice": _l("The same thing in the same unit stands here twice: write it once, with the sum."),
    "help.unit": _l("Cash and vouchers need a currency, everything else a unit."),
    "help.voided": _l("The hand-out was declared void already."),
    "provider.listed_already": _l("This organisation was added already."),
    "provider.no_service": _l("Tick at least one service."),
    "provider.active_days": _l("The last day lies before the first."),
    "provider.suspended_already": _l("The organisation is suspended already."),
    "provider.not_suspended": _l("The organisation is not suspended."),
}
