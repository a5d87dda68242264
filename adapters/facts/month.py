"""What a manager counts in the facts of one centre beside the tables of the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import ColumnElement, Connection, FromClause, exists, func, select

from adapters.facts.companions import COMPANIONS
from adapters.facts.contacts import CONTACTS
from adapters.facts.enrolments import ENROLMENTS
from adapters.facts.linked import as_counted
from adapters.facts.material_help import HELP
from adapters.facts.referrals import REFERRALS
from adapters.facts.reports import Counting, Scope
from adapters.facts.sources import SOURCES
from application.reports.catalogue import CATALOGUE


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
    """How many contacts lack something, by its code; `contacts` counts them all, `late` those recorded late (T21)."""
    (cut,) = CATALOGUE["T21"].cuts.values()
    found: Counter[str] = Counter()
    for (_centre, measure), number in Counting(connection, SOURCES["quality"], scope).cut(cut).items():
        found[measure.removeprefix("no_")] += number or 0
    return found


def _held(scope: Scope, day: ColumnElement[object], table: object) -> list[ColumnElement[bool]]:
    columns = table.c  # type: ignore[attr-defined]  # a table
    known = [columns.recorded_from <= scope.at, columns.recorded_to > scope.at]
    return [day.between(scope.period.first, scope.period.last), *known, columns.centre.in_(sorted(scope.centres or ()))]
