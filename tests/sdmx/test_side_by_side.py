"""Every table of the programme that countries can be compared by is compared by figures that are there."""

from __future__ import annotations

import pytest

from adapters.releases.building import make
from adapters.releases.document import read
from application.reports.programme_full import VERSION_2
from application.reports.released import Release
from application.sdmx.delimited import csv_text
from application.sdmx.of_release import OVERLAPPING, data_set, flow_id, flow_of
from application.sdmx.region import NO_PERIOD, TOLD, Figures, compared_by, read_figures, side_by_side
from tests.releases.samples import FIRST, SECRET, release_id
from tests.releases.samples_full import a_full_quarter
from tests.sdmx.samples import naming


@pytest.fixture(scope="module")
def release() -> Release:
    return read(make(VERSION_2, FIRST, a_full_quarter(90), SECRET), release_id(1), None)


def sent(release: Release, table: str) -> Figures:
    """What a country sends of one table."""
    flow = flow_of(table, [release], "TJ", naming)
    found = release.table(table)
    assert found is not None
    return read_figures(flow, csv_text([flow], [data_set(flow, found, release, "TJ", None)]).encode())


def test_every_way_to_compare_finds_the_figures_that_a_country_sent(release: Release) -> None:
    tables = [(table, sent(release, table.code)) for table in release.tables]
    told = [(table, figures) for table, figures in tables if figures.periods]
    assert len(told) > 15
    for table, figures in told:
        flow, period = figures.flow, min(figures.periods)
        for way in compared_by(flow, OVERLAPPING[flow_id(table.code)]):
            grid = side_by_side(flow, way.id, period, ["TJ"], {"TJ": figures}, ["TJ"])
            assert [(table.code, way.id, column.state) for column in grid.columns] == [(table.code, way.id, TOLD)]


def test_a_step_of_a_funnel_has_no_total_over_its_steps(release: Release) -> None:
    figures = sent(release, "R-T12")
    flow = figures.flow
    grid = side_by_side(flow, "SERVICE_GROUP", min(figures.periods), ["TJ"], {"TJ": figures}, ["TJ"])
    assert grid.columns[0].state == NO_PERIOD
    assert [way.id for way in compared_by(flow, ("REFERRAL_STEP",))] == ["REFERRAL_STEP"]
