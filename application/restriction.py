"""Restricted files: the commands, the question who may see one, and the shapes of its answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from application.consenting import left_as_is
from application.dispatch import Changed, Handler
from application.fields import Code, Many, Note, Touched
from application.ports import Ledger
from domain import restriction
from domain.kernel import Rejected, current_act
from domain.staff import Staff

MOST_NAMED = 20


@dataclass(frozen=True, kw_only=True)
class RestrictMigrant:
    """Let the file exist for its owner and the accounts named, and for nobody else; said again, it names others."""

    person_id: Touched
    named: Annotated[tuple[Touched, ...], Many(MOST_NAMED)] = ()
    reason: Annotated[str, Code("restriction_reason")]
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class LiftRestriction:
    """Let the file be seen again by whoever may see files of its centre."""

    person_id: Touched
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class WhoMaySee:
    """Who may see one file, and who could be named. Raises Absent, Forbidden."""

    person_id: UUID


@dataclass(frozen=True)
class Colleague:
    """Somebody in service at the centre."""

    account_id: UUID
    name: str
    roles: tuple[str, ...]


@dataclass(frozen=True)
class Circle:
    """`named` beside the owner; `colleagues` of the centre, by name. `reason` is a code, as said last."""

    restricted: bool
    owner: str
    named: tuple[UUID, ...]
    reason: str
    note: str
    colleagues: tuple[Colleague, ...]


def restrict_migrant(ledger: Ledger, command: RestrictMigrant) -> Changed:
    """Refuses an erased person, nobody at all, and accounts that are not in service at the centre of the file."""
    migrant = left_as_is(ledger, command.person_id, command.note)
    # Whoever acts was judged by the policy for this very command.
    new = set(command.named) - {*migrant.named, current_act().actor_id}
    _in_service(ledger, new, migrant.at_centre)
    restriction.restrict(migrant, named=command.named, reason=command.reason, note=command.note)
    return [migrant]


def lift_restriction(ledger: Ledger, command: LiftRestriction) -> Changed:
    """Refuses a file that is not restricted."""
    migrant = left_as_is(ledger, command.person_id, command.note)
    restriction.lift(migrant, note=command.note)
    return [migrant]


HANDLERS: dict[type, Handler] = {RestrictMigrant: restrict_migrant, LiftRestriction: lift_restriction}


def _in_service(ledger: Ledger, accounts: Iterable[UUID], centre: str) -> None:
    for account_id in accounts:
        staff = ledger.find(Staff, account_id)
        if staff is None or staff.suspended or centre not in staff.centres:
            raise Rejected("restriction.named_elsewhere")
