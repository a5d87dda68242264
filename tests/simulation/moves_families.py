"""Moves about families and their papers at random: households, the office's rule, attachments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from application import attachment, household, population
from domain.geography import DISTRICTS
from tests.harness.days import today
from tests.simulation.staff import ADMIN, an_id
from tests.simulation.world import Maker, Move, World

ROLES = ("HEAD", "SPOUSE", "CHILD", "PARENT", "OTHER")
MEN = ("AT_HOME", "ABROAD", "LEFT", "DIED")


def _formed(w: World) -> Move:
    command = household.FormHousehold(
        person_id=w.pick(w.people), household_id=an_id(), role=w.pick(["HEAD", "CHILD"])
    )
    w.households.append((command.household_id, command.person_id))
    return command, w.desk()


def _ids(w: World) -> dict[str, Any]:
    household_id, person = w.pick(w.households)
    return {"household_id": household_id, "person_id": person if w.rng.random() < 0.95 else w.pick(w.people)}


def _added(w: World) -> Move:
    command = household.AddHouseholdMember(**_ids(w), member_id=w.pick(w.people), role=w.pick(list(ROLES)))
    w.households.append((command.household_id, command.member_id))
    return command, w.desk()


def _named(w: World) -> Move:
    told = {"role": w.pick(list(ROLES)), "name": w.pick(["Нилуфар", ""]), "birth_year": w.maybe(2015)}
    command = household.NameRelative(**_ids(w), member_id=an_id(), **told)
    w.relatives.append(command.member_id)
    return command, w.desk()


def _left(w: World) -> Move:
    who = w.pick(w.relatives or w.people) if w.rng.random() < 0.5 else w.pick(w.households)[1]
    return household.LeaveHousehold(**_ids(w), member_id=who, reason="MOVED_OUT"), w.desk()


def _head(w: World) -> Move:
    who = w.pick(w.households)[1]
    return household.ChangeHouseholdHead(**_ids(w), member_id=who, role_before=w.pick(list(ROLES))), w.desk()


def _assessed(w: World) -> Move:
    ids, month = _ids(w), today() - timedelta(days=w.rng.randrange(-40, 900))
    told = {"man": w.pick(list(MEN)), "away_since": w.maybe(month), "last_money": w.maybe(month, 0.3)}
    head = ids["person_id"] if w.rng.random() < 0.9 else w.pick(w.people)
    never = {"money_never": w.rng.random() < 0.2, "contact_never": w.rng.random() < 0.2}
    return household.AssessHousehold(**ids, head_id=head, **told, **never, note="?"), w.desk()


def _ruled(w: World) -> Move:
    return household.SetHouseholdRule(basis=w.pick(["EITHER", "BOTH"]), months=w.rng.randrange(1, 24)), ADMIN


def _residents(w: World) -> Move:
    lives = tuple(
        population.ResidentsOf(district=code, residents=w.rng.randrange(1, 10**6))
        for code in w.rng.sample(sorted(DISTRICTS), 3)
    )
    return population.StatePopulation(year=w.rng.randrange(2024, 2027), districts=lives), ADMIN


def _attached(w: World) -> Move:
    about = {
        "kind": w.pick(["DOCUMENT", "OTHER", "PHOTO"]),
        "document": w.maybe("BIRTH_CERT"),
        "file_name": "a.jpg",
    }
    ids = {"person_id": w.pick(w.people), "attachment_id": an_id()}
    w.attachments.append((ids["attachment_id"], ids["person_id"]))
    return attachment.AddAttachment(**ids, **about, media="image/jpeg", size=1000), w.desk()


def _of_attachment(command: Any, *, versioned: bool, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        attachment_id, person = w.pick(w.attachments)
        version = {"base_version": w.base(attachment_id)} if versioned else {}
        return command(attachment_id=attachment_id, person_id=person, **version, **more), w.desk()

    return made


# How often, beside how.
FAMILIES: dict[type, tuple[float, Maker]] = {
    household.FormHousehold: (2, _formed),
    household.AddHouseholdMember: (2, _added),
    household.NameRelative: (2, _named),
    household.LeaveHousehold: (1, _left),
    household.ChangeHouseholdHead: (1, _head),
    household.AssessHousehold: (4, _assessed),
    household.SetHouseholdRule: (0.5, _ruled),
    population.StatePopulation: (0.5, _residents),
    attachment.AddAttachment: (3, _attached),
    attachment.DescribeAttachment: (
        1,
        _of_attachment(attachment.DescribeAttachment, versioned=True, kind="EVIDENCE", file_name="b.jpg"),
    ),
    attachment.RemoveAttachment: (
        1,
        _of_attachment(attachment.RemoveAttachment, versioned=False, reason="REPLACED"),
    ),
}
