"""Steps about files for named persons."""

from __future__ import annotations

from uuid import UUID

from pytest_bdd import given, parsers, then, when
from uuid_utils.compat import uuid7

from application.actor import Actor
from application.desk import ListFollowUps
from application.migrant import AssignMigrant, ChangeMigrantStage
from application.notices import ListNotices, Notice
from application.people import PersonFile
from application.referrals import ListReferrals
from application.restriction import LiftRestriction, RestrictMigrant
from application.staff import AssignCentre, GrantRole, InviteStaff
from application.trainings import Room
from tests.steps.moving import Told
from tests.steps.office import DAY_0


def in_service(told: Told, name: str) -> None:
    """An account as the administrator opens it, so that others can name it."""
    actor = told.office.staff[name]
    told.office.staff["ADMIN"] = Actor(uuid7(), frozenset({"ADMINISTRATOR"}), frozenset())
    invited = InviteStaff(account_id=actor.account_id, full_name=name, login=name.lower(), language="tg")
    told.office.accept(invited, "ADMIN", 4)
    for role in sorted(actor.roles):
        told.office.accept(GrantRole(account_id=actor.account_id, role=role), "ADMIN", 4)
    for code in sorted(actor.centres):
        told.office.accept(AssignCentre(account_id=actor.account_id, code=code), "ADMIN", 4)
    told.office.staff.pop("ADMIN")


@given(parsers.parse("Kamol restricts the file of {name} to himself because {reason}"))
@when(parsers.parse("Kamol restricts the file of {name} to himself because {reason}"))
def restricts(told: Told, name: str, reason: str) -> None:
    named = (told.office.staff["Kamol"].account_id,)
    told.office.accept(RestrictMigrant(person_id=told.person(name), named=named, reason=reason), "Kamol", 3)


@given(parsers.parse("Kamol restricts the file of {name} to himself and {other} because {reason}"))
@when(parsers.parse("Kamol restricts the file of {name} to himself and {other} because {reason}"))
def restricts_to_both(told: Told, name: str, other: str, reason: str) -> None:
    in_service(told, other)
    named = tuple(told.office.staff[who].account_id for who in ("Kamol", other))
    told.office.accept(RestrictMigrant(person_id=told.person(name), named=named, reason=reason), "Kamol", 4)


@when(parsers.parse("Kamol restricts the file of {name} to nobody because {reason}"))
def restricts_to_nobody(told: Told, name: str, reason: str) -> None:
    told.office.send(RestrictMigrant(person_id=told.person(name), reason=reason), "Kamol", 4)


@when("Kamol lifts the restriction")
def lifts(told: Told) -> None:
    told.office.accept(LiftRestriction(person_id=told.person("Dilshod"), note="Over"), "Kamol", 5)


@then(parsers.parse("for {who} the file of {name} is as if it had never been"))
def never_been(told: Told, who: str, name: str) -> None:
    """The same answer, and as many questions to the database, as for an id that was made up."""
    answers = []
    for person_id in (told.person(name), uuid7()):
        told.office.people["?"] = person_id
        answers.append(told.file("?", who))
    assert answers == [None, None]
    sent = [told.office.send(_stage(told, person_id), who, 20) for person_id in (told.person(name), uuid7())]
    assert len({(verdict.status, verdict.code) for verdict in sent}) == 1


def _stage(told: Told, person_id: UUID) -> ChangeMigrantStage:
    return ChangeMigrantStage(person_id=person_id, stage="PRE", destination="RUS", since=DAY_0.date())


@then(parsers.parse("Nigora's list of referrals has {none:d} lines, Kamol's has {some:d}"))
def referral_lists(told: Told, none: int, some: int) -> None:
    lists = [told.office.ask(ListReferrals(), who) for who in ("Nigora", "Kamol")]
    assert [len(each.rows) for each in lists] == [none, some]
    assert [each.counts["open"] for each in lists] == [none, some]


@then(parsers.parse("Nigora's day has {none:d} calls to make, Kamol's has {some:d}"))
def days(told: Told, none: int, some: int) -> None:
    lists = [told.office.ask(ListFollowUps(show="all"), who, 4) for who in ("Nigora", "Kamol")]
    assert [len(each.rows) for each in lists] == [none, some]


@then(parsers.re(r"(?P<who>\w+) sees (?P<names>\d+) names? and (?P<seats>\d+) seats? taken"))
def sees_room(told: Told, who: str, names: str, seats: str) -> None:
    room = told.office.ask(Room(session_id=told.session_id), who)
    assert (len(room.people), room.taken, room.session.enrolled) == (int(names), int(seats), 1)


@given(parsers.parse("the protection officer {name}"))
def protection_officer(told: Told, name: str) -> None:
    told.office.staff[name] = Actor(uuid7(), frozenset({"PROTECTION"}), frozenset(), name=name)


@given(parsers.parse("{who} has taken the file of {name}"))
def has_taken(told: Told, who: str, name: str) -> None:
    owner = told.office.staff[who].account_id
    told.office.accept(AssignMigrant(person_id=told.person(name), owner_id=owner), who, 4)


@when(parsers.parse("{who} opens the file of {name} twice"))
def opens_twice(told: Told, who: str, name: str) -> None:
    for _ in range(2):
        told.office.ask(PersonFile(person_id=told.person(name)), who)


def looks_told(told: Told, who: str) -> list[Notice]:
    """What the account hears of opened files; the number beside the bell agrees."""
    rows = told.office.ask(ListNotices(), who).rows
    unread = told.office.house.system.notices.unread(told.office.staff[who])
    assert unread == sum(not row.read for row in rows)
    return [row for row in rows if row.kind == "FILE_LOOKED_AT"]


@then(parsers.parse("{who} is told once that the file of {name} was opened"))
def told_of_look(told: Told, who: str, name: str) -> None:
    (notice,) = looks_told(told, who)
    assert (notice.person_id, notice.name, notice.by) == (told.person(name), name, "Nigora")
    told.office.house.system.notices.mark(told.office.staff[who], (notice.id,))
    assert looks_told(told, who)[0].read


@then(parsers.parse("{who} is told once that a file was opened, and not whose"))
def told_of_some_look(told: Told, who: str) -> None:
    notices = {row.by: row for row in looks_told(told, who)}
    assert (notices["Nigora"].name, notices["Nigora"].number, notices["Nigora"].person_id) == ("", "", None)
    assert notices["Nigora"].record_id == told.person("Dilshod")


@then(parsers.parse("{who} is told nothing of it"))
def told_of_no_look(told: Told, who: str) -> None:
    assert looks_told(told, who) == []
