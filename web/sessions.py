"""Who is signed in: the signed cookie holds a random id, everything else is kept by the accounts port."""

from __future__ import annotations

from typing import cast

from flask import current_app, g, session

from application.actor import Actor
from web.ports import SignedIn, System

TOKEN = "token"  # noqa: S105 - the name of the key in the cookie, not a secret


def system() -> System:
    """The facade that this application was made with."""
    return cast("System", current_app.extensions["safar"])


def signed_in(*, touch: bool = True) -> SignedIn | None:
    """The living session of this request, looked up once; None for a stranger."""
    if "signed_in" not in g:
        token = session.get(TOKEN)
        g.signed_in = system().accounts.session(token, touch=touch) if isinstance(token, str) else None
    return cast("SignedIn | None", g.signed_in)


def current_actor() -> Actor:
    """Who asks; only on pages that need a sign-in."""
    found = signed_in()
    if found is None:
        raise RuntimeError("asked for an actor on a page that is open to strangers")
    return found.actor


def begin(token: str) -> None:
    """Start a session in the cookie; nothing of what was there before survives (fixation)."""
    session.clear()
    session[TOKEN] = token
    g.pop("signed_in", None)
    g.pop("csrf_token", None)  # Flask-WTF keeps the token of the old session here


def end() -> None:
    """End the session, in the store and in the cookie."""
    token = session.get(TOKEN)
    if isinstance(token, str):
        system().accounts.sign_out(token)
    session.clear()
    g.pop("signed_in", None)
    g.pop("csrf_token", None)
