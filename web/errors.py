"""Pages for what went wrong: what happened, what to do, an id to quote; never more than that."""

from __future__ import annotations

import logging
import secrets
import traceback
from pathlib import Path
from typing import NamedTuple

from flask import Flask, current_app, g, jsonify, make_response, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException, SecurityError

from web.i18n import LazyText, negotiate, using
from web.i18n import lazy_gettext as _l
from web.kept import kept_fields, seen_fields
from web.shell import here

log = logging.getLogger("safar.web")


class Page(NamedTuple):
    """The words of one error page."""

    title: LazyText
    advice: LazyText


PAGES: dict[int, Page] = {
    400: Page(
        _l("This request cannot be read"), _l("Go back, open the page afresh and try again.")
    ),
    401: Page(_l("You are not signed in"), _l("Sign in and try again.")),
    403: Page(_l("This is not open to your role"), _l("If your work needs it, ask your administrator.")),
    404: Page(
        _l("Nothing was found here"), _l("Check the address, or search for what you need.")
    ),
    405: Page(_l("This address does not take that"), _l("Go back and use the buttons of the page.")),
    409: Page(
        _l("The codes in use contradict each other"),
        _l("Two figures would get one place in the other system. Your administrator can mend the file of codes."),
    ),
    413: Page(
        _l("This is too large to send"), _l("Attach a smaller file or write a shorter text.")
    ),
    429: Page(_l("Too many tries"), _l("Wait a quarter of an hour, then try again.")),
    500: Page(
        _l("Something went wrong on our side"),
        _l("Your entry was not saved. Try again; if it happens again, tell your administrator the number below."),
    ),
    503: Page(
        _l("The service cannot be reached just now"),
        _l("Nothing is lost. Wait a few seconds and try again; nothing will be entered twice."),
    ),
}

STRANGE_HOST = _l(
    "This site is not known under the name that stands in the address. Whoever keeps the server can add the name to the"
    " setting SAFAR_TRUSTED_HOSTS."
)


def explain_errors(app: Flask) -> None:
    """Answer every failure with a page in the reader's language."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(Exception, _of_bug)


def error_page(status: int, *, retry_after: int | None = None) -> ResponseReturnValue:
    """The page for a status; for 503 it holds what was typed and a button that sends it again."""
    error_id = secrets.token_hex(4)
    if status >= 500:
        g.setdefault("signed_in", None)  # asking who is there may be what failed
    log.log(logging.ERROR if status >= 500 else logging.INFO, "http %s %s %s", status, request.endpoint, error_id)
    page = PAGES.get(status, PAGES[500 if status >= 500 else 400])
    if request.is_json:
        response = make_response(jsonify(error=status, id=error_id), status)
    else:
        fields = kept_fields(request.form) if status == 503 and request.method == "POST" else []
        words = {"page": page, "status": status, "error_id": error_id, "goal": here()}
        response = make_response(
            render_template("error.html", **words, fields=fields, seen=seen_fields(fields)), status
        )
    if retry_after is not None:
        response.headers["Retry-After"] = str(retry_after)
    return response


def _of_http(error: HTTPException) -> ResponseReturnValue:
    if isinstance(error, SecurityError):  # a strange host: no address can be built for any page
        return _strange_host()
    if error.response is not None or (error.code or 500) < 400:
        return error  # a redirect raised by the router is its own answer
    return error_page(error.code or 500)


def _strange_host() -> ResponseReturnValue:
    """A page that stands alone: no link, no style, and the language that the browser asks for."""
    tag = negotiate(chosen=None, cookie=None, accepted=[tag for tag, _quality in request.accept_languages])
    with using(tag):
        page = current_app.jinja_env.get_template("strange_host.html")
        return page.render(lang=tag, title=str(PAGES[400].title), advice=str(STRANGE_HOST)), 400


def _of_bug(error: Exception) -> ResponseReturnValue:
    # The message of an exception may hold what somebody typed; its place in the code does not.
    frames = traceback.extract_tb(error.__traceback__)
    way = " > ".join(f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames)
    log.error("bug %s in %s: %s", type(error).__name__, request.endpoint, way)
    return error_page(500)
