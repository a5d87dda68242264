"""Finds the records that keys of facts stand for: only those whose files the asker may open.

A key leads nowhere by itself. The records in the asker's reach are named as the facts name them, and compared.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, FromClause, Table, and_, null, or_, select

from adapters.facts import (
    ban_checks,
    calls,
    cases,
    claims,
    companions,
    contacts,
    costs,
    enrolments,
    feedback,
    households,
    initiatives,
    journeys,
    material_help,
    outreach,
    people,
    referrals,
    reviews,
    screenings,
    trips,
)
from adapters.facts.enrolments import enrolment_id
from adapters.facts.initiatives import project_key
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.reach import may_open, nobody_by_name
from adapters.readmodels.ban_checks import BAN_CHECKS
from adapters.readmodels.calls import CALLS
from adapters.readmodels.cases import CASES
from adapters.readmodels.claims import CLAIMS
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.initiatives import GROUPS, PROJECTS
from adapters.readmodels.material_help import HELP
from adapters.readmodels.outreach import OUTREACH
from adapters.readmodels.people_tables import PEOPLE
from adapters.readmodels.referrals import REFERRALS
from adapters.readmodels.reviews import REVIEWS
from adapters.readmodels.trainings import ENROLMENTS, SESSIONS
from adapters.readmodels.trips import TRIPS

Keys = Collection[bytes]
P = PEOPLE.c


@dataclass(frozen=True)
class Kind:
    """Where records of one kind stand. `staff` and `person` are None where there is nobody; `about`: list → column."""

    name: str
    table: FromClause
    id: ColumnElement[Any]
    day: ColumnElement[Any]
    centre: ColumnElement[Any]
    staff: ColumnElement[Any] | None = None
    person: ColumnElement[Any] | None = None
    about: Mapping[str, ColumnElement[Any]] | None = None
    # What the facts make their key of, where that is not the id; `beside` is a second id for it.
    named_by: Callable[[Row], UUID] = lambda row: row["record_id"]
    beside: ColumnElement[Any] | None = None


def _kind(name: str, table: Table, identifier: str, day: str, about: Mapping[str, str], staff: str = "") -> Kind:
    c = table.c
    told = {codes: c[column] for codes, column in about.items()}
    person = c.person_id if "person_id" in c else None
    centre = c.centre if "centre" in c else P.centre
    return Kind(name, table, c[identifier], c[day], centre, c[staff or "counsellor_id"], person, told)


_CONSULTATION = _kind(
    "consultation", CONSULTATIONS, "consultation_id", "occurred_on", {"channel": "channel", "topic": "main_topic"}
)
_PERSON = Kind("person", PEOPLE, P.person_id, P.registered_on, P.centre, P.owner_id, P.person_id)
_SESSION = _kind(
    "session", SESSIONS, "session_id", "starts_on", {"curriculum": "curriculum"}, staff="trainer_id"
)
_ENROLMENT = Kind(
    "session",
    ENROLMENTS.join(SESSIONS, SESSIONS.c.session_id == ENROLMENTS.c.session_id),
    ENROLMENTS.c.session_id,
    SESSIONS.c.starts_on,
    SESSIONS.c.centre,
    SESSIONS.c.trainer_id,
    ENROLMENTS.c.person_id,
    {"curriculum": ENROLMENTS.c.curriculum, "enrolment_status": ENROLMENTS.c.status},
    lambda row: enrolment_id(row["record_id"], row["person_id"]),
)
_REVIEW = Kind(
    "session",
    REVIEWS.join(SESSIONS, SESSIONS.c.session_id == REVIEWS.c.session_id),
    REVIEWS.c.session_id,
    SESSIONS.c.starts_on,
    SESSIONS.c.centre,
    SESSIONS.c.trainer_id,
    about={"curriculum": SESSIONS.c.curriculum},
    beside=REVIEWS.c.review_id,
    named_by=lambda row: row["beside"],
)
_GROUP = Kind(
    "group", GROUPS, GROUPS.c.group_id, GROUPS.c.founded_on, GROUPS.c.centre, about={"group_state": GROUPS.c.status}
)
_PROJECT = Kind(
    "group",
    PROJECTS.join(GROUPS, GROUPS.c.group_id == PROJECTS.c.group_id),
    GROUPS.c.group_id,
    PROJECTS.c.started_on,
    GROUPS.c.centre,
    about={"project_state": PROJECTS.c.state},
    beside=PROJECTS.c.project_id,
    named_by=lambda row: project_key(row["record_id"], row["beside"]),
)
KINDS: Mapping[Table, Kind] = {
    **dict.fromkeys((contacts.CONTACTS, companions.COMPANIONS, feedback.FEEDBACK, costs.COSTS), _CONSULTATION),
    **dict.fromkeys((people.PEOPLE, journeys.JOURNEYS, screenings.SCREENINGS, households.HOUSEHOLDS), _PERSON),
    calls.CALLS: _kind("call", CALLS, "call_id", "rang_on", {"call_kind": "kind"}),
    referrals.REFERRALS: _kind(
        "referral", REFERRALS, "referral_id", "sent_on", {"referral_service": "service", "referral_status": "status"}
    ),
    cases.CASE_MOVES: _kind(
        "case", CASES, "case_id", "opened_on", {"topic": "topic", "case_status": "status"}, staff="owner_id"
    ),
    ban_checks.BAN_CHECKS: _kind("ban_check", BAN_CHECKS, "check_id", "asked_on", {"ban_check_result": "result"}),
    claims.CLAIMS: _kind("claim", CLAIMS, "claim_id", "stated_on", {"country": "worked_in"}),
    material_help.HELP: _kind("help", HELP, "help_id", "given_on", {}),
    outreach.OUTREACH: _kind("outreach", OUTREACH, "outreach_id", "on_day", {"outreach_kind": "kind"}),
    trips.TRIPS: _kind("trip", TRIPS, "trip_id", "starts_on", {"trip_status": "status"}, staff="leader_id"),
    enrolments.SESSIONS: _SESSION,
    enrolments.ENROLMENTS: _ENROLMENT,
    reviews.REVIEWS: _REVIEW,
    initiatives.GROUPS: _GROUP,
    initiatives.PROJECTS: _PROJECT,
}
# Facts of these may stand in the story of a file: what no consultation is found for is looked for there.
_IN_FILES = (costs.COSTS,)


def found_behind(reading: Reading, facts: Table, keys: Keys, at: int, first: Any, last: Any) -> list[Row]:
    """The records behind keys of `facts` as known at an instant (microseconds), newest first.

    Rows with kind, record_id, person_id, day, centre, staff and about. `first` and `last` are the days in which
    most of them lie: what was moved since is looked for outside them.
    """
    kind = KINDS[facts]
    if facts is people.PEOPLE:
        # Their keys are those of the files themselves.
        return _sorted(_matching(reading, kind, keys))
    if kind is _PERSON:
        return _sorted(_people(reading, facts, keys, at))
    within = _matching(reading, kind, keys, kind.day.between(first, last))
    if len({row["key"] for row in within}) < len(keys):
        known = {row["key"] for row in within}
        outside = or_(kind.day.is_(None), kind.day < first, kind.day > last)
        within += _matching(reading, kind, set(keys) - known, outside)
    if facts in _IN_FILES:
        within += _people(reading, facts, set(keys) - {row["key"] for row in within}, at)
    return _sorted(within)


def _sorted(rows: list[Row]) -> list[Row]:
    by_id = sorted(rows, key=lambda row: (row["record_id"], str(row["person_id"])))
    return sorted(by_id, key=lambda row: row["day"], reverse=True)


def _matching(reading: Reading, kind: Kind, keys: Keys, *where: ColumnElement[bool]) -> list[Row]:
    wanted, name = frozenset(keys), reading.parts["record_key"]
    rows = rows_of(reading.connection.execute(_query(reading, kind, where)))
    found = [(name(kind.named_by(row)), row) for row in rows]
    return [_told(kind, row, key) for key, row in found if key in wanted]


def _told(kind: Kind, row: Row, key: bytes) -> Row:
    about = tuple((codes, row[f"about_{codes}"]) for codes in kind.about or () if row[f"about_{codes}"])
    kept = ("record_id", "person_id", "day", "centre", "staff")
    return {"kind": kind.name, "key": key, "about": about, **{column: row[column] for column in kept}}


def _query(reading: Reading, kind: Kind, where: Sequence[ColumnElement[bool]]) -> Any:
    """Every record of the kind in the asker's reach."""
    about = [column.label(f"about_{codes}") for codes, column in (kind.about or {}).items()]
    about += [] if kind.beside is None else [kind.beside.label("beside")]
    columns = [kind.id.label("record_id"), kind.day.label("day"), kind.centre.label("centre"), *about]
    staff = kind.staff if kind.staff is not None else null()
    nobody = nobody_by_name(reading.actor, kind.centre)
    if kind.person is None:
        query = select(*columns, staff.label("staff")).add_columns(null().label("person_id"))
        return query.select_from(kind.table).where(nobody, *where)
    query = select(*columns, staff.label("staff"), kind.person.label("person_id"))
    if kind.table is not PEOPLE:
        query = query.select_from(kind.table.join(PEOPLE, P.person_id == kind.person, isouter=True))
    reach = or_(and_(P.person_id.is_not(None), may_open(reading.actor)), and_(kind.person.is_(None), nobody))
    return query.where(reach, *where)


def _people(reading: Reading, facts: Table, keys: Keys, at: int) -> list[Row]:
    """The files in which the records stand."""
    known = (facts.c.recorded_from <= at, facts.c.recorded_to > at)
    query = select(facts.c.record_key, facts.c.person_key).where(*known, facts.c.record_key.in_(list(keys)))
    whose = {bytes(person): bytes(key) for key, person in reading.connection.execute(query) if person is not None}
    rows = _matching(reading, _PERSON, whose) if whose else []
    return [{**row, "key": whose[row["key"]]} for row in rows]
