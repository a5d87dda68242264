"""Commands about a referral: the shapes of what can be asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

from application.fields import BadField, Code, Line, Many, Note, Text, Touched, Whole
from domain.referral import CLIENT, PROVIDER, SHARED


@dataclass(frozen=True, slots=True)
class OneOf:
    """A word out of a short list that is no code list of its own."""

    words: tuple[str, ...]

    def check(self, value: str) -> str:
        """The word itself. Raises BadField for any other."""
        if value not in self.words:
            raise BadField("field.code", list="")
        return value

    def schema(self) -> dict[str, object]:
        """Its part of a JSON Schema."""
        return {"enum": list(self.words)}


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What is asked of whom. `provider_id` is the entry of the directory, whose name then is the name of the agency."""

    provider_id: Touched | None = None
    service: Annotated[str, Code("referral_service")]
    priority: Annotated[str, Code("priority")] = "NORMAL"
    channel: Annotated[str, Code("referral_channel")]
    agency: Annotated[str, Text(200, required=True)]
    contact: Line = ""
    reason: Note = ""
    shared: Annotated[tuple[Annotated[str, OneOf(SHARED)], ...], Many(len(SHARED))] = ()


@dataclass(frozen=True, kw_only=True)
class DraftReferral(Letter):
    """Write a referral; nothing is shared with anybody yet."""

    person_id: Touched
    referral_id: Touched
    occurred_at: datetime | None = None
    consultation_id: Touched | None = None
    # The referral that ended without help and from which this one goes on.
    replaces: Touched | None = None


@dataclass(frozen=True, kw_only=True)
class Step:
    """`base_version` is the version of the referral that the page showed."""

    person_id: Touched
    referral_id: Touched
    base_version: Annotated[int, Whole(1, 10**6)]
    occurred_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class RewriteReferral(Letter, Step):
    """The draft as it should stand."""


@dataclass(frozen=True, kw_only=True)
class SendReferral(Step):
    """Hand it to the agency; the day by which it should answer follows from the priority."""


@dataclass(frozen=True, kw_only=True)
class AcceptReferral(Step):
    """The agency takes the person on."""

    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class DeclineReferral(Step):
    """The agency or the person says no; the reason is a code of the list that goes with who says it."""

    by: Annotated[str, OneOf((PROVIDER, CLIENT))]
    reason: Annotated[str, Text(40, required=True)]
    note: Note = ""


@dataclass(frozen=True, kw_only=True)
class StopWaiting(Step):
    """The day of the answer passed in silence."""


@dataclass(frozen=True, kw_only=True)
class StartReferral(Step):
    """The service began."""


@dataclass(frozen=True, kw_only=True)
class CompleteReferral(Step):
    """It is over; the result says whether the service was given."""

    result: Annotated[str, Code("referral_result")]
    feedback: Note = ""


@dataclass(frozen=True, kw_only=True)
class CancelReferral(Step):
    """Call it back before it is completed."""

    reason: Annotated[str, Code("referral_cancel_reason")]


@dataclass(frozen=True, kw_only=True)
class ReopenReferral(Step):
    """It was closed too early: it stands again as it stood before."""
