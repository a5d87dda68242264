"""Moves about danger, restricted files and files on their way to another centre, at random."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from application import restriction, screening, transfer
from application.actor import system_actor
from tests.simulation.asking import a_transfer
from tests.simulation.staff import MANAGERS
from tests.simulation.world import OFFICES, Maker, Move, World

SIGNS = ("FL01", "FL05", "FL07", "FL08")


def _assessed(w: World) -> Move:
    signs = tuple(screening.Sign(code=code, said=w.pick(["YES", "NO"])) for code in w.rng.sample(SIGNS, 2))
    hard = (screening.Difficulty(domain="SEEING", degree=w.pick(["NONE", "A_LOT"])),)
    answers = {"signs": signs, "difficulties": w.maybe(hard) or (), "note": "asked"}
    return screening.AssessMigrant(person_id=w.pick(w.people), **answers), w.desk()


def _restricted(w: World) -> Move:
    desk = w.desk()
    named = (desk.account_id,) if w.rng.random() < 0.9 else ()
    return restriction.RestrictMigrant(person_id=w.pick(w.people), named=named, reason="SAFETY"), desk


def _lifted(w: World) -> Move:
    return restriction.LiftRestriction(person_id=w.pick(w.people), note="over"), w.desk()


def _proposed(w: World) -> Move:
    office = w.office()
    other = next(code for code in OFFICES if code != office)
    command = a_transfer(w.pick(w.people), to_centre=other if w.rng.random() < 0.95 else office)
    w.transfers.append((command.transfer_id, command.person_id))
    return command, MANAGERS[office]


def _answered(kind: Any, **more: Any) -> Callable[[World], Move]:
    def made(w: World) -> Move:
        transfer_id, person = w.pick(w.transfers)
        answers = MANAGERS[w.pick(list(OFFICES))]
        return kind(transfer_id=transfer_id, person_id=person, **more), answers

    return made


def _expired(w: World) -> Move:
    transfer_id, person = w.pick(w.transfers)
    return transfer.ExpireReading(transfer_id=transfer_id, person_id=person), system_actor()


# How often, beside how.
MOVING: dict[type, tuple[float, Maker]] = {
    screening.AssessMigrant: (2, _assessed),
    restriction.RestrictMigrant: (0.6, _restricted),
    restriction.LiftRestriction: (0.6, _lifted),
    transfer.ProposeTransfer: (1.5, _proposed),
    transfer.AcceptTransfer: (1.5, _answered(transfer.AcceptTransfer)),
    transfer.DeclineTransfer: (0.4, _answered(transfer.DeclineTransfer, reason="NO_CAPACITY", note="full")),
    transfer.WithdrawTransfer: (0.3, _answered(transfer.WithdrawTransfer, reason="STAYS", note="stays")),
    transfer.EndReading: (0.5, _answered(transfer.EndReading)),
    transfer.ExpireReading: (0.2, _expired),
}
