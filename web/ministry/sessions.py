"""Who is reading: the cookie holds a random token, the releases database knows whose it is and for how long."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import cast
from zoneinfo import ZoneInfo

from flask import current_app, g, session

from application.reports.released import Reader, ReaderAccounts, ReleaseReader

TOKEN = "token"  # noqa: S105 - the name of the key in the cookie, not a secret


@dataclass(frozen=True)
class House:
    """What the application was made with. `now` gives an aware instant, `zone` is the office's.

    `mapping` gives the codes of other systems that are in force.
    """

    releases: ReleaseReader
    accounts: ReaderAccounts
    now: Callable[[], datetime]
    zone: str
    mapping: Callable[[], Mapping[tuple[str, str], str]] = dict

    def today(self) -> date:
        return self.now().astimezone(ZoneInfo(self.zone)).date()


def house() -> House:
    return cast("House", current_app.extensions["safar.ministry"])


def current_reader() -> Reader | None:
    """The official of this request, looked up once; None for a stranger."""
    if "signed_in" not in g:
        token = session.get(TOKEN)
        g.signed_in = house().accounts.session(token, house().now()) if isinstance(token, str) else None
    return cast("Reader | None", g.signed_in)


def begin(token: str) -> None:
    """Start a session in the cookie; nothing of what was there before survives (fixation)."""
    end()
    session[TOKEN] = token


def end() -> None:
    """End the session, in the store and in the cookie."""
    token = session.get(TOKEN)
    if isinstance(token, str):
        house().accounts.sign_out(token)
    session.clear()
    g.pop("signed_in", None)
    g.pop("csrf_token", None)  # Flask-WTF keeps the token of the old session here
