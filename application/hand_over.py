"""The command that gives a whole file to a colleague, and how it is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from application.colleagues import colleague
from application.consenting import living
from application.dispatch import Changed, Handler
from application.fields import Many, Touched
from application.ports import Ledger
from domain.case import Case
from domain.kernel import Rejected

# How many cases of one person are handed over together.
MOST_CASES = 30


@dataclass(frozen=True, kw_only=True)
class HandOverFile:
    """Give a file and its open cases to another colleague of the centre. `owner_before`: as the page showed it."""

    person_id: Touched
    owner_id: Touched
    owner_before: UUID | None = None
    cases: Annotated[tuple[Touched, ...], Many(MOST_CASES)] = ()


def hand_over_file(ledger: Ledger, command: HandOverFile) -> Changed:
    """Refuses when the file went to somebody else meanwhile. Cases that are closed by now stay as they are."""
    migrant = living(ledger, command.person_id)
    if migrant.owner_id != command.owner_before:
        raise Rejected("record.changed_meanwhile")
    colleague(ledger, command.owner_id, migrant.at_centre)
    going = given(ledger, command.person_id, command.cases, command.owner_id)
    if not going and migrant.owner_id == command.owner_id:
        raise Rejected("case.owner_same")
    if migrant.owner_id == command.owner_id:
        return going
    migrant.assign(command.owner_id)
    return [migrant, *going]


def given(ledger: Ledger, person_id: UUID, case_ids: tuple[UUID, ...], owner_id: UUID) -> list[Case]:
    """Those cases of a person that change hands; closed ones stay. Raises Rejected for a case of somebody else."""
    cases = [ledger.get(Case, case_id) for case_id in case_ids]
    if any(case.person_id != person_id for case in cases):
        raise Rejected("case.unknown")
    going = [case for case in cases if case.closed_on is None and case.owner_id != owner_id]
    for case in going:
        case.assign(owner_id)
    return going


HANDLERS: dict[type, Handler] = {
    HandOverFile: hand_over_file,
}
