"""Names of flows, dimensions and codes in every language of the house, for structure messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from flask import url_for

from application.reports.released import Release, ReleasedTable
from application.sdmx.of_release import flow_id
from application.sdmx.structure import AGENCY, Names
from web.i18n import LANGUAGES, LazyText, using
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.labels_countries import ALPHA2
from web.ministry.labels import DIMENSIONS, STAGES, TITLES, UNITS, category

COMPONENTS: dict[str, LazyText] = {
    "FREQ": _l("Frequency"),
    "REF_AREA": _l("Country"),
    "TIME_PERIOD": _l("Period"),
    "OBS_VALUE": _l("Figure"),
    "OBS_STATUS": _l("Status of the figure"),
    "CONF_STATUS": _l("Confidentiality of the figure"),
    "UNIT_MEASURE": _l("What is counted"),
    "RELEASE_STAGE": _l("Stage of the release"),
    "AS_OF": _l("As recorded by"),
}
CODES: dict[str, dict[str, LazyText]] = {
    "FREQ": {"A": _l("Yearly"), "Q": _l("Quarterly"), "M": _l("Monthly"), "_O": _l("Other")},
    "OBS_STATUS": {
        "A": _l("Normal"),
        "P": _l("Provisional"),
        "B": _l("Break in the series"),
        "Q": _l("Not told, to protect people"),
    },
    "CONF_STATUS": {"F": _l("Free"), "C": _l("Confidential"), "N": _l("Not for publication")},
    "UNIT_MEASURE": UNITS,
    "RELEASE_STAGE": STAGES,
}


# Statistics write countries with two letters, the house with three.
_LONGER = {two: three for three, two in ALPHA2.items()}


def links(release: Release, table: ReleasedTable) -> list[tuple[str, str, str]]:
    """(address, kind, who needs it): the newest figures of all periods of a table, and their structure.

    A table in which nothing stands has no figures to offer: the standard answers 404 there.
    """
    where = f"{AGENCY}/{flow_id(table.code)}/{release.version}.0"
    told = str(_l("the structure and the code lists of that file, in six languages"))
    data = url_for("sdmx.data", dialect="v2", what=f"dataflow/{where}", format="csv")
    structure: dict[str, Any] = {"kind": "dataflow", "what": where, "references": "all"}
    figures = [(data, "SDMX-CSV", str(_l("for statistical offices: all periods")))]
    return [
        *(figures if table.cells or table.confidential else ()),
        (url_for("sdmx.structures", dialect="v2", **structure, format="xml-3.0"), "SDMX-ML 3.0", told),
        (url_for("sdmx.structures", dialect="v2", **structure, format="xml-2.1"), "SDMX-ML 2.1", told),
    ]


def area_name(area: str) -> str:
    """A country by its two letters, in the language in force."""
    return label("country", _LONGER.get(area, area))


def nameless(_kind: str, _code: str) -> Names:
    """For answers that name nothing: figures."""
    return {}


def naming(releases: Sequence[Release]) -> Callable[[str, str], Names]:
    """Words for flows made of these releases, newest first: names of centres come with the release."""

    def names(kind: str, code: str) -> Names:
        return _in_every_language(lambda: _word(releases, kind, code))

    return names


def _word(releases: Sequence[Release], kind: str, code: str) -> Any:
    if kind == "table":
        return TITLES.get(code, code)
    if kind == "dim":
        return COMPONENTS.get(code) or DIMENSIONS.get(code, code)
    if kind == "REF_AREA":
        return area_name(code)
    if kind in CODES:
        return CODES[kind].get(code, code)
    told = next((one for one in releases if f"{kind}:{code}" in one.names), releases[0])
    return category(told, kind, code)


def _in_every_language(word: Callable[[], Any]) -> Names:
    found = {}
    for tag in LANGUAGES:
        with using(tag):
            found[tag] = str(word())
    return found
