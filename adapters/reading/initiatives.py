"""Answers questions about household initiative groups: the list of a centre, and one group."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import case, func, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.naming import named
from adapters.reading.standing import hidden_from
from adapters.reading.streams import stream_of
from adapters.readmodels.households import MEMBERS
from adapters.readmodels.initiatives import GROUP_HOUSEHOLDS, GROUPS, INSTALMENTS, PROJECTS
from adapters.readmodels.people import PEOPLE
from application.asking import Absent, Answer
from application.initiatives import (
    PAGE,
    SHOW,
    FoundHousehold,
    GroupHousehold,
    GroupList,
    GroupRow,
    GroupSum,
    GroupView,
    HouseholdByNumber,
    Instalment,
    ListGroups,
    OneGroup,
    ProjectRow,
)
from domain.household import HEAD
from domain.initiative import ACTIVE, CLOSED, UNDER_WAY

G, H, P, N = GROUPS.c, GROUP_HOUSEHOLDS.c, PROJECTS.c, INSTALMENTS.c
STATUS = dict(zip(SHOW, (ACTIVE, CLOSED), strict=True))
LAST_PAGE = 200
_SAME = (
    *("group_id", "centre", "number", "status", "founded_on", "district"),
    *("closed_on", "close_reason", "version"),
)


def list_groups(reading: Reading, question: ListGroups) -> Answer[GroupList]:
    """The newest first."""
    here = G.centre.in_(sorted(reading.actor.centres))
    found = reading.connection.execute(select(G.status, func.count()).where(here).group_by(G.status))
    by_status = {status: int(number) for status, number in found}
    counts = {show: by_status.get(status, 0) for show, status in STATUS.items()}
    show = question.show if question.show in STATUS else SHOW[0]
    page = min(max(question.page, 1), LAST_PAGE)
    wanted = (here, G.status == STATUS[show])
    query = select(GROUPS).where(*wanted).order_by(G.founded_on.desc(), G.group_id.desc())
    rows = rows_of(reading.connection.execute(query.limit(PAGE).offset((page - 1) * PAGE)))
    sums = _sums(reading, select(G.group_id).where(*wanted))
    return Answer(GroupList(tuple(_rows(reading, rows)), counts, sums, page, -(-counts[show] // PAGE) or 1))


def one_group(reading: Reading, question: OneGroup) -> Answer[GroupView]:
    """Raises Absent for a group of another centre."""
    rows = rows_of(reading.connection.execute(select(GROUPS).where(G.group_id == question.group_id)))
    if not rows or rows[0]["centre"] not in reading.actor.centres:
        raise Absent
    households = _households(reading, question.group_id)
    projects = _projects(reading, question.group_id)
    history = stream_of(reading, question.group_id)
    view = GroupView(_rows(reading, rows)[0], households, projects, history)
    return Answer(view, tuple(each.person_id for each in households if each.person_id))


def household_by_number(reading: Reading, question: HouseholdByNumber) -> Answer[FoundHousehold | None]:
    """None for a number that is nobody's, or whose file the asker may not open."""
    number = question.number.strip().upper()
    who = reading.connection.scalar(select(PEOPLE.c.person_id).where(PEOPLE.c.number == number))
    known = named(reading, [who]) if who else {}
    if who is None or who not in known:
        return Answer(None)
    home = reading.connection.scalar(select(MEMBERS.c.household_id).where(MEMBERS.c.person_id == who))
    return Answer(FoundHousehold(who, known[who].number, known[who].name, home), (who,))


KNOWN: Mapping[type, Known] = {
    ListGroups: Known("groups.list", list_groups),
    OneGroup: Known("groups.list", one_group),
    HouseholdByNumber: Known("JoinGroup", household_by_number),
}


def _rows(reading: Reading, rows: Sequence[Row]) -> list[GroupRow]:
    ids = [row["group_id"] for row in rows]
    members = select(H.group_id, func.count()).where(H.group_id.in_(ids), H.left_on.is_(None))
    homes = {each[0]: int(each[1]) for each in reading.connection.execute(members.group_by(H.group_id))}
    going = func.sum(case((P.state == UNDER_WAY, 1), else_=0))
    planned = select(P.group_id, func.count(), going).where(P.group_id.in_(ids)).group_by(P.group_id)
    projects = {each[0]: (int(each[1]), int(each[2])) for each in reading.connection.execute(planned)}
    return [
        GroupRow(
            **{name: row[name] for name in _SAME},
            **{name: words.get(name) or "" for name in ("name", "purpose")},
            households=homes.get(row["group_id"], 0),
            **dict(zip(("projects", "going"), projects.get(row["group_id"], (0, 0)), strict=True)),
        )
        for row, words in zip(rows, reading.open_many(rows), strict=True)
    ]


