"""Answers questions about lists: a page behind or before a row, how many there are, in the order asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Table, and_, func, literal, or_, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.ending import FIRST_END
from adapters.reading.lists_conditions import LAST_CONTACT, NEXT_FOLLOW_UP, conditions
from adapters.reading.lists_rows import filled
from adapters.reading.people import full_name
from adapters.reading.reach import may_open, nobody_by_name
from adapters.reading.timeline import staff_names
from adapters.reading.today import local_day
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.people_tables import PEOPLE
from adapters.readmodels.referrals import REFERRALS
from adapters.readmodels.staff import STAFF
from adapters.sortkeys import sort_key
from adapters.sql.types import Day
from application.asking import Answer
from application.lists import (
    AREAS,
    NAME_SORT_MOST,
    PAGE,
    ListConsultations,
    ListPeople,
    ListRows,
    ListSentOn,
    Page,
    Wanted,
)

BY_NAME = "name"
# What has no day or year stands at one end on both databases, which sort NULL differently.
NEVER, EVER = literal(date.max, Day), literal(date.min, Day)
_P, _C, _R = PEOPLE.c, CONSULTATIONS.c, REFERRALS.c


@dataclass(frozen=True)
class Source:
    """Where the rows of a list come from: the table, its id, and what each order sorts by."""

    table: Table
    id: Any
    keys: Mapping[str, Any]


SOURCES: Mapping[str, Source] = {
    "people": Source(
        PEOPLE,
        _P.person_id,
        {
            "number": _P.number,
            "registered_on": _P.registered_on,
            "birth_year": func.coalesce(_P.birth_year, 9999),
            "last_contact": func.coalesce(LAST_CONTACT, EVER),
            "consent_ends": func.coalesce(FIRST_END, NEVER),
        },
    ),
    "consultations": Source(
        CONSULTATIONS,
        _C.consultation_id,
        {
            "occurred_on": _C.occurred_at,
            "follow_up_on": func.coalesce(_C.follow_up_on, NEVER),
            "number": func.coalesce(_P.number, ""),
        },
    ),
    "referrals": Source(
        REFERRALS,
        _R.referral_id,
        {
            "drafted_on": _R.drafted_on,
            "due_on": func.coalesce(_R.due_on, NEVER),
            "closed_on": func.coalesce(_R.closed_on, NEVER),
            "number": _P.number,
        },
    ),
}


def list_rows(reading: Reading, question: ListRows) -> Answer[Page]:
    """One page; a person whose name or box is shown is logged."""
    rules = scoped(reading, question.area, question.wanted)
    count = int(reading.connection.scalar(_from(question.area, func.count()).where(*rules)) or 0)
    by_name = "name" in AREAS[question.area].sorts and count <= NAME_SORT_MOST
    ids, more = _ids(reading, question, rules, by_name=by_name)
    rows = filled(reading, question.area, fetched(reading, question.area, ids), question.columns)
    first, last = (ids[0], ids[-1]) if ids else (None, None)
    back = question.before is not None
    page = Page(
        rows=tuple(rows),
        count=count,
        after=last if more or back else None,
        before=first if (more and back) or question.after else None,
        by_name=by_name,
        owners=colleagues(reading),
    )
    return Answer(page, tuple(dict.fromkeys(row.person_id for row in rows if row.person_id)))


KNOWN = {
    ListPeople: Known("people.list", list_rows),
    ListConsultations: Known("consultations.list", list_rows),
    ListSentOn: Known("referrals.list", list_rows),
}


def scoped(reading: Reading, area: str, wanted: Wanted) -> list[ColumnElement[bool]]:
    """The conditions asked for, and the asker's reach."""
    reach = may_open(reading.actor)
    if area == "consultations":
        nobody = and_(_C.person_id.is_(None), nobody_by_name(reading.actor, _C.centre))
        reach = or_(and_(_P.person_id.is_not(None), reach), nobody)
    return [reach, *conditions(area, wanted, reading.actor.account_id, local_day(reading))]


def ordered_ids(reading: Reading, question: Any, most: int) -> tuple[list[UUID], int]:
    """All ids of a list in its order, and how many there are; none where there are more than `most`."""
    rules = scoped(reading, question.area, question.wanted)
    count = int(reading.connection.scalar(_from(question.area, func.count()).where(*rules)) or 0)
    if count > most:
        return [], count
    if _sort_of(question) == BY_NAME and count <= NAME_SORT_MOST:
        return _by_name(reading, rules, question.language, down=question.down), count
    source = SOURCES[question.area]
    key = _key(source, question)
    order = (key.desc(), source.id.desc()) if question.down else (key, source.id)
    return list(reading.connection.scalars(_from(question.area, source.id).where(*rules).order_by(*order))), count


