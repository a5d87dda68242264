"""Forms about one account: inviting, and the small forms of its page, each with one button."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7
from wtforms import HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length

from application.actor import GRANTABLE
from application.administration import AccountRow, CentreList
from application.staff import (
    AssignCentre,
    GrantRole,
    InviteStaff,
    LeaveCentre,
    ReinstateStaff,
    ResetAccess,
    RevokeRole,
    SuspendStaff,
)
from web.fields import as_choices
from web.forms import BaseForm, Required
from web.i18n import LANGUAGES
from web.i18n import lazy_gettext as _l
from web.labels import label, options
from web.pages import ask


class InviteForm(BaseForm):
    """A new account; what it may do is said on its page."""

    fields_of = {"staff.login": "login", "account.login_taken": "login"}

    full_name = StringField(_l("Full name"), [Required(_l("Write the name.")), Length(max=120)])
    login = StringField(
        _l("Account name"),
        [Required(_l("Write the account name.")), Length(max=60)],
        description=_l("Letters and digits, with dots or dashes between them. Easy to say on the telephone."),
        render_kw={"autocapitalize": "none", "spellcheck": "false"},
    )
    language = SelectField(_l("Language"), [Required()], choices=lambda: as_choices(LANGUAGES.items()))
    # Made with the page, so that a form sent twice makes one account.
    account_id = HiddenField()

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        try:
            self.account_uuid = UUID(self.account_id.data or "")
        except ValueError:
            self.account_uuid = uuid7()
            self.account_id.data = str(self.account_uuid)

    def to_command(self) -> InviteStaff:
        return InviteStaff(
            account_id=self.account_uuid,
            full_name=str(self.full_name.data),
            login=str(self.login.data),
            language=str(self.language.data),
        )


class OfAccount(BaseForm):
    """A form about one account whose whole content is its button."""

    command: Any = None

    def __init__(self, account_id: UUID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.account_id = account_id

    def to_command(self) -> Any:
        return self.command(account_id=self.account_id)


class SuspendForm(OfAccount):
    command = SuspendStaff


class ReinstateForm(OfAccount):
    command = ReinstateStaff


class AccessForm(OfAccount):
    command = ResetAccess


class SessionsForm(OfAccount):
    """Ends sessions; nothing of it is in the ledger."""


def _roles() -> list[SelectChoice]:
    return as_choices([("", ""), *options("role", GRANTABLE)])


def _open_centres() -> list[SelectChoice]:
    found = [centre for centre in ask(CentreList()) if centre.open]
    named = ((centre.code, f"{label('centre', centre.code)} ({centre.code})") for centre in found)
    return as_choices([("", ""), *named])


class GrantForm(OfAccount):
    fields_of = dict.fromkeys(("staff.role_held", "staff.roles_apart", "staff.role_elsewhere"), "role")
    role = SelectField(_l("One role more"), [Required(_l("Choose a role."))], choices=_roles)

    def to_command(self) -> GrantRole:
        return GrantRole(account_id=self.account_id, role=str(self.role.data))


class AssignForm(OfAccount):
    fields_of = dict.fromkeys(("staff.centre_assigned", "centre.unknown"), "centre")
    centre = SelectField(_l("One centre more"), [Required(_l("Choose a centre."))], choices=_open_centres)

    def to_command(self) -> AssignCentre:
        return AssignCentre(account_id=self.account_id, code=str(self.centre.data))


class RevokeForm(OfAccount):
    role = HiddenField()

    def to_command(self) -> RevokeRole:
        return RevokeRole(account_id=self.account_id, role=str(self.role.data))


class LeaveForm(OfAccount):
    centre = HiddenField()

    def to_command(self) -> LeaveCentre:
        return LeaveCentre(account_id=self.account_id, code=str(self.centre.data))


def forms_of(account: AccountRow) -> dict[str, Any]:
    """Every form of an account's page, fresh: what was sent with this request belongs to one of them only."""
    kinds = {"grant": GrantForm, "assign": AssignForm, "suspend": SuspendForm, "reinstate": ReinstateForm}
    kinds |= {"access": AccessForm, "sessions": SessionsForm}
    fresh: dict[str, Any] = {name: kind(account.account_id, formdata=None) for name, kind in kinds.items()}
    fresh["revoke"] = [RevokeForm(account.account_id, formdata=None, data={"role": role}) for role in account.roles]
    fresh["leave"] = [LeaveForm(account.account_id, formdata=None, data={"centre": code}) for code in account.centres]
    return fresh
