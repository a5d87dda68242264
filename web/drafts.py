"""Autosave: what is being typed is kept sealed on the server, so that no closed lid or ended session loses it."""

from __future__ import annotations

import re
from typing import Any

from flask import Blueprint, abort, current_app, redirect, request
from flask.typing import ResponseReturnValue

from web.dates import clock_text
from web.kept import SECRET
from web.sessions import current_actor, signed_in, system
from web.shell import safe_next
from web.text import forbidden

drafts = Blueprint("drafts", __name__, url_prefix="/drafts")
KEY = re.compile(r"[A-Za-z0-9_.:-]{1,200}", re.ASCII)
# Forms of which nothing is kept.
NEVER = frozenset({"auth.password"})
MOST_FIELDS, MOST_SIGNS = 300, 50_000


@drafts.post("/<key>")
def save(key: str) -> ResponseReturnValue:
    fields = _fields(_sent())
    saved_at = system().drafts.save(current_actor(), _known(key), fields)
    known = signed_in()
    return {"saved": clock_text(saved_at), "seconds": known.seconds_left if known else 0}


@drafts.post("/<key>/discard")
def discard(key: str) -> ResponseReturnValue:
    system().drafts.discard(current_actor(), _known(key))
    return redirect(safe_next(request.form.get("next")), 303)


def key_of_page() -> str | None:
    """The key of the form of this page: its address with ':' for '/'; None for strangers, and where nothing is kept."""
    if request.endpoint in NEVER or "drafts.save" not in current_app.view_functions or signed_in() is None:
        return None
    key = request.path.replace("/", ":")
    return key if KEY.fullmatch(key) else None


def page_of_key(key: str) -> str | None:
    """The address of the page whose form has this key; None for a key that was given by name."""
    return key.replace(":", "/") if re.match(r":[a-z]", key) else None


def _known(key: str) -> str:
    if not KEY.fullmatch(key):
        abort(404)
    return key


def _sent() -> Any:
    try:
        return request.get_json()
    except RecursionError:  # brackets within brackets, deeper than any page sends them
        abort(400)


def _fields(body: Any) -> list[tuple[str, str]]:
    pairs = body.get("fields") if isinstance(body, dict) else None
    if not isinstance(pairs, list) or len(pairs) > MOST_FIELDS:
        abort(400)
    if not all(_is_pair(pair) for pair in pairs) or sum(len(text) for _, text in pairs) > MOST_SIGNS:
        abort(400)
    return [(name, text) for name, text in pairs if not any(word in name.lower() for word in SECRET)]


def _is_pair(pair: Any) -> bool:
    whole = isinstance(pair, list) and len(pair) == 2 and all(isinstance(part, str) for part in pair)
    return whole and not any(forbidden(part.replace("\r", "")) for part in pair)
