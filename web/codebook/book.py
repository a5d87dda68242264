"""The harmonised code book: every code of the house with its standard and its words in all our languages."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from web.codebook.titles import TITLES
from web.i18n import LANGUAGES, using
from web.i18n import gettext as _
from web.labels import label

# Read as data: whoever only reads figures must not load the rules of the house for it.
HOUSE = Path(__file__).parents[2]
CODELISTS, PLACES = HOUSE / "domain" / "codelists", HOUSE / "web" / "places"
# What the first part of `standard` stands for. Proper names are the same in every language.
STANDARDS: Mapping[str, str] = {
    "IASC-2017": "IASC, referral form 2017",
    "ICAO-9303": "ICAO Doc 9303",
    "ILO-2012": "ILO, indicators of forced labour 2012",
    "IOM-DoMV": "IOM, Determinants of Migrant Vulnerability",
    "ISCED-2011": "UNESCO, ISCED 2011",
    "ISCO-08": "ILO, ISCO-08",
    "ISIC-4": "UN, ISIC Rev. 4",
    "ISO-3166-1": "ISO 3166-1",
    "ISO-3166-2": "ISO 3166-2",
    "ISO-4217": "ISO 4217",
    "ISO-5218": "ISO 5218",
    "ISO-639": "ISO 639",
    "OCHA": "OCHA, COD-AB (p-code)",
    "SDMX": "SDMX",
    "SDMX-CL_AGE": "SDMX, CL_AGE",
    "WG-SS": "Washington Group, Short Set",
}


@dataclass(frozen=True)
class Entry:
    """One code. `number` is its place in the standard; `since` and `retired` are ISO days or empty.

    `words`: language → what the code means.
    """

    list: str
    code: str
    parent: str
    standard: str
    number: str
    since: str
    retired: str
    words: Mapping[str, str]

    def standard_text(self) -> str:
        """The standard with the number in it; our own where no standard has the code."""
        return f"{STANDARDS[self.standard]}: {self.number}" if self.standard else _("Our own")

    def country(self) -> str:
        """The country (alpha-2) in which a place lies; nothing for other codes."""
        place = {"region": self.code, "district": self.parent}.get(self.list, "")
        return place.partition("-")[0]

    def speaks(self, text: str) -> bool:
        """Whether a text in small letters is part of the code, of its standard or of its words."""
        found = (self.code, self.standard_text(), *self.words.values())
        return any(text in one.casefold() for one in found)


@cache
def entries() -> tuple[Entry, ...]:
    """Every code, list by list in the order of TITLES, in the display order of its list."""
    return tuple(_entry(name, row) for name in TITLES for row in _rows(name))


def of_list(name: str) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries() if entry.list == name)


def found(text: str) -> tuple[Entry, ...]:
    """Codes that a text is part of; those of a list whose name has it, too."""
    small = text.casefold()
    lists = {name for name, title in TITLES.items() if small in str(title).casefold() or small == name}
    return tuple(entry for entry in entries() if entry.list in lists or entry.speaks(small))


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    if name == "region":
        for row in _read(PLACES / "regions.csv"):
            yield {"code": row["code"], "standard": f"ISO-3166-2:{row['code']}"}
    elif name == "district":
        for row in _read(PLACES / "districts.csv"):
            yield {"code": row["code"], "parent": row["region"], "standard": f"OCHA:{row['code']}"}
    else:
        yield from _read(CODELISTS / f"{name}.csv")


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows))


def _entry(name: str, row: Mapping[str, str]) -> Entry:
    standard, _colon, number = row.get("standard", "").partition(":")
    return Entry(
        list=name,
        code=row["code"],
        parent=row.get("parent", ""),
        standard=standard,
        number=number or (row["code"] if standard else ""),
        since=row.get("since", ""),
        retired=row.get("retired", ""),
        words=_words(name, row["code"]),
    )


def _words(name: str, code: str) -> dict[str, str]:
    said = {}
    for tag in LANGUAGES:
        with using(tag):
            said[tag] = label(name, code)
    return said
