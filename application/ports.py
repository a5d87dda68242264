"""What the application needs from the outside, named by the need."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from application.directory import CentreInfo
from application.verdict import Verdict
from domain.kernel import Aggregate

A = TypeVar("A", bound=Aggregate)


class Unavailable(Exception):
    """A store cannot be reached now; the same request may be sent again after `retry_after` seconds."""

    retry_after = 10


class Collision(Exception):
    """Somebody else wrote the same stream or the same command first; asking again decides it."""


class WiderTurn(Exception):
    """What a command touches hangs together with more than it named: the turn is taken again, of `ids` as well."""

    def __init__(self, ids: Iterable[UUID]) -> None:
        super().__init__()
        self.ids = frozenset(ids)


class NewerExists(Exception):
    """A stated `recorded` is older than the newest event."""


class Ledger(Protocol):
    """What handlers are given: aggregates of the turn that was taken."""

    def get(self, kind: type[A], identifier: UUID) -> A:
        """The aggregate. Raises Rejected('<area>.unknown') when there is none of this kind."""

    def find(self, kind: type[A], identifier: UUID) -> A | None:
        """The aggregate, or None."""

    def reach(self, ids: Iterable[UUID]) -> None:
        """To be called before streams that the command does not name. Raises WiderTurn unless their turn is taken."""

    def next_number(self, series: str) -> int:
        """The next printed number of a series, starting at 1."""

    def centre(self, code: str) -> CentreInfo:
        """The centre. Raises Rejected('centre.unknown')."""


class Unit(Protocol):
    """One turn: everything in it commits together or not at all."""

    ledger: Ledger
    recorded: datetime

    def earlier(self, command_id: UUID) -> tuple[UUID, bytes, Verdict] | None:
        """(who asked, HMAC of the body, verdict) when this command was answered before."""

    def another(self, recorded: datetime | None = None) -> None:
        """Ready for one more command, with an instant of its own; nothing that was not written is remembered."""

    def write(self, changed: Iterable[Aggregate]) -> None:
        """Store the pending events with the rows that they make."""

    def answer(
        self, command_id: UUID, actor_id: UUID, device_id: UUID | None, body_mac: bytes, verdict: Verdict
    ) -> None:
        """Keep the verdict."""


class Store(Protocol):
    """The ledger database as the dispatcher sees it."""

    def turn(
        self,
        commands: Collection[UUID],
        ids: Collection[UUID],
        recorded: datetime | None = None,
        *,
        careful: bool = True,
    ) -> AbstractContextManager[Unit]:
        """Take the turn of `commands` and of the streams `ids`. Raises Unavailable, NewerExists for an old `recorded`.

        Not `careful`: the quick way, which raises Collision for whatever only a careful try can tell apart.
        """

    def mac(self, command: Any) -> bytes:
        """What the inbox keeps instead of a body: an HMAC of its canonical bytes."""


class Reader(Protocol):
    """Answers queries over read models; see `application/queries.py`."""

    def answer(self, query: Any, asker: Any) -> Any:
        """The answer to one query."""
