"""Every endpoint of the ministry application with who may open it. One without a line is refused, and fails a test."""

from __future__ import annotations

from flask import Flask, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from web.ministry.programs import admit
from web.ministry.sessions import current_reader
from web.shell import here

PUBLIC = "public"
READER = "reader"
# A reader, or a program with a token of one.
MACHINE = "machine"

ROUTES: dict[str, str] = {
    "health.alive": PUBLIC,
    "choices.language": PUBLIC,
    "choices.look": PUBLIC,
    "auth.sign_in": PUBLIC,
    "auth.sign_out": PUBLIC,
    "auth.password": READER,
    "publication.home": READER,
    "publication.quarters": READER,
    "publication.quarter": READER,
    "publication.table": READER,
    "publication.compare": READER,
    "publication.methods": READER,
    "bulletin.page": READER,
    "bulletin.paper": READER,
    "comparing.any_two": READER,
    "codebook.index": READER,
    "codebook.file": READER,
    "downloads.table_csv": READER,
    "downloads.table_metadata": READER,
    "downloads.table_xlsx": READER,
    "downloads.quarter_xlsx": READER,
    "region.index": READER,
    "region.table": READER,
    "sdmx.data": MACHINE,
    "sdmx.structure": MACHINE,
    "sdmx.structures": MACHINE,
    "downloads.table_file": READER,
    "downloads.quarter_file": READER,
}


def guard_routes(app: Flask) -> None:
    """Enforce the sign-in before any view runs."""
    app.before_request(_enforce)


def _enforce() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None  # no such address: the error page follows
    who = ROUTES.get(request.endpoint)
    if who == PUBLIC:
        return None
    if who == MACHINE:
        return admit()
    if who != READER:
        abort(403)
    if current_reader() is None:
        return redirect(url_for("auth.sign_in", next=here() if request.method == "GET" else "/"), 303)
    return None
