"""Where figures are read: everywhere, in a region, at one centre; whoever belongs to centres, at those only."""

from __future__ import annotations

from application.actor import ANALYST
from web.alphabet import alphabetical
from web.i18n import gettext as _
from web.labels import label, options
from web.sessions import current_actor, system


def places_to_read() -> list[tuple[str, str]]:
    """(code, words) of every place that the reader may ask about, the widest first."""
    actor = current_actor()
    if not actor.has(ANALYST):
        return list(options("centre", sorted(actor.centres)))
    centres = list(system().centres())
    regions = sorted({each.region for each in centres if each.region}, key=_by_name)
    named = [(region, region_text(region)) for region in regions]
    return [("", _("All centres")), *named, *((each.code, label("centre", each.code)) for each in centres)]


def _by_name(region: str) -> str:
    return alphabetical(region_text(region))


def region_text(region: str) -> str:
    """The words of a region among centres."""
    return _("Region: %(name)s", name=label("region", region))


def place_text(place: str) -> str:
    """The words of any place."""
    if not place:
        return _("All centres")
    # Codes of regions are those of ISO 3166-2, which no centre has.
    return region_text(place) if label("region", place) != place else label("centre", place)
