"""Answers questions about checks of entry bans: the list of a centre, those of a person, one with its words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import ColumnElement, and_, case, not_, select

from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row
from adapters.reading.naming import FILE, named
from adapters.reading.numbered import counts_of, page_by_number, pages_in
from adapters.reading.one_file import record_of, records_of
from adapters.reading.standing import hidden_from
from adapters.readmodels.ban_checks import BAN_CHECKS
from application.asking import Answer
from application.ban_checks import (
    PAGE,
    SHOW,
    BanCheckList,
    BanCheckRow,
    ListBanChecks,
    OneBanCheck,
    PersonBanChecks,
)
from domain.ban_check import BANNED, NOT_ANSWERED, NOT_BANNED

B = BAN_CHECKS.c
STANDS = B.void_reason.is_(None)
_SAME = (
    *("check_id", "person_id", "consultation_id", "centre", "entry_to", "stage", "asked_on", "leaves_on"),
    *("answered_on", "result", "banned_until", "waiting", "version", "void_reason"),
)
_MEANING: Mapping[str, ColumnElement[bool]] = {
    "waiting": B.waiting,
    "banned": and_(B.result == BANNED, STANDS),
    "not_banned": and_(B.result == NOT_BANNED, STANDS),
    # Nobody waits for these any longer, and still there is no answer.
    "not_answered": and_(B.result == NOT_ANSWERED, ~B.waiting, STANDS),
    "all": STANDS,
}


def list_ban_checks(reading: Reading, question: ListBanChecks) -> Answer[BanCheckList]:
    """Who leaves soonest stands first; names only where the asker may open the file."""
    here = [B.centre.in_(sorted(reading.actor.centres)), not_(B.person_id.in_(hidden_from(reading.actor)))]
    counts = counts_of(reading, _MEANING, *here)
    show = question.show if question.show in SHOW else "waiting"
    undated = case((B.leaves_on.is_(None), 1), else_=0)
    order = (undated, B.leaves_on, B.asked_on) if show == "waiting" else (B.asked_on.desc(),)
    query = select(BAN_CHECKS).where(*here, _MEANING[show]).order_by(*order, B.check_id)
    rows, page = page_by_number(reading, query, question.page, PAGE)
    shown = ban_check_rows(reading, rows)
    value = BanCheckList(tuple(shown), counts, page, pages_in(counts[show], PAGE))
    return Answer(value, tuple(dict.fromkeys(row.person_id for row in shown if row.name)))


def person_ban_checks(reading: Reading, question: PersonBanChecks) -> Answer[tuple[BanCheckRow, ...]]:
    """Newest first. Raises Absent for a person whom the asker may not see."""
    newest = (B.asked_on.desc(), B.check_id.desc())
    rows = records_of(reading, select(BAN_CHECKS), question.person_id, *newest)
    return Answer(tuple(ban_check_rows(reading, rows)), (question.person_id,))


def one_ban_check(reading: Reading, question: OneBanCheck) -> Answer[BanCheckRow]:
    """Raises Absent where there is no such check of this person, or no such person for the asker."""
    row = record_of(reading, select(BAN_CHECKS).where(B.check_id == question.check_id), question.person_id)
    return Answer(ban_check_rows(reading, [row])[0], (question.person_id,))


KNOWN: Mapping[type, Known] = {
    ListBanChecks: Known("ban_checks.list", list_ban_checks),
    PersonBanChecks: Known(FILE, person_ban_checks),
    OneBanCheck: Known(FILE, one_ban_check),
}


def ban_check_rows(reading: Reading, rows: Sequence[Row]) -> list[BanCheckRow]:
    """Rows of the view with names and words as far as the asker may read them."""
    people = named(reading, [row["person_id"] for row in rows])
    told = [row for row in rows if (who := people.get(row["person_id"])) and not who.masked]
    asked = {row["check_id"]: words for row, words in zip(told, reading.open_many(told), strict=True)}
    said = {
        row["check_id"]: words for row, words in zip(told, reading.open_many(told, "answer"), strict=True)
    }
    return [_row(row, people, asked.get(row["check_id"], {}), said.get(row["check_id"], {})) for row in rows]


def _row(row: Row, people: Mapping[UUID, object], asked: Row, said: Row) -> BanCheckRow:
    who = people.get(row["person_id"])
    return BanCheckRow(
        **{name: row[name] for name in _SAME},
        number=getattr(who, "number", ""),
        name=getattr(who, "name", ""),
        authority=said.get("authority") or "",
        note=said.get("note") or "",
        asked_note=asked.get("note") or "",
    )
