"""Forms of an entry-ban check: asking, answering, no longer waiting."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import ValidationError

from application.ban_check import AnswerBanCheck, AskBanCheck, GiveUpBanCheck
from application.ban_checks import BanCheckRow
from application.people import Header
from application.striking import VoidBanCheck
from web.counsellor.record_forms import instant_of, made_id
from web.counsellor.versioned import VersionedForm
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, NearDate, Optional, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

BANNED, NOT_ANSWERED = "BANNED", "NOT_ANSWERED"


class AskForm(BaseForm):
    """Which country, and by when it matters."""

    fields_of = {"centre.closed": "entry_to"}

    check_id = HiddenField()
    entry_to = CodeSelect(_l("Country asked about"), "country", [Required(_l("Choose the country."))])
    leaves_on = NearDate(_l("Wants to leave on"), [Optional()])
    asked_on = NearDate(_l("Asked on"), [Required()])
    note = TextAreaField(_l("Note"), [Optional()])

    def __init__(self, header: Header, centre: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.header, self.centre = header, centre
        self.id = made_id(self.check_id)

    def to_command(self) -> AskBanCheck:
        return AskBanCheck(
            person_id=self.header.person_id,
            check_id=self.id,
            centre=self.centre,
            occurred_at=instant_of(self.asked_on.data),
            entry_to=str(self.entry_to.data),
            leaves_on=self.leaves_on.data,
            note=self.note.data or "",
        )


class AnswerForm(VersionedForm):
    """What the authority said; "not answered" means that nobody waits any longer."""

    fields_of = {
        "ban_check.until_past": "banned_until",
        "ban_check.until_without_ban": "banned_until",
        "ban_check.answered_same": "result",
        "ban_check.not_waiting": "result",
    }

    result = CodeRadios(
        _l("Answer of the authority"), "ban_check_result", [Required(_l("Choose the answer."))],
        description=_l("“Not answered” ends the waiting. It never means that there is no ban."),
    )  # fmt: skip
    banned_until = NearDate(_l("Entry ban until"), [Optional()])
    authority = StringField(_l("Authority that banned them"), [Optional()])
    answered_on = NearDate(_l("Answered on"), [Required()])
    note = TextAreaField(_l("Note"), [Optional()])

    def __init__(self, row: BanCheckRow, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.row = row
        self.stands_at(row.version)

    def validate_banned_until(self, field: Any) -> None:
        """A day belongs to a ban."""
        if field.data and self.result.data != BANNED:
            raise ValidationError(_("Only a ban has a last day."))

    def to_command(self) -> Any:
        ids: dict[str, Any] = {"person_id": self.row.person_id, "check_id": UUID(str(self.row.check_id))}
        ids |= {"base_version": self.version, "note": self.note.data or ""}
        when = instant_of(self.answered_on.data)
        if self.result.data == NOT_ANSWERED:
            return GiveUpBanCheck(**ids, occurred_at=when)
        said = {"result": str(self.result.data), "authority": self.authority.data or ""}
        return AnswerBanCheck(**ids, occurred_at=when, banned_until=self.banned_until.data, **said)


class VoidForm(VersionedForm):
    """Nobody was asked, or not about this person."""

    reason = CodeRadios(_l("Why it is void"), "void_reason", [Required(_l("Choose the reason."))])
    explanation = StringField(_l("In words"), [Optional()])

    def __init__(self, row: BanCheckRow) -> None:
        super().__init__()
        self.row = row
        self.stands_at(row.version)

    def to_command(self) -> VoidBanCheck:
        ids = {"person_id": self.row.person_id, "check_id": self.row.check_id}
        said = {"reason": str(self.reason.data), "explanation": self.explanation.data or ""}
        return VoidBanCheck(base_version=self.version, **ids, **said)
