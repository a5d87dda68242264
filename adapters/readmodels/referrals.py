"""The referrals view: one row for each referral as it stands, with the box of its words and that of its answer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Column, Index, Integer, LargeBinary, Table, Text

from adapters.ledger.mapper import Sealed
from adapters.readmodels.rows import Change, Delete, Insert, Update, View
from adapters.readmodels.tables import METADATA, box_columns, boxed
from adapters.sql.types import Day, Id, Instant
from domain.override import APPROVED, ASKED, REFUSED
from domain.referral import (
    ACCEPTED,
    CANCELLED,
    COMPLETED,
    DECLINED,
    DRAFT,
    NOT_COMPLETED,
    SENT,
    UNANSWERED,
    UNDER_WAY,
)

REFERRALS = Table(
    "rm_referrals",
    METADATA,
    Column("referral_id", Id, primary_key=True),
    Column("person_id", Id, nullable=False),
    Column("consultation_id", Id),
    Column("centre", Text, nullable=False),
    Column("counsellor_id", Id, nullable=False),
    Column("service", Text, nullable=False),
    Column("priority", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("drafted_on", Day, nullable=False),
    Column("sent_on", Day),
    Column("due_on", Day),
    Column("answered_on", Day),
    Column("closed_on", Day),
    # Why it was declined or called back, a code of the list that goes with the status.
    Column("reason_code", Text),
    Column("result", Text),
    Column("version", Integer, nullable=False),
    # The entry of the directory; the referral that goes on from here.
    Column("provider_id", Id),
    Column("replaced_by", Id),
    # Whether it is to be sent without consent: ASKED, APPROVED or REFUSED, on which ground, who asked, when.
    Column("override", Text),
    Column("override_ground", Text),
    Column("override_by", Id),
    Column("override_asked", Instant),
    *box_columns(),
    # The newest box with a note on the answer, or the feedback at the end.
    Column("answer_box", LargeBinary),
    Column("answer_origin", Id),
    Column("answer_version", Integer),
    Column("answer_topic", Text),
    Index("rm_referrals_person", "person_id", "drafted_on"),
    Index("rm_referrals_provider", "provider_id", "sent_on"),
    Index("rm_referrals_chain", "replaced_by"),
    Index("rm_referrals_centre", "centre", "status", "due_on"),
)

_COPIED = ("person_id", "consultation_id", "service", "priority", "channel")
_NO_OVERRIDE = dict.fromkeys(("override", "override_ground", "override_by", "override_asked"))
_NOTHING_YET = (
    *("provider_id", "replaced_by", "sent_on", "due_on", "answered_on", "closed_on", "reason_code", "result"),
    *_NO_OVERRIDE,
)


def _day(sealed: Sealed) -> Any:
    return sealed.event.occurred_at.date()


def _answer(sealed: Sealed) -> dict[str, Any]:
    kept = boxed(sealed)
    reference = {f"answer_{name}": kept[f"box_{name}"] for name in ("origin", "version", "topic")}
    return reference | {"answer_box": kept["box"]}


def _drafted(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    row = {name: getattr(event, name) for name in _COPIED} | dict.fromkeys(_NOTHING_YET)
    row |= {"referral_id": event.originator_id, "centre": event.at_centre, "counsellor_id": event.actor_id}
    row |= {"status": DRAFT, "drafted_on": _day(sealed), "version": event.originator_version}
    no_answer = dict.fromkeys(("answer_box", "answer_origin", "answer_version", "answer_topic"))
    yield Insert(REFERRALS, row | boxed(sealed) | no_answer)


def _changed(sealed: Sealed, **values: Any) -> Iterator[Change]:
    event = sealed.event
    values["version"] = event.originator_version
    yield Update(REFERRALS, {"referral_id": event.originator_id}, values)


def _addressed(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, provider_id=sealed.event.provider_id)


def _rewritten(sealed: Sealed) -> Iterator[Change]:
    same = {name: getattr(sealed.event, name) for name in ("provider_id", "service", "priority", "channel")}
    return _changed(sealed, **same, **_NO_OVERRIDE, **boxed(sealed))


def _override_asked(sealed: Sealed) -> Iterator[Change]:
    event = sealed.event
    asked = {"override_ground": event.ground, "override_by": event.actor_id, "override_asked": event.recorded}
    return _changed(sealed, override=ASKED, **asked, **_answer(sealed))


def _override_decided(sealed: Sealed) -> Iterator[Change]:
    said = APPROVED if sealed.event.approved else REFUSED
    return _changed(sealed, override=said, **(_answer(sealed) if sealed.event.note else {}))


def _replaced(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, replaced_by=sealed.event.by_id)


def _sent(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, status=SENT, sent_on=_day(sealed), due_on=sealed.event.due_on)


def _accepted(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, status=ACCEPTED, answered_on=_day(sealed), **_answer(sealed))


def _declined(sealed: Sealed) -> Iterator[Change]:
    event, day = sealed.event, _day(sealed)
    said = {"status": DECLINED[event.by], "reason_code": event.reason, "answered_on": day, "closed_on": day}
    return _changed(sealed, **said, **_answer(sealed))


def _unanswered(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, status=UNANSWERED)


def _started(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, status=UNDER_WAY)


def _ended(sealed: Sealed) -> Iterator[Change]:
    status = COMPLETED if type(sealed.event).TOPIC == "referral.Completed" else NOT_COMPLETED
    return _changed(
        sealed, status=status, result=sealed.event.result, closed_on=_day(sealed), **_answer(sealed)
    )


def _cancelled(sealed: Sealed) -> Iterator[Change]:
    return _changed(sealed, status=CANCELLED, reason_code=sealed.event.reason, closed_on=_day(sealed))


def _reopened(sealed: Sealed) -> Iterator[Change]:
    taken_back = {"closed_on": None, "reason_code": None, "result": None}
    unanswered = {"answered_on": None} if sealed.event.status in (DRAFT, SENT) else {}
    return _changed(sealed, status=sealed.event.status, **taken_back, **unanswered)


def _moved(sealed: Sealed) -> Iterator[Change]:
    """Referrals go with the file; their days stay as they are, and so do the figures of the centre that sent them."""
    event = sealed.event
    yield Update(REFERRALS, {"person_id": event.originator_id}, {"centre": event.to_centre})


def _erased(sealed: Sealed) -> Iterator[Change]:
    yield Delete(REFERRALS, {"person_id": sealed.event.originator_id})


VIEW = View(
    "referrals",
    (REFERRALS,),
    {
        "referral.Drafted": _drafted,
        "referral.Addressed": _addressed,
        "referral.Rewritten": _rewritten,
        "referral.Replaced": _replaced,
        "referral.OverrideAsked": _override_asked,
        "referral.OverrideDecided": _override_decided,
        "referral.Sent": _sent,
        "referral.Accepted": _accepted,
        "referral.Declined": _declined,
        "referral.Unanswered": _unanswered,
        "referral.Started": _started,
        "referral.Completed": _ended,
        "referral.NotCompleted": _ended,
        "referral.Cancelled": _cancelled,
        "referral.Reopened": _reopened,
        "migrant.TransferAccepted": _moved,
        "migrant.Erased": _erased,
    },
)
