"""What a list is narrowed by, as conditions on the rows of the read models."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, ColumnElement, Text, and_, exists, false, func, or_, select, type_coerce

from adapters.facts.lacking import LATE_DAYS, OTHER_TOPIC
from adapters.reading.ending import people_with
from adapters.readmodels.consultations import CONSULTATIONS
from adapters.readmodels.people_tables import PEOPLE
from adapters.readmodels.referrals import REFERRALS
from application.lists import MINE, NOBODY, Wanted
from application.reports.table import UNKNOWN
from domain.codes import code_list, counted_as
from domain.referral import SENT

C, P, R = CONSULTATIONS.c, PEOPLE.c, REFERRALS.c
Condition = ColumnElement[bool]
# Ages from … to (None: no end) of each band; completed years as far as the year of birth tells.
BANDS = {
    "Y0T14": (0, 14),
    "Y15T24": (15, 24),
    "Y25T34": (25, 34),
    "Y35T44": (35, 44),
    "Y45T54": (45, 54),
    "Y55T64": (55, 64),
    "Y_GE65": (65, None),
}

# A second look at the consultations of a person, beside a list of consultations.
LATER = CONSULTATIONS.alias("later")
LAST_CONTACT = (
    select(func.max(LATER.c.occurred_on))
    .where(LATER.c.person_id == PEOPLE.c.person_id, LATER.c.voided.is_(False))
    .scalar_subquery()
)
NEXT_FOLLOW_UP = (
    select(func.min(LATER.c.follow_up_on)).where(LATER.c.person_id == PEOPLE.c.person_id).scalar_subquery()
)


def conditions(area: str, wanted: Wanted, asker: UUID, today: date) -> list[Condition]:
    """One condition for everything that is stated."""
    return [*_of_person(wanted, today), *_OF[area](wanted, asker, today)]


def _of_person(wanted: Wanted, today: date) -> Iterator[Condition]:
    if wanted.sex:
        yield P.sex == wanted.sex
    if wanted.age_band:
        yield _aged(wanted.age_band, today)
    if wanted.district:
        yield or_(P.district == wanted.district, P.region == wanted.district)


def _aged(band: str, today: date) -> Condition:
    if band not in BANDS:
        return P.birth_year.is_(None) if band in code_list("age_band") else false()
    least, most = BANDS[band]
    young = P.birth_year <= today.year - least
    return young if most is None else and_(young, P.birth_year >= today.year - most)


def _people(wanted: Wanted, asker: UUID, today: date) -> Iterator[Condition]:
    if wanted.centre:
        yield P.centre == wanted.centre
    if wanted.stage:
        yield P.stage == wanted.stage
    if wanted.owner:
        yield _owned(P.owner_id, wanted.owner, asker)
    contact = list(_contact(wanted))
    if contact:
        yield _has_contact(*contact)
    if wanted.follow_up:
        yield _has_contact(C.follow_up_on.is_not(None))
    if wanted.no_contact_since:
        yield ~_has_contact(C.occurred_on >= wanted.no_contact_since)
    if wanted.consent_ends:
        yield people_with(wanted.consent_ends, today)


def _has_contact(*said: Condition) -> Condition:
    return exists(select(C.consultation_id).where(C.person_id == P.person_id, C.voided.is_(False), *said))


def _consultations(wanted: Wanted, asker: UUID, _today: date) -> Iterator[Condition]:
    yield C.voided.is_(False)
    yield from _contact(wanted)
    if wanted.centre:
        yield C.centre == wanted.centre
    if wanted.stage:
        yield C.stage == wanted.stage
    if wanted.owner:
        yield _owned(C.counsellor_id, wanted.owner, asker)
    if wanted.follow_up:
        yield C.follow_up_on.is_not(None)
    if wanted.lacks:
        yield _LACKS.get(wanted.lacks, false())


def _contact(wanted: Wanted) -> Iterator[Condition]:
    if wanted.since:
        yield C.occurred_on >= wanted.since
    if wanted.until:
        yield C.occurred_on <= wanted.until
    if wanted.topic:
        yield _about(wanted.topic)
    if wanted.channel:
        yield C.channel == wanted.channel
    if wanted.outcome:
        yield C.outcome == wanted.outcome


def _about(topic: str) -> Condition:
    """The topic, or any below it: those of a group, and what centres added. Codes hold no sign that LIKE reads."""
    if counted_as(topic) not in code_list("topic"):
        return false()
    # The column is JSON text: compared as text it is the same on both databases.
    held = type_coerce(C.topics, Text)
    return or_(held.like(f'%"{topic}"%'), held.like(f'%"{topic}-%'))


def _referrals(wanted: Wanted, asker: UUID, today: date) -> Iterator[Condition]:
    stated = ((wanted.centre, R.centre), (wanted.service, R.service), (wanted.status, R.status))
    yield from (column == value for value, column in stated if value)
    if wanted.since:
        yield R.drafted_on >= wanted.since
    if wanted.until:
        yield R.drafted_on <= wanted.until
    if wanted.owner:
        yield _owned(R.counsellor_id, wanted.owner, asker)
    if wanted.overdue:
        yield and_(R.status == SENT, R.due_on < today)


def _owned(column: Any, owner: str, asker: UUID) -> Condition:
    if owner == NOBODY:
        return column.is_(None)  # type: ignore[no-any-return]  # a column says what it is by its table
    try:
        return column == (asker if owner == MINE else UUID(owner))  # type: ignore[no-any-return]  # as above
    except ValueError:
        return false()


_LATE = timedelta(days=LATE_DAYS) // timedelta(microseconds=1)
# As T21 counts them; the person's own details as they stand in the file now.
_LACKS: dict[str, Condition] = {
    "sex": P.sex == UNKNOWN,
    "birth_year": and_(C.person_id.is_not(None), P.birth_year.is_(None)),
    "district": and_(C.person_id.is_not(None), or_(P.district.is_(None), P.district == "")),
    "stage": and_(C.person_id.is_not(None), C.stage.is_(None)),
    "other": C.main_topic == OTHER_TOPIC,
    "late": type_coerce(C.recorded, BigInteger) - type_coerce(C.occurred_at, BigInteger) > _LATE,
}
_OF: dict[str, Callable[[Wanted, UUID, date], Iterator[Condition]]] = {
    "people": _people,
    "consultations": _consultations,
    "referrals": _referrals,
}