def fetched(reading: Reading, area: str, ids: Sequence[UUID]) -> list[Row]:
    """Whole rows in the order of `ids`; persons' columns begin with `p_`."""
    source = SOURCES[area]
    if not ids:
        return []
    person = [column.label(f"p_{column.name}") for column in PEOPLE.columns]
    more = [LAST_CONTACT.label("last_contact"), NEXT_FOLLOW_UP.label("next_follow_up")] if area == "people" else []
    own = [] if area == "people" else list(source.table.columns)
    query = _from(area, source.id.label("record_id"), *own, *person, *more).where(source.id.in_(ids))
    found = {row["record_id"]: row for row in rows_of(reading.connection.execute(query))}
    return [found[each] for each in ids if each in found]


def colleagues(reading: Reading) -> tuple[tuple[UUID, str], ...]:
    """Accounts that share a centre with the asker, by name."""
    rows = rows_of(reading.connection.execute(select(STAFF.c.account_id, STAFF.c.centres)))
    mine = {row["account_id"] for row in rows if not reading.actor.centres.isdisjoint(row["centres"])}
    names = staff_names(reading, mine)
    return tuple(sorted(names.items(), key=lambda pair: pair[1]))


def _from(area: str, *columns: Any) -> Select[Any]:
    query: Select[Any] = select(*columns)
    if area == "people":
        return query.select_from(PEOPLE)
    table = SOURCES[area].table
    joined = table.join(PEOPLE, _P.person_id == table.c.person_id, isouter=area == "consultations")
    return query.select_from(joined)


def _sort_of(question: Any) -> str:
    sorts = AREAS[question.area].sorts
    return question.sort if question.sort in sorts else sorts[0]


def _key(source: Source, question: Any) -> Any:
    return source.keys.get(_sort_of(question), next(iter(source.keys.values())))


def _ids(
    reading: Reading, question: ListRows, rules: list[ColumnElement[bool]], *, by_name: bool
) -> tuple[list[UUID], bool]:
    """The ids of the page, and whether the list goes on in the direction of reading."""
    if _sort_of(question) == BY_NAME and by_name:
        return _page_of(_by_name(reading, rules, question.language, down=question.down), question)
    source, back = SOURCES[question.area], question.before is not None
    key, mark = _key(source, question), question.before or question.after
    falling = question.down is not back
    if mark is not None:
        at = reading.connection.execute(_from(question.area, key).where(source.id == mark)).first()
        rules = [*rules, _beyond(key, source.id, at[0], mark, falling=falling)] if at else rules
    order = (key.desc(), source.id.desc()) if falling else (key, source.id)
    query = _from(question.area, source.id).where(*rules).order_by(*order).limit(PAGE + 1)
    found = list(reading.connection.scalars(query))
    ids = found[:PAGE]
    return (ids[::-1] if back else ids), len(found) > PAGE


def _beyond(key: Any, identifier: Any, at: Any, mark: UUID, *, falling: bool) -> ColumnElement[bool]:
    if falling:
        return or_(key < at, and_(key == at, identifier < mark))
    return or_(key > at, and_(key == at, identifier > mark))


def _by_name(reading: Reading, rules: list[ColumnElement[bool]], language: str, *, down: bool) -> list[UUID]:
    names = [_P.person_id, *(column for column in PEOPLE.columns if column.name.startswith("box"))]
    rows = rows_of(reading.connection.execute(select(*names).where(*rules)))
    keyed = [
        (sort_key(full_name(words), language), row["person_id"])
        for row, words in zip(rows, reading.open_many(rows), strict=True)
    ]
    return [person for _, person in sorted(keyed, reverse=down)]


def _page_of(ids: list[UUID], question: ListRows) -> tuple[list[UUID], bool]:
    if question.before in ids:
        end = ids.index(question.before)
        start = max(end - PAGE, 0)
        return ids[start:end], start > 0
    start = ids.index(question.after) + 1 if question.after in ids else 0
    return ids[start : start + PAGE], len(ids) > start + PAGE
