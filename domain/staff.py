"""A member of staff: roles, centres, suspension."""

from __future__ import annotations

from typing import Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, current_act, event

ADMINISTERS = "ADMINISTRATOR"
# Somebody of another organisation: sees what was sent there, and holds no other role.
ANSWERS = "PARTNER"
# Whoever administers accounts and centres sees no case data: only figures may be read under the same account.
BESIDE_ADMINISTERING = frozenset({"ANALYST"})


class Staff(Aggregate):
    """One account. Passwords and other secrets are never in the ledger."""

    TOPIC = "staff"

    class Invited(Created):
        """May sign in once a password was made; no role yet."""

        TOPIC = "staff.Invited"
        full_name: Personal[str]
        login: Personal[str]
        language: Clear[str]
        demonstration: Clear[bool]

    class RoleGranted(Event):
        """`roles` are all that the account holds afterwards."""

        TOPIC = "staff.RoleGranted"
        role: Clear[str]
        roles: Clear[list[str]]

    class RoleRevoked(Event):
        """`roles` are those that remain."""

        TOPIC = "staff.RoleRevoked"
        role: Clear[str]
        roles: Clear[list[str]]

    class CentreAssigned(Event):
        """`codes` are all centres of the account afterwards."""

        TOPIC = "staff.CentreAssigned"
        code: Clear[str]
        codes: Clear[list[str]]

    class CentreLeft(Event):
        """`codes` are the centres that remain."""

        TOPIC = "staff.CentreLeft"
        code: Clear[str]
        codes: Clear[list[str]]

    class Suspended(Event):
        """No role is in effect, no session lives."""

        TOPIC = "staff.Suspended"

    class Reinstated(Event):
        """The roles are in effect again; sessions of before stay dead."""

        TOPIC = "staff.Reinstated"

    class AccessReset(Event):
        """Somebody was given a one-time password for this account; it stays known who gave it."""

        TOPIC = "staff.AccessReset"

    class ProviderBound(Event):
        """Answers for one organisation more; `providers` are all for which the account answers afterwards."""

        TOPIC = "staff.ProviderBound"
        provider_id: Clear[UUID]
        providers: Clear[list[UUID]]

    class ProviderUnbound(Event):
        """Answers for one organisation fewer; `providers` are those that remain."""

        TOPIC = "staff.ProviderUnbound"
        provider_id: Clear[UUID]
        providers: Clear[list[UUID]]

    @classmethod
    def invite(cls, account_id: UUID, *, full_name: str, login: str, language: str, demonstration: bool) -> Self:
        """The login arrives folded; that it is free is kept by the store of credentials."""
        return cls._create(
            cls.Invited, id=account_id, full_name=full_name, login=login, language=language, demonstration=demonstration
        )

    @event(Invited)
    def __init__(self) -> None:
        self.roles: list[str] = []
        self.centres: list[str] = []
        self.providers: list[UUID] = []
        self.suspended = False

    @property
    def administers(self) -> bool:
        """Whether this account can grant roles now."""
        return ADMINISTERS in self.roles and not self.suspended

    def grant(self, role: str) -> None:
        """Raises Rejected for one's own account, a role held already, or one that must stay apart from another."""
        self._of_somebody_else()
        self._in_service()
        if role in self.roles:
            raise Rejected("staff.role_held")
        roles = sorted([*self.roles, role])
        if ADMINISTERS in roles and not BESIDE_ADMINISTERING.issuperset(set(roles) - {ADMINISTERS}):
            raise Rejected("staff.roles_apart")
        if ANSWERS in roles and roles != [ANSWERS]:
            raise Rejected("staff.partner_apart")
        self.trigger_event(self.RoleGranted, role=role, roles=roles)

    def revoke(self, role: str) -> None:
        """Raises Rejected when the role is not held."""
        if role not in self.roles:
            raise Rejected("staff.role_not_held")
        self.trigger_event(self.RoleRevoked, role=role, roles=[held for held in self.roles if held != role])

    def assign(self, code: str) -> None:
        """Raises Rejected for one's own account or a centre assigned already."""
        self._of_somebody_else()
        self._in_service()
        if code in self.centres:
            raise Rejected("staff.centre_assigned")
        self.trigger_event(self.CentreAssigned, code=code, codes=sorted([*self.centres, code]))

    def leave(self, code: str) -> None:
        """Raises Rejected when the account does not work there."""
        if code not in self.centres:
            raise Rejected("staff.centre_not_assigned")
        self.trigger_event(self.CentreLeft, code=code, codes=[held for held in self.centres if held != code])

    def bind(self, provider_id: UUID) -> None:
        """Raises Rejected for one's own account, without the role that answers, and a second time."""
        self._of_somebody_else()
        self._in_service()
        if ANSWERS not in self.roles:
            raise Rejected("staff.not_partner")
        if provider_id in self.providers:
            raise Rejected("staff.provider_bound")
        self.trigger_event(self.ProviderBound, provider_id=provider_id, providers=[*self.providers, provider_id])

    def unbind(self, provider_id: UUID) -> None:
        """Raises Rejected when the account does not answer for it."""
        if provider_id not in self.providers:
            raise Rejected("staff.provider_not_bound")
        rest = [held for held in self.providers if held != provider_id]
        self.trigger_event(self.ProviderUnbound, provider_id=provider_id, providers=rest)

    def suspend(self) -> None:
        """Raises Rejected when it is suspended already."""
        self._in_service()
        self.trigger_event(self.Suspended)

    def reinstate(self) -> None:
        """Raises Rejected for one's own account or one that is not suspended."""
        self._of_somebody_else()
        if not self.suspended:
            raise Rejected("staff.not_suspended")
        self.trigger_event(self.Reinstated)

    def reset_access(self) -> None:
        """Raises Rejected for one's own account (which changes its password itself) or a suspended one."""
        self._of_somebody_else()
        self._in_service()
        self.trigger_event(self.AccessReset)

    def _of_somebody_else(self) -> None:
        # Nobody widens their own rights: it takes two.
        if current_act().actor_id == self.id:
            raise Rejected("staff.own_account")

    def _in_service(self) -> None:
        if self.suspended:
            raise Rejected("staff.suspended")

    @event(RoleGranted)
    def _take_role(self, roles: list[str]) -> None:
        self.roles = roles

    @event(RoleRevoked)
    def _drop_role(self, roles: list[str]) -> None:
        self.roles = roles

    @event(CentreAssigned)
    def _take_centre(self, codes: list[str]) -> None:
        self.centres = codes

    @event(CentreLeft)
    def _drop_centre(self, codes: list[str]) -> None:
        self.centres = codes

    @event(ProviderBound)
    def _take_provider(self, providers: list[UUID]) -> None:
        self.providers = providers

    @event(ProviderUnbound)
    def _drop_provider(self, providers: list[UUID]) -> None:
        self.providers = providers

    @event(Suspended)
    def _stop(self) -> None:
        self.suspended = True

    @event(Reinstated)
    def _resume(self) -> None:
        self.suspended = False

    @event(AccessReset)
    def _note_reset(self) -> None:
        pass
