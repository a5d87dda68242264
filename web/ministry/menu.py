"""The frame around the publication: its name, its pages, who is reading."""

from __future__ import annotations

from flask import request, url_for

from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.ministry.programs import programs
from web.ministry.sessions import current_reader
from web.shell import Item, Shell

NAVIGATION: tuple[tuple[str, LazyText], ...] = (
    ("publication.home", _l("Newest figures")),
    ("publication.quarters", _l("All releases")),
    ("comparing.any_two", _l("Side by side")),
    ("codebook.index", _l("Code book")),
    ("publication.methods", _l("Methods and terms")),
)


def fill_menu(shell: Shell) -> None:
    shell.name = _("Migrant support centres in figures")
    reader = current_reader()
    if reader is None:
        return
    shell.signed_in, shell.rows = reader, True
    shell.navigation = [
        Item(url_for(endpoint), str(text), request.endpoint == endpoint) for endpoint, text in NAVIGATION
    ]
    shell.own_pages = [Item(url_for("auth.password"), _("Change password"), request.endpoint == "auth.password")]
    office = programs().region
    if office is not None and office.areas:
        shell.navigation.append(Item(url_for("region.index"), _("Countries"), request.blueprint == "region"))
