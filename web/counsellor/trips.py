"""Journeys of mobile teams: the list of a centre, the sheet of one, its villages, its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue

from application.trips import SHOW, ListTrips, Sheet, Travellers, TripList, TripSheet
from web.counsellor.desk import centres, today
from web.counsellor.further_words import heads_text
from web.counsellor.outreach import name_of
from web.counsellor.shelves import shelf_of
from web.counsellor.trip_choices import trip_name
from web.counsellor.trips_forms import ChangeForm, CloseForm, StartForm, StrikeForm, VillageForm
from web.filters import whole
from web.forms import BaseForm
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, topic_marked
from web.pages import ask, form_page, page_post
from web.routes import may
from web.sessions import current_actor

trips = Blueprint("trips", __name__)
ONE = "/trips/<uuid:trip_id>"
SHOW_WORDS: dict[str, LazyText] = {"under_way": _l("Under way"), "over": _l("Over")}
# The sums of a sheet, in the order in which it prints them.
SUMS: dict[str, LazyText] = {
    "villages": _l("stops in villages"),
    "contacts": _l("contacts"),
    "persons": _l("persons with a file"),
    "late": _l("typed in on a later day"),
    "heads": _l("heads at talks"),
    "materials": _l("leaflets handed out"),
}


@trips.get("/trips")
def overview() -> ResponseReturnValue:
    show = request.args.get("show", "under_way")
    if show not in SHOW:
        abort(404)
    found: TripList = ask(ListTrips(show=show, page=whole(request.args.get("page")) or 1))
    return render_template(
        "counsellor/trips.html",
        found=found,
        show=show,
        words=SHOW_WORDS,
        address=lambda page: url_for("trips.overview", show=show, page=page),
        **_words(),
    )


@trips.route("/trips/new", methods=["GET", "POST"])
@form_page
def start() -> ResponseReturnValue:
    home = next((code for code, _name in centres()), None)
    begun = {"starts_on": today(), "centre": home, "team": [str(current_actor().account_id)]}
    form = StartForm(_colleagues(), data=begun)
    said = _l("The journey has its sheet. Contacts on the way name it.")
    return _post(form, _("A team sets out"), _("Open the sheet"), said, lambda: form.id)


@trips.get(ONE)
def sheet(trip_id: UUID) -> ResponseReturnValue:
    found = _found(trip_id)
    return render_template("counsellor/trip.html", sheet=found, row=found.row, sums=SUMS, **_words())


@trips.route(f"{ONE}/change", methods=["GET", "POST"])
@form_page
def change(trip_id: UUID) -> ResponseReturnValue:
    form = ChangeForm(_colleagues(), _found(trip_id).row)
    return _post(form, _("Change the plan"), _("Save"), _l("The plan was changed."), lambda: trip_id)


@trips.route(f"{ONE}/villages/new", methods=["GET", "POST"])
@form_page
def village(trip_id: UUID) -> ResponseReturnValue:
    row = _found(trip_id).row
    form = VillageForm(row, data={"visited_on": today(), "district": next(iter(row.districts), None)})
    return _post(
        form, _("A stop in a village"), _("Save"), _l("The stop stands on the sheet."), lambda: trip_id
    )


@trips.route(f"{ONE}/villages/strike", methods=["GET", "POST"])
@form_page
def strike(trip_id: UUID) -> ResponseReturnValue:
    found = _found(trip_id)
    form = StrikeForm(found.row, found.stops)
    return _post(form, _("Strike a village"), _("Strike it"), _l("The village was struck."), lambda: trip_id)


@trips.route(f"{ONE}/close", methods=["GET", "POST"])
@form_page
def close(trip_id: UUID) -> ResponseReturnValue:
    row = _found(trip_id).row
    form = CloseForm(row, data={"ended_on": min(today(), row.ends_on) if row.ends_on else today()})
    said = _l("The journey is over. What is on paper can still be typed in.")
    return _post(form, _("Everybody is back"), _("Close the sheet"), said, lambda: trip_id)


def _found(trip_id: UUID) -> Sheet:
    found: Sheet = ask(TripSheet(trip_id=trip_id))
    return found


def _colleagues() -> list[tuple[str, str]]:
    return [(str(account), name) for account, name in ask(Travellers())]


def _post(form: BaseForm, title: str, button: str, said: Any, goal: Any) -> ResponseReturnValue:
    row = getattr(form, "row", None)
    back = url_for("trips.sheet", trip_id=row.trip_id) if row else url_for("trips.overview")
    return page_post(
        form,
        "counsellor/trip_form.html",
        done=lambda _: url_for("trips.sheet", trip_id=goal()),
        said=said,
        back=back,
        title=title,
        button=button,
        over=trip_name(row) if row else None,
        now=back,
    )


def _words() -> dict[str, Any]:
    return {
        "label": label,
        "shelf_of": shelf_of,
        "topic_path": topic_marked,
        "trip_name": trip_name,
        "talk_name": name_of,
        "heads_text": lambda row: heads_text(vars(row)),
        "can": lambda action: may(current_actor().roles, action),
    }
