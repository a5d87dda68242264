"""Danger, restriction and moves of the story: there and back again, with a word in every sealed field."""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from application import restriction, screening, transfer
from application.migrant import AssignMigrant
from tests.privacy.story import DESK, WORD, Step, worded
from tests.simulation.asking import a_transfer
from tests.simulation.staff import COUNSELLORS, an_id

THERE = COUNSELLORS["DYU"]


def danger(person_id: UUID) -> Iterator[Step]:
    """Questions answered, the file restricted and opened again; at the end it is the desk's once more."""
    signs = (screening.Sign(code="FL05", said="YES"),)
    hard = (screening.Difficulty(domain="SEEING", degree="A_LOT"),)
    answers = {"categories": ("VICTIM_VIOLENCE",), "levels": ("INDIVIDUAL",), "signs": signs, "difficulties": hard}
    yield worded(screening.AssessMigrant(person_id=person_id, **answers)), DESK
    yield worded(restriction.RestrictMigrant(person_id=person_id, reason="SAFETY")), DESK
    yield worded(restriction.LiftRestriction(person_id=person_id)), DESK
    yield AssignMigrant(person_id=person_id), DESK


def moves(person_id: UUID) -> Iterator[Step]:
    """Withdrawn, declined, taken; and back home."""
    agreed = transfer.Agreed(mode="WRITTEN", text_version="1", language="tg", witness=f"{WORD} witness")
    for answer, said, who in (
        (transfer.WithdrawTransfer, {"reason": "STAYS"}, DESK),
        (transfer.DeclineTransfer, {"reason": "NO_CAPACITY"}, THERE),
        (transfer.AcceptTransfer, {}, THERE),
    ):
        ids = {"person_id": person_id, "transfer_id": an_id()}
        yield worded(a_transfer(person_id, transfer_id=ids["transfer_id"], consent=agreed)), DESK
        yield worded(answer(**ids, **said)), who
    back = {"person_id": person_id, "transfer_id": an_id()}
    yield worded(a_transfer(person_id, transfer_id=back["transfer_id"], to_centre="KJD", consent=agreed)), THERE
    yield transfer.AcceptTransfer(**back), DESK
