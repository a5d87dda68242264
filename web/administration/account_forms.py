"""Forms about one account: inviting, and the small forms of its page, each with one button."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7
from wtforms import HiddenField, SelectField, StringField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Length, ValidationError

from application.actor import GRANTABLE, PARTNER
from application.administration import AccountRow, BindableProviders, CentreList
from application.staff import (
    AssignCentre,
    BindProvider,
    GrantRole,
    InviteStaff,
    LeaveCentre,
    ReinstateStaff,
    ResetAccess,
    RevokeRole,
    SuspendStaff,
    UnbindProvider,
)
from web.fields import as_choices
from web.forms import BaseForm, Required
from web.i18n import LANGUAGES
from web.i18n import gettext as _
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
    refusals = ("staff.role_held", "staff.roles_apart", "staff.partner_apart", "staff.role_elsewhere")
    fields_of = dict.fromkeys(refusals, "role")
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


def _providers() -> list[SelectChoice]:
    named = ((str(provider_id), name) for provider_id, name in ask(BindableProviders()))
    return as_choices([("", ""), *named])


class BindForm(OfAccount):
    fields_of = dict.fromkeys(("staff.provider_bound", "staff.not_partner", "provider.unknown"), "provider")
    provider = SelectField(
        _l("One organisation more"), [Required(_l("Choose an organisation."))], choices=_providers
    )

    def to_command(self) -> BindProvider:
        return BindProvider(account_id=self.account_id, provider_id=UUID(str(self.provider.data)))


class UnbindForm(OfAccount):
    provider = HiddenField()

    def validate_provider(self, field: Any) -> None:
        """An id, as the page wrote it."""
        try:
            UUID(field.data or "")
        except ValueError as problem:
            raise ValidationError(_("There is no such organisation in the directory.")) from problem

    def to_command(self) -> UnbindProvider:
        return UnbindProvider(account_id=self.account_id, provider_id=UUID(str(self.provider.data)))


def forms_of(account: AccountRow) -> dict[str, Any]:
    """Every form of an account's page, fresh: what was sent with this request belongs to one of them only."""
    kinds = {"grant": GrantForm, "assign": AssignForm, "suspend": SuspendForm, "reinstate": ReinstateForm}
    kinds |= {"access": AccessForm, "sessions": SessionsForm}
    fresh: dict[str, Any] = {name: kind(account.account_id, formdata=None) for name, kind in kinds.items()}
    fresh["revoke"] = [RevokeForm(account.account_id, formdata=None, data={"role": role}) for role in account.roles]
    fresh["bind"] = BindForm(account.account_id, formdata=None) if PARTNER in account.roles else None
    fresh["unbind"] = [
        (name, UnbindForm(account.account_id, formdata=None, data={"provider": str(provider_id)}))
        for provider_id, name in account.providers
    ]
    fresh["leave"] = [LeaveForm(account.account_id, formdata=None, data={"centre": code}) for code in account.centres]
    return fresh
