"""Regions (ISO 3166-2), districts (OCHA p-codes) and the centres of the demonstration network, as data."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Region:
    """A first-level unit; `country` is ISO 3166-1 alpha-3, `pcode` its OCHA p-code where we ship districts."""

    code: str
    country: str
    name: str
    kind: str
    pcode: str | None


@dataclass(frozen=True, slots=True)
class District:
    """A second-level unit keyed by p-code. Names change and repeat: `kind` (town, district) tells twins apart.

    `valid_from` dates the code, `renamed` (a year, where known) the present name after `formerly`.
    """

    code: str
    country: str
    region: str
    parent: str
    name: str
    kind: str | None
    valid_from: date
    formerly: str | None
    renamed: int | None


@dataclass(frozen=True, slots=True)
class DemonstrationCentre:
    """A real town for an invented centre; `prefix` opens the printed numbers of persons (KJD-2026-004217)."""

    code: str
    name: str
    country: str
    region: str
    district: str | None
    zone: str
    prefix: str


def _rows(file: str) -> Iterator[dict[str, str]]:
    text = (files("domain") / "geography" / f"{file}.csv").read_text("utf-8")
    return iter(csv.DictReader(text.splitlines()))


def _region(row: Mapping[str, str]) -> Region:
    return Region(row["code"], row["country"], row["name"], row["kind"], row["pcode"] or None)


def _district(row: Mapping[str, str]) -> District:
    return District(
        code=row["code"],
        country=row["country"],
        region=row["region"],
        parent=row["parent"],
        name=row["name"],
        kind=row["kind"] or None,
        valid_from=date.fromisoformat(row["valid_from"]),
        formerly=row["formerly"] or None,
        renamed=int(row["renamed"]) if row["renamed"] else None,
    )


def _centre(row: Mapping[str, str]) -> DemonstrationCentre:
    place = {key: row[key] for key in ("code", "name", "country", "region", "zone", "prefix")}
    return DemonstrationCentre(district=row["district"] or None, **place)


REGIONS: Mapping[str, Region] = MappingProxyType({row["code"]: _region(row) for row in _rows("regions")})
DISTRICTS: Mapping[str, District] = MappingProxyType(
    {row["code"]: _district(row) for row in _rows("districts")}
)
CENTRES: Mapping[str, DemonstrationCentre] = MappingProxyType(
    {row["code"]: _centre(row) for row in _rows("centres")}
)


def region(code: str) -> Region:
    """The region of an ISO 3166-2 code; KeyError for an unknown one."""
    return REGIONS[code]


def regions_of(country: str) -> tuple[Region, ...]:
    """The regions of a country (ISO 3166-1 alpha-3)."""
    return tuple(r for r in REGIONS.values() if r.country == country)


def district(code: str) -> District:
    """The district of a p-code; KeyError for an unknown one."""
    return DISTRICTS[code]


def districts_of(region_code: str) -> tuple[District, ...]:
    """The districts of a region (ISO 3166-2); empty where none are coded, as in Bishkek."""
    return tuple(d for d in DISTRICTS.values() if d.region == region_code)


def is_known(code: str) -> bool:
    """Whether a code names a region or a district."""
    return code in REGIONS or code in DISTRICTS
