"""All views, in one table: which events make which rows."""

from __future__ import annotations

from uuid import UUID

from adapters.facts import contacts, topics
from adapters.keys.keyring import Keyring
from adapters.readmodels import centres, consultations, people, staff, timeline
from adapters.readmodels.rows import View


def all_views(keyring: Keyring) -> tuple[View, ...]:
    """Every view; facts name persons and records by keys that only this keyring makes."""

    def record_key(identifier: UUID) -> bytes:
        return keyring.record_key(identifier.bytes)

    return (
        centres.VIEW,
        staff.VIEW,
        people.VIEW,
        consultations.VIEW,
        timeline.VIEW,
        contacts.view(record_key),
        topics.view(record_key),
    )
