"""The measurements run, in their smallest form; what they print is for `make bench`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bench import bench_import, bench_release, bench_reports
from tests.bench.bench_dispatch import Peer, Safar, open_house
from tests.bench.bench_rebuild import measure
from tests.bench.orm_peer import OrmPeer, tuned
from tests.bench.stages import Stages
from tests.bench.timing import Rounds, in_rounds, spread
from tests.harness.stores import Urls
from tests.simulation.databases import Site
from tests.simulation.ground import ground_on
from tests.simulation.staff import COUNSELLORS


def test_ratios_are_taken_round_by_round() -> None:
    found = Rounds({"ours": [1.0, 2.0], "theirs": [2.0, 8.0]})
    assert found.ratios("ours", "theirs") == [2.0, 4.0]
    assert spread([3.0, 1.0, 2.0]) == "1.00 / 2.00 / 3.00"


@pytest.mark.slow
def test_a_record_and_an_amendment_are_the_same_work_for_every_contender(
    store_urls: Urls, data_dir: Path
) -> None:
    house = open_house(Site(store_urls, data_dir))
    peer = OrmPeer(tuned(store_urls["releases"]), COUNSELLORS["KJD"].account_id)
    ours, orm = Safar(house), Peer(peer)
    for way in ("records", "amends"):
        found = in_rounds({"ours": getattr(ours, way), "orm": getattr(orm, way)}, rounds=1, operations=3)
        assert all(seconds > 0 for taken in found.taken.values() for seconds in taken)
    stages = Stages()
    with stages.watched():
        for work in ours.records(2):
            work()
    assert stages.taken["seal"] > 0
    peer.engine.dispose()
    house.close()


@pytest.mark.slow
def test_a_large_ledger_is_written_and_rebuilt(store_urls: Urls, data_dir: Path) -> None:
    done, seconds, _, peak, _ = measure(Site(store_urls, data_dir), 600)
    assert done >= 600
    assert seconds > 0
    assert peak < 400


def test_reports_are_counted_alike_by_the_database_on_the_copy_and_by_bare_duckdb(
    store_urls: Urls, data_dir: Path
) -> None:
    site = Site(store_urls, data_dir)
    with ground_on(site.urls, site.keyring) as ground:
        assert len(list(bench_reports.told("any", ground, 600, 1))) == 14


@pytest.mark.slow
def test_a_register_is_taken_in_by_two_workers_of_whom_one_was_killed(store_urls: Urls, data_dir: Path) -> None:
    _checked, taken, done, people = bench_import.measure(Site(store_urls, data_dir), 450)
    assert 0 < done < people == 450
    assert taken.seconds > 0


def test_a_release_is_measured() -> None:
    cells, wall, work, peak = bench_release.measure(600)
    assert cells >= bench_release.CELLS
    assert min(wall, work, peak) > 0
