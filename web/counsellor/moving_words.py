"""Restrictions and moves in the words of a history: titles, and reasons that are sealed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from application.people import TimelineEntry
from web.i18n import gettext as _
from web.labels import label

# Topic → its title.
TITLES: Mapping[str, Callable[[Mapping[str, Any]], str]] = {
    "migrant.Restricted": lambda s: _("The file is for named colleagues only"),
    "migrant.RestrictionLifted": lambda s: _("The restriction was lifted"),
    "migrant.TransferProposed": lambda s: _("Offered to %(centre)s", centre=label("centre", s["to_centre"])),
    "migrant.TransferAccepted": lambda s: _(
        "Handed over from %(from_centre)s to %(to_centre)s",
        from_centre=label("centre", s["from_centre"]),
        to_centre=label("centre", s["to_centre"]),
    ),
    "migrant.TransferDeclined": lambda s: _("The other centre declined the transfer"),
    "migrant.TransferWithdrawn": lambda s: _("The offer of a transfer was taken back"),
    "migrant.ReadingEnded": lambda s: _(
        "%(centre)s no longer reads the file", centre=label("centre", s["of_centre"])
    ),
}
# The list that gives the words for `reason`, by topic: of clear reasons, and of sealed ones.
REASONS = {
    "migrant.TransferDeclined": "transfer_decline_reason",
    "migrant.TransferWithdrawn": "transfer_withdraw_reason",
    "migrant.ReadingEnded": "reading_end_reason",
}
_SEALED = {"migrant.Restricted": "restriction_reason", "migrant.TransferProposed": "transfer_reason"}


def sealed_reason(entry: TimelineEntry) -> str:
    """The reason of an entry that keeps it in its box; empty for others, and for readers without narratives."""
    code = str(entry.texts.get("reason") or "")
    return label(_SEALED[entry.topic], code) if code and entry.topic in _SEALED else ""
