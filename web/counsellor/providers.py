"""The directory of organisations: who helps with what, near whom; kept by managers and the coordinator."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, abort, render_template, url_for
from flask.typing import ResponseReturnValue

from application.providers import SHOW, ListProviders, OneProvider, ProviderRow
from web.counsellor.places import place_of
from web.counsellor.providers_forms import (
    DirectoryFilter,
    ProviderForm,
    ReinstateForm,
    SuspendForm,
    VerifyForm,
)
from web.counsellor.shelves import shelf_of
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask, form_page, page_post
from web.routes import may
from web.sessions import current_actor

providers = Blueprint("providers", __name__, url_prefix="/organisations")
SHOW_WORDS: dict[str, LazyText] = {
    "usable": _l("In use"),
    "unverified": _l("To be asked again"),
    "not_usable": _l("Not in use"),
    "all": _l("All"),
}
WARNINGS: dict[str, LazyText] = {
    "suspended": _l("Suspended"),
    "ended": _l("No longer works"),
    "not_yet": _l("Does not work yet"),
    "licence": _l("Licence expired"),
    "unverified": _l("Not asked for a long time"),
}
STEP_WORDS: dict[str, LazyText] = {
    "district": _l("In the same district"),
    "region": _l("In the same region"),
    "elsewhere": _l("Elsewhere"),
}
# Step → form, heading, button, what is said when it is done.
STEPS: dict[str, tuple[Any, LazyText, LazyText, LazyText]] = {
    "verify": (
        VerifyForm,
        _l("The entry was asked about and is right"),
        _l("Record it"),
        _l("Recorded: the entry is right as of today."),
    ),
    "suspend": (
        SuspendForm,
        _l("Nobody should be sent there for now"),
        _l("Suspend"),
        _l("The organisation was suspended. Whoever sends somebody there is warned."),
    ),
    "reinstate": (
        ReinstateForm,
        _l("People may be sent there again"),
        _l("Reinstate"),
        _l("The organisation was reinstated."),
    ),
}


@providers.get("")
def overview() -> ResponseReturnValue:
    wish = DirectoryFilter()
    chosen = wish.chosen()
    show = str(chosen.get("show") or "usable")
    place = place_of(chosen["place"]) if chosen.get("place") else None
    where = {"region": place.region, "district": place.district} if place else {}
    found = ask(ListProviders(show=show, service=chosen.get("service"), text=chosen.get("text") or "", **where))
    kept = {name: value for name, value in chosen.items() if name != "show"}
    tabs = [(code, url_for("providers.overview", show=code, **kept)) for code in SHOW]
    return render_template(
        "counsellor/providers.html",
        found=found,
        wish=wish,
        show=show,
        tabs=[(href, str(SHOW_WORDS[code]), code == show, found.counts[code]) for code, href in tabs],
        groups=_groups(found.rows),
        **_words(),
    )


@providers.get("/<uuid:provider_id>")
def show(provider_id: UUID) -> ResponseReturnValue:
    row: ProviderRow = ask(OneProvider(provider_id=provider_id))
    return render_template("counsellor/provider.html", row=row, **_words())


@providers.route("/new", methods=["GET", "POST"])
@form_page
def new() -> ResponseReturnValue:
    form = ProviderForm()
    return _form(form, lambda _: url_for("providers.show", provider_id=form.id), _l("The organisation was added."))


@providers.route("/<uuid:provider_id>/change", methods=["GET", "POST"])
@form_page
def change(provider_id: UUID) -> ResponseReturnValue:
    form = ProviderForm(ask(OneProvider(provider_id=provider_id)))
    return _form(form, lambda _: url_for("providers.show", provider_id=provider_id), _l("The entry was changed."))


@providers.route("/<uuid:provider_id>/<step>", methods=["GET", "POST"])
@form_page
def take_step(provider_id: UUID, step: str) -> ResponseReturnValue:
    if step not in STEPS:
        abort(404)
    row: ProviderRow = ask(OneProvider(provider_id=provider_id))
    kind, title, button, said = STEPS[step]
    goal = url_for("providers.show", provider_id=provider_id)
    return page_post(
        kind(row),
        "counsellor/provider_step.html",
        done=lambda _: goal,
        said=said,
        back=goal,
        row=row,
        title=title,
        button=button,
    )


def _form(form: ProviderForm, done: Any, said: Any) -> ResponseReturnValue:
    goal = url_for("providers.show", provider_id=form.id) if form.row else url_for("providers.overview")
    return page_post(form, "counsellor/provider_form.html", done=done, said=said, back=goal)


def _groups(rows: tuple[ProviderRow, ...]) -> list[tuple[str, list[ProviderRow]]]:
    """(words of the distance, entries) from near to far; one group without words where no place was asked."""
    steps = list(dict.fromkeys(row.step for row in rows))
    return [(str(STEP_WORDS.get(step, "")), [row for row in rows if row.step == step]) for step in steps]


def warnings_of(row: ProviderRow) -> list[str]:
    """Why one should think twice, in words."""
    return [str(WARNINGS[word]) for word in row.warnings]


def _words() -> dict[str, Any]:
    roles = current_actor().roles
    known = {"writes": may(roles, "ChangeProvider"), "answers": may(roles, "providers.answers")}
    return {"label": label, "shelf_of": shelf_of, "warnings_of": warnings_of, **known}
