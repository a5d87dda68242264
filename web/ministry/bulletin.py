"""The quarterly bulletin: one text, as a page and as a PDF."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from flask import Blueprint, Response, abort, render_template

from application.reports.released import Release, next_due
from web.ministry.bulletin_parts import annex, parts, quality, revisions
from web.ministry.downloads import send
from web.ministry.headlines import headlines
from web.ministry.labels import NOTES, UNITS
from web.ministry.publication import chosen_release, latest_releases, release_before, year_before
from web.ministry.sentences import main_points
from web.ministry.sessions import house
from web.paper.pdf import can_print, pdf

bulletin = Blueprint("bulletin", __name__)
WHOLE = "BULLETIN"
PDF = "application/pdf"
# Notes of most tables: the methods tell them, so the tables need not.
TOLD_ONCE = ("rounded", "persons_once", "unknowns", "stat_consent", "topics_not_apart", "services_not_apart")
# What is published never changes: the same page is printed once, whoever asks.
_printed = lru_cache(maxsize=24)(pdf)


@bulletin.get("/<period>/bulletin")
def page(period: str) -> str:
    release = _of_quarter(period)
    return render_template("bulletin.html", **_content(release), printable=can_print())


@bulletin.get("/<period>/bulletin.pdf")
def paper(period: str) -> Response:
    """Written down like every download. 404 where no PDF can be made; the page offers none there."""
    release = _of_quarter(period)
    if not can_print():
        abort(404)
    body = _printed(render_template("bulletin_paper.html", **_content(release)))
    return send(release, WHOLE, "pdf", PDF, body)


def _of_quarter(period: str) -> Release:
    """What is told by year has no bulletin."""
    return abort(404) if period.isdigit() else chosen_release(period)


def _content(release: Release) -> dict[str, Any]:
    published, latest = house().releases.published(), latest_releases()
    before = year_before(release)
    earlier = release_before(release)
    told = parts(release, before, earlier)
    return {
        "release": release,
        "newest": latest.get(release.period) == release,
        "figures": headlines(release, before),
        "points": main_points(release, before),
        "parts": told,
        "revisions": revisions(published),
        "quality": quality(release, published),
        "annex": annex(release, told, earlier),
        "units": UNITS,
        "notes": NOTES,
        "told": TOLD_ONCE,
        "due": next_due(house().today()),
    }
