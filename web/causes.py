"""Why a figure is not what it was: words that reports and what is published share."""

from __future__ import annotations

from decimal import Decimal

from web.dates import number_text
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

CAUSES: dict[str, LazyText] = {
    "ENTERED": _l("entered since"),
    "LATE": _l("late entry"),
    "VOIDED": _l("declared void"),
    "CORRECTED": _l("record corrected"),
    "CARRIED_ON": _l("carried on or corrected"),
    "NAMED": _l("caller named, or taken for somebody else"),
    "UNLINKED": _l("unmerge: a link of two files undone"),
    "LINKED": _l("merge: two files of one person linked"),
    "PERSON": _l("sex or birth of the person corrected"),
    "CONSENT": _l("consent to statistics given or withdrawn"),
}
MINUS = "−"


def moved_text(origin: str, target: str) -> str:
    """`origin` and `target` are names; empty: the place where this is read."""
    if not origin:
        return _("moved to %(target)s", target=target)
    if not target:
        return _("moved from %(origin)s", origin=origin)
    return _("moved from %(origin)s to %(target)s", origin=origin, target=target)


def signed(number: Decimal | int) -> str:
    """+1, −2, 0."""
    shown = number_text(number if number > 0 else -number)
    return f"+{shown}" if number > 0 else f"{MINUS}{shown}" if number else "0"
