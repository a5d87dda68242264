"""Answers questions about referrals: the list of a centre, those of a person, one with its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, select, true

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.naming import FILE
from adapters.reading.numbered import counts_of, page_by_number, pages_in
from adapters.reading.one_file import records_of
from adapters.reading.people import full_name, thing
from adapters.reading.sharing import named_in_all
from adapters.reading.standing import hidden_from
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.referrals import REFERRALS
from application.asking import Absent, Answer
from application.policy import Decision, policy
from application.referrals import (
    PAGE,
    SHOW,
    ListReferrals,
    OneReferral,
    PersonReferrals,
    ReferralList,
    ReferralRow,
    ReferralView,
)
from domain.referral import DRAFT, OPEN, SENT

_SHOWN = (
    *(
        "referral_id",
        "person_id",
        "centre",
        "service",
        "priority",
        "channel",
        "status",
        "drafted_on",
        "sent_on",
    ),
    *("due_on", "answered_on", "closed_on", "reason_code", "result", "version", "provider_id", "replaced_by"),
    *("override", "override_ground"),
)


def list_referrals(reading: Reading, question: ListReferrals) -> Answer[ReferralList]:
    """The longest overdue first; names only where the asker may open the file."""
    here = REFERRALS.c.centre.in_(sorted(reading.actor.centres))
    here = and_(here, REFERRALS.c.person_id.not_in(hidden_from(reading.actor)))
    today = _today(reading, reading.actor.home)
    words = {show: _meaning(show, today) for show in SHOW}
    counts = counts_of(reading, words, here)
    wanted = and_(here, words.get(question.show, words["open"]))
    if question.service:
        wanted = and_(wanted, REFERRALS.c.service == question.service)
    rows, page = page_by_number(reading, _joined().where(wanted).order_by(*_order()), question.page, PAGE)
    shown = _rows(reading, rows)
    value = ReferralList(tuple(shown), counts, page, pages_in(counts.get(question.show, 0), PAGE))
    return Answer(value, tuple(dict.fromkeys(row.person_id for row in shown if row.name)))


def person_referrals(reading: Reading, question: PersonReferrals) -> Answer[tuple[ReferralRow, ...]]:
    """Newest first. Raises Absent for a person whom the asker may not see."""
    newest = (REFERRALS.c.drafted_on.desc(), REFERRALS.c.referral_id.desc())
    rows = records_of(reading, _joined(), question.person_id, *newest)
    return Answer(tuple(_rows(reading, rows)), (question.person_id,))


def one_referral(reading: Reading, question: OneReferral) -> Answer[ReferralView]:
    """A reader without narratives sees who, where and when, but not why."""
    same = and_(REFERRALS.c.referral_id == question.referral_id, REFERRALS.c.person_id == question.person_id)
    rows = rows_of(reading.connection.execute(_joined().where(same)))
    if not rows:
        raise Absent
    masked = reading.may(FILE, thing(_person(rows[0]))) is Decision.MASKED
    words = {} if masked else reading.open(rows[0])
    answer = {} if masked else reading.open(rows[0], "answer")
    view = ReferralView(
        _rows(reading, rows)[0],
        words.get("contact") or "",
        words.get("reason") or "",
        tuple(words.get("shared") or ()),
        answer.get("feedback") or answer.get("note") or answer.get("explanation") or "",
        _chain(reading, rows[0]),
        named=named_in_all(reading, rows[0]),
    )
    return Answer(view, (question.person_id,))


def _chain(reading: Reading, row: Row) -> tuple[ReferralRow, ...]:
    """The way from the first referral to the last; nothing for one that stands alone."""
    query = _joined().where(REFERRALS.c.person_id == row["person_id"])
    known = {each["referral_id"]: each for each in rows_of(reading.connection.execute(query))}
    before = {each["replaced_by"]: each["referral_id"] for each in known.values() if each["replaced_by"]}
    first = row["referral_id"]
    while first in before:
        first = before[first]
    way = [first]
    while (after := known[way[-1]]["replaced_by"]) in known:
        way.append(after)
    return tuple(_rows(reading, [known[each] for each in way])) if len(way) > 1 else ()


KNOWN = {
    ListReferrals: Known("referrals.list", list_referrals),
    PersonReferrals: Known(FILE, person_referrals),
    OneReferral: Known(FILE, one_referral),
}


def _joined() -> Select[Any]:
    """Referrals with their persons, whose columns begin with `p_`."""
    names = [column.label(f"p_{column.name}") for column in PEOPLE.columns]
    return select(REFERRALS, *names).join(PEOPLE, PEOPLE.c.person_id == REFERRALS.c.person_id)


def _order() -> tuple[ColumnElement[Any], ...]:
    # NULLs sort differently on the two databases: what has no day of answer stands last on both.
    undated = case((REFERRALS.c.due_on.is_(None), 1), else_=0)
    return (undated, REFERRALS.c.due_on, REFERRALS.c.drafted_on, REFERRALS.c.referral_id)


def _meaning(show: str, today: date) -> ColumnElement[bool]:
    status = REFERRALS.c.status
    meanings: Mapping[str, ColumnElement[bool]] = {
        "open": status.in_(OPEN),
        "overdue": and_(status == SENT, REFERRALS.c.due_on < today),
        "drafts": status == DRAFT,
        "closed": status.not_in((DRAFT, *OPEN)),
        "all": true(),
    }
    return meanings.get(show, false())


def _today(reading: Reading, centre: str) -> date:
    known = reading.directory.centre(centre)
    return datetime.now(known.zone if known else UTC).date()


def _person(row: Row) -> dict[str, Any]:
    return {name[2:]: value for name, value in row.items() if name.startswith("p_")}


def _rows(reading: Reading, rows: Sequence[Row]) -> list[ReferralRow]:
    people = [_person(row) for row in rows]
    visible = [policy(reading.actor, FILE, thing(person)) > Decision.DENY for person in people]
    names = iter(reading.open_many([person for person, seen in zip(people, visible, strict=True) if seen]))
    words = iter(reading.open_many([row for row, seen in zip(rows, visible, strict=True) if seen]))
    return [
        _row(reading, row, person, next(names) if seen else {}, next(words) if seen else {})
        for row, person, seen in zip(rows, people, visible, strict=True)
    ]


def _row(reading: Reading, row: Row, person: Row, name: Row, words: Row) -> ReferralRow:
    overdue = row["status"] == SENT and row["due_on"] < _today(reading, row["centre"])
    return ReferralRow(
        **{column: row[column] for column in _SHOWN},
        overdue=overdue,
        agency=words.get("agency") or "",
        number=person["number"],
        name=full_name(name),
    )
