"""A small network built through commands, for tests of accounts and of those who watch over them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7

from adapters.wiring import House
from application.actor import ADMINISTRATOR, SYSTEM, Actor
from application.centre import OpenCentre
from application.staff import AssignCentre, GrantRole, InviteStaff
from application.verdict import Verdict

PASSWORD = "a river under seven bridges"
NEW_PASSWORD = "seven bridges over a river"
HOME = "10.0.0.7"
KHUJAND = {
    "name": "Khujand",
    "country": "TJK",
    "region": "TJ-SU",
    "district": "3505401",
    "zone": "Asia/Dushanbe",
    "prefix": "KJD",
}


@dataclass
class Network:
    """`setup` is the actor of set-up; `administrator` the first account, made by it."""

    house: House
    setup: Actor = field(default_factory=lambda: Actor(uuid7(), frozenset({SYSTEM}), frozenset()))

    def __post_init__(self) -> None:
        self.accept(OpenCentre(code="KJD", **KHUJAND))
        self.administrator = self.actor(self.hire("zarina", ADMINISTRATOR))

    def send(self, command: Any, actor: Actor | None = None) -> Verdict:
        """One command through the one door."""
        return self.house.system.dispatch(command, actor or self.setup, command_id=uuid7())

    def accept(self, command: Any, actor: Actor | None = None) -> Verdict:
        """One command that must be taken."""
        verdict = self.send(command, actor)
        assert verdict.accepted, verdict
        return verdict

    def hire(
        self, login: str, *roles: str, centres: tuple[str, ...] = (), demonstration: bool = False, name: str = "Zarina"
    ) -> UUID:
        """An account with a password of its own choice."""
        account_id = self.invite(login, demonstration=demonstration, name=name)
        for role in roles:
            self.accept(GrantRole(account_id=account_id, role=role))
        for code in centres:
            self.accept(AssignCentre(account_id=account_id, code=code))
        self.house.accounts.set_password(account_id, PASSWORD)
        return account_id

    def invite(self, login: str, *, demonstration: bool = False, name: str = "Zarina") -> UUID:
        """An account without a password."""
        account_id: UUID = uuid7()
        self.accept(
            InviteStaff(
                account_id=account_id, full_name=name, login=login, language="en", demonstration=demonstration
            )
        )
        return account_id

    def actor(self, account_id: UUID) -> Actor:
        """The account as it stands now."""
        found = self.house.accounts.actor(account_id)
        assert found is not None
        return found

    def sign_in(self, login: str, password: str = PASSWORD, address: str = HOME) -> str | None:
        """A token, or None."""
        return self.house.accounts.sign_in(login, password, address=address, agent="a browser")
