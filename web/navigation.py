"""Where one may go from anywhere: the lines of the main menu, each shown to those who may open it."""

from __future__ import annotations

from typing import NamedTuple

from flask import current_app, request, url_for

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.routes import ROUTES, may
from web.sessions import signed_in
from web.shell import Item, Shell


class Line(NamedTuple):
    """A line of a menu: where it leads, its words, and the key that leads there ("search", "new")."""

    endpoint: str
    text: LazyText
    shortcut: str | None = None


# In the order of the menu. The first line that a role may open is also its start page.
NAVIGATION: tuple[Line, ...] = ()
OWN_PAGES: tuple[Line, ...] = (Line("auth.password", _l("Change password")),)


def fill_menu(shell: Shell) -> None:
    """Put the reader and their menus into the frame."""
    session = signed_in()
    if session is None:
        return
    shell.signed_in = session.actor
    shell.seconds_left = session.seconds_left
    shell.navigation = items(NAVIGATION, session.actor.roles)
    shell.own_pages = items(OWN_PAGES, session.actor.roles)


def items(lines: tuple[Line, ...], roles: frozenset[str]) -> list[Item]:
    """The lines these roles may open, as they are drawn."""
    return [
        Item(url_for(line.endpoint), str(line.text), _is_here(line.endpoint), line.shortcut)
        for line in lines
        if line.endpoint in current_app.view_functions and may(roles, ROUTES.get(line.endpoint, ""))
    ]


def _is_here(endpoint: str) -> bool:
    area = endpoint.split(".", maxsplit=1)[0]
    return request.endpoint == endpoint or (request.blueprint == area and area != "home")
