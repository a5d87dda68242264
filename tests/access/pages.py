"""A reader at a browser without scripts: opens pages, fills forms, follows redirects."""

from __future__ import annotations

import re
from typing import Any

from flask import Flask

from tests.access.network import PASSWORD, Network
from tests.web.fakes import csrf, hidden
from web.app import create_app
from web.settings import WebSettings


def desk(network: Network) -> Flask:
    """The desk application over a real house."""
    return create_app(network.house.system, WebSettings(secret_key="for tests only", trusted_hosts=("localhost",)))


class Reader:
    """One member of staff, signed in."""

    def __init__(self, app: Flask, login: str, password: str = PASSWORD) -> None:
        self.client = app.test_client()
        self.page = self.open("/sign-in").text
        self.answer = self.send("/sign-in", login=login, password=password, next="/")

    def open(self, address: str) -> Any:
        """A page, without following redirects."""
        answer = self.client.get(address)
        self.page = answer.text
        return answer

    def send(self, address: str, follow: bool = False, **fields: Any) -> Any:
        """A form of the page that is open; hidden fields of its own kind are the test's business."""
        ids = list(hidden(self.page, "command_id"))
        kept = {"csrf_token": csrf(self.page), **({"command_id": ids[0]} if ids else {})}
        answer = self.client.post(address, data={**kept, **fields}, follow_redirects=follow)
        if answer.status_code != 303:
            self.page = answer.text
        return answer

    def text(self) -> str:
        """What the page says, without its tags."""
        return " ".join(re.sub(r"<[^>]+>", " ", self.page).split())
