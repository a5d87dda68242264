"""Moves on a hotline at random: calls, call-backs, callers linked and unlinked, lines."""

from __future__ import annotations

from typing import Any

from application import call, caller, hotline
from application.consultation import RecordConsultation
from tests.simulation.asking import a_consultation, just_now
from tests.simulation.staff import COUNSELLORS, MANAGERS, an_id
from tests.simulation.world import Maker, Move, World

NUMBERS = ("", "+992927000301", "+992927771122")


def _logged(w: World) -> Move:
    held = w.maybe(w.pick(w.contacts)[0], 0.4)
    kind = "PHONE_IN" if held else w.pick(["PHONE_MISSED", "PHONE_ABANDONED", "PHONE_MISSED", "SPAM"])
    said = {"line": w.pick(["", "", "1"]), "seconds": w.maybe(20), "number": w.pick(list(NUMBERS))}
    office = w.office()
    command = call.LogCall(
        call_id=an_id(), centre=office, occurred_at=just_now(), kind=kind, consultation_id=held, **said
    )
    w.calls.append((command.call_id, held))
    return command, COUNSELLORS[office]


def _asked(w: World) -> Move:
    """A consultation without a person, for callers to be linked."""
    command: RecordConsultation = a_consultation(None, centre="KJD", channel="PHONE_IN")
    w.contacts.append((command.consultation_id, None))
    return command, COUNSELLORS["KJD"]


def _number(w: World) -> Move:
    return call.NoteNumber(call_id=w.pick(w.calls)[0], number="+992927000301"), w.desk()


def _returned(w: World) -> Move:
    return call.ReturnCall(call_id=w.pick(w.calls)[0], reached=w.rng.random() < 0.6), w.desk()


def _connected(w: World) -> Move:
    return call.ConnectCall(call_id=w.pick(w.calls)[0], consultation_id=w.pick(w.contacts)[0]), w.desk()


def _corrected(w: World) -> Move:
    call_id, _held = w.pick(w.calls)
    said = {"kind": w.pick(["PHONE_MISSED", "PHONE_ABANDONED", "SPAM", "PHONE_IN"]), "reason": "WRONG_CODE"}
    when = {"occurred_at": just_now(), "base_version": w.base(call_id)}
    return call.CorrectCall(call_id=call_id, centre="KJD", number=w.pick(list(NUMBERS)), **when, **said), w.desk()


def _voided(w: World) -> Move:
    call_id = w.pick(w.calls)[0]
    return call.VoidCall(call_id=call_id, base_version=w.base(call_id), reason="DUPLICATE"), w.desk()


def _linked(w: World) -> Move:
    call_id, held = w.pick(w.calls)
    nameless = [contact for contact, person in w.contacts if person is None]
    alone = {"consultation_id": w.pick(nameless)} if nameless and w.rng.random() < 0.5 else None
    ids = {"person_id": w.pick(w.people), **(alone or {"call_id": call_id, "consultation_id": held})}
    w.callers.append(ids)
    return caller.LinkCaller(**ids), w.desk()


def _unlinked(w: World) -> Move:
    known = w.callers or [{"person_id": w.pick(w.people), "call_id": w.pick(w.calls)[0]}]
    return caller.UnlinkCaller(**w.rng.choice(known), reason="MISUNDERSTOOD"), w.desk()


def _line(kind: Any, **more: Any) -> Maker:
    def made(w: World) -> Move:
        return kind(centre="KJD", line=w.pick(["1", "2"]), **more), MANAGERS["KJD"]

    return made


# How often, beside how.
CALLS: dict[type, tuple[float, Maker]] = {
    call.LogCall: (5, _logged),
    call.NoteNumber: (2, _number),
    call.ReturnCall: (3, _returned),
    call.ConnectCall: (2, _connected),
    call.CorrectCall: (2, _corrected),
    call.VoidCall: (0.7, _voided),
    caller.LinkCaller: (4, _linked),
    caller.UnlinkCaller: (3, _unlinked),
    hotline.OpenLine: (0.6, _line(hotline.OpenLine, name="Free line")),
    hotline.CloseLine: (0.2, _line(hotline.CloseLine)),
}
