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
from adapters.wiring import House
from application.actor import ANALYST, Actor
from application.migrant import AssignMigrant
from application.reports.asking import ReadReport
from application.reports.periods import parse_period
from application.reports.table import ReportStale
from application.verdict import Verdict
from tests.harness.days import today
from tests.simulation.asking import a_consultation, a_registration
from tests.simulation.ground import Ground
from tests.simulation.staff import COUNSELLORS, an_actor, an_id, open_centres

DESK = COUNSELLORS["KJD"]


ANALYSES = an_actor(ANALYST, centres=())


class Desk:
    """The whole house as something that commands are given to."""

    def __init__(self, house: House) -> None:
        self._house = house

    def give(self, command: object, actor: Actor, command_id: UUID | None = None) -> Verdict:
        return self._house.system.dispatch(command, actor, command_id=command_id or an_id())


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


def test_a_fault_in_facts_closes_the_reports_until_they_are_rebuilt(house: House) -> None:
    desk = Desk(house)
    open_centres(desk)
    person = a_registration()
    assert desk.give(person, DESK).accepted
    (facts,) = [view for view in house.views if view.name == "fact_contacts"]
    broken_views = [replace(facts, rows={"consultation.Held": raises})]
    kept = house.store._views
    house.store._views = {"consultation.Held": broken_views}
    assert desk.give(a_consultation(person.person_id), DESK).accepted
    house.store._views = kept
    question = ReadReport(code="T1", period=parse_period(str(today().year)))
    with pytest.raises(ReportStale):
        house.system.ask(question, ANALYSES, route="reports")
    Rebuild(house.turns, house.mapper, house.views).run()
    assert house.system.ask(question, ANALYSES, route="reports").tables
