"""The form in which somebody says how satisfied they were."""

from __future__ import annotations

from typing import Any

from wtforms import TextAreaField

from application.consultation import GiveFeedback
from application.consultations import ConsultationRow
from domain.codes import code_list
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, Optional, Required, as_choices
from web.i18n import lazy_gettext as _l
from web.labels import options


def ways() -> list[Any]:
    """Channels by which an answer can reach the centre."""
    none = code_list("channel").marked("no_consultation")
    return as_choices(pair for pair in options("channel") if pair[0] not in none)


class FeedbackForm(BaseForm):
    """One answer for each consultation."""

    fields_of = {"consultation.feedback_given": "score"}

    score = CodeRadios(
        _l("How satisfied were they?"), "satisfaction", [Required(_l("Choose one of the five answers."))]
    )
    by_channel = CodeSelect(
        _l("How they said it"), "channel", [Required()], choices=ways, default="PHONE_OUT"
    )
    comment = TextAreaField(_l("In their words"), [Optional()])

    def __init__(self, record: ConsultationRow) -> None:
        super().__init__()
        self.record = record

    def to_command(self) -> GiveFeedback:
        known = {"consultation_id": self.record.consultation_id, "person_id": self.record.person_id}
        said = {"by_channel": str(self.by_channel.data), "comment": self.comment.data or ""}
        return GiveFeedback(**known, score=int(str(self.score.data)), **said)
