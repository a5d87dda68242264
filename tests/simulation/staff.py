"""Two centres and the people who work there: who gives commands in tests and simulations."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from uuid_utils.compat import uuid7

from application.actor import (
    ADMINISTRATOR,
    COORDINATOR,
    COUNSELLOR,
    MANAGER,
    PROTECTION,
    TRAINER,
    Actor,
    system_actor,
)
from application.centre import OpenCentre
from application.verdict import Verdict


class Gives(Protocol):
    """Whatever takes commands."""

    def give(self, command: object, actor: Actor, command_id: UUID | None = None) -> Verdict: ...


def an_id() -> UUID:
    return uuid7()


def an_actor(*roles: str, centres: tuple[str, ...] = ("KJD",), number: int = 0) -> Actor:
    """`number` tells colleagues apart; the same words make the same account."""
    mark = sum(ord(letter) * 257**at for at, letter in enumerate("".join([*roles, *centres])))
    return Actor(UUID(int=(mark << 16 | number) % (1 << 128)), frozenset(roles), frozenset(centres))


COUNSELLORS = {code: an_actor(COUNSELLOR, centres=(code,)) for code in ("KJD", "DYU")}
TRAINERS = {code: an_actor(TRAINER, centres=(code,)) for code in ("KJD", "DYU")}
MANAGERS = {code: an_actor(MANAGER, centres=(code,)) for code in ("KJD", "DYU")}
PROTECTOR = an_actor(PROTECTION, centres=())
ADMIN = an_actor(ADMINISTRATOR, centres=())
COORDINATES = an_actor(COORDINATOR, centres=())

CENTRES = {
    "KJD": OpenCentre(
        code="KJD", name="Khujand", country="TJK", region="TJ-SU", zone="Asia/Dushanbe", prefix="KJD"
    ),
    "DYU": OpenCentre(
        code="DYU", name="Dushanbe", country="TJK", region="TJ-DU", zone="Asia/Dushanbe", prefix="DYU"
    ),
}


def open_centres(house: Gives) -> None:
    for command in CENTRES.values():
        assert house.give(command, system_actor()).accepted