def _sums(reading: Reading, groups: Any) -> tuple[GroupSum, ...]:
    counted = (N.group_id.in_(groups), N.struck_reason.is_(None))
    paid = select(N.group_id, N.project_id, func.sum(N.amount).label("paid")).where(*counted)
    paid = paid.group_by(N.group_id, N.project_id).subquery()
    joined = PROJECTS.outerjoin(paid, (paid.c.group_id == P.group_id) & (paid.c.project_id == P.project_id))
    sums = (func.count(), func.sum(P.amount), func.sum(func.coalesce(paid.c.paid, 0)))
    query = select(P.currency, *sums).select_from(joined).where(P.group_id.in_(groups))
    found = reading.connection.execute(query.group_by(P.currency).order_by(P.currency))
    return tuple(GroupSum(row[0], int(row[1]), _money(row[2]), _money(row[3])) for row in found)


def _households(reading: Reading, group_id: UUID) -> tuple[GroupHousehold, ...]:
    query = select(GROUP_HOUSEHOLDS).where(H.group_id == group_id).order_by(H.joined_on, H.household_id)
    rows = rows_of(reading.connection.execute(query))
    people = _people_of(reading, [row["household_id"] for row in rows])
    everybody = [who for members in people.values() for who in members]
    names = named(reading, everybody)
    # A restricted file does not exist for others, and neither does a household of nobody else.
    hidden = set(reading.connection.scalars(hidden_from(reading.actor).where(PEOPLE.c.person_id.in_(everybody))))
    closed = {home for home, members in people.items() if hidden.issuperset(members)}
    shown = [row for row in rows if row["household_id"] not in closed]
    return tuple(_household(row, people.get(row["household_id"], []), names) for row in shown)


def _people_of(reading: Reading, households: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Those with a file, the head of each household first."""
    wanted = MEMBERS.c.household_id.in_(list(households)) & MEMBERS.c.person_id.is_not(None)
    head_first = case((MEMBERS.c.role == HEAD, 0), else_=1)
    query = select(MEMBERS.c.household_id, MEMBERS.c.person_id).where(wanted)
    found: dict[UUID, list[UUID]] = {}
    for home, who in reading.connection.execute(query.order_by(head_first, MEMBERS.c.since, MEMBERS.c.person_id)):
        found.setdefault(home, []).append(who)
    return found


def _household(row: Row, people: Sequence[UUID], names: Mapping[UUID, Any]) -> GroupHousehold:
    kept = {name: row[name] for name in ("household_id", "joined_on", "left_on")}
    who = next((each for each in people if each in names), None)
    return GroupHousehold(**kept, person_id=who, number=names[who].number, name=names[who].name) if who else (
        GroupHousehold(**kept)
    )


def _projects(reading: Reading, group_id: UUID) -> tuple[ProjectRow, ...]:
    paid = select(INSTALMENTS).where(N.group_id == group_id).order_by(N.paid_on, N.instalment_id)
    rows = rows_of(reading.connection.execute(paid))
    by_project: dict[UUID, list[Instalment]] = {}
    for row, words in zip(rows, reading.open_many(rows), strict=True):
        kept = {name: row[name] for name in ("instalment_id", "paid_on", "struck_reason")}
        instalment = Instalment(**kept, amount=_money(row["amount"]), note=words.get("note") or "")
        by_project.setdefault(row["project_id"], []).append(instalment)
    query = select(PROJECTS).where(P.group_id == group_id).order_by(P.started_on.desc(), P.project_id)
    found = rows_of(reading.connection.execute(query))
    return tuple(
        ProjectRow(
            **{name: row[name] for name in ("project_id", "started_on", "currency", "state", "ended_on")},
            title=words.get("title") or "",
            amount=_money(row["amount"]),
            instalments=tuple(by_project.get(row["project_id"], ())),
        )
        for row, words in zip(found, reading.open_many(found), strict=True)
    )


def _money(hundredths: Any) -> Decimal:
    return Decimal(int(hundredths)) / 100
