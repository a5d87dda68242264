"""What a record about somebody, or about nobody by name, says when it should never have been written."""

from __future__ import annotations

from uuid import UUID

from domain.kernel import Clear, Event, Personal


class Struck(Event):
    """`reason` is a code of the record's own list, `explanation` what somebody wrote beside it."""

    person_id: Clear[UUID | None]
    reason: Clear[str]
    explanation: Personal[str]
