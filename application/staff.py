"""Commands about staff accounts, and how each is decided."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Annotated

from application.actor import GRANTABLE
from application.dispatch import Changed, Handler
from application.fields import CentreCode, Code, Text, Touched
from application.ports import Ledger
from domain.kernel import Aggregate, Rejected
from domain.office import OFFICE_ID, Office
from domain.provider import Provider
from domain.staff import Staff

Role = Annotated[str, Code("role")]
# Typed on any keyboard, read out on the telephone: letters, digits, and three signs between them.
_LOGIN = re.compile(r"[^\W_]+(?:[._-][^\W_]+)*")
SHORTEST_LOGIN = 3


def folded_login(login: str) -> str:
    """The account name as it is kept and looked for: case does not count."""
    return login.strip().casefold()


def is_login(login: str) -> bool:
    """Whether a folded account name can be read out and typed on any keyboard."""
    return len(login) >= SHORTEST_LOGIN and _LOGIN.fullmatch(login) is not None


@dataclass(frozen=True, kw_only=True)
class InviteStaff:
    """A new account without roles, centres or password."""

    account_id: Touched
    full_name: Annotated[str, Text(120, required=True)]
    login: Annotated[str, Text(60, required=True)]
    language: Annotated[str, Code("language")]
    demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class _OfAccount:
    account_id: Touched


@dataclass(frozen=True, kw_only=True)
class _OfOffice(_OfAccount):
    """May change who administers: takes the turn of the office too, whatever is sent."""

    office_id: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "office_id", OFFICE_ID)


@dataclass(frozen=True, kw_only=True)
class GrantRole(_OfOffice):
    """One role more; never to oneself."""

    role: Role


@dataclass(frozen=True, kw_only=True)
class RevokeRole(_OfOffice):
    """One role fewer, from the next request on."""

    role: Role


@dataclass(frozen=True, kw_only=True)
class AssignCentre(_OfAccount):
    """One centre more; never to oneself."""

    code: CentreCode


@dataclass(frozen=True, kw_only=True)
class LeaveCentre(_OfAccount):
    """One centre fewer, from the next request on."""

    code: CentreCode


@dataclass(frozen=True, kw_only=True)
class BindProvider(_OfAccount):
    """The account answers for one organisation of the directory more; never one's own account."""

    provider_id: Touched


@dataclass(frozen=True, kw_only=True)
class UnbindProvider(_OfAccount):
    """One organisation fewer, from the next request on."""

    provider_id: Touched


@dataclass(frozen=True, kw_only=True)
class SuspendStaff(_OfOffice):
    """No role in effect and every session dead, from the next request on."""


@dataclass(frozen=True, kw_only=True)
class ReinstateStaff(_OfOffice):
    """The roles are in effect again."""


@dataclass(frozen=True, kw_only=True)
class ResetAccess(_OfAccount):
    """Put on record that a one-time password is given out; the password itself is made elsewhere."""


def invite_staff(ledger: Ledger, command: InviteStaff) -> Changed:
    """Refuses an id in use and an account name that cannot be read out."""
    if ledger.find(Staff, command.account_id) is not None:
        raise Rejected("staff.invited_already")
    login = folded_login(command.login)
    if not is_login(login):
        raise Rejected("staff.login")
    staff = Staff.invite(
        command.account_id,
        full_name=command.full_name,
        login=login,
        language=command.language,
        demonstration=command.demonstration,
    )
    return [staff]


def grant_role(ledger: Ledger, command: GrantRole) -> Changed:
    """Refuses roles that are not granted here (a ministry's readers have accounts of their own)."""
    if command.role not in GRANTABLE:
        raise Rejected("staff.role_elsewhere")
    staff = ledger.get(Staff, command.account_id)
    staff.grant(command.role)
    return _with_office(ledger, staff)


def revoke_role(ledger: Ledger, command: RevokeRole) -> Changed:
    """Refuses to leave the network without an administrator."""
    staff = ledger.get(Staff, command.account_id)
    staff.revoke(command.role)
    return _with_office(ledger, staff)


def assign_centre(ledger: Ledger, command: AssignCentre) -> Changed:
    """Refuses an unknown centre."""
    staff = ledger.get(Staff, command.account_id)
    staff.assign(ledger.centre(command.code).code)
    return [staff]


def leave_centre(ledger: Ledger, command: LeaveCentre) -> Changed:
    """Refuses a centre where the account does not work."""
    staff = ledger.get(Staff, command.account_id)
    staff.leave(command.code)
    return [staff]


def bind_provider(ledger: Ledger, command: BindProvider) -> Changed:
    """Refuses an organisation that is not in the directory, and an account without the role that answers."""
    staff = ledger.get(Staff, command.account_id)
    staff.bind(ledger.get(Provider, command.provider_id).id)
    return [staff]


def unbind_provider(ledger: Ledger, command: UnbindProvider) -> Changed:
    """Refuses an organisation for which the account does not answer."""
    staff = ledger.get(Staff, command.account_id)
    staff.unbind(command.provider_id)
    return [staff]


def suspend_staff(ledger: Ledger, command: SuspendStaff) -> Changed:
    """Refuses to leave the network without an administrator."""
    staff = ledger.get(Staff, command.account_id)
    staff.suspend()
    return _with_office(ledger, staff)


def reinstate_staff(ledger: Ledger, command: ReinstateStaff) -> Changed:
    """Refuses one's own account."""
    staff = ledger.get(Staff, command.account_id)
    staff.reinstate()
    return _with_office(ledger, staff)


def reset_access(ledger: Ledger, command: ResetAccess) -> Changed:
    """Refuses one's own account."""
    staff = ledger.get(Staff, command.account_id)
    staff.reset_access()
    return [staff]


HANDLERS: dict[type, Handler] = {
    InviteStaff: invite_staff,
    GrantRole: grant_role,
    RevokeRole: revoke_role,
    AssignCentre: assign_centre,
    LeaveCentre: leave_centre,
    BindProvider: bind_provider,
    UnbindProvider: unbind_provider,
    SuspendStaff: suspend_staff,
    ReinstateStaff: reinstate_staff,
    ResetAccess: reset_access,
}


def _with_office(ledger: Ledger, staff: Staff) -> Iterable[Aggregate]:
    """The account, and the office where the change moved somebody in or out of it."""
    office = ledger.find(Office, OFFICE_ID)
    seated = office is not None and staff.id in office.members
    if staff.administers == seated:
        return [staff]
    if office is None:
        office = Office.found(staff.id)
    elif staff.administers:
        office.join(staff.id)
    else:
        office.leave(staff.id)
    return [staff, office]

