"""Lists that share a line of the main menu: one leads to the other."""

from __future__ import annotations

from flask import request, url_for

from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.routes import ROUTES, may
from web.sessions import current_actor

SHELVES: dict[str, tuple[tuple[str, LazyText], ...]] = {
    "bans": (
        ("ban_checks.overview", _l("Entry-ban checks")),
        ("claims.overview", _l("Claims for wages")),
    ),
    "referrals": (
        ("referrals.overview", _l("Referrals")),
        ("providers.overview", _l("Organisations")),
        ("agencies.table", _l("Answers")),
    ),
    "trainings": (
        ("trainings.overview", _l("Sessions")),
        ("courses.overview", _l("Course outlines")),
        ("reviews.trainers", _l("Evaluation")),
    ),
    "outside": (
        ("outreach.overview", _l("Talks and leaflets")),
        ("trips.overview", _l("Journeys")),
    ),
}


def shelf_of(name: str) -> list[tuple[str, str, bool, None]]:
    """(address, words, whether it is this page, no count) of the lists that the reader may open."""
    roles = current_actor().roles
    return [
        (url_for(endpoint), str(text), endpoint == request.endpoint, None)
        for endpoint, text in SHELVES[name]
        if may(roles, ROUTES[endpoint])
    ]
