"""Aggregates of one turn: loaded once by the library's repository, handed to policy and handler alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, TypeVar
from uuid import UUID

from eventsourcing.application import AggregateNotFoundError, Repository

from application.directory import CentreInfo, Directory
from application.ports import WiderTurn
from domain.kernel import Aggregate, Rejected

A = TypeVar("A", bound=Aggregate)
_UNREAD: Any = object()


class OutOfTurn(RuntimeError):
    """A handler reached for a stream whose turn the command did not take: a bug, found by tests."""


class TurnLedger:
    """See `application/ports.py: Ledger`."""

    def __init__(
        self, event_store: Any, turn: frozenset[UUID], directory: Directory, numbers: Callable[[str], int]
    ) -> None:
        self._repository: Repository[UUID] = Repository(event_store)
        self._turn = turn
        self._directory = directory
        self._loaded: dict[UUID, Aggregate | None] = {}
        self.next_number = numbers

    def get(self, kind: type[A], identifier: UUID) -> A:
        """The aggregate. Raises Rejected('<area>.unknown')."""
        found = self.find(kind, identifier)
        if found is None:
            raise Rejected(f"{kind.TOPIC}.unknown")
        return found

    def find(self, kind: type[A], identifier: UUID) -> A | None:
        """The aggregate of this kind, or None."""
        found = self._loaded.get(identifier, _UNREAD)
        if found is _UNREAD:
            if identifier not in self._turn:
                raise OutOfTurn(kind.TOPIC)
            found = self._loaded[identifier] = self._load(identifier)
        return found if isinstance(found, kind) else None

    def reach(self, ids: Iterable[UUID]) -> None:
        """Raises WiderTurn unless the turn of all `ids` is taken."""
        beyond = set(ids) - self._turn
        if beyond:
            raise WiderTurn(beyond)

    def forget(self, written: Iterable[UUID]) -> None:
        """These are read anew when they are needed, and so is whatever was changed and not written."""
        gone = {each for each, found in self._loaded.items() if found is not None and found.pending_events}
        for each in gone | set(written):
            self._loaded.pop(each, None)

    def centre(self, code: str) -> CentreInfo:
        """The centre. Raises Rejected('centre.unknown')."""
        found = self._directory.centre(code)
        if found is None:
            raise Rejected("centre.unknown")
        return found

    def _load(self, identifier: UUID) -> Aggregate | None:
        try:
            found: Aggregate = self._repository.get(identifier, projector_func=_replay)
            return found
        except AggregateNotFoundError:
            return None


def _replay(aggregate: Any, events: Iterable[Any]) -> Any:
    """The library's projector without its check of each event against a protocol, which costs as much as the rest."""
    for event in events:
        aggregate = event.mutate(aggregate)
    return aggregate
