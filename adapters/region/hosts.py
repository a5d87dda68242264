"""The countries of a network as the settings name them, and how they are asked: bounded in time and in size."""

from __future__ import annotations

import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.client import HTTPException
from typing import Any
from urllib.parse import urlsplit

SECONDS = 20.0
WHOLE_SECONDS = 120.0
MOST_BYTES = 20 * 2**20
_CHUNK = 2**16
_NOT_MODIFIED = 304


class BadHosts(ValueError):
    """The settings do not name countries as `TJ=https://figures.example.tj/sdmx,KG=…`."""


class Unanswered(Exception):
    """Nothing usable came; `code` says why, in the log's words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Host:
    """`url` is where SDMX REST begins; the token is no part of what is shown."""

    area: str
    url: str
    token: str = field(default="", repr=False)


@dataclass(frozen=True)
class Answer:
    """`body` None: nothing has changed since `etag`."""

    body: bytes | None
    etag: str


def hosts_of(urls: str, tokens: str) -> tuple[Host, ...]:
    """Raises BadHosts."""
    secrets = _pairs(tokens)
    found = tuple(Host(area, url.rstrip("/"), secrets.get(area, "")) for area, url in _pairs(urls).items())
    for host in found:
        parts = urlsplit(host.url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query or parts.fragment:
            raise BadHosts(host.area)
        if len(host.area) != 2 or not (host.area.isascii() and host.area.isupper()):
            raise BadHosts(host.area)
    return found


def _pairs(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in text.split(","))):
        area, separator, value = part.partition("=")
        if not separator or not value or area in found:
            raise BadHosts(area)
        found[area] = value
    return found


class _Stay(urllib.request.HTTPRedirectHandler):
    """Nobody is followed elsewhere: the token is for the host that the settings name."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


# Asks with the certificates that the machine trusts; environment proxies apply as everywhere.
_OPENER = urllib.request.build_opener(_Stay)


def ask(host: Host, path: str, accept: str, etag: str = "") -> Answer:
    """One answer of a host. Raises Unanswered."""
    headers = {"Accept": accept, "User-Agent": "Safar"}
    headers |= {"Authorization": f"Bearer {host.token}"} if host.token else {}
    headers |= {"If-None-Match": etag} if etag else {}
    request = urllib.request.Request(f"{host.url}/{path}", headers=headers)  # noqa: S310 - http and https only
    try:
        with _OPENER.open(request, timeout=SECONDS) as response:
            return Answer(_bounded(response), _etag(response.headers))
    except urllib.error.HTTPError as refusal:
        with refusal:
            if refusal.code == _NOT_MODIFIED:
                return Answer(None, etag)
            raise Unanswered(f"http_{refusal.code}") from refusal
    except TimeoutError as late:
        raise Unanswered("too_slow") from late
    except (OSError, HTTPException) as problem:
        raise Unanswered("unreachable") from problem


def _bounded(response: Any) -> bytes:
    ends, parts, size = time.monotonic() + WHOLE_SECONDS, [], 0
    while part := response.read(_CHUNK):
        size += len(part)
        if size > MOST_BYTES:
            raise Unanswered("too_large")
        if time.monotonic() > ends:
            raise Unanswered("too_slow")
        parts.append(part)
    return b"".join(parts)


def _etag(headers: Message | Mapping[str, str]) -> str:
    return str(headers.get("ETag") or "")[:200]
