"""Calls of one person, made before anybody knew who it was, with a word in every field."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from application.call import CorrectCall, LogCall, NoteNumber, VoidCall
from application.caller import LinkCaller
from tests.privacy.story import DESK, Step, worded
from tests.simulation.asking import a_consultation, just_now
from tests.simulation.staff import an_id


def calls(person_id: UUID) -> Iterator[Step]:
    """One that was answered, one that was missed, corrected and declared void; both linked later."""
    held = worded(a_consultation(None, channel="PHONE_IN"))
    yield held, DESK
    answered = _logged("PHONE_IN", consultation_id=held.consultation_id)
    yield answered, DESK
    ids = {"call_id": answered.call_id, "consultation_id": held.consultation_id}
    yield LinkCaller(person_id=person_id, **ids), DESK
    missed = _logged("PHONE_MISSED")
    known = {"call_id": missed.call_id}
    yield missed, DESK
    yield worded(NoteNumber(**known, number="x")), DESK
    same = {"centre": "KJD", "occurred_at": missed.occurred_at, "kind": "PHONE_ABANDONED", "reason": "WRONG_CODE"}
    yield worded(CorrectCall(**known, base_version=2, **same)), DESK
    yield LinkCaller(person_id=person_id, **known), DESK
    yield worded(VoidCall(**known, base_version=4, reason="TEST_ENTRY")), DESK


def _logged(kind: str, **more: Any) -> LogCall:
    command: LogCall = worded(LogCall(call_id=an_id(), centre="KJD", occurred_at=just_now(), kind=kind, **more))
    return command
