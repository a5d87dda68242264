"""Lists of people, consultations and referrals: filters, columns and order in the address, filters with names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from flask import Blueprint, abort, flash, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from application.lists import AREAS, QUESTIONS, Page
from web.counsellor.list_filter import ListFilter, kept_address
from web.counsellor.list_words import NUMERIC, TABS, TITLES, cell_marked, columns_of, heading
from web.i18n import gettext as _
from web.i18n import language
from web.pages import ask
from web.routes import ROUTES, may
from web.sessions import current_actor, system
from web.text import forbidden

lists = Blueprint("lists", __name__, url_prefix="/lists")
LONGEST_NAME, LONGEST_QUERY = 80, 4_000
# A name that was refused goes back with the next page; of a longer one only the beginning.
TYPED, MOST_TYPED = "typed_name", 200
# Each list with the policy action that opens it.
ACTIONS = {"people": "people.list", "consultations": "consultations.list", "referrals": "referrals.list"}


@lists.get("/people")
def people() -> ResponseReturnValue:
    return _list("people")


@lists.get("/consultations")
def consultations() -> ResponseReturnValue:
    return _list("consultations")


@lists.get("/referrals")
def referrals() -> ResponseReturnValue:
    return _list("referrals")


@lists.post("/<area>/saved")
def save(area: str) -> ResponseReturnValue:
    """Give the present filter a name."""
    _known(area)
    goal = url_for(f"lists.{area}")
    return keep_named(area, posted_query(), lambda query: f"{goal}?{query}" if query else goal, "lists")


@lists.get("/saved/<uuid:filter_id>")
def open_saved(filter_id: UUID) -> ResponseReturnValue:
    """The address that can be given to a colleague of the centre."""
    found = system().filters.find(current_actor(), filter_id)
    if found is None or found.area not in ACTIONS or not may(current_actor().roles, ACTIONS[found.area]):
        abort(404)
    goal = url_for(f"lists.{found.area}", saved=filter_id)
    return redirect(f"{goal}&{found.query}" if found.query else goal, 303)


@lists.post("/saved/<uuid:filter_id>/delete")
def forget(filter_id: UUID) -> ResponseReturnValue:
    found = system().filters.find(current_actor(), filter_id)
    if found is None or not found.mine or found.area not in ACTIONS:
        abort(404)
    system().filters.forget(current_actor(), filter_id)
    flash(_("The filter was deleted."))
    return redirect(url_for(f"lists.{found.area}"), 303)


def keep_named(area: str, query: str, goal: Callable[[str], str], blueprint: str) -> ResponseReturnValue:
    """Keep what a page shows under the name that was typed, and open it; back to `goal` of the query where not."""
    name = _name()
    if not 0 < len(name) <= LONGEST_NAME:
        flash(_("Write a name of at most %(most)s characters.", most=LONGEST_NAME), "error")
        session[TYPED] = name[:MOST_TYPED]
        return redirect(goal(query), 303)
    kept = system().filters.save(current_actor(), area, name, query, shared="shared" in request.form)
    if kept is None:
        flash(_("You keep a hundred filters already. Delete one you no longer need."), "error")
        return redirect(goal(query), 303)
    flash(_("Saved as “%(name)s”.", name=name))
    return redirect(url_for(f"{blueprint}.open_saved", filter_id=kept), 303)


@lists.app_template_global()
def typed_name() -> str:
    """The name that was refused on the page before, to be put right; told once."""
    return str(session.pop(TYPED, ""))


def posted_query() -> str:
    """Conditions as our own page writes them; anything else is none."""
    typed = request.form.get("query", "")
    return typed if typed.isascii() and typed.isprintable() and len(typed) <= LONGEST_QUERY else ""


def _name() -> str:
    typed = request.form.get("name", "")
    return "" if forbidden(typed) else " ".join(typed.split())


def _known(area: str) -> None:
    if area not in AREAS or not may(current_actor().roles, ACTIONS[area]):
        abort(404)


def _list(area: str) -> ResponseReturnValue:
    form = ListFilter(area)
    columns = columns_of(area, form.col.data or ())
    question = QUESTIONS[area](
        area=area,
        wanted=form.wanted(),
        sort=form.sort.data or "",
        down=bool(form.down.data),
        columns=tuple(column.name for column in columns),
        after=_id("after"),
        before=_id("before"),
        language=language(),
    )
    page: Page = ask(question)
    if "owner" in form:
        form.offer_owners(page.owners)
    return render_template("counsellor/list.html", **_parts(area, form, columns, page))


def _parts(area: str, form: ListFilter, columns: list[Any], page: Page) -> dict[str, Any]:
    kept = kept_address("after", "before", "saved")
    filters = system().filters.of(current_actor(), area)
    chosen = _id("saved")
    return {
        "area": area,
        "title": TITLES[area],
        "form": form,
        "page": page,
        "columns": [
            {"name": c.name, "text": heading(c.name), "numeric": c.name in NUMERIC} for c in columns
        ],
        "rows": [(row, [cell_marked(c, row.cells.get(c.name)) for c in columns]) for row in page.rows],
        "tabs": _tabs(area, page.count),
        "address": lambda **more: url_for(f"lists.{area}", **{**kept, **more}),
        "query": urlencode(list(_pairs(kept))),
        "filters": filters,
        "opened": next((each for each in filters if each.filter_id == chosen), None),
        "narrowed": bool(form.wanted().stated()),
        "may_export": may(current_actor().roles, ROUTES["exports.begin"]),
        "may_import": area == "people" and may(current_actor().roles, ROUTES["imports.index"]),
        "too_many": form.sort.data == "name" and not page.by_name,
        "record_address": _record_address,
    }


def _tabs(area: str, count: int) -> list[tuple[str, str, bool, int | None]]:
    roles = current_actor().roles
    return [
        (url_for(f"lists.{name}"), str(text), name == area, count if name == area else None)
        for name, text in TABS.items()
        if may(roles, ACTIONS[name])
    ]


def _record_address(area: str, row: Any) -> str:
    if area == "consultations":
        return url_for("consultations.show", consultation_id=row.record_id)
    if area == "referrals":
        return url_for("referrals.show", person_id=row.person_id, referral_id=row.record_id)
    return url_for("person.overview", person_id=row.person_id)


def _pairs(kept: dict[str, Any]) -> Any:
    for name, values in kept.items():
        yield from ((name, value) for value in values if value)


def _id(name: str) -> UUID | None:
    try:
        return UUID(request.args[name]) if name in request.args else None
    except ValueError:
        return None
