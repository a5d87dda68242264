"""What contacts lack, laid over their facts as columns that hold 0 or 1 (T21)."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    FromClause,
    Table,
    and_,
    case,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy import type_coerce as coerced

from adapters.facts.topics import TOPICS
from application.reports.table import UNKNOWN

# Recorded more than so many days after the contact: late.
LATE_DAYS = 7
DAY = 86_400_000_000
OTHER_TOPIC = "OTH"


def lacking(contacts: Table, at: int) -> FromClause:
    """The facts with `contacts` (1) and the measures of T21; whoever gave no name cannot be asked for the rest."""
    columns = [case((lack, 1), else_=0).label(name) for name, lack in _lacks(contacts, at).items()]
    return select(*contacts.c, literal(1).label("contacts"), *columns).subquery("contacts_lacking")


def _lacks(contacts: Table, at: int) -> Mapping[str, ColumnElement[bool]]:
    c = contacts.c
    named = c.person_key.is_not(None)
    versions = contacts.alias("versions").c
    first = select(func.min(versions.recorded_from)).where(versions.record_key == c.record_key).scalar_subquery()
    t = TOPICS.c
    known = (t.record_key == c.record_key, t.recorded_from <= at, t.recorded_to > at)
    return {
        "no_sex": and_(named, c.sex == UNKNOWN),
        "no_birth_year": and_(named, c.birth_year.is_(None)),
        "no_district": and_(named, or_(c.district.is_(None), c.district == "")),
        "no_stage": and_(named, c.stage.is_(None)),
        "other": exists().where(*known, t.main.is_(True), t.topic == OTHER_TOPIC),
        "late": first - coerced(c.occurred_at, BigInteger) > LATE_DAYS * DAY,
    }
