"""A register on its way in lies sealed, and what became part of the register is forgotten here."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
from uuid_utils.compat import uuid7

from adapters.importing.store import file_key
from adapters.wiring import House
from application.importing_fields import Reading
from tests.privacy.atrest import places
from tests.simulation.staff import COUNSELLORS, open_centres

DESK = COUNSELLORS["KJD"]
WORD = "Zulaykho7q"
USUAL = {"language": "tg", "country": "TJK", "region": "TJ-SU", "consent_mode": "WRITTEN", "statistics": "no"}


class Giver:
    """Gives commands to the house, as the helpers of the simulation want it."""

    def __init__(self, house: House) -> None:
        self.house = house

    def give(self, command: object, actor: Any, command_id: UUID | None = None) -> Any:
        return self.house.system.dispatch(command, actor, command_id=command_id or uuid7())


@pytest.fixture
def desk(house: House) -> Any:
    open_centres(Giver(house))
    found = house.system.imports
    found.kick = lambda: None
    found.runner = replace(found.runner, actor_of={DESK.account_id: DESK}.get, pause=0.0)
    house.search.fill()
    return found


def taken(desk: Any, table: str, name: str = f"{WORD}.csv") -> Any:
    batch_id = uuid7()
    assert desk.upload(DESK, "KJD", name, table.encode(), batch_id=batch_id, command_id=uuid7()).accepted
    reading = Reading({0: "given_name", 1: "born"}, {}, USUAL)
    assert desk.map(DESK, desk.find(DESK, batch_id), reading, uuid7()).accepted
    assert desk.runner.work() == 1
    return desk.find(DESK, batch_id)


def test_nothing_of_a_file_can_be_read_at_rest(house: House, desk: Any) -> None:
    taken(desk, f"Ном {WORD};Сол\n{WORD};1990\n{WORD} бис;31.02.1990\n")
    assert places(house.settings.data_dir, dict(house.engines), [WORD]) == []


def test_only_refused_lines_lie_here_after_the_end(desk: Any) -> None:
    batch = taken(desk, "Ном;Сол\nАмина;1990\nЗарина;31.02.1990\n")
    assert desk.start(DESK, batch, duplicates="SKIP").accepted
    desk.runner.work()
    batch = desk.find(DESK, batch.batch_id)
    assert [cells for _, cells in desk.store.cells(batch.batch_id)] == [(), ("Зарина", "31.02.1990")]
    assert [(row, cells) for row, cells, _ in desk.refused(batch)] == [(1, ("Зарина", "31.02.1990"))]


def test_a_file_without_refused_lines_is_forgotten_with_its_key(house: House, desk: Any) -> None:
    batch = taken(desk, "Ном;Сол\nАмина;1990\n")
    assert desk.start(DESK, batch, duplicates="SKIP").accepted
    desk.runner.work()
    assert list(desk.store.cells(batch.batch_id)) == []
    assert house.system.imports.runner.store._keys.state_of([file_key(batch.batch_id)]) == {
        file_key(batch.batch_id): False
    }


def test_a_given_up_import_leaves_nothing(desk: Any) -> None:
    batch = taken(desk, "Ном;Сол\nАмина;1990\n")
    assert desk.discard(DESK, batch, uuid7()).accepted
    assert list(desk.store.cells(batch.batch_id)) == []


def test_how_a_header_was_read_is_remembered_at_the_centre(desk: Any) -> None:
    taken(desk, "Ном;Сол\nАмина;1990\n")
    second = uuid7()
    desk.upload(DESK, "KJD", "b.csv", "НОМ;сол\nЗарина;1991\n".encode(), batch_id=second, command_id=uuid7())
    found = desk.remembered(desk.find(DESK, second))
    assert found is not None
    assert dict(found.columns) == {0: "given_name", 1: "born"}


def test_the_same_row_has_the_same_ids_and_rows_stand_in_order(desk: Any) -> None:
    ids = desk.runner.ids(uuid7())
    people = [ids.of("person", row) for row in (0, 1, 4095, 4096, 99_999)]
    assert people == sorted(people)
    assert people[1] == ids.of("person", 1)
    assert {person.version for person in people} == {7}




def test_a_line_like_somebody_goes_with_that_person(house: House, desk: Any) -> None:
    first = taken(desk, "Ном;Сол\nКарима Раҳимова;1990\n")
    assert desk.start(DESK, first, duplicates="SKIP").accepted
    desk.runner.work()
    second = taken(desk, "Ном;Сол\nКарима Раҳимова;1990\nЗарина;1991\n")
    (row,) = desk.noted(second, "TWIN")
    house.keys.destroy(row["twin_id"])
    desk.runner.work()
    assert [cells for _, cells in desk.store.cells(second.batch_id)] == [(), ("Зарина", "1991")]
