"""Answers questions: role first, then the answer under the asker's eyes, then the access log, then the bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

import psycopg
import sqlalchemy.exc
import structlog
from sqlalchemy import Connection, Engine

from adapters.keys.store import PersonKeys
from adapters.reading.context import Reading
from adapters.reading.standing import read_by_transfer, restricted_among
from application.actor import Actor
from application.asking import Answer, Forbidden
from application.directory import Directory
from application.policy import Decision, policy
from application.ports import Unavailable

log = structlog.get_logger()

# What opens a file; a line of a list shows a name and no more.
OPENS = frozenset({"people.file", "people.copy", "people.screening"})

# Under this purpose stands what a centre reads that gave the file away.
TRANSFER = "transfer"

_LOST = (sqlite3.Error, psycopg.Error, sqlalchemy.exc.DBAPIError, sqlalchemy.exc.TimeoutError, OSError)


@dataclass(frozen=True)
class Known:
    """One kind of question: its policy line and the function that answers it."""

    action: str
    answer: Callable[[Reading, Any], Answer[Any]]


class AccessLog(Protocol):
    """Keeps who saw whom."""

    def write(
        self, actor: Actor, persons: tuple[UUID, ...], *, action: str, route: str, purpose: str
    ) -> None:
        """Durable when it returns; one row for each person."""

    def look(self, actor: Actor, owners: Mapping[UUID, UUID | None]) -> None:
        """Tell whoever watches over these restricted files that they were opened."""


def _by_purpose(
    persons: tuple[UUID, ...], given_away: set[UUID], purpose: str
) -> Iterator[tuple[tuple[UUID, ...], str]]:
    """The persons of each purpose; those whom the asker sees by a transfer have that one."""
    for seen, why in ((False, purpose), (True, TRANSFER)):
        found = tuple(person for person in persons if (person in given_away) is seen)
        if found:
            yield found, why


class ReadModelQuestions:
    """See `application/system.py: Questions`."""

    def __init__(
        self,
        engine: Engine,
        keys: PersonKeys,
        directory: Directory,
        access_log: AccessLog,
        known: Mapping[type, Known],
        parts: Mapping[str, Any],
    ) -> None:
        self._engine = engine
        self._keys = keys
        self._directory = directory
        self._access_log = access_log
        self._known = known
        self._parts = parts

    def ask(self, question: Any, actor: Actor, *, route: str, purpose: str = "") -> Any:
        """Raises Forbidden, Absent, or Unavailable when the store or the access log is out of reach."""
        kind = self._known[type(question)]
        if policy(actor, kind.action) in (Decision.DENY, Decision.ABSENT):
            raise Forbidden
        try:
            with self._snapshot() as connection:
                reading = Reading(connection, self._keys, actor, self._directory, self._parts)
                answer = kind.answer(reading, question)
                given_away = read_by_transfer(connection, actor, answer.persons)
                opened = answer.persons if kind.action in OPENS else ()
                watched = restricted_among(connection, actor, opened)
            for persons, why in _by_purpose(answer.persons, given_away, purpose):
                self._access_log.write(actor, persons, action=kind.action, route=route, purpose=why)
            if watched:
                self._access_log.look(actor, watched)
        except _LOST as problem:
            log.error("question.unavailable", action=kind.action, error=type(problem).__name__)
            raise Unavailable from problem
        return answer.value

    def _snapshot(self) -> AbstractContextManager[Connection]:
        return self._engine.begin()
