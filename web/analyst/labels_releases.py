"""Words for stages and states of releases, as the analyst sees them."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

STAGE_NAMES: dict[str, LazyText] = {
    "FIRST": _l("First release"),
    "SECOND": _l("Second release"),
    "FINAL": _l("Final release"),
    "EXTRAORDINARY": _l("Extraordinary revision"),
}
STATUS_NAMES: dict[str, LazyText] = {
    "DRAFT": _l("Draft"),
    "PUBLISHED": _l("Published"),
    "WAITING": _l("Waits for its hour"),
}
