"""Answers questions about erasures that wait and about the access log. Persons appear by number only."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import select

from adapters.access.log import AccessLogBook, Wanted
from adapters.reading.asking import Known
from adapters.reading.context import Reading, rows_of
from adapters.reading.standing import thing
from adapters.readmodels.people import PEOPLE
from adapters.readmodels.referrals import REFERRALS
from adapters.readmodels.staff import STAFF
from application.asking import Absent, Answer
from application.override import OpenOverrides, OverrideRequest
from application.protection import (
    PAGE,
    AccessEntries,
    AccessPage,
    Entry,
    ErasureRequest,
    FileReaders,
    OpenErasures,
    PersonToErase,
)
from domain.override import ASKED
from domain.referral import DRAFT


def open_erasures(reading: Reading, _question: OpenErasures) -> Answer[tuple[ErasureRequest, ...]]:
    """The oldest first."""
    waiting = select(PEOPLE).where(PEOPLE.c.erasure_asked_by.is_not(None)).order_by(PEOPLE.c.erasure_asked)
    rows = rows_of(reading.connection.execute(waiting))
    names = staff_names(reading, {row["erasure_asked_by"] for row in rows})
    return Answer(tuple(_request(reading, row, names) for row in rows))


def open_overrides(reading: Reading, _question: OpenOverrides) -> Answer[tuple[OverrideRequest, ...]]:
    """The oldest first."""
    names = ("person_id", "referral_id", "version", "centre", "service", "override_ground")
    query = select(*(REFERRALS.c[name] for name in names), REFERRALS.c.override_by, REFERRALS.c.override_asked)
    query = query.add_columns(PEOPLE.c.number).join(PEOPLE, PEOPLE.c.person_id == REFERRALS.c.person_id)
    query = query.where(REFERRALS.c.override == ASKED, REFERRALS.c.status == DRAFT)
    rows = rows_of(reading.connection.execute(query.order_by(REFERRALS.c.override_asked)))
    staff = staff_names(reading, {row["override_by"] for row in rows})
    return Answer(tuple(_override(reading, row, staff) for row in rows))


def access_entries(reading: Reading, question: AccessEntries) -> Answer[AccessPage]:
    """One page; looking at the log of one person is itself a look at that person's file, and logged."""
    person_id = question.person_id
    accounts = tuple(sorted(staff_names(reading).items(), key=lambda pair: pair[1].casefold()))
    if question.number:
        person_id = _by_number(reading, question.number)
        if person_id is None:
            return Answer(AccessPage(entries=(), before=None, accounts=accounts, unknown=True))
    wanted = Wanted(
        person_id=person_id,
        account_id=question.account_id,
        since=question.since,
        until=question.until,
        before=question.before,
        most=PAGE + 1,
    )
    entries, before = _page(reading, wanted)
    page = AccessPage(entries=entries, before=before, accounts=accounts)
    return Answer(page, _if_known(reading, person_id))


def file_readers(reading: Reading, question: FileReaders) -> Answer[AccessPage]:
    """Who looked at this file; can be shown to the person."""
    rows = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == question.person_id)))
    if not rows:
        raise Absent
    reading.may("people.readers", thing(rows[0]))
    wanted = Wanted(person_id=question.person_id, before=question.before, most=PAGE + 1)
    entries, before = _page(reading, wanted)
    return Answer(AccessPage(entries=entries, before=before), (question.person_id,))


def person_to_erase(reading: Reading, question: PersonToErase) -> Answer[UUID]:
    """Raises Absent for a number whose erasure is not the asker's to ask for."""
    query = select(PEOPLE).where(PEOPLE.c.number == question.number.strip().upper())
    rows = rows_of(reading.connection.execute(query))
    if not rows:
        raise Absent
    reading.may("RequestErasure", thing(rows[0]))
    return Answer(rows[0]["person_id"])


KNOWN = {
    PersonToErase: Known("RequestErasure", person_to_erase),
    OpenOverrides: Known("protection.overrides", open_overrides),
    OpenErasures: Known("protection.erasures", open_erasures),
    AccessEntries: Known("protection.access", access_entries),
    FileReaders: Known("people.readers", file_readers),
}


def staff_names(reading: Reading, ids: Collection[UUID] | None = None) -> dict[UUID, str]:
    """Full names of members of staff by account; of all of them without `ids`."""
    query = select(STAFF) if ids is None else select(STAFF).where(STAFF.c.account_id.in_(ids))
    rows = rows_of(reading.connection.execute(query))
    opened = reading.open_many(rows)
    return {row["account_id"]: words.get("full_name", "") for row, words in zip(rows, opened, strict=True)}


def _request(reading: Reading, row: Mapping[str, Any], names: Mapping[UUID, str]) -> ErasureRequest:
    asked_by = row["erasure_asked_by"]
    return ErasureRequest(
        person_id=row["person_id"],
        number=row["number"],
        centre=row["centre"],
        ground=row["erasure_ground"],
        asked_by=names.get(asked_by, ""),
        asked_at=row["erasure_asked"],
        own=asked_by == reading.actor.account_id,
    )


def _override(reading: Reading, row: Mapping[str, Any], staff: Mapping[UUID, str]) -> OverrideRequest:
    same = {name: row[name] for name in ("person_id", "referral_id", "version", "number", "centre", "service")}
    return OverrideRequest(
        **same,
        ground=row["override_ground"],
        asked_by=staff.get(row["override_by"], ""),
        asked_at=row["override_asked"],
        own=row["override_by"] == reading.actor.account_id,
    )


def _by_number(reading: Reading, number: str) -> UUID | None:
    query = select(PEOPLE.c.person_id).where(PEOPLE.c.number == number.strip().upper())
    found: UUID | None = reading.connection.scalar(query)
    return found


def _page(reading: Reading, wanted: Wanted) -> tuple[tuple[Entry, ...], int | None]:
    rows = AccessLogBook(reading.parts["access"]).entries(wanted)
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    names = staff_names(reading, {row["actor_id"] for row in rows})
    numbers = _numbers(reading, {row["person_id"] for row in rows if row["person_id"]})
    return tuple(_entry(row, names, numbers) for row in rows), rows[-1]["id"] if more else None


def _if_known(reading: Reading, person_id: UUID | None) -> tuple[UUID, ...]:
    # Nobody looks at somebody who is not there: an id that was made up, or of one who was erased, leaves no trace.
    query = select(PEOPLE.c.person_id).where(PEOPLE.c.person_id == person_id)
    return tuple(reading.connection.scalars(query)) if person_id else ()


def _numbers(reading: Reading, ids: Collection[UUID]) -> dict[UUID, str]:
    query = select(PEOPLE.c.person_id, PEOPLE.c.number).where(PEOPLE.c.person_id.in_(ids))
    return {row.person_id: row.number for row in reading.connection.execute(query)}


def _entry(row: Mapping[str, Any], names: Mapping[UUID, str], numbers: Mapping[UUID, str]) -> Entry:
    return Entry(
        id=row["id"],
        at=row["at"],
        account=names.get(row["actor_id"], ""),
        account_id=row["actor_id"],
        roles=tuple(row["roles"].split()),
        centre=row["centre"],
        number=numbers.get(row["person_id"], ""),
        person_id=row["person_id"],
        action=row["action"],
        purpose=row["purpose"],
    )
