"""Files that exist for named persons only: who may see one, from when, until when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.kernel import Clear, Event, Personal, Rejected
from domain.people import age_on

if TYPE_CHECKING:
    from domain.migrant import Migrant

FULL_AGE = 18
MINOR = "MINOR"


class Restricted(Event):
    """From now on the file exists for its owner and for `named` accounts only. Said again, it replaces who is named.

    A centre that gave the file away and could still read it no longer can.
    """

    TOPIC = "migrant.Restricted"
    named: Clear[list[UUID]]
    reason: Personal[str]
    note: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.restricted, aggregate.named, aggregate.readers = True, self.named, []


class RestrictionLifted(Event):
    """The file is again seen by whoever may see files of its centre."""

    TOPIC = "migrant.RestrictionLifted"
    note: Personal[str]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.restricted, aggregate.named = False, []


def living(migrant: Migrant) -> None:
    """Raises Rejected for an erased person."""
    if migrant.erased:
        raise Rejected("migrant.erased")


def is_minor(birth_date: Any, birth_year: int | None, on: date) -> bool:
    """Whether somebody is under 18 on a day; nobody whose year of birth is not known."""
    age = age_on(on, birth_date, birth_year)
    return age is not None and age < FULL_AGE


def restrict(migrant: Migrant, *, named: Sequence[UUID], reason: str, note: str = "") -> None:
    """Raises Rejected for an erased person, and when nobody would be left who may see the file."""
    living(migrant)
    who = sorted(set(named) - {migrant.owner_id})
    if not who and migrant.owner_id is None:
        raise Rejected("restriction.nobody")
    migrant.trigger_event(migrant.Restricted, named=who, reason=reason, note=note)


def lift(migrant: Migrant, *, note: str) -> None:
    """Raises Rejected for an erased person, and for a file that is not restricted."""
    living(migrant)
    if not migrant.restricted:
        raise Rejected("restriction.none")
    migrant.trigger_event(migrant.RestrictionLifted, note=note)


def protect_minor(migrant: Migrant, *, on: date, by: UUID) -> None:
    """Restrict the file of somebody under 18 to whoever writes it, unless somebody decided before who may see it."""
    if is_minor(migrant.birth_date, migrant.birth_year, on) and not migrant.restricted:
        restrict(migrant, named=[by], reason=MINOR)
