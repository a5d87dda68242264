"""Views are rebuilt while somebody writes: what is written between two steps of a rebuild is in its rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest

from adapters.readmodels.rebuild import Rebuild
from adapters.sql.transaction import Transaction
from adapters.sql.turns import Turns
from tests.harness.stores import Urls
from tests.simulation.asking import a_consultation, a_registration
from tests.simulation.ground import Ground, ground_on
from tests.simulation.staff import COUNSELLORS, open_centres

DESK = COUNSELLORS["KJD"]


class Interrupted(Turns):
    """The turns of a rebuild; somebody writes just before it keeps everybody else out."""

    def __init__(self, turns: Turns, write: Callable[[], None]) -> None:
        super().__init__(turns.engine, None)
        self._turns, self._write = turns, write

    @contextmanager
    def take(self, ids: Iterable[UUID], *, alone: bool = False) -> Iterator[Transaction]:
        if alone:
            self._write()
        with self._turns.take(ids, alone=alone) as transaction:
            yield transaction


class Watched(Rebuild):
    """Somebody writes while the indexes are made, which takes long; `read` tells what was read before nobody could."""

    write: Callable[[], None]

    def _build_indexes(self) -> None:
        super()._build_indexes()
        self.write()


def wrote(ground: Ground) -> Callable[[], None]:
    """Registers somebody and logs a talk."""

    def write() -> None:
        person = a_registration()
        assert ground.give(person, DESK).accepted
        assert ground.give(a_consultation(person.person_id), DESK).accepted

    return write


@pytest.mark.usefixtures("amina")
def test_what_is_written_while_a_rebuild_runs_is_in_the_rows_that_it_swaps_in(ground: Ground) -> None:
    write = wrote(ground)
    work = Watched(Interrupted(ground.turns, write), ground.mapper, ground.views)
    work.write = write
    assert work.run() == ground.count("ledger")
    assert ground.count("rm_consultations") == 2
    assert ground.count("rm_people") == 3
    assert ground.differences() == []


@pytest.mark.usefixtures("amina")
def test_what_is_written_before_a_comparison_is_no_difference(ground: Ground) -> None:
    assert Rebuild(Interrupted(ground.turns, wrote(ground)), ground.mapper, ground.views).check() == []


def test_everybody_waits_for_the_last_events_only(
    sqlite_urls: Urls, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # On SQLite, where a commit is read at once: on PostgreSQL other tests of the same server may hold it back.
    with ground_on(sqlite_urls, tmp_path_factory.mktemp("keys") / "keyring.json") as ground:
        open_centres(ground)
        shown: list[int] = []
        waiting: list[int] = []
        turns = Interrupted(ground.turns, lambda: waiting.append(shown[-1]))
        work = Watched(turns, ground.mapper, ground.views, lambda done, _of: shown.append(done))
        work.write = wrote(ground)
        work.run()
        assert waiting == [ground.count("ledger")]
