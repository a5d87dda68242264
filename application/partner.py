"""What somebody of another organisation answers under an account, and how it is decided."""

from __future__ import annotations

from dataclasses import dataclass

from application.answering import AnswerByCode, answer_by_code
from application.dispatch import Handler


@dataclass(frozen=True, kw_only=True)
class AnswerAsOrganisation(AnswerByCode):
    """As with a code, to a referral that was sent to an organisation for which the account answers."""


HANDLERS: dict[type, Handler] = {AnswerAsOrganisation: answer_by_code}
