"""Answers what the asker should hear of: whom a notice is for, and what of it the reader may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from adapters.access import due, looks, scheduled
from adapters.access.due_tables import DUE
from adapters.access.notices import Read, read_by
from adapters.access.report_tables import MADE
from adapters.access.tables import RESTRICTED_LOOKS as LOOKS
from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.people import full_name
from adapters.reading.standing import thing
from adapters.reading.timeline import staff_names
from adapters.readmodels.addressed import addressed
from adapters.readmodels.notices import NOTICES
from adapters.readmodels.people import PEOPLE
from adapters.sql.types import from_microseconds, microseconds
from application.asking import Answer
from application.notices import PAGE, ListNotices, Notice, NoticeId, NoticeList
from application.policy import Decision, policy

N = NOTICES.c


def list_notices(reading: Reading, question: ListNotices) -> Answer[NoticeList]:
    """The newest first. Names only of files that the asker may open now."""
    query = select(NOTICES).where(addressed(reading.actor), *_before(question.before))
    query = query.order_by(N.at.desc(), N.originator_id.desc(), N.place.desc()).limit(PAGE + 1)
    rows = rows_of(reading.connection.execute(query)) + _looks(reading, question.before)
    rows += _reports(reading, question.before) + _reminders(reading, question.before)
    rows.sort(key=lambda row: (row["at"], row["originator_id"], row["place"]), reverse=True)
    shown = rows[:PAGE]
    names = _names(reading, [row["person_id"] for row in shown if row["person_id"]])
    readers = staff_names(reading, {row["reader_id"] for row in shown if "reader_id" in row})
    seen = read_by(reading.parts["access"], reading.actor.account_id)
    value = NoticeList(
        tuple(_notice(row, names, seen, readers) for row in shown), _mark(shown[-1]) if len(rows) > PAGE else None
    )
    return Answer(value, tuple(names))


KNOWN: Mapping[type, Known] = {ListNotices: Known("notices.read", list_notices)}


def _names(reading: Reading, ids: Sequence[UUID]) -> dict[UUID, tuple[str, str]]:
    rows = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id.in_(ids)))) if ids else []
    rows = [row for row in rows if policy(reading.actor, "people.file", thing(row)) > Decision.DENY]
    opened = reading.open_many(rows)
    return {row["person_id"]: (row["number"], full_name(words)) for row, words in zip(rows, opened, strict=True)}


def _looks(reading: Reading, before: str | None) -> list[dict[str, Any]]:
    """Looks at restricted files, as rows of notices; `record_id` is the file, for whoever reads the log and no file."""
    behind = _before(before, LOOKS.c.at, LOOKS.c.look_id)
    found = looks.told(reading.parts["access"], reading.actor, *behind, most=PAGE + 1)
    fixed = {"kind": looks.KIND, "originator_version": 0, "place": 0}
    return [{**row, **fixed, "originator_id": row["look_id"], "record_id": row["person_id"]} for row in found]


def _reports(reading: Reading, before: str | None) -> list[dict[str, Any]]:
    """Files that were made for the account, as rows of notices."""
    behind = _before(before, MADE.c.at, MADE.c.made_id)
    found = scheduled.told(reading.parts["access"], reading.actor, *behind, most=PAGE + 1)
    fixed = {"kind": scheduled.KIND, "originator_version": 0, "place": 0, "person_id": None}
    return [{**row, **fixed, "originator_id": row["made_id"], "record_id": row["made_id"]} for row in found]


def _reminders(reading: Reading, before: str | None) -> list[dict[str, Any]]:
    """What fell due for the account, as rows of notices."""
    behind = _before(before, DUE.c.at, DUE.c.notice_id)
    found = due.told(reading.parts["access"], reading.actor, *behind, most=PAGE + 1)
    return [{**row, "originator_version": 0, "place": 0, "originator_id": row["notice_id"]} for row in found]


def _notice(
    row: Row, names: Mapping[UUID, tuple[str, str]], seen: Read, readers: Mapping[UUID, str]
) -> Notice:
    number, name = names.get(row["person_id"], ("", ""))
    identifier = NoticeId(row["originator_id"], row["originator_version"], row["place"])
    return Notice(
        id=identifier,
        kind=row["kind"],
        at=row["at"],
        person_id=row["person_id"] if number else None,
        record_id=row["record_id"],
        name=name,
        number=number,
        read=seen.has(identifier, row["at"]),
        by=readers.get(row["reader_id"], "") if "reader_id" in row else "",
    )


def _mark(row: Row) -> str:
    return f"{microseconds(row['at'])}.{row['originator_id'].hex}"


def _before(text: str | None, at_column: Any = N.at, key_column: Any = N.originator_id) -> list[ColumnElement[bool]]:
    """Behind the mark of the page before; whatever is no mark means: from the start."""
    instant, _, identifier = (text or "").partition(".")
    try:
        at, key = _instant(instant), UUID(identifier)
    except (ValueError, OverflowError):
        return []
    return [or_(at_column < at, and_(at_column == at, key_column < key))]


def _instant(text: str) -> datetime:
    if not (text.isascii() and text.isdigit()):
        raise ValueError(text)
    found: Any = from_microseconds(int(text))
    return found
