"""A facade that remembers what it was given and answers as told."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from flask import Flask

from application.actor import Actor
from application.directory import OwnTopic
from application.ports import Unavailable
from application.verdict import ACCEPTED, Verdict
from web.settings import WebSettings

PASSWORD = "a river under seven bridges"
NOON = datetime(2026, 11, 22, 9, 5, tzinfo=UTC)  # 14:05 in Dushanbe
SETTINGS = WebSettings(secret_key="for tests only", trusted_hosts=("localhost",))


def an_actor(*roles: str, language: str = "en") -> Actor:
    return Actor(uuid4(), frozenset(roles), frozenset({"DYU"}), language, "Gulnora Saidova")


@dataclass
class Session:
    actor: Actor
    seconds_left: int = 900
    must_change: bool = False
    zone: str = "Asia/Dushanbe"
    country: str = "TJ"


@dataclass
class FakeAccounts:
    actor: Actor
    must_change: bool = False
    seconds: int = 900
    sessions: dict[str, Session] = field(default_factory=dict)
    touches: list[bool] = field(default_factory=list)
    down: bool = False

    def sign_in(self, login: str, password: str, *, address: str, agent: str) -> str | None:
        self._reach()
        if (login, password) != ("gulnora", PASSWORD):
            return None
        token = secrets.token_urlsafe(16)
        self.sessions[token] = Session(self.actor, self.seconds, self.must_change)
        return token

    def session(self, token: str, *, touch: bool = True) -> Session | None:
        self._reach()
        self.touches.append(touch)
        return self.sessions.get(token)

    def sign_out(self, token: str) -> None:
        self.sessions.pop(token, None)

    def change_password(self, token: str, old: str, new: str) -> str | None:
        if old != PASSWORD:
            return "account.password_wrong"
        self.must_change = False
        self.sessions[token].must_change = False
        return None if len(new) >= 12 else "account.password_short"

    def _reach(self) -> None:
        if self.down:
            raise Unavailable


@dataclass
class Draft:
    fields: list[tuple[str, str]]
    saved_at: datetime


@dataclass
class FakeDrafts:
    kept: dict[str, Draft] = field(default_factory=dict)

    def save(self, actor: Actor, key: str, fields: list[tuple[str, str]]) -> datetime:
        self.kept[key] = Draft(list(fields), NOON)
        return NOON

    def load(self, actor: Actor, key: str) -> Draft | None:
        return self.kept.get(key)

    def discard(self, actor: Actor, key: str) -> None:
        self.kept.pop(key, None)

    def keys(self, actor: Actor) -> list[tuple[str, datetime]]:
        return [(key, draft.saved_at) for key, draft in self.kept.items()]


class FakeSystem:
    """`answers` are given in turn: a Verdict, an exception to raise; accepted when none is left."""

    def __init__(self, actor: Actor | None = None) -> None:
        self.accounts = FakeAccounts(actor or an_actor("COUNSELLOR"))
        self.drafts = FakeDrafts()
        self.sent: list[tuple[Any, UUID]] = []
        self.answers: list[Verdict | Exception] = []
        self.replies: dict[type, Callable[[Any], Any]] = {}

    def dispatch(self, command: Any, actor: Actor, *, command_id: UUID) -> Verdict:
        self.sent.append((command, command_id))
        answer = self.answers.pop(0) if self.answers else Verdict(ACCEPTED)
        if isinstance(answer, Exception):
            raise answer
        return answer

    def ask(self, question: Any, actor: Actor, *, route: str, purpose: str = "") -> Any:
        return self.replies[type(question)](question)

    def own_topics(self, centre: str) -> tuple[OwnTopic, ...]:
        return ()

    def centre_name(self, code: str) -> str:
        return code


def sign_in(client: Any, **fields: str) -> Any:
    """Go through the sign-in page; the answer to it."""
    page = client.get("/sign-in").text
    return client.post("/sign-in", data={"csrf_token": csrf(page), "login": "gulnora", "password": PASSWORD, **fields})


def signed_in_client(app: Flask) -> Any:
    """A test client that went through the sign-in page."""
    client = app.test_client()
    answer = sign_in(client)
    assert answer.status_code == 303, answer.text
    return client


def csrf(page: str) -> str:
    """The token of the first form of a page."""
    return page.split('name="csrf-token" content="')[1].split('"', maxsplit=1)[0]


def hidden(page: str, name: str) -> Iterator[str]:
    """The values of the hidden fields of a name."""
    for piece in page.split(f'type="hidden" name="{name}" value="')[1:]:
        yield piece.split('"')[0]
