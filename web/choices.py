"""What a reader chooses for the frame, kept in cookies: language, colours, size of text."""

from __future__ import annotations

from flask import Blueprint, Flask, Response, current_app, g, redirect, request, session
from flask.typing import ResponseReturnValue

from web.csrf import shows_its_form_again
from web.i18n import LANGUAGES, set_language
from web.shell import SCHEMES, SIZES, safe_next

choices = Blueprint("choices", __name__, url_prefix="/choices")
YEAR = 365 * 24 * 3600  # seconds
LOOKS = {"scheme": SCHEMES, "size": SIZES}


@choices.post("/language")
def language() -> ResponseReturnValue:
    _choose(request.form.get("language", ""))
    return redirect(safe_next(request.form.get("next")), 303)


@choices.post("/look")
def look() -> ResponseReturnValue:
    response = current_app.make_response(redirect(safe_next(request.form.get("next")), 303))
    for name, values in LOOKS.items():
        if request.form.get(name) in values:
            _remember(response, name, request.form[name])
    return response


def speak_with_form(app: Flask) -> None:
    """Let a form page be shown again in another language, with what was typed (field ``_language``)."""

    @app.before_request
    def change() -> None:
        wish = request.form.get("_language") if request.method == "POST" else None
        if wish and g.get("csrf_valid") and shows_its_form_again():
            g.new_language = _choose(wish)

    @app.after_request
    def keep(response: Response) -> Response:
        if "chosen_language" in g:
            _remember(response, "language", g.chosen_language)
        return response


def _choose(tag: str) -> bool:
    if tag not in LANGUAGES:
        return False
    session["language"] = g.chosen_language = tag
    set_language(tag)
    return True


def _remember(response: Response, name: str, value: str) -> None:
    response.set_cookie(
        name,
        value,
        max_age=YEAR,
        secure=bool(current_app.config["SESSION_COOKIE_SECURE"]),
        httponly=True,
        samesite="Lax",
    )
