"""Journeys of mobile teams as a choice: those under way, and those whose paper may still be typed in."""

from __future__ import annotations

from typing import Any

from flask import g

from application.trips import TripRow, TripsOn
from web.counsellor.further_words import day
from web.forms import as_choices
from web.pages import ask
from web.routes import may
from web.sessions import current_actor


def trip_choices() -> list[Any]:
    """(id, words) of journeys; only the empty choice for roles that do not travel. Asked once for each request."""
    if "trips" not in g:
        g.trips = ask(TripsOn()) if may(current_actor().roles, "trips.list") else ()
    return as_choices([("", ""), *((str(row.trip_id), trip_name(row)) for row in g.trips)])


def trip_name(row: TripRow) -> str:
    """Number, days and route of a journey."""
    route = row.route.splitlines()[0][:60] if row.route else ""
    days = f"{day(row.starts_on)} – {day(row.ends_on)}" if row.ends_on else day(row.starts_on)
    return " · ".join(part for part in (row.number, days, route) if part)
