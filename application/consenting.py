"""The person whom a record is about, as far as the record may be made at all."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from application.ports import Ledger
from domain.kernel import Rejected, current_act
from domain.migrant import RECORDING, Migrant


def living(ledger: Ledger, person_id: UUID) -> Migrant:
    """The person. Raises Rejected for one who is erased."""
    migrant = ledger.get(Migrant, person_id)
    if migrant.erased:
        raise Rejected("migrant.erased")
    return migrant


def all_files(ledger: Ledger, migrant: Migrant) -> list[Migrant]:
    """The living files of the person, in turn: what one allows to one agency must be allowed in all of them."""
    others = [each for each in migrant.ties.members if each != migrant.id]
    ledger.reach(others)
    return [migrant, *(ledger.get(Migrant, each) for each in others)]


def recorded(ledger: Ledger, person_id: UUID, on: date) -> Migrant:
    """The person. Raises Rejected for one who is erased, or who does not let us record anything on this day."""
    migrant = living(ledger, person_id)
    if not migrant.allows(RECORDING, on):
        raise Rejected("consent.recording_missing")
    return migrant


def recorded_now(ledger: Ledger, person_id: UUID) -> Migrant:
    """The person, of whom something new is written on the day of the act. Raises Rejected as `recorded` does."""
    return recorded(ledger, person_id, current_act().occurred.date())


def left_as_is(ledger: Ledger, person_id: UUID, *words: str) -> Migrant:
    """The person, of whom something is ended or taken back: that needs no consent, new words about it do.

    Raises Rejected for one who is erased, and for words about one who does not let us record.
    """
    migrant = living(ledger, person_id)
    if any(words) and not migrant.allows(RECORDING, current_act().occurred.date()):
        raise Rejected("consent.no_new_words")
    return migrant
