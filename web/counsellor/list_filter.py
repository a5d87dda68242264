"""The filter of a list, read from its address: conditions, columns, order."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import request
from wtforms import SelectField, SelectMultipleField
from wtforms.fields import BooleanField

from application.lists import AREAS, MINE, NOBODY, Wanted
from web.counsellor.list_words import COLUMNS, ENDS, LACKS
from web.counsellor.places import PlaceSelect
from web.fields import CodeSelect, as_choices
from web.filters import FilterForm
from web.forms import NearDate, Optional
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import options, topic_tree
from web.sessions import current_actor, system

# Dates that no calendar of ours holds are left out.
FIRST, LAST = date(1990, 1, 1), date(2100, 12, 31)


def _topics() -> list[Any]:
    # Withdrawn ones too: they are found as long as anything was recorded with them.
    tree = topic_tree(own=[each for code in sorted(current_actor().centres) for each in system().own_topics(code)])
    rows = [("", "")] + [(code, text if at == 0 else f"– {text}") for _g, group in tree
                         for at, (code, text) in enumerate(group)]
    return as_choices(rows)


def _ends() -> list[Any]:
    return as_choices([("", ""), *ENDS.items()])


def _lacks() -> list[Any]:
    return as_choices([("", ""), *LACKS.items()])


def _centres() -> list[Any]:
    actor = current_actor()
    codes = None if actor.has("COORDINATOR") else sorted(actor.centres)
    return as_choices([("", ""), *options("centre", codes)])


class ListFilter(FilterForm):
    """All conditions of all lists; each list keeps its own. ``wanted()`` is what they say together."""

    since = NearDate(_l("Contact from"), [Optional()])
    until = NearDate(_l("Until"), [Optional()])
    topic = SelectField(_l("Topic"), [Optional()], choices=_topics, validate_choice=False)
    channel = CodeSelect(_l("Channel"), "channel", [Optional()])
    outcome = CodeSelect(_l("Outcome"), "outcome", [Optional()])
    service = CodeSelect(_l("Service needed"), "referral_service", [Optional()])
    status = CodeSelect(_l("State"), "referral_status", [Optional()])
    stage = CodeSelect(_l("Stage of migration"), "stage", [Optional()])
    sex = CodeSelect(_l("Sex"), "sex", [Optional()])
    age_band = CodeSelect(_l("Age"), "age_band", [Optional()])
    district = PlaceSelect(_l("Lives in"), [Optional()])
    owner = SelectField(_l("Looked after by"), [Optional()], choices=[], validate_choice=False)
    centre = SelectField(_l("Centre"), [Optional()], choices=_centres, validate_choice=False)
    no_contact_since = NearDate(_l("Without contact since"), [Optional()])
    consent_ends = SelectField(_l("A consent ends"), [Optional()], choices=_ends)
    lacks = SelectField(_l("To mend"), [Optional()], choices=_lacks)
    follow_up = BooleanField(_l("With a day to come back to"))
    overdue = BooleanField(_l("Answer overdue"))
    sort = SelectField(_l("In order of"), [Optional()], choices=[], validate_choice=False)
    down = BooleanField(_l("From the end"))
    col = SelectMultipleField(_l("Columns"), [Optional()], choices=[], validate_choice=False)

    def __init__(self, area: str) -> None:
        super().__init__()
        self.area = area
        kept = {*AREAS[area].filters, "sort", "down", "col"}
        for name in [field.short_name for field in self if field.short_name not in kept]:
            del self[name]
        if area == "referrals":
            self.since.label.text = _l("Drafted from")
        if area != "people" and "owner" in self:
            self.owner.label.text = _l("Counsellor")
        self.sort.choices = as_choices((name, COLUMNS[name]) for name in AREAS[area].sorts)
        self.col.choices = as_choices((column.name, COLUMNS[column.name]) for column in AREAS[area].columns)

    def wanted(self) -> Wanted:
        """Every condition that can be read."""
        said = self.chosen()
        found = {name: said[name] for name in AREAS[self.area].filters if said.get(name) not in (None, "", False)}
        days = {name: day for name, day in found.items() if isinstance(day, date)}
        odd = {name for name, day in days.items() if not FIRST <= day <= LAST}
        # No code holds a sign that no store can hold.
        odd |= {name for name, text in found.items() if isinstance(text, str) and not text.isprintable()}
        return Wanted(**{name: value for name, value in found.items() if name not in odd})

    def offer_owners(self, owners: Any) -> None:
        """Colleagues by name; in the list of people also one's own files and those of the desk."""
        first = [("", "")] + [(MINE, _("me"))]
        nobody = [(NOBODY, _("nobody: at the desk"))] if self.area == "people" else []
        self.owner.choices = as_choices([*first, *nobody, *((str(account), name) for account, name in owners)])

    def conditions(self) -> list[Any]:
        """The fields that narrow the list, in order."""
        return [field for field in self if field.short_name not in ("sort", "down", "col")]


def kept_address(*leave_out: str) -> dict[str, Any]:
    """What stands in the address, without some of it, as `url_for` wants it."""
    return {
        name: values for name, values in request.args.to_dict(flat=False).items() if name not in leave_out
    }
