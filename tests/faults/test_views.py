"""A view that raises can neither undo a decision nor block another view; it is marked, and a rebuild heals it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from adapters.ledger.mapper import Sealed
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.rebuild import Rebuild
from adapters.readmodels.rows import Change, Insert, View
from application.migrant import AssignMigrant
from tests.simulation.asking import a_consultation
from tests.simulation.ground import Ground
from tests.simulation.staff import COUNSELLORS

DESK = COUNSELLORS["KJD"]


def raises(_: Sealed) -> Iterator[Change]:
    raise ZeroDivisionError("Amina")
    yield


def breaks_a_constraint(sealed: Sealed) -> Iterator[Change]:
    yield Insert(CONSULTATIONS, {"consultation_id": sealed.event.originator_id})


def broken(ground: Ground, name: str, topic: str, projection: Any) -> None:
    """Exchange one projection in the running house."""
    views = [
        replace(view, rows={**view.rows, topic: projection}) if view.name == name else view
        for view in ground.views
    ]
    found: dict[str, list[View]] = {}
    for view in views:
        for each in view.rows:
            found.setdefault(each, []).append(view)
    ground.store._views = found


@pytest.mark.parametrize("projection", [raises, breaks_a_constraint])
def test_the_decision_stands_and_every_other_view_has_its_rows(
    ground: Ground, amina: UUID, projection: Any
) -> None:
    broken(ground, "consultations", "consultation.Held", projection)
    assert ground.give(a_consultation(amina), DESK).accepted
    assert ground.count("ledger", "topic = 'consultation.Held'") == 1
    assert [ground.count(t) for t in ("rm_consultations", "fact_contacts", "fact_topics")] == [0, 1, 2]
    ((view, error),) = ground.rows("SELECT view, error FROM view_faults")
    assert view == "consultations"
    assert "Amina" not in str(error)


def test_a_rebuild_heals_the_view(ground: Ground, amina: UUID) -> None:
    broken(ground, "consultations", "consultation.Held", raises)
    assert ground.give(a_consultation(amina), DESK).accepted
    sick = [view for view in ground.views if view.name == "consultations"]
    (difference,) = Rebuild(ground.turns, ground.mapper, sick).check()
    assert (difference.table, difference.only_live, difference.only_rebuilt) == ("rm_consultations", 0, 1)
    Rebuild(ground.turns, ground.mapper, sick).run()
    assert ground.count("view_faults") == 0
    assert ground.count("rm_consultations") == 1
    assert ground.differences() == []


def test_the_next_command_is_taken_while_a_view_is_sick(ground: Ground, amina: UUID) -> None:
    broken(ground, "people", "migrant.Assigned", raises)
    for _ in range(3):
        assert ground.give(AssignMigrant(person_id=amina), DESK).accepted
    assert ground.count("view_faults") == 3


def test_faults_of_several_views_are_all_marked(ground: Ground, amina: UUID) -> None:
    broken(ground, "consultations", "consultation.Held", breaks_a_constraint)
    held = dict(ground.store._views)
    broken(ground, "timeline", "consultation.Held", raises)
    ground.store._views["consultation.Held"] = [
        *[v for v in held["consultation.Held"] if v.name == "consultations"],
        *[v for v in ground.store._views["consultation.Held"] if v.name != "consultations"],
    ]
    assert ground.give(a_consultation(amina), DESK).accepted
    assert {row[0] for row in ground.rows("SELECT view FROM view_faults")} == {"consultations", "timeline"}
    assert ground.count("fact_contacts") == 1


def test_nothing_of_a_fault_names_a_person(ground: Ground, amina: UUID, data_dir: Path) -> None:
    broken(ground, "consultations", "consultation.Held", raises)
    assert ground.give(a_consultation(amina), DESK).accepted
    assert "Amina" not in str(ground.rows("SELECT * FROM view_faults"))
