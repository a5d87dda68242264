"""Whether a form came from one of our pages; checked for every unsafe request before its view runs."""

from __future__ import annotations

from flask import Flask, abort, current_app, g, render_template, request
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import validate_csrf
from wtforms.validators import ValidationError

from web.kept import kept_fields, seen_fields
from web.masking import unmasked
from web.shell import here

SAFE = {"GET", "HEAD", "OPTIONS"}


def examine_forms(app: Flask) -> None:
    """Find out, before anything else runs, whether an unsafe request carries its session's token."""
    app.before_request(_examine)


def guard_forms(app: Flask) -> None:
    """Refuse unsafe requests without the token; what was typed is kept in every case."""
    app.before_request(_refuse)


def _examine() -> None:
    if request.method in SAFE:
        return
    try:
        validate_csrf(unmasked(request.form.get("csrf_token") or request.headers.get("X-CSRF-Token")))
    except ValidationError:
        g.csrf_valid = False
    else:
        g.csrf_valid = True


def _refuse() -> ResponseReturnValue | None:
    # A form page shows its form again: the form itself finds the same fault and says so beside the typed text.
    if request.method in SAFE or request.endpoint is None or g.csrf_valid or shows_its_form_again():
        return None
    if request.is_json:
        abort(400)
    fields = kept_fields(request.form)
    return render_template("again.html", fields=fields, seen=seen_fields(fields), goal=here()), 400


def shows_its_form_again() -> bool:
    """Whether the view of this request ends in `page_post`."""
    view = current_app.view_functions.get(str(request.endpoint))
    return bool(getattr(view, "shows_its_form_again", False))
