"""The steps of a referral as the pages offer them: form, from where it is possible, words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from web.counsellor.referral_forms import (
    AcceptForm,
    CancelForm,
    CompleteForm,
    DeclineForm,
    OverrideForm,
    ReopenForm,
    SendForm,
    StartForm,
    StepForm,
    StopWaitingForm,
)
from web.i18n import LazyText
from web.i18n import lazy_gettext as _l


@dataclass(frozen=True)
class Step:
    """One step: its form, from where it is possible, and its words."""

    form: type[StepForm]
    statuses: tuple[str, ...]
    title: LazyText
    button: LazyText
    said: LazyText

    @property
    def action(self) -> str:
        """The policy line of its command."""
        return self.form.command.__name__


OPEN = ("SENT", "ACCEPTED", "IN_PROGRESS")
CLOSED = ("DECLINED_PROVIDER", "DECLINED_CLIENT", "NO_ANSWER", "COMPLETED", "NOT_COMPLETED", "CANCELLED")
# In the order in which the page offers them.
STEPS: Mapping[str, Step] = {
    "send": Step(SendForm, ("DRAFT",), _l("Send the referral"), _l("Send"), _l("The referral was sent.")),
    "accept": Step(
        AcceptForm,
        ("SENT", "NO_ANSWER"),
        _l("The organisation accepts"),
        _l("Record the acceptance"),
        _l("The acceptance was recorded."),
    ),
    "decline": Step(
        DeclineForm,
        ("SENT", "NO_ANSWER"),
        _l("The referral is declined"),
        _l("Record the refusal"),
        _l("The refusal was recorded."),
    ),
    "silence": Step(
        StopWaitingForm,
        ("SENT",),
        _l("No answer came"),
        _l("Record that no answer came"),
        _l("Recorded: no answer."),
    ),
    "start": Step(
        StartForm,
        ("ACCEPTED",),
        _l("The service begins"),
        _l("Record the start"),
        _l("The start was recorded."),
    ),
    "complete": Step(
        CompleteForm,
        ("ACCEPTED", "IN_PROGRESS"),
        _l("The referral is over"),
        _l("Record the result"),
        _l("The result was recorded."),
    ),
    "reopen": Step(
        ReopenForm, CLOSED, _l("Reopen the referral"), _l("Reopen"), _l("The referral was reopened.")
    ),
    "override": Step(
        OverrideForm,
        ("DRAFT",),
        _l("Send it without consent, because the law obliges"),
        _l("Ask for it"),
        _l("A protection officer decides. Nothing has been shared yet."),
    ),
    "cancel": Step(
        CancelForm,
        ("DRAFT", *OPEN, "NO_ANSWER"),
        _l("Call the referral back"),
        _l("Call it back"),
        _l("The referral was called back."),
    ),
}
