"""Names of countries, regions and districts in the reader's language and script."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

from babel import Locale

from web.alphabet import alphabetical
from web.i18n import FALLBACKS, gettext_codes, language
from web.labels_countries import ALPHA2, COMMON, OVERRIDES
from web.labels_regions import LABELS as REGIONS

PLACES = Path(__file__).parent / "places"
# Which column of our tables a language reads, Russian where its own is not there; the others read the Latin one.
SCRIPTS = {"tg": "tg", "ru": "ru", "ky": "ru", "kk": "ru"}


@cache
def _rows(file: str) -> dict[str, dict[str, str]]:
    with (PLACES / f"{file}.csv").open(encoding="utf-8", newline="") as rows:
        return {row["code"]: row for row in csv.DictReader(rows)}


def country_label(code: str) -> str:
    """The name of an ISO 3166-1 alpha-3 country; an unknown code is shown as it is."""
    return _country(code, language())


@cache
def _country(code: str, tag: str) -> str:
    own = OVERRIDES.get(tag, {}).get(code)
    cldr = (_territories(t).get(ALPHA2.get(code, "")) for t in (tag, *FALLBACKS.get(tag, ()), "en"))
    return own or next(filter(None, cldr), code)


@cache
def _territories(tag: str) -> dict[str, str]:
    # CLDR's Uzbek mixes U+2018 and U+02BB for the letters oʻ and gʻ; we write U+02BB.
    return {key: name.replace("‘", "ʻ") for key, name in Locale.parse(tag).territories.items()}


def country_order() -> list[str]:
    """All countries: those of the corridors first, in their order, then the others by name."""
    rest = sorted(
        (code for code in ALPHA2 if code not in COMMON), key=lambda code: alphabetical(country_label(code))
    )
    return [*COMMON, *rest]


def region_label(code: str) -> str:
    """The name of an ISO 3166-2 region: translated for TJ, KG, KZ and UZ; of the others Russian or Latin, by script."""
    msgid = REGIONS["region"].get(code)
    if msgid:
        return gettext_codes(msgid)
    row = _rows("regions").get(code)
    return row["ru" if language() in SCRIPTS else "latin"] if row else code


def district_label(code: str) -> str:
    """The name of a district by p-code, with "(town)" or "(district)" where a name occurs twice."""
    row = _rows("districts").get(code)
    if row is None:
        return code
    name = row[SCRIPTS.get(language(), "latin")] or row["latin"]
    return f"{name} ({gettext_codes(REGIONS['place_kind'][row['kind']])})" if row["kind"] else name


def region_options(country: str) -> list[tuple[str, str]]:
    """(code, name) of the regions of a country (alpha-3), by name."""
    return _named((code for code, row in _rows("regions").items() if row["country"] == country), region_label)


def district_options(region: str) -> list[tuple[str, str]]:
    """(p-code, name) of the districts of a region (ISO 3166-2), by name; empty where none are coded."""
    return _named(
        (code for code, row in _rows("districts").items() if row["region"] == region), district_label
    )


def _named(codes: Iterable[str], name: Callable[[str], str]) -> list[tuple[str, str]]:
    return sorted(((code, name(code)) for code in codes), key=lambda pair: alphabetical(pair[1]))
