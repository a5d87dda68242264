"""What a manager counts in the facts of one centre beside the tables of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, FromClause, and_, exists, func, literal, or_, select

from adapters.facts.companions import COMPANIONS
from adapters.facts.contacts import CONTACTS
from adapters.facts.enrolments import ENROLMENTS
from adapters.facts.linked import as_counted
from adapters.facts.material_help import HELP
from adapters.facts.referrals import REFERRALS
from adapters.facts.reports import Scope
from application.reports.table import UNKNOWN

# Recorded more than so many days after the contact: late.
LATE_DAYS = 7
DAY = 86_400_000_000


def figures(connection: Connection, scope: Scope) -> dict[str, int]:
    """`application/month.py: FIGURES` of a centre and a period."""
    contacts = as_counted(connection, CONTACTS, scope.at)
    c = contacts.c
    here = _held(scope, c.occurred_on, contacts)
    earlier = contacts.alias("earlier")
    before = exists().where(
        earlier.c.person_key == c.person_key,
        earlier.c.occurred_on < scope.period.first,
        earlier.c.recorded_from <= scope.at,
        earlier.c.recorded_to > scope.at,
    )
    sent = select(func.count()).where(*_held(scope, REFERRALS.c.sent_on, REFERRALS), REFERRALS.c.sent == 1)
    done = select(func.count()).where(*_held(scope, ENROLMENTS.c.held_on, ENROLMENTS), ENROLMENTS.c.completed == 1)
    persons = select(func.count(c.person_key.distinct())).where(*here)
    further, new_further = _further(connection, scope, contacts)
    asked = {
        "contacts": select(func.count()).select_from(contacts).where(*here),
        "persons": persons,
        "new_persons": persons.where(~before),
        "referrals_sent": sent,
        "course_completed": done,
        "hand_outs": select(func.sum(HELP.c.hand_outs)).where(*_held(scope, HELP.c.given_on, HELP)),
    }
    found = {name: int(connection.scalar(query) or 0) for name, query in asked.items()}
    found["persons"] += further
    found["new_persons"] += new_further
    return found


def _further(connection: Connection, scope: Scope, contacts: FromClause) -> tuple[int, int]:
    """Persons who came only with others; and those of them who were never here before."""
    with_others = as_counted(connection, COMPANIONS, scope.at)
    w, c = with_others.c, contacts.c
    known = [c.recorded_from <= scope.at, c.recorded_to > scope.at, c.person_key == w.person_key]
    here = [c.occurred_on.between(scope.period.first, scope.period.last), c.centre.in_(sorted(scope.centres or ()))]
    alone = exists().where(*known, *here)
    before = exists().where(*known, c.occurred_on < scope.period.first)
    query = select(func.count(w.person_key.distinct())).where(*_held(scope, w.occurred_on, with_others), ~alone)
    return int(connection.scalar(query) or 0), int(connection.scalar(query.where(~before)) or 0)


def quality(connection: Connection, scope: Scope) -> Mapping[str, int]:
    """How many contacts lack a dimension, by its code; `contacts` counts them all, `late` those recorded late."""
    c = CONTACTS.c
    named = c.person_key.is_not(None)
    versions = CONTACTS.alias("versions")
    first = select(func.min(versions.c.recorded_from)).where(versions.c.record_key == c.record_key)
    late = first.scalar_subquery() - c.occurred_at > literal(LATE_DAYS * DAY)
    lacks: Mapping[str, ColumnElement[bool]] = {
        "sex": and_(named, c.sex == UNKNOWN),
        "birth_year": and_(named, c.birth_year.is_(None)),
        "district": and_(named, or_(c.district.is_(None), c.district == "")),
        "stage": and_(named, c.stage.is_(None)),
        "late": late,
    }
    counted = [func.count().filter(lack).label(name) for name, lack in lacks.items()]
    query = select(func.count().label("contacts"), *counted).where(*_held(scope, c.occurred_on, CONTACTS))
    return {name: int(n or 0) for name, n in connection.execute(query).mappings().one().items()}


def _held(scope: Scope, day: ColumnElement[object], table: object) -> list[ColumnElement[bool]]:
    columns = table.c  # type: ignore[attr-defined]  # a table
    known = [columns.recorded_from <= scope.at, columns.recorded_to > scope.at]
    return [day.between(scope.period.first, scope.period.last), *known, columns.centre.in_(sorted(scope.centres or ()))]
