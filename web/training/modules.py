"""Words for the modules of the standard outline; a course may give its own."""

from __future__ import annotations

from collections.abc import Mapping

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l

# Minutes stand in `domain/curriculum.py: STANDARD_PDO`; the order is the same.
MODULES: Mapping[str, LazyText] = {
    "REGISTRATION": _l("Registration of participants"),
    "INTRODUCTION": _l("Introduction"),
    "PROCESSING": _l("Steps before departure"),
    "COUNTRY": _l("The country of destination"),
    "CULTURE": _l("Living in another culture"),
    "EMPLOYMENT": _l("Employment and contract"),
    "MONEY": _l("Banks, money, sending money home"),
    "TRAVEL": _l("The journey"),
    "ATTITUDE": _l("Attitude to the job"),
    "TESTIMONY": _l("A returned migrant tells"),
    "AGENCIES": _l("What recruitment agencies do"),
    "LABOUR_LAW": _l("Labour law"),
    "RETURN": _l("Return and reintegration"),
    "EVALUATION": _l("Evaluation of the course"),
    "GRADUATION": _l("Closing and certificates"),
}
MINUTES: Mapping[str, int] = dict(
    zip(MODULES, (15, 20, 20, 20, 60, 30, 45, 60, 30, 30, 40, 30, 20, 10, 20), strict=True)
)


def module_title(code: str, titles: Mapping[str, str]) -> str:
    """The office's own words for a module, ours, or the code."""
    return titles.get(code) or str(MODULES.get(code, code))
