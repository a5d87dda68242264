"""The front door: everybody is led to the page where their work begins."""

from __future__ import annotations

from flask import Blueprint, redirect, render_template
from flask.typing import ResponseReturnValue

from web.navigation import NAVIGATION, items
from web.sessions import current_actor

home = Blueprint("home", __name__)


@home.get("/")
def start() -> ResponseReturnValue:
    places = items(NAVIGATION, current_actor().roles)
    if places and places[0].href != "/":
        return redirect(places[0].href, 303)
    return render_template("home.html")
