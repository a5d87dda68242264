"""Where one may go from anywhere: the lines of the main menu, each shown to those who may open it."""

from __future__ import annotations

from typing import NamedTuple

from flask import current_app, request, url_for

from application.ports import Unavailable
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.ports import SignedIn
from web.routes import ROUTES, may
from web.sessions import signed_in, system
from web.shell import Item, Shell


class Line(NamedTuple):
    """A line of a menu: where it leads, its words, and the key that leads there ("search", "new")."""

    endpoint: str
    text: LazyText
    shortcut: str | None = None


# In the order of the menu. The first line that a role may open is also its start page.
NAVIGATION: tuple[Line, ...] = (
    Line("partner.queue", _l("Referrals to us")),
    Line("today.desk", _l("Today")),
    Line("people.search", _l("People"), "search"),
    Line("cases.overview", _l("Cases")),
    Line("caseload.of_centre", _l("Caseload")),
    Line("hotline.desk", _l("Hotline")),
    Line("referrals.overview", _l("Referrals")),
    Line("trainings.overview", _l("Courses")),
    Line("lists.people", _l("Lists")),
    Line("same_person.candidates", _l("Same person?")),
    Line("transfers.index", _l("Transfers")),
    Line("outreach.overview", _l("Outside")),
    Line("groups.overview", _l("Initiative groups")),
    Line("ban_checks.overview", _l("Bans and wages")),
    Line("providers.overview", _l("Organisations")),
    Line("erasures.index", _l("Erasures")),
    Line("overrides.index", _l("Reports without consent")),
    Line("access.index", _l("Access log")),
    Line("exports.index", _l("Files taken out")),
    Line("accounts.index", _l("Accounts")),
    Line("month.of_centre", _l("Month")),
    Line("lines.index", _l("Telephone lines")),
    Line("own_topics.index", _l("Own topics")),
    Line("reports.index", _l("Reports")),
    Line("returns.network", _l("Monthly returns")),
    Line("indicators.overview", _l("Indicators")),
    Line("releases.index", _l("Releases")),
    Line("centres.index", _l("Centres")),
    Line("courses.overview", _l("Course outlines")),
    Line("household_rule.change", _l("Abandoned families")),
)
# More lines than this do not fit beside each other in every language; the later ones are folded into one.
MOST_LINES = 6
NEW = Line("consultations.record_anonymous", _l("Consultation without a name"), "new")
OWN_PAGES: tuple[Line, ...] = (
    Line("codebook.index", _l("Code book")),
    Line("auth.password", _l("Change password")),
)


def fill_menu(shell: Shell) -> None:
    """Put the reader and their menus into the frame."""
    session = _who()
    if session is None:
        return
    shell.signed_in = session.actor
    shell.seconds_left = session.seconds_left
    lines = items(NAVIGATION, session.actor.roles)
    beside = len(lines) if len(lines) <= MOST_LINES else MOST_LINES - 1
    shell.navigation, shell.further = lines[:beside], lines[beside:]
    shell.notices = _unread(session)
    shell.own_pages = items(OWN_PAGES, session.actor.roles)
    shell.new = next((item.href for item in items((NEW,), session.actor.roles)), None)


def _unread(session: SignedIn) -> int | None:
    book = getattr(system(), "notices", None)
    reads = may(session.actor.roles, ROUTES["notices.index"])
    try:
        return book.unread(session.actor) if book and reads and not session.must_change else None
    except Unavailable:
        return None  # the page itself will say what is out of reach


def _who() -> SignedIn | None:
    try:
        return signed_in()
    except Unavailable:
        return None  # an error page, before anybody asked: it needs no menu


def items(lines: tuple[Line, ...], roles: frozenset[str]) -> list[Item]:
    """The lines these roles may open, as they are drawn."""
    known = [line for line in lines if line.endpoint in current_app.view_functions]
    here = _here([line.endpoint for line in known])
    return [
        Item(url_for(line.endpoint), str(line.text), line.endpoint == here, line.shortcut)
        for line in known
        if may(roles, ROUTES.get(line.endpoint, ""))
    ]


def _here(endpoints: list[str]) -> str | None:
    """The line that is open: this very page, else the first of the same area."""
    if request.endpoint in endpoints:
        return request.endpoint
    return next((name for name in endpoints if name.split(".")[0] == request.blueprint), None)
