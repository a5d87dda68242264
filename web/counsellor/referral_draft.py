"""The form of a draft: where to, why, and what may be told; new, rewritten, or sent on from a referral that ended."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7
from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import ValidationError

from application import referral as commands
from application.people import FileView
from application.providers import ListProviders, ProviderRow
from application.referrals import ReferralView
from web.counsellor.providers import STEP_WORDS
from web.counsellor.versioned import VersionedForm
from web.fields import CodeChecks, CodeRadios, CodeSelect
from web.forms import BaseForm, Optional, Required, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.pages import ask
from web.partner.told import SHARED

SAME = ("service", "priority", "channel", "agency", "contact", "reason")


class ProviderSelect(CodeSelect):
    """An entry of the directory, from near to far."""

    def __init__(self, label: Any, **kwargs: Any) -> None:
        super().__init__(label, "", [Optional()], choices=list, **kwargs)


class DraftForm(VersionedForm):
    """Where to, why, and what may be told."""

    referral_id = HiddenField()
    replaces = HiddenField()
    service = CodeSelect(_l("Service needed"), "referral_service", [Required(_l("Choose the service."))])
    provider = ProviderSelect(_l("Organisation of the directory"))
    agency = StringField(_l("Organisation"), description=_l("Only when it is not in the directory."))
    contact = StringField(_l("Whom to ask for there, phone or address"), [Optional()])
    priority = CodeRadios(_l("How urgent"), "priority", default="NORMAL")
    channel = CodeRadios(_l("How it is handed over"), "referral_channel", default="PAPER_SLIP")
    reason = TextAreaField(_l("What they need, and why"), [Optional()])
    shared = CodeChecks(_l("What the organisation is told"), "", choices=lambda: as_choices(SHARED.items()))

    def __init__(self, file: FileView, view: ReferralView | None = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person_id, self.view = file.header.person_id, view
        self.id = view.row.referral_id if view else made(self.referral_id)
        self.stands_at(view.row.version if view else 0)
        self.known = near(file)
        self.provider.choices = as_choices([("", ""), *((str(row.provider_id), _words(row)) for row in self.known)])

    def validate_agency(self, field: Any) -> None:
        """One or the other."""
        if not self.provider.data and not field.data:
            raise ValidationError(_("Name the organisation."))

    def to_command(self) -> Any:
        chosen = next((row for row in self.known if str(row.provider_id) == self.provider.data), None)
        said: dict[str, Any] = {
            "person_id": self.person_id,
            "referral_id": self.id,
            "provider_id": chosen.provider_id if chosen else None,
            "service": str(self.service.data),
            "priority": str(self.priority.data),
            "channel": str(self.channel.data),
            "agency": chosen.name if chosen else self.agency.data or "",
            "contact": self.contact.data or "",
            "reason": self.reason.data or "",
            "shared": tuple(self.shared.data or ()),
        }
        if self.view:
            return commands.RewriteReferral(**said, base_version=self.version)
        return commands.DraftReferral(**said, replaces=id_of(self.replaces.data))


def _words(row: ProviderRow) -> str:
    return f"{row.name} ({STEP_WORDS[row.step]})" if row.step else row.name


def near(file: FileView) -> tuple[ProviderRow, ...]:
    """The directory as it lies for this person; what is not in use can still be chosen, with a warning."""
    place = {"region": file.details.get("region") or None, "district": file.details.get("district")}
    found: tuple[ProviderRow, ...] = ask(ListProviders(show="all", **place)).rows
    return found


def written(view: ReferralView, *, again: bool = False) -> dict[str, Any]:
    """What a referral says, for its form; sent on (`again`) it goes to somebody else."""
    said: dict[str, Any] = {name: getattr(view.row, name, None) or getattr(view, name, "") for name in SAME}
    said["shared"] = list(view.shared)
    if again:
        return said | {"agency": "", "contact": "", "provider": None, "replaces": str(view.row.referral_id)}
    provider_id = view.row.provider_id
    return said | {"provider": str(provider_id), "agency": ""} if provider_id else said


def id_of(text: Any) -> UUID | None:
    """An id that a page put into a field or an address; None for anything else."""
    try:
        return UUID(str(text))
    except ValueError:
        return None


def made(field: Any) -> UUID:
    """The id in a hidden field; a new one where it holds none."""
    found = id_of(field.data) or uuid7()
    field.data = str(found)
    return found


class SlipForm(BaseForm):
    """In which language the slip speaks. Printing it makes a new code; an older one dies."""

    speaks = CodeRadios(_l("Language of the slip"), "", [Required()], choices=list)

    def __init__(self, languages: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.speaks.choices = as_choices(languages)


class RevokeForm(BaseForm):
    """One button: the code opens nothing any more."""
