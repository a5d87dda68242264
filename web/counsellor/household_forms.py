"""Forms of a household: begin it, add to it, take from it, another head, and how it stands."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from uuid import UUID

from wtforms import BooleanField, Field, HiddenField, StringField, TextAreaField
from wtforms.validators import ValidationError
from wtforms.widgets import TextInput

from application import household as commands
from application.households import ASKED, HouseholdView, Member
from web.counsellor.desk import today
from web.counsellor.record_forms import made_id
from web.counsellor.referral_forms import moment_of
from web.datefields import EARLIEST
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, Count, NearDate, Optional, Required, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import label, options

WRITTEN = (re.compile(r"(\d{1,2})[./ -]+(\d{4})"), re.compile(r"(\d{4})-(\d{1,2})"))
HEAD = "HEAD"


class MonthField(Field):
    """A month as people write it: 03.2024. ``data`` is its first day, or None."""

    widget = TextInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = _month(typed) if typed else None

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else f"{self.data:%m.%Y}" if self.data else ""


def _month(typed: str) -> date:
    month_first, year_first = (pattern.fullmatch(typed) for pattern in WRITTEN)
    parts = (
        month_first.groups()
        if month_first
        else tuple(reversed(year_first.groups()))
        if year_first
        else ("0", "0")
    )
    month, year = (int(part) for part in parts)
    if not (1 <= month <= 12 and EARLIEST <= year <= 2100):
        raise ValueError(_("Write month and year, for example 03.2024."))
    return date(year, month, 1)


class HouseholdForm(BaseForm):
    """A form about the household of a person."""

    fields_of = {
        "household.has_head": "role",
        "household.head_without_file": "role",
        "household.name_missing": "name",
    }

    def __init__(self, person_id: UUID, view: HouseholdView, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.ids = {"person_id": person_id, "household_id": view.household_id}


class BeginForm(HouseholdForm):
    """The first member; the id is made here, so that the same form sent twice makes one household."""

    household_id = HiddenField()
    role = CodeRadios(
        _l("Their place in it"), "household_role", [Required(_l("Choose the place."))], default=HEAD
    )

    def __init__(self, person_id: UUID, view: HouseholdView, **kwargs: Any) -> None:
        super().__init__(person_id, view, **kwargs)
        made_id(self.household_id)

    def to_command(self) -> commands.FormHousehold:
        ids = self.ids | {"household_id": UUID(str(self.household_id.data))}
        return commands.FormHousehold(**ids, role=str(self.role.data))


class AddForm(HouseholdForm):
    """Somebody with a file, chosen out of those who were found."""

    fields_of = {**HouseholdForm.fields_of, "household.belongs_already": "member", "record.unknown": "member"}

    member = CodeRadios(_l("Who it is"), "", [Required(_l("Choose who it is."))], choices=list)
    role = CodeRadios(
        _l("Their place in the household"), "household_role", [Required(_l("Choose the place."))]
    )

    def __init__(self, person_id: UUID, view: HouseholdView, found: list[tuple[str, str]]) -> None:
        super().__init__(person_id, view)
        self.member.choices = as_choices(found)
        if len(found) == 1 and not self.member.data:
            self.member.data = found[0][0]

    def to_command(self) -> commands.AddHouseholdMember:
        return commands.AddHouseholdMember(
            **self.ids, member_id=UUID(str(self.member.data)), role=str(self.role.data)
        )


class RelativeForm(HouseholdForm):
    """Somebody without a file."""

    member_id = HiddenField()
    name = StringField(_l("Name"), [Required(_l("Write the name."))])
    role = CodeRadios(
        _l("Their place in the household"),
        "household_role",
        [Required(_l("Choose the place."))],
        choices=lambda: as_choices(pair for pair in options("household_role") if pair[0] != HEAD),
        default="CHILD",
    )
    sex = CodeSelect(_l("Sex"), "sex", [Optional()])
    birth_year = Count(_l("Year of birth"), [Optional()], least=EARLIEST, most=2100)

    def __init__(self, person_id: UUID, view: HouseholdView, **kwargs: Any) -> None:
        super().__init__(person_id, view, **kwargs)
        made_id(self.member_id)

    def validate_birth_year(self, field: Any) -> None:
        """Nobody is born tomorrow."""
        if field.data and field.data > today().year:
            raise ValidationError(_("The year lies in the future."))

    def to_command(self) -> commands.NameRelative:
        told = {
            "name": self.name.data or "",
            "sex": self.sex.data or "UNKNOWN",
            "birth_year": self.birth_year.data,
        }
        member_id = UUID(str(self.member_id.data))
        return commands.NameRelative(**self.ids, member_id=member_id, role=str(self.role.data), **told)


class LeaveForm(HouseholdForm):
    """Why somebody is no longer part of it."""

    reason = CodeRadios(_l("Reason"), "household_left_reason", [Required(_l("Choose the reason."))])

    def __init__(self, person_id: UUID, view: HouseholdView, member: Member) -> None:
        super().__init__(person_id, view)
        self.who = member

    def to_command(self) -> commands.LeaveHousehold:
        return commands.LeaveHousehold(**self.ids, member_id=self.who.member_id, reason=str(self.reason.data))


class HeadForm(HouseholdForm):
    """Another head, among the members with files."""

    member = CodeRadios(_l("Head of the household"), "", [Required(_l("Choose who it is."))], choices=list)
    role_before = CodeSelect(
        _l("The place of the head so far"),
        "household_role",
        choices=lambda: as_choices(pair for pair in options("household_role") if pair[0] != HEAD),
        default="SPOUSE",
    )

    def __init__(self, person_id: UUID, view: HouseholdView) -> None:
        super().__init__(person_id, view)
        others = [member for member in view.members if member.person_id and member.role != HEAD]
        self.member.choices = as_choices((str(each.member_id), member_text(each)) for each in others)
        if len(others) == 1 and not self.member.data:
            self.member.data = str(others[0].member_id)
        if view.head_id is None:
            # Nobody gives a place up.
            del self.role_before

    def to_command(self) -> commands.ChangeHouseholdHead:
        who = UUID(str(self.member.data))
        before = self.role_before.data if "role_before" in self else None
        return commands.ChangeHouseholdHead(**self.ids, member_id=who, role_before=before or "OTHER")


class AssessForm(HouseholdForm):
    """What is known of the man and of his silence; what follows is the rule's business."""

    fields_of = {
        "occurred.future": "day",
        "household.assessed_later": "day",
        "household.month_ahead": "away_since",
        "household.away_since": "away_since",
    }

    man = CodeRadios(_l("Where is the man of the household?"), "household_man", [Required(_l("Choose one."))])
    away_since = MonthField(
        _l("Away since"),
        [Optional()],
        description=_l("Month and year, for example 03.2024. As well as it is known."),
    )
    other_abroad = BooleanField(_l("Another adult of the household works abroad"))
    last_money = MonthField(
        _l("Last money from him"), [Optional()], description=_l("Month and year. Empty: not known.")
    )
    money_never = BooleanField(_l("No money since he is away"))
    last_contact = MonthField(
        _l("Last word from him"), [Optional()], description=_l("Month and year. Empty: not known.")
    )
    contact_never = BooleanField(_l("No word since he is away"))
    note = TextAreaField(_l("In their words"), [Optional()])
    day = NearDate(_l("When this was said"), [Required()])

    def __init__(self, person_id: UUID, view: HouseholdView) -> None:
        super().__init__(person_id, view, data={"day": today()})
        self.head_id = view.head_id

    def validate_last_money(self, field: Any) -> None:
        """Never, or in some month."""
        if field.data and self.money_never.data:
            raise ValidationError(_("Either a month or never: keep one of them."))

    def validate_last_contact(self, field: Any) -> None:
        """Never, or in some month."""
        if field.data and self.contact_never.data:
            raise ValidationError(_("Either a month or never: keep one of them."))

    def to_command(self) -> commands.AssessHousehold:
        answers = {name: self[name].data for name in ASKED} | {"note": self.note.data or ""}
        when = moment_of(self.day.data)
        return commands.AssessHousehold(**self.ids, head_id=self.head_id, occurred_at=when, **answers)


def member_text(member: Member) -> str:
    """Who it is, in one line."""
    name = member.name or _("a person whose file you may not open")
    year = f", {member.birth_year}" if member.birth_year else ""
    return f"{name}{year} · {label('household_role', member.role)}"
