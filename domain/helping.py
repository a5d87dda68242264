"""Something promised to a person is given to a colleague, who may work with the file until it is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from domain.kernel import Clear, Event, Rejected

if TYPE_CHECKING:
    from domain.migrant import Migrant


class ColleagueAsked(Event):
    """What a consultation promised is for this account to do; `named` are all who see the file beside its owner."""

    TOPIC = "migrant.ColleagueAsked"
    record_id: Clear[UUID]
    account_id: Clear[UUID]
    named: Clear[list[UUID]]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.helpers = {**aggregate.helpers, self.record_id: self.account_id}
        aggregate.named = self.named


class ColleagueDone(Event):
    """It is done, or nobody waits for it any longer: the file is again what it was for whoever was asked."""

    TOPIC = "migrant.ColleagueDone"
    record_id: Clear[UUID]
    named: Clear[list[UUID]]

    def apply(self, aggregate: Any) -> None:
        """See the kernel: only assigns."""
        aggregate.helpers = {each: who for each, who in aggregate.helpers.items() if each != self.record_id}
        aggregate.named = self.named


def ask(migrant: Migrant, *, record_id: UUID, account_id: UUID) -> None:
    """Raises Rejected for a restricted file that does not exist for the colleague: who sees it is decided there."""
    if migrant.restricted and account_id not in (*migrant.named, migrant.owner_id):
        raise Rejected("case.file_of_colleague")
    named = sorted({*_without(migrant, record_id), account_id} - {migrant.owner_id})
    migrant.trigger_event(migrant.ColleagueAsked, record_id=record_id, account_id=account_id, named=named)


def end(migrant: Migrant, record_id: UUID) -> bool:
    """Whether somebody had been asked, and no longer is. One who was asked for something else too stays named."""
    if record_id not in migrant.helpers:
        return False
    migrant.trigger_event(migrant.ColleagueDone, record_id=record_id, named=_without(migrant, record_id))
    return True


def _without(migrant: Migrant, record_id: UUID) -> list[UUID]:
    # Of a restricted file those named were named for its own sake.
    asked = migrant.helpers.get(record_id)
    others = {who for each, who in migrant.helpers.items() if each != record_id}
    stays = migrant.restricted or asked in others
    return [each for each in migrant.named if stays or each != asked]
