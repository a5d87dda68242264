"""Places: codes are keys, names change and repeat."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from domain.codes import code_list
from domain.geography import CENTRES, DISTRICTS, REGIONS, district, districts_of, is_known, region, regions_of

NAMES = Path(__file__).parents[2] / "web" / "places"


def names(file: str) -> dict[str, dict[str, str]]:
    with (NAMES / file).open(encoding="utf-8", newline="") as rows:
        return {row["code"]: row for row in csv.DictReader(rows)}


def test_nine_countries_have_213_regions() -> None:
    assert len(REGIONS) == 213
    assert {r.country for r in REGIONS.values()} <= set(code_list("country"))
    assert {c: len(regions_of(c)) for c in ("TJK", "KGZ", "KAZ", "UZB")} == {
        "TJK": 5, "KGZ": 9, "KAZ": 20, "UZB": 14,
    }  # fmt: skip


def test_seven_countries_have_districts_and_two_have_regions_of_that_size() -> None:
    counts = Counter(d.country for d in DISTRICTS.values())
    assert counts == {"TJK": 76, "KGZ": 53, "KAZ": 218, "UZB": 199, "ARM": 38, "BLR": 119, "UKR": 139}
    assert {r.country for r in REGIONS.values()} - set(counts) == {"RUS", "MDA"}


def test_every_district_lies_in_a_region_of_its_country_and_shares_its_parent() -> None:
    for d in DISTRICTS.values():
        assert region(d.region).country == d.country
        assert region(d.region).pcode == d.parent


def test_every_region_of_the_seven_countries_has_districts_except_three_cities() -> None:
    countries = {d.country for d in DISTRICTS.values()}
    empty = {r.code for c in countries for r in regions_of(c) if not districts_of(r.code)}
    assert empty == {"KG-GB", "KG-GO", "AM-ER"}


@pytest.mark.parametrize(
    ("code", "formerly", "now"),
    [
        ("3507401", "Qurghonteppa", "Bokhtar"),
        ("3507403", "Sarband", "Levakant"),
        ("3509042", "Jirgatol", "Lakhsh"),
        ("3507229", "Moskva", "Mir Sayyid Alii Hamadoni"),
        ("3507217", "Bokhtar", "Kushoniyon"),
    ],
)
def test_a_renamed_district_keeps_its_code(code: str, formerly: str, now: str) -> None:
    assert (district(code).formerly, district(code).name) == (formerly, now)


def test_districts_of_one_name_in_one_region_say_what_they_are() -> None:
    tajik = [d for d in DISTRICTS.values() if d.country == "TJK"]
    twins = {key for key, n in Counter((d.region, d.name) for d in tajik).items() if n > 1}
    assert {(d.region, d.name) for d in tajik if d.kind} == twins
    assert max(Counter((d.region, d.name, d.kind) for d in DISTRICTS.values()).values()) == 1


def test_a_code_is_known_whether_region_or_district() -> None:
    assert is_known("TJ-SU")
    assert is_known("3505401")
    assert not is_known("Khujand")


def test_the_pages_tables_of_names_agree_with_the_domain() -> None:
    assert {c: r["latin"] for c, r in names("regions.csv").items()} == {
        r.code: r.name for r in REGIONS.values()
    }
    assert {c: (r["region"], r["latin"], r["kind"]) for c, r in names("districts.csv").items()} == {
        d.code: (d.region, d.name, d.kind or "") for d in DISTRICTS.values()
    }


def test_every_tajik_district_has_a_tajik_and_a_russian_name() -> None:
    rows = names("districts.csv")
    assert all(rows[d.code]["tg"] and rows[d.code]["ru"] for d in DISTRICTS.values() if d.country == "TJK")


def test_every_region_has_a_russian_name_where_the_code_catalogue_translates_none() -> None:
    rows = names("regions.csv")
    unnamed = {r.country for r in REGIONS.values() if not rows[r.code]["ru"]}
    assert unnamed == {"TJK", "KGZ", "KAZ", "UZB"}, "the countries whose regions are labels of the catalogue"
    assert all(bool(rows[r.code]["ru"]) != (r.country in unnamed) for r in REGIONS.values())


def test_demonstration_centres_stand_in_real_places() -> None:
    assert {"KJD", "KHT", "DYU", "KHR", "ALM", "AST", "SHY", "AKT", "PET"} <= set(CENTRES)
    for centre in CENTRES.values():
        assert len(centre.code) == 3
        assert region(centre.region).country == centre.country
        assert centre.district is None or district(centre.district).region == centre.region
        ZoneInfo(centre.zone)
