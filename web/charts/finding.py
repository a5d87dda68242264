"""What a picture shows, in words: what a reader who cannot see it should know first."""

from __future__ import annotations

from collections.abc import Sequence

from web.dates import number_text
from web.i18n import gettext as _


def finding(labels: Sequence[str], values: Sequence[int]) -> str:
    """The largest and the next."""
    ranked = sorted(zip(values, labels, strict=True), key=lambda pair: -pair[0])
    if not ranked or not ranked[0][0]:
        return _("No figure is above zero.")
    first = _("Most: %(name)s, %(number)s.", name=ranked[0][1], number=number_text(ranked[0][0]))
    if len(ranked) < 2 or not ranked[1][0]:
        return first
    return first + " " + _("Next: %(name)s, %(number)s.", name=ranked[1][1], number=number_text(ranked[1][0]))
