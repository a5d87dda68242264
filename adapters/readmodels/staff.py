"""The staff view: one row for each account, read afresh at every request."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Boolean, Column, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Instant, Json

STAFF = Table(
    "rm_staff",
    METADATA,
    Column("account_id", Id, primary_key=True),
    Column("roles", Json, nullable=False),
    Column("centres", Json, nullable=False),
    Column("language", Text, nullable=False),
    Column("suspended", Boolean, nullable=False),
    # The last suspension, lifted or not: a session that began before it never lives again.
    Column("suspended_at", Instant),
    Column("demonstration", Boolean, nullable=False),
    Column("invited_on", Day, nullable=False),
    Column("access_reset", Instant),
    # The organisations for which somebody from elsewhere answers.
    Column("providers", Json, nullable=False),
    # The box holds the full name and the account name.
    *box_columns(),
)


def _invited(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {"account_id": event.originator_id, "roles": [], "centres": [], "providers": [], "language": event.language}
    row |= {"suspended": False, "suspended_at": None, "demonstration": event.demonstration}
    row |= {"invited_on": event.occurred_at.date(), "access_reset": None}
    yield Insert(STAFF, row | boxed(sealed))


def _roles(sealed: Sealed) -> Iterator[Change]:
    yield _update(sealed, {"roles": sealed.event.roles})


def _centres(sealed: Sealed) -> Iterator[Change]:
    yield _update(sealed, {"centres": sealed.event.codes})


def _providers(sealed: Sealed) -> Iterator[Change]:
    yield _update(sealed, {"providers": [str(each) for each in sealed.event.providers]})


def _suspended(sealed: Sealed) -> Iterator[Change]:
    yield _update(sealed, {"suspended": True, "suspended_at": sealed.event.recorded})


def _reinstated(sealed: Sealed) -> Iterator[Change]:
    yield _update(sealed, {"suspended": False})


def _access_reset(sealed: Sealed) -> Iterator[Change]:
    yield _update(sealed, {"access_reset": sealed.event.recorded})


def _update(sealed: Sealed, values: dict[str, object]) -> Update:
    return Update(STAFF, {"account_id": sealed.event.originator_id}, values)


VIEW = View(
    "staff",
    (STAFF,),
    {
        "staff.Invited": _invited,
        "staff.RoleGranted": _roles,
        "staff.RoleRevoked": _roles,
        "staff.CentreAssigned": _centres,
        "staff.CentreLeft": _centres,
        "staff.ProviderBound": _providers,
        "staff.ProviderUnbound": _providers,
        "staff.Suspended": _suspended,
        "staff.Reinstated": _reinstated,
        "staff.AccessReset": _access_reset,
    },
)
