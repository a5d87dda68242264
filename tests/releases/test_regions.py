"""Regions of a quarter: sums of districts in the same rounding, attacked as everything else."""

from __future__ import annotations

from dataclasses import replace

import pytest

from adapters.releases.building import Earlier, make, published
from adapters.releases.cube import BadCounts
from adapters.releases.document import read
from application.reports.programme_full import VERSION_2
from application.reports.programme_regions import VERSION_3
from application.reports.released import TOTAL, Release
from tests.releases.attacker import recovered
from tests.releases.samples import FIRST, SECOND, SECRET, release_id
from tests.releases.samples_full import a_full_quarter


def released(text: str) -> Release:
    return read(text, release_id(1), None)


def test_regions_come_with_version_3_and_are_attacked_beside_districts_of_version_2() -> None:
    first, second = a_full_quarter(60), a_full_quarter(80)
    text = make(VERSION_2, FIRST, first, SECRET)
    again = make(VERSION_3, SECOND, second, SECRET, [Earlier(text, first)])
    now = released(again)
    truth = {
        (population, frozenset(fixed)): n for (population, fixed), n in published(again, second).cube.truth.items()
    }
    earlier = {
        (population, frozenset(fixed)): n for (population, fixed), n in published(text, first).cube.truth.items()
    }
    rests = {cell for cell in truth if {"DISTRICT", "REGION"} <= {name for name, _ in cell[1]}}
    assert sum(1 <= truth[cell] <= 4 for cell in rests) >= 2
    places = {cell for cell in truth if {"DISTRICT", "REGION"} & {name for name, _ in cell[1]}}
    assert recovered(VERSION_3, [(released(text), earlier), (now, truth)], places) == {}


def test_a_region_is_its_districts_and_whoever_told_no_district() -> None:
    figures = a_full_quarter(300)
    release = released(make(VERSION_3, FIRST, figures, SECRET))
    districts, regions = release.table("R-T6"), release.table("R-T6R")
    assert districts
    assert regions
    rest = 0
    for region in regions.categories[0]:
        told = figures.counts["R-T6R"]
        assert abs(regions.cells[region, TOTAL] - sum(n for cell, n in told.items() if cell[0] == region)) <= 4
        inside = sum(districts.cells[each, TOTAL] for each in release.parts[f"REGION:{region}"])
        assert regions.cells[region, TOTAL] >= inside
        rest += regions.cells[region, TOTAL] - inside
    assert rest == districts.cells["UNKNOWN", TOTAL] > 0


def test_a_region_that_holds_fewer_than_its_districts_is_no_figure() -> None:
    figures = a_full_quarter(30)
    regions = {("TJ-R4", sex): n for (_, sex), n in figures.counts["R-T6R"].items()}
    with pytest.raises(BadCounts) as refusal:
        make(VERSION_3, FIRST, replace(figures, counts={**figures.counts, "R-T6R": regions}), SECRET)
    assert refusal.value.code == "tables_disagree"
