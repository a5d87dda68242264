"""Answers what an organisation is told of a person: the preview of the desk, and the page behind a code."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from adapters.reading import circles
from adapters.reading.asking import Known
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.people import full_name, thing
from adapters.reading.timeline import timeline_of
from adapters.readmodels.people import CONSENTS, PEOPLE
from adapters.readmodels.referrals import REFERRALS
from application.answering import OPEN, OVER, WITHDRAWN, PartnerPage, PartnerView, Shared, SharedFields
from application.asking import Absent, Answer, Forbidden
from application.policy import Decision
from application.told import sections
from domain.override import APPROVED
from domain.referral import ACCEPTED, CANCELLED, SENT, UNANSWERED, UNDER_WAY
from domain.sharing import SHARING

FAMILY = ("marital_status", "household_size", "dependants")
_WAITING = (SENT, UNANSWERED, ACCEPTED, UNDER_WAY)
GONE = PartnerPage(WITHDRAWN)


def shared_fields(reading: Reading, question: SharedFields) -> Answer[Shared]:
    """For the desk, before sending. Raises Absent, and Forbidden for a reader without narratives."""
    row, person = _rows(reading, question.referral_id, question.person_id)
    if row is None or person is None:
        raise Absent
    if reading.may("people.file", thing(person)) is Decision.MASKED:
        raise Forbidden
    return Answer(told(reading, row, person), (question.person_id,))


def partner_view(reading: Reading, question: PartnerView) -> Answer[PartnerPage]:
    """A referral that was recalled, whose consent no longer holds or whose person was erased shows nothing at all."""
    row, person = _rows(reading, question.referral_id, question.person_id)
    if row is None or person is None:
        return Answer(GONE)
    page = page_of(reading, row, person)
    return Answer(page, (question.person_id,) if page.state == OPEN else ())


KNOWN: Mapping[type, Known] = {
    SharedFields: Known("people.file", shared_fields),
    PartnerView: Known("referrals.partner", partner_view),
}


def told(reading: Reading, row: Row, person: Row) -> Shared:
    """Exactly what was ticked in a referral, as it stands in the file now."""
    words, about = reading.open(row), reading.open(person)
    contact = reading.open(person, "contact")
    ticked = tuple(words.get("shared") or ())
    parts: dict[str, dict[str, Any]] = {
        "NAME": {"name": full_name(about)},
        "CONTACT": {"phones": _safe(contact), "safe_contact": contact.get("safe_contact") or ""},
        "BIRTH": {"birth_date": about.get("birth_date"), "birth_year": person["birth_year"]},
        "DOCUMENTS": {"documents": tuple(about.get("documents") or ())},
        "FAMILY": {"family": _family(reading, person["person_id"]) if "FAMILY" in ticked else {}},
        "SITUATION": {"situation": words.get("reason") or ""},
        "SAFETY": {"safety": contact.get("safe_contact") or ""},
    }
    shown: dict[str, Any] = {}
    for code in ticked:
        shown |= parts.get(code, {})
    return Shared(ticked=ticked, **shown)


def page_of(reading: Reading, row: Row, person: Row) -> PartnerPage:
    """What an organisation sees of a referral that was sent to it, with a code or under an account."""
    if row["status"] == CANCELLED:
        return GONE
    status = str(row["status"])
    if status not in _WAITING:
        return PartnerPage(OVER, status, row["service"])
    if row["override"] != APPROVED and not agreed(reading, row["person_id"]):
        return GONE
    known = {name: row[name] for name in ("service", "priority", "centre", "sent_on", "due_on", "version")}
    agency = reading.open(row).get("agency") or ""
    return PartnerPage(OPEN, status, agency=agency, shared=told(reading, row, person), **known)


def _safe(contact: Row) -> tuple[dict[str, str], ...]:
    return tuple(phone for phone in contact.get("phones") or () if phone.get("safe") == "yes")


def _family(reading: Reading, person_id: UUID) -> dict[str, Any]:
    found = sections(timeline_of(reading, person_id, masked=False), person_id).get("FAMILY")
    return {name: found.answers.get(name) for name in FAMILY} if found else {}


def agreed(reading: Reading, person_id: UUID) -> bool:
    """Whether the person allows sharing, in all files that hang together."""
    same = and_(CONSENTS.c.person_id == person_id, holding())
    held = reading.connection.execute(select(CONSENTS.c.version).where(same)).first() is not None
    return SHARING in circles.agreed(reading, person_id, {SHARING} if held else set())


def holding() -> ColumnElement[bool]:
    """The consents to sharing that hold today."""
    c, today = CONSENTS.c, datetime.now(UTC).date()
    return and_(c.purpose == SHARING, c.held.is_(True), or_(c.expires_on.is_(None), c.expires_on >= today))


def _rows(reading: Reading, referral_id: UUID, person_id: UUID) -> tuple[Row | None, Row | None]:
    same = and_(REFERRALS.c.referral_id == referral_id, REFERRALS.c.person_id == person_id)
    referral = rows_of(reading.connection.execute(select(REFERRALS).where(same)))
    person = rows_of(reading.connection.execute(select(PEOPLE).where(PEOPLE.c.person_id == person_id)))
    return (referral[0] if referral else None), (person[0] if person else None)
