"""What a refusal says: rejection code -> words. Each area adds its lines; tests ask for every code."""

from __future__ import annotations

from collections.abc import Mapping

from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

# Placeholders are filled from the params of the verdict.
MESSAGES: dict[str, LazyText] = {
    # the door
    "command.malformed": _l("Something in this form cannot be read. Check what you typed and send it again."),
    "command.other_body": _l("This form was already saved with other words. Look at the file before sending it again."),
    "command.not_yours": _l("This form was already sent by somebody else."),
    "conflict": _l("Somebody changed this file while you were typing. Look at what is new, then send it again."),
    "policy.denied": _l("Your role does not allow this."),
    "occurred.future": _l("This lies in the future. Check the date and the time."),
    # accounts
    "account.sign_in_failed": _l(
        "The account name or the password is not right, or there were too many tries. Check both; after five tries wait"
        " a quarter of an hour."
    ),
    "account.password_wrong": _l("The present password is not right."),
    "account.password_short": _l("The new password needs at least 12 characters."),
    "account.password_long": _l("The new password is too long: 200 characters at most."),
    "account.password_common": _l("This password is known to many. Choose one that nobody would guess."),
    "account.password_same": _l("The new password must differ from the present one."),
}
UNKNOWN = _l("This could not be saved (%(code)s).")


def message(code: str | None, params: Mapping[str, object] | None = None) -> str:
    """The words for a rejection code in the language in force; the code itself where nobody wrote words."""
    if code not in MESSAGES:
        return _("This could not be saved.") if code is None else UNKNOWN % {"code": code}
    return MESSAGES[code] % dict(params or {})
