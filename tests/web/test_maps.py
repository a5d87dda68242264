"""Maps of districts and small pictures: what stands where, and what they say to whoever cannot see them."""

from __future__ import annotations

import re

from flask import Flask

from application.reports.catalogue import CATALOGUE
from application.reports.layout import table
from web.analyst.multiples import multiples
from web.analyst.pictures import picture
from web.analyst.words import worded_table
from web.charts.maps import Names, district_map, is_mapped, outlines, region_of

KHUJAND, ISFARA, ISFARA_TOWN = "3505401", "3505220", "3505404"
NAMES = Names(lambda code: f"name of {code}", lambda code: f"region {code}", lambda code: "many")


def test_every_district_of_tajikistan_has_its_place_on_the_map_once() -> None:
    codes = [code for each in outlines() for code in each.codes]
    assert sorted(codes) == sorted(code for code, region in region_of().items() if region.startswith("TJ-"))
    assert sum(bool(each.path) for each in outlines()) == 58
    assert all(0 < each.x < 400 and 0 < each.y < 288 for each in outlines())


def test_a_town_within_a_district_shares_its_circle_and_areas_follow_the_figures() -> None:
    drawn = district_map("T", "F", {KHUJAND: 400, ISFARA: 60, ISFARA_TOWN: 40}, NAMES, ())
    first, second = drawn.circles
    assert (first.text, second.text) == (
        f"name of {KHUJAND}: many",
        f"name of {ISFARA}: many, name of {ISFARA_TOWN}: many",
    )
    assert first.radius == 2 * second.radius
    assert drawn.tiles == []


def test_where_there_is_no_outline_districts_are_tiles_under_their_region() -> None:
    other = next(code for code, region in region_of().items() if region.startswith("KG-"))
    drawn = district_map("T", "F", {other: 5}, NAMES, ("beneath",))
    assert (drawn.outlines, drawn.circles) == ((), [])
    assert [tile.figure for tile in drawn.tiles] == ["many"]
    assert [text for _, text in drawn.heads] == [f"region {region_of()[other]}"]
    assert not is_mapped("UNKNOWN")


def test_the_map_of_a_report_says_the_finding_and_who_is_not_on_it(app: Flask) -> None:
    entry = CATALOGUE["T6"]
    counts = {(KHUJAND, "FEMALE"): 7, (ISFARA, "MALE"): 2, ("UNKNOWN", "MALE"): 3}
    made = table("district_sex", "PERSON", entry.cuts["district_sex"], counts)
    with app.test_request_context():
        svg = str(picture(made, worded_table(made)))
    found = re.search(r"<desc[^>]*>(.*?)</desc>", svg)
    assert found is not None
    assert found[1] == "Most: Khujand, 7. Next: Isfara (district), 2. Not on the map, as no district is recorded: 3."
    assert "geoBoundaries, CC BY 4.0" in svg
    assert "<script" not in svg


def test_small_pictures_share_one_scale_and_show_the_largest_lines_of_the_network(app: Flask) -> None:
    entry = CATALOGUE["T5"]
    counts = {("NO_PASSPORT", "KJD"): 8, ("NO_PASSPORT", "KHT"): 4, ("ENTRY_BAN", "KHT"): 1}
    made = table("problem_centre", "CONTACT", entry.cuts["problem_centre"], counts, counts)
    with app.test_request_context():
        small = multiples(made, worded_table(made))
    widths = {each.code: re.findall(r'<rect[^>]* width="([\d.]+)"', str(each.picture)) for each in small}
    assert set(widths) == {"KJD", "KHT"}
    assert float(widths["KJD"][0]) == 2 * float(widths["KHT"][0]) == 8 * float(widths["KHT"][1])


def test_a_report_of_one_centre_has_no_small_pictures(app: Flask) -> None:
    entry = CATALOGUE["T5"]
    made = table("problem_centre", "CONTACT", entry.cuts["problem_centre"], {("NO_PASSPORT", "KJD"): 8}, {})
    with app.test_request_context():
        assert multiples(made, worded_table(made)) == ()


def test_a_name_on_the_map_hides_no_circle() -> None:
    every = {code: 5 + number % 7 for number, code in enumerate(code for each in outlines() for code in each.codes)}
    drawn = district_map("T", "F", every, Names(lambda _: "Джаббор Расулов (район)", str, str), ["a word " * 20])
    named = [circle for circle in drawn.circles if circle.name]
    for circle in named:
        for other in drawn.circles:
            beside = other.x < circle.x if circle.left else other.x > circle.x
            assert other is circle or not beside or abs(other.y - circle.y) >= 9 or abs(other.x - circle.x) > 180
    alone = district_map("T", "F", {KHUJAND: 5}, NAMES, ["a word " * 20])
    assert [circle.name for circle in alone.circles] == [f"name of {KHUJAND}"]
    assert max(len(text) for _, text in alone.lines) <= 56
