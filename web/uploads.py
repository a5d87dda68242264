"""Uploads stay in memory: what a person hands over never lies unsealed in a temporary file."""

from __future__ import annotations

from io import BytesIO
from typing import IO, Any

from flask import Flask, Request, request

# Bytes that one request may bring to an endpoint that takes files; everywhere else the general limit holds.
MOST_AT_ONCE = 64 * 2**20
TAKES_FILES = frozenset({"attachments.add"})


class InMemory(Request):
    """The library would move larger files to the disk."""

    def _get_file_stream(self, *_: Any, **__: Any) -> IO[bytes]:
        return BytesIO()


def make_room(app: Flask) -> None:
    """To be called before anything reads a form."""
    app.request_class = InMemory
    app.before_request(_more_for_files)


def _more_for_files() -> None:
    if request.endpoint in TAKES_FILES:
        request.max_content_length = MOST_AT_ONCE
