"""Pages about centres: the list, opening one, changing, closing and reopening it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, render_template, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, Regexp, ValidationError

from application.administration import CentreByCode, CentreList, CentreRow
from application.centre import ZONES, ChangeCentre, CloseCentre, OpenCentre, ReopenCentre
from web.counsellor.places import PlaceSelect, place_of, place_text
from web.dates import clock_city
from web.fields import CodeSelect, as_choices
from web.forms import BaseForm, Optional, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.pages import ask, form_page, page_post

centres = Blueprint("centres", __name__, url_prefix="/administration/centres")
SHORT = "[A-Z][A-Z0-9]{1,7}"
SHORT_WORDS = _l("Two to eight capital Latin letters or digits, a letter first.")


@centres.context_processor
def words() -> dict[str, Any]:
    """What the templates of this area say codes with."""
    return {"place_text": place_text, "city": clock_city}


def upper(text: str | None) -> str | None:
    """A code however it was typed."""
    return text.upper() if text else text


def _clocks() -> list[SelectChoice]:
    return as_choices([("", ""), *sorted(((zone, clock_city(zone)) for zone in ZONES), key=lambda pair: pair[1])])


class PlaceFields(BaseForm):
    """What may change about a centre."""

    fields_of = {
        "place.region": "place",
        "place.district": "place",
        "centre.zone": "zone",
        "centre.prefix": "prefix",
        "centre.code": "code",
        "centre.opened_already": "code",
    }

    name = StringField(_l("Name"), [Required(_l("Write the name of the centre.")), Length(max=120)])
    place = PlaceSelect(_l("District or region"))
    elsewhere = CodeSelect(_l("Lies in another country"), "country", [Optional()])
    zone = SelectField(_l("Clock"), [Required(_l("Choose whose clock the centre goes by."))], choices=_clocks)
    prefix = StringField(
        _l("Prefix of printed numbers"),
        [Required(_l("Write the prefix.")), Regexp(SHORT, message=SHORT_WORDS)],
        filters=[upper],
        description=_l("Opens the number on a person's card, as KJD in KJD-2026-004217."),
    )

    def validate_place(self, field: Any) -> None:
        """The region is needed wherever regions are coded."""
        if not field.data and not self.elsewhere.data:
            raise ValidationError(_("Choose the district or the region where the centre lies."))

    def stated(self) -> dict[str, Any]:
        """Keyword arguments for the commands about a centre."""
        where = place_of(self.place.data, self.elsewhere.data)
        place = {"country": where.country, "region": where.region, "district": where.district}
        return {**place, "name": self.name.data, "zone": self.zone.data, "prefix": self.prefix.data}


class OpenForm(PlaceFields):
    """A new centre."""

    code = StringField(
        _l("Code"),
        [Required(_l("Write the code.")), Regexp(SHORT, message=SHORT_WORDS)],
        filters=[upper],
        description=_l("Stands in every report and is never used again, as KJD for Khujand."),
    )

    def __iter__(self) -> Iterator[Any]:
        # The code comes first, although it is declared last.
        return iter(sorted(super().__iter__(), key=lambda field: field.short_name != "code"))

    def to_command(self) -> OpenCentre:
        return OpenCentre(code=str(self.code.data), **self.stated())


class ChangeForm(PlaceFields):
    """Everything but the code."""

    def __init__(self, code: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.centre = code

    def to_command(self) -> ChangeCentre:
        return ChangeCentre(code=self.centre, **self.stated())


class StateForm(BaseForm):
    """One button: close, or open again."""

    def __init__(self, command: CloseCentre | ReopenCentre, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.command = command

    def to_command(self) -> CloseCentre | ReopenCentre:
        return self.command


@centres.get("")
def index() -> ResponseReturnValue:
    return render_template("administration/centres.html", centres=ask(CentreList()))


@centres.route("/new", methods=["GET", "POST"])
@form_page
def new() -> ResponseReturnValue:
    said = _l("The centre is open. People can be registered there as soon as somebody works in it.")
    return page_post(OpenForm(), "administration/new_centre.html", done=lambda _: url_for("centres.index"), said=said)


@centres.route("/<code>", methods=["GET", "POST"])
@form_page
def one(code: str) -> ResponseReturnValue:
    centre: CentreRow = ask(CentreByCode(code))
    form = ChangeForm(code, data=_kept(centre))
    context: dict[str, Any] = {"centre": centre, "change": form, "state": _state(centre, formdata=None)}
    return page_post(form, "administration/centre.html", done=lambda _: _page(code), said=_l("Saved."), **context)


@centres.post("/<code>/close")
@form_page
def close(code: str) -> ResponseReturnValue:
    return _turn(code, CloseCentre(code=code), _l("The centre is closed. Its files stay where they are."))


@centres.post("/<code>/reopen")
@form_page
def reopen(code: str) -> ResponseReturnValue:
    return _turn(code, ReopenCentre(code=code), _l("The centre is open again."))


def _turn(code: str, command: CloseCentre | ReopenCentre, said: Any) -> ResponseReturnValue:
    centre: CentreRow = ask(CentreByCode(code))
    form = StateForm(command)
    change = ChangeForm(code, formdata=None, data=_kept(centre))
    context: dict[str, Any] = {"centre": centre, "state": form, "change": change}
    return page_post(form, "administration/centre.html", done=lambda _: _page(code), said=said, **context)


def _state(centre: CentreRow, **kwargs: Any) -> StateForm:
    command = CloseCentre(code=centre.code) if centre.open else ReopenCentre(code=centre.code)
    return StateForm(command, **kwargs)


def _kept(centre: CentreRow) -> dict[str, Any]:
    place = centre.district or centre.region or None
    elsewhere = None if place else centre.country
    return {"name": centre.name, "place": place, "elsewhere": elsewhere, "zone": centre.zone, "prefix": centre.prefix}


def _page(code: str) -> str:
    return url_for("centres.one", code=code)
