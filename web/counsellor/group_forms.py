"""Forms of an initiative group: founding it, who joins and leaves, its projects, its end."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from wtforms import HiddenField, StringField, TextAreaField

from application import initiative as commands
from application.initiatives import FoundHousehold, GroupRow, ProjectRow
from web.counsellor.desk import centres, today
from web.counsellor.places import PlaceSelect, place_of
from web.counsellor.record_forms import made_id
from web.counsellor.versioned import VersionedForm
from web.fields import CodeRadios, CodeSelect
from web.forms import Amount, BaseForm, NearDate, Optional, Required, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import options

ENDS = ("COMPLETED", "GIVEN_UP")


class GroupFields(BaseForm):
    """What it is called, what it is for, where, since when."""

    fields_of = {"place.district": "district", "centre.closed": "centre"}

    name = StringField(_l("Name of the group"), [Required(_l("Give the group a name."))])
    purpose = TextAreaField(_l("What the households want to do together"), [Optional()])
    founded_on = NearDate(_l("Since when"), [Required(_l("Say since when there is the group."))])
    district = PlaceSelect(_l("District"), [Optional()], districts_only=True)

    def about(self) -> dict[str, Any]:
        """Keyword arguments of commands that say what a group is."""
        district = place_of(self.district.data).district if self.district.data else None
        words = {"name": self["name"].data or "", "purpose": self.purpose.data or ""}
        return {**words, "founded_on": self.founded_on.data, "district": district}


class FoundForm(GroupFields):
    """Households agree to work together."""

    group_id = HiddenField()
    centre = CodeSelect(_l("Centre"), "centre", choices=lambda: as_choices(centres()))

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.id = made_id(self.group_id)

    def to_command(self) -> commands.FoundGroup:
        return commands.FoundGroup(group_id=self.id, centre=str(self.centre.data or ""), **self.about())


class GroupForm(VersionedForm):
    """A step of a group that goes on; `about` is what it is about: a household, a project, an instalment."""

    fields_of = {
        "initiative.day": "on",
        "initiative.member_already": "number",
        "initiative.more_than_amount": "amount",
        "initiative.nothing": "amount",
        "initiative.paid_already": "currency",
    }
    command: type[Any] = object

    def __init__(self, row: GroupRow, about: Any = None, **data: Any) -> None:
        super().__init__(data={**data, **self.kept(row, about)})
        self.row, self.of = row, about
        self.stands_at(row.version)

    def kept(self, row: GroupRow, about: Any) -> dict[str, Any]:
        """What the page begins with."""
        return {"on": today()}

    def to_command(self) -> Any:
        return self.command(group_id=self.row.group_id, base_version=self.version, **self.more())

    def more(self) -> dict[str, Any]:
        """What this step adds to its command."""
        return {}


class ChangeForm(GroupFields, GroupForm):
    """Another name or purpose, or what was typed wrongly."""

    command = commands.ChangeGroup

    def kept(self, row: GroupRow, about: Any) -> dict[str, Any]:
        return {name: getattr(row, name) for name in ("name", "purpose", "founded_on", "district")}

    def more(self) -> dict[str, Any]:
        return self.about()


class JoinForm(GroupForm):
    """The household is found by the number of the file of somebody in it."""

    command = commands.JoinGroup
    number = StringField(
        _l("Number of the file of somebody in the household"), [Required(_l("Write the number of the file."))]
    )
    on = NearDate(_l("Since when"), [Required(_l("Give the day."))])
    found: FoundHousehold | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        if valid and (self.found is None or self.found.household_id is None):
            no_home = _("This person belongs to no household yet. Begin one in the file of the person.")
            self["number"].errors = [no_home if self.found else _("You can open no file with this number.")]
            return False
        return valid

    def more(self) -> dict[str, Any]:
        found: Any = self.found  # there: the form is valid
        ids = {"person_id": found.person_id, "household_id": found.household_id}
        return {**ids, "centre": self.row.centre, "on": self.on.data}


class LeaveForm(GroupForm):
    command = commands.LeaveGroup
    on = NearDate(_l("Since when"), [Required(_l("Give the day."))])

    def more(self) -> dict[str, Any]:
        return {"household_id": self.of.household_id, "on": self.on.data}


class ProjectForm(GroupForm):
    """A small project: what, since when, with how much money."""

    fields_of = {**GroupForm.fields_of, "initiative.day": "started_on"}
    command = commands.PlanProject
    project_id = HiddenField()
    title = StringField(_l("What the project is"), [Required(_l("Say what the project is."))])
    amount = Amount(_l("Amount"), [Required(_l("Write how much money it has."))])
    currency = CodeSelect(_l("Currency"), "currency", [Required(_l("Choose the currency."))])
    started_on = NearDate(_l("Begins on"), [Required(_l("Give the day."))])

    def __init__(self, row: GroupRow, about: ProjectRow | None = None, **data: Any) -> None:
        super().__init__(row, about, **data)
        self.id: UUID = about.project_id if about else made_id(self.project_id)

    def kept(self, row: GroupRow, about: ProjectRow | None) -> dict[str, Any]:
        names = ("title", "amount", "currency", "started_on")
        return {name: getattr(about, name) for name in names} if about else {"started_on": today()}

    def more(self) -> dict[str, Any]:
        money = {"amount": self.amount.data, "currency": str(self.currency.data)}
        return {"project_id": self.id, "title": self.title.data, "started_on": self.started_on.data, **money}


class ReplanForm(ProjectForm):
    """The project as it should have stood."""

    command = commands.ChangeProject


class PayForm(GroupForm):
    fields_of = {**GroupForm.fields_of, "initiative.day": "paid_on"}
    command = commands.PayInstalment
    instalment_id = HiddenField()
    amount = Amount(_l("What was paid"), [Required(_l("Write how much was paid."))])
    paid_on = NearDate(_l("Paid on"), [Required(_l("Give the day."))])
    note = StringField(_l("Note"), [Optional()])

    def __init__(self, row: GroupRow, about: ProjectRow, **data: Any) -> None:
        super().__init__(row, about, **data)
        self.id = made_id(self.instalment_id)

    def kept(self, row: GroupRow, about: Any) -> dict[str, Any]:
        return {"paid_on": today()}

    def more(self) -> dict[str, Any]:
        ids = {"project_id": self.of.project_id, "instalment_id": self.id}
        return {**ids, "amount": self.amount.data, "paid_on": self.paid_on.data, "note": self.note.data or ""}


class StrikeForm(GroupForm):
    """`about` is the project and its instalment."""

    command = commands.StrikeInstalment
    reason = CodeSelect(
        _l("Why it is struck"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )

    def more(self) -> dict[str, Any]:
        project, instalment = self.of
        ids = {"project_id": project.project_id, "instalment_id": instalment.instalment_id}
        return {**ids, "reason": str(self.reason.data)}


class EndForm(GroupForm):
    fields_of = {**GroupForm.fields_of, "initiative.day": "ended_on"}
    command = commands.EndProject
    state = CodeRadios(
        _l("How it ended"),
        "project_state",
        [Required(_l("Say how it ended."))],
        choices=lambda: as_choices(options("project_state", ENDS)),
    )
    ended_on = NearDate(_l("Since when"), [Required(_l("Give the day."))])
    note = TextAreaField(_l("Note"), [Optional()])

    def kept(self, row: GroupRow, about: Any) -> dict[str, Any]:
        return {"ended_on": today()}

    def more(self) -> dict[str, Any]:
        told = {"state": str(self.state.data), "ended_on": self.ended_on.data, "note": self.note.data or ""}
        return {"project_id": self.of.project_id, **told}


class CloseForm(GroupForm):
    fields_of = {**GroupForm.fields_of, "initiative.day": "closed_on"}
    command = commands.CloseGroup
    reason = CodeRadios(_l("Why"), "group_close_reason", [Required(_l("Choose the reason."))])
    closed_on = NearDate(_l("Since when"), [Required(_l("Give the day."))])
    note = TextAreaField(_l("Note"), [Optional()])

    def kept(self, row: GroupRow, about: Any) -> dict[str, Any]:
        return {"closed_on": today()}

    def more(self) -> dict[str, Any]:
        return {"closed_on": self.closed_on.data, "reason": str(self.reason.data), "note": self.note.data or ""}


