"""Whether a person lets an agency be told of them, in every file of theirs: what sending will ask."""

from __future__ import annotations

from uuid import UUID

from sqlalchemy import ColumnElement, select

from adapters.reading.circles import agreed, ids_of
from adapters.reading.context import Reading, Row, rows_of
from adapters.reading.partners import holding
from adapters.readmodels.links import CIRCLES
from adapters.readmodels.people import CONSENTS
from adapters.readmodels.providers import NAMES
from adapters.readmodels.referrals import REFERRALS
from domain.sharing import ANY, SHARING, folded


def named_in_all(reading: Reading, row: Row) -> bool:
    """Whether consents that hold name the agency of a referral, or any; `row` is of REFERRALS with its box."""
    query = select(NAMES.c.name).where(NAMES.c.provider_id == row["provider_id"])
    agency = {ANY, folded(reading.open(row).get("agency")), *map(folded, reading.connection.scalars(query))}
    return all(agency & _named(reading, each) for each in ids_of(reading, row["person_id"]))


def refused_elsewhere(reading: Reading, ours: ColumnElement[bool]) -> list[UUID]:
    """Of the people of some referrals those with another file that does not allow sharing today."""
    query = select(CIRCLES.c.person_id).where(
        CIRCLES.c.person_id.in_(select(REFERRALS.c.person_id).where(ours))
    )
    return [each for each in reading.connection.scalars(query) if not agreed(reading, each, {SHARING})]


def _named(reading: Reading, person_id: UUID) -> set[str]:
    held = rows_of(reading.connection.execute(select(CONSENTS).where(CONSENTS.c.person_id == person_id, holding())))
    return {folded(each.get("agency")) for each in reading.open_many(held)}
