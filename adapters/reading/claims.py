"""Answers questions about claims for wages: the list of a centre with its sums, those of a person, one claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, not_, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.naming import FILE, Named, named
from adapters.reading.numbered import counts_of, page_by_number, pages_in
from adapters.reading.one_file import record_of, records_of
from adapters.reading.standing import hidden_from
from adapters.readmodels.claims import CLAIMS, PAYMENTS
from application.asking import Answer
from application.claims import (
    PAGE,
    SHOW,
    ClaimList,
    ClaimRow,
    ClaimView,
    ListClaims,
    OneClaim,
    Payment,
    PersonClaims,
    Sum,
)
from domain.claim import CLOSED, OPEN
from domain.claim_struck import VOID

C, P = CLAIMS.c, PAYMENTS.c
STANDS = P.struck.is_(None)
_SAME = (
    *("claim_id", "person_id", "consultation_id", "case_id", "centre", "stated_on", "currency", "worked_in"),
    *("worked_from", "worked_until", "status", "outcome", "closed_on", "version", "referral_id"),
)
_MEANING: Mapping[str, ColumnElement[bool]] = {
    "open": C.status == OPEN,
    "closed": C.status == CLOSED,
    "all": C.status != VOID,
}


def list_claims(reading: Reading, question: ListClaims) -> Answer[ClaimList]:
    """The oldest open ones first; names only where the asker may open the file."""
    here = [C.centre.in_(sorted(reading.actor.centres)), not_(C.person_id.in_(hidden_from(reading.actor)))]
    counts = counts_of(reading, _MEANING, *here)
    show = question.show if question.show in SHOW else "open"
    order = C.stated_on if show == "open" else C.stated_on.desc()
    query = select(CLAIMS).where(*here, _MEANING[show]).order_by(order, C.claim_id)
    rows, page = page_by_number(reading, query, question.page, PAGE)
    shown = claim_rows(reading, rows)
    sums = _sums(reading, [*here, _MEANING[show]])
    value = ClaimList(tuple(shown), counts, sums, page, pages_in(counts[show], PAGE))
    return Answer(value, tuple(dict.fromkeys(row.person_id for row in shown if row.name)))


def person_claims(reading: Reading, question: PersonClaims) -> Answer[tuple[ClaimRow, ...]]:
    """Newest first. Raises Absent for a person whom the asker may not see."""
    newest = (C.stated_on.desc(), C.claim_id.desc())
    rows = records_of(reading, select(CLAIMS), question.person_id, *newest)
    return Answer(tuple(claim_rows(reading, rows)), (question.person_id,))


def one_claim(reading: Reading, question: OneClaim) -> Answer[ClaimView]:
    """Raises Absent where there is no such claim of this person, or no such person for the asker."""
    found = record_of(reading, select(CLAIMS).where(C.claim_id == question.claim_id), question.person_id)
    row = claim_rows(reading, [found])[0]
    paid = rows_of(
        reading.connection.execute(select(PAYMENTS).where(P.claim_id == row.claim_id).order_by(P.version))
    )
    masked = named(reading, [row.person_id])[row.person_id].masked
    words = [{} for _ in paid] if masked else reading.open_many(paid)
    payments = [
        Payment(p["paid_on"], _money(p["amount"]), w.get("note") or "", p["version"], p["struck"] or "")
        for p, w in zip(paid, words, strict=True)
    ]
    return Answer(ClaimView(row, tuple(payments)), (question.person_id,))


KNOWN: Mapping[type, Known] = {
    ListClaims: Known("claims.list", list_claims),
    PersonClaims: Known(FILE, person_claims),
    OneClaim: Known(FILE, one_claim),
}


def claim_rows(reading: Reading, rows: Sequence[Row]) -> list[ClaimRow]:
    """Rows of the view with what came back, and with names and words as far as the asker may read them."""
    people = named(reading, [row["person_id"] for row in rows])
    told = [row for row in rows if (who := people.get(row["person_id"])) and not who.masked]
    words = {row["claim_id"]: opened for row, opened in zip(told, reading.open_many(told), strict=True)}
    paid = _paid(reading, [row["claim_id"] for row in rows])
    return [_row(row, people.get(row["person_id"]), words.get(row["claim_id"], {}), paid) for row in rows]


def _row(row: Row, who: Named | None, words: Row, paid: Mapping[UUID, int]) -> ClaimRow:
    return ClaimRow(
        **{name: row[name] for name in _SAME},
        amount=_money(row["amount"]),
        recovered=_money(paid.get(row["claim_id"], 0)),
        number=who.number if who else "",
        name=who.name if who else "",
        employer=words.get("employer") or "",
        note=words.get("note") or "",
    )


def _paid(reading: Reading, ids: Sequence[UUID]) -> dict[UUID, int]:
    query = select(P.claim_id, func.sum(P.amount)).where(P.claim_id.in_(ids), STANDS).group_by(P.claim_id)
    return {row[0]: int(row[1]) for row in reading.connection.execute(query)} if ids else {}


def _sums(reading: Reading, where: list[Any]) -> tuple[Sum, ...]:
    paid = select(P.claim_id, func.sum(P.amount).label("paid")).where(STANDS).group_by(P.claim_id).subquery()
    joined = CLAIMS.outerjoin(paid, paid.c.claim_id == C.claim_id)
    query = select(C.currency, func.count(), func.sum(C.amount), func.sum(func.coalesce(paid.c.paid, 0)))
    query = query.select_from(joined).where(*where).group_by(C.currency).order_by(C.currency)
    rows = reading.connection.execute(query)
    return tuple(Sum(row[0], int(row[1]), _money(row[2]), _money(row[3])) for row in rows)


def _money(hundredths: Any) -> Decimal:
    return Decimal(int(hundredths)) / 100
