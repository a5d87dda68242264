"""Answers questions about files that move: what is offered, what was given away, who may still read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, select, true

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.lists_conditions import BANDS
from adapters.reading.people import full_name
from adapters.reading.standing import thing
from adapters.readmodels.cases import CASES
from adapters.readmodels.cases import OPEN as CASE_OPEN
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.referrals import REFERRALS
from adapters.readmodels.transfers import ACCEPTED, DECLINED, OPEN, TRANSFERS, WITHDRAWN
from application.asking import Absent, Answer
from application.hand_over import MOST_CASES
from application.policy import Decision, Thing, policy
from application.transfers import (
    Moving,
    Offer,
    OfPerson,
    OneOffer,
    Traffic,
    TransferOfPerson,
    Transfers,
    TransfersToAnswer,
)
from domain.referral import DRAFT, UNANSWERED
from domain.referral import OPEN as UNDER_WAY

T = TRANSFERS.c
MOST = 200
# How long an answer stays on the list of whoever waited for it.
LATELY = timedelta(days=30)
_SAME = (
    "transfer_id",
    "person_id",
    "from_centre",
    "to_centre",
    "state",
    "proposed",
    "answered",
    "reason_code",
)
_UNFINISHED = (DRAFT, *UNDER_WAY, UNANSWERED)


def transfers(reading: Reading, _question: Transfers) -> Answer[Traffic]:
    """Names only where the asker may open the file; a restricted file that does not name the asker is on no list."""
    now = datetime.now(UTC)
    own, lately = _ours(reading, T.from_centre), T.answered >= now - LATELY
    value = Traffic(
        to_answer=_offers(reading) if policy(reading.actor, "transfers.offer") > Decision.DENY else (),
        waiting=_moving(reading, own, T.state == OPEN),
        answered=_moving(reading, own, T.state.in_((ACCEPTED, DECLINED, WITHDRAWN)), lately),
        readable=_moving(reading, own, T.readable_until > now),
    )
    shown = (*value.waiting, *value.answered, *value.readable)
    return Answer(value, tuple(dict.fromkeys(row.person_id for row in shown if row.name)))


def to_answer(reading: Reading, _question: TransfersToAnswer) -> Answer[tuple[Offer, ...]]:
    """Nobody is named: a centre that was asked knows sex, age and whether a referral is open."""
    return Answer(_offers(reading))


def one_offer(reading: Reading, question: OneOffer) -> Answer[Offer]:
    """Raises Absent for an offer to another centre, and for one that was answered."""
    rows = _rows(reading, T.transfer_id == question.transfer_id, T.state == OPEN)
    if not rows:
        raise Absent
    reading.may("transfers.offer", thing(_person(rows[0])))
    offer = _offer(reading, rows[0])
    return Answer(replace(offer, cases=_open_cases(reading, offer.person_id) if offer.may_answer else ()))


def of_person(reading: Reading, question: TransferOfPerson) -> Answer[OfPerson]:
    """Raises Absent for a file that the asker may not see."""
    found = rows_of(
        reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == question.person_id))
    )
    if not found:
        raise Absent
    reading.may("people.file", thing(found[0]))
    hers = T.person_id == question.person_id
    open_ = _moving(reading, hers, T.state == OPEN)
    readable = _moving(reading, hers, T.readable_until > datetime.now(UTC))
    value = OfPerson(open_[0] if open_ else None, readable, _others(reading, found[0]["centre"]))
    return Answer(value, (question.person_id,))


KNOWN: Mapping[type, Known] = {
    Transfers: Known("transfers.list", transfers),
    TransfersToAnswer: Known("transfers.offer", to_answer),
    OneOffer: Known("transfers.offer", one_offer),
    TransferOfPerson: Known("people.file", of_person),
}


def _ours(reading: Reading, centre: Any) -> ColumnElement[bool]:
    return true() if reading.actor.has("COORDINATOR") else centre.in_(sorted(reading.actor.centres))


def _query(*where: ColumnElement[bool]) -> Select[Any]:
    unfinished = exists().where(REFERRALS.c.person_id == T.person_id, REFERRALS.c.status.in_(_UNFINISHED))
    names = [column.label(f"p_{column.name}") for column in PEOPLE.columns]
    joined = select(TRANSFERS, unfinished.label("referral_open"), *names)
    return joined.join(PEOPLE, PEOPLE.c.person_id == T.person_id).where(*where)


def _rows(reading: Reading, *where: ColumnElement[bool]) -> list[dict[str, Any]]:
    query = _query(*where).order_by(T.proposed, T.transfer_id).limit(MOST)
    return rows_of(reading.connection.execute(query))


def _person(row: Row) -> dict[str, Any]:
    return {name[2:]: value for name, value in row.items() if name.startswith("p_")}


def _offers(reading: Reading) -> tuple[Offer, ...]:
    here = T.to_centre.in_(sorted(reading.actor.centres))
    return tuple(_offer(reading, row) for row in _rows(reading, here, T.state == OPEN))


def _offer(reading: Reading, row: Row) -> Offer:
    same = {
        name: row[name]
        for name in ("transfer_id", "person_id", "from_centre", "to_centre", "sex", "proposed")
    }
    may = policy(reading.actor, "AcceptTransfer", thing(_person(row))) is Decision.WRITE
    open_ = bool(row["referral_open"])
    return Offer(**same, age_band=_band(row["age"]), referral_open=open_, may_answer=may)


def _open_cases(reading: Reading, person_id: UUID) -> tuple[UUID, ...]:
    hers = select(CASES.c.case_id).where(CASES.c.person_id == person_id, CASES.c.status == CASE_OPEN)
    return tuple(reading.connection.scalars(hers.order_by(CASES.c.case_id).limit(MOST_CASES)))


def _others(reading: Reading, home: str) -> tuple[str, ...]:
    """Open centres of the same network."""
    here = reading.directory.centre(home)
    show = here.demonstration if here else False
    known = reading.directory.centres()
    return tuple(each.code for each in known if each.open and each.code != home and each.demonstration == show)


def _band(age: int | None) -> str:
    """The ten years in which somebody's age lies, as a code of `age_band`."""
    if age is None:
        return "UNKNOWN"
    return next(
        code for code, (first, last) in BANDS.items() if first <= age and (last is None or age <= last)
    )


def _moving(reading: Reading, *where: ColumnElement[bool]) -> tuple[Moving, ...]:
    rows = [row for row in _rows(reading, *where) if _exists(reading, row)]
    seen = [policy(reading.actor, "people.file", thing(_person(row))) > Decision.DENY for row in rows]
    shown = [row for row, open_ in zip(rows, seen, strict=True) if open_]
    names = iter(reading.open_many([_person(row) for row in shown]))
    words = iter(reading.open_many(shown))
    return tuple(
        _one(row, next(names) if open_ else {}, next(words) if open_ else {})
        for row, open_ in zip(rows, seen, strict=True)
    )


def _exists(reading: Reading, row: Row) -> bool:
    # What was given away stays on the list of the centre that gave it; a restricted file for those only who knew it.
    person: Thing = thing(_person(row))
    return not person.restricted or policy(reading.actor, "people.file", person) > Decision.DENY


def _one(row: Row, name: Row, words: Row) -> Moving:
    return Moving(
        **{column: row[column] for column in _SAME},
        readable_until=row["readable_until"],
        number=row["p_number"],
        name=full_name(name),
        reason=words.get("reason") or "",
        note=words.get("note") or "",
    )
