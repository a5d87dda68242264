"""What somebody without an account fills in: the code, and the answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wtforms import HiddenField, StringField, TextAreaField
from wtforms.validators import Length, ValidationError

from application.answering import AnswerByCode, AnswerCode, PartnerPage
from application.partner import AnswerAsOrganisation
from application.partners import QueueItem
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, Optional, Required, as_choices
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

ANSWERS: Mapping[str, LazyText] = {
    "ACCEPT": _l("We take this person on"),
    "DECLINE": _l("We cannot help"),
    "START": _l("The service has begun"),
    "COMPLETE": _l("It is over"),
}
# Status of the referral → what can be answered.
POSSIBLE: Mapping[str, tuple[str, ...]] = {
    "SENT": ("ACCEPT", "DECLINE"),
    "NO_ANSWER": ("ACCEPT", "DECLINE"),
    "ACCEPTED": ("START", "COMPLETE"),
    "IN_PROGRESS": ("COMPLETE",),
}


class CodeForm(BaseForm):
    """Eight letters from the slip."""

    code = StringField(
        _l("Code on the slip"),
        [Required(_l("Write the eight letters of the slip."))],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )


class CarefulForm(CodeForm):
    """While many codes are being guessed somewhere, the further letters of the slip are asked for too."""

    check = StringField(
        _l("Further letters of the slip"),
        [Required(_l("Write the four letters that stand below the code."))],
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )


class OpenForm(BaseForm):
    """One button: a link is not used up by a program that only looks at it."""


class ReplyForm(BaseForm):
    """What an organisation answers to one referral, with a code or under an account."""

    fields_of = {"referral.result": "result"}

    base_version = HiddenField()
    answer = CodeRadios(_l("Your answer"), "", [Required(_l("Choose the answer."))], choices=list)
    reason = CodeSelect(_l("Why not"), "provider_decline_reason")
    result = CodeRadios(_l("Result"), "referral_result")
    note = TextAreaField(_l("A word to the centre"), [Optional(), Length(max=2000)])

    def __init__(self, page: PartnerPage | None = None, **kwargs: Any) -> None:
        self.possible = POSSIBLE.get(page.status if page else "", ())
        super().__init__(**kwargs)
        self.answer.choices = as_choices((each, ANSWERS[each]) for each in self.possible)

    def validate_reason(self, field: Any) -> None:
        """Whoever cannot help says why."""
        if self.answer.data == "DECLINE" and not field.data:
            raise ValidationError(_("Choose the reason."))

    def validate_result(self, field: Any) -> None:
        """What is over has a result."""
        if self.answer.data == "COMPLETE" and not field.data:
            raise ValidationError(_("Choose the result."))

    def said(self) -> dict[str, Any]:
        """What the command says beside whom it is about."""
        version = str(self.base_version.data or "")
        return {
            "base_version": int(version) if version.isascii() and version.isdigit() and len(version) < 7 else 1,
            "answer": str(self.answer.data),
            "reason": (self.reason.data or "") if self.answer.data == "DECLINE" else "",
            "result": (self.result.data or "") if self.answer.data == "COMPLETE" else "",
            "note": self.note.data or "",
        }


class AnswerForm(ReplyForm):
    """`ticket` says for a short time that the code was typed; it opens nothing by itself once the code is dead."""

    ticket = HiddenField()

    def __init__(self, code: AnswerCode | None = None, page: PartnerPage | None = None, **kwargs: Any) -> None:
        super().__init__(page, **kwargs)
        self.code = code

    def to_command(self) -> AnswerByCode:
        if self.code is None:
            raise RuntimeError("nobody answers without a code")
        return AnswerByCode(person_id=self.code.person_id, referral_id=self.code.referral_id, **self.said())


class OwnAnswerForm(ReplyForm):
    """The same, under an account."""

    def __init__(self, item: QueueItem, **kwargs: Any) -> None:
        super().__init__(item.page, **kwargs)
        self.item = item

    def to_command(self) -> AnswerAsOrganisation:
        ids = {"person_id": self.item.person_id, "referral_id": self.item.referral_id}
        return AnswerAsOrganisation(**ids, **self.said())
