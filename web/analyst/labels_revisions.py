"""Words for revision triangles; part of `web/analyst/labels.py`."""

from __future__ import annotations

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

TABLES: dict[str, LazyText] = {
    "vintages": _l("What was known when"),
    "revised": _l("By how much it was revised"),
    "completeness": _l("How complete the first release was"),
}
UNITS: dict[str, LazyText] = {"PER_CENT": _l("In per cent.")}
DIMENSIONS: dict[str, LazyText] = {"period": _l("Period")}
STEPS: dict[str, LazyText] = {
    "day_15": _l("15 days after"),
    "day_105": _l("105 days after"),
    "day_365": _l("365 days after"),
    "known_now": _l("Now"),
    "to_105": _l("15 to 105 days"),
    "to_365": _l("105 to 365 days"),
    "to_now": _l("365 days to now"),
    "since_first": _l("15 days to now"),
    "first_of_latest": _l("First release, per cent of now"),
    "known_at_first": _l("Contacts known at the first release, %"),
    "recorded_late": _l("Recorded more than 7 days late, %"),
}
NOTES: dict[str, LazyText] = {
    "vintages": _l("Days are counted from the end of the period; a dash stands for a day that has not come yet."),
}
DEFINITIONS: dict[str, LazyText] = {
    "vintage": _l("A first release stands 15 days after its period, a second one 105 days after it, the last one 365."),
    "late": _l(
        "Complete: of contacts, how many of those known now stood in the first release; of other records, the first "
        "total as a part of that of now."
    ),
}
