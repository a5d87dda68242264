"""Every form of the house as a browser has it: where it stands, who may send it, what it would send as it stands."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote_from_bytes

from tests.web.fakes import csrf
from tests.web.matrix.places import address
from tests.web.matrix.rights import LETTERS
from tests.web.matrix.table import TABLE
from tests.web.matrix.village import Village

Pairs = list[tuple[str, bytes]]
FORM = re.compile(r'<form [^>]*method="post"[^>]*>.*?</form>', re.DOTALL)
TAG = re.compile(r"<(input|select|textarea)\b([^>]*)>(?:(.*?)</\1>)?", re.DOTALL)
PART = re.compile(r'([\w-]+)(?:="([^"]*)")?')
# The other centre and a spare account are for administrators to play with: nobody else here depends on them.
PLAYGROUND = {"centres": "elsewhere"}


@dataclass(frozen=True)
class Door:
    """A form route, with a role that may go through it."""

    endpoint: str
    role: str
    state: str


def doors() -> Iterator[Door]:
    """Every endpoint that takes a POST, for every role and state that get further than its threshold."""
    for endpoint, (states, _, line) in TABLE.items():
        for letters, statuses in (line or {}).items():
            for state, status in zip(states, statuses.split(), strict=True):
                if status not in ("403", "404"):
                    yield from (Door(endpoint, LETTERS[letter], state) for letter in letters)


@dataclass(frozen=True)
class Form:
    """What would be sent as it stands; what each choice offers; the boxes into which words are typed."""

    pairs: Pairs
    offered: dict[str, list[bytes]]
    words: list[str]


def form_of(page: str, action: str) -> Form:
    """The form of a page that posts to `action`; the first form where none says so."""
    forms = FORM.findall(page[max(0, page.find('id="main-content"')) :])
    own = [form for form in forms if f'action="{action}"' in form] or [form for form in forms if "action=" not in form]
    form = Form([], {}, [])
    for kind, tag, inner in TAG.findall((own or [""])[0]):
        said = {name: html.unescape(value) for name, value in PART.findall(tag)}
        if said.get("name") and said["name"] != "csrf_token":
            _take(form, kind, said, inner)
    return form


def _take(form: Form, kind: str, said: dict[str, str], inner: str) -> None:
    name, sort = said["name"], said.get("type", "text")
    if kind == "select":
        chosen = re.search(r'<option value="([^"]*)"[^>]* selected', inner)
        form.pairs.append((name, html.unescape(chosen.group(1)).encode() if chosen else b""))
        form.offered[name] = [value.encode() for value in re.findall(r'<option value="([^"]*)"', inner)]
    elif sort in ("checkbox", "radio"):
        form.offered.setdefault(name, []).append(said.get("value", "").encode())
        form.pairs.extend([(name, said.get("value", "").encode())] if "checked" in said else [])
    else:
        text = html.unescape(inner.lstrip("\n")) if kind == "textarea" else said.get("value", "")
        form.pairs.append((name, text.encode()))
        form.words.extend([name] if kind == "textarea" or sort == "text" else [])


class Browser:
    """One role at one door."""

    def __init__(self, village: Village, door: Door) -> None:
        self.village, self.door = village, door
        self.client = village.client(door.role)
        where = PLAYGROUND.get(door.endpoint.split(".")[0], door.state)
        self.address = address(village, door.endpoint, door.state) if where == door.state else self._playground()

    def _playground(self) -> str:
        plain = address(self.village, self.door.endpoint, self.door.state)
        return plain.replace("/KJD", "/KHT")

    def form(self) -> tuple[Form, bytes]:
        """The form as it stands here, or on the page above where its button is, and the token."""
        where = self.address
        while (shown := self.client.get(where)).status_code == 405:
            where = where.rpartition("/")[0] or "/password"
        found = shown.status_code == 200 and shown.mimetype == "text/html"
        form = form_of(shown.text, self.address) if found else Form([], {}, [])
        # A page for anybody has no session and no token of one.
        told = shown.text if found and 'name="csrf-token"' in shown.text else self.client.get("/password").text
        return form, csrf(told).encode()

    def send(self, pairs: Iterable[tuple[str, bytes]]) -> Any:
        """As a browser encodes it, or as somebody does who writes requests by hand."""
        body = "&".join(f"{quote_from_bytes(name.encode())}={quote_from_bytes(value)}" for name, value in pairs)
        return self.client.post(self.address, data=body, content_type="application/x-www-form-urlencoded")
