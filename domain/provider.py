"""An organisation to which people are sent: what it does, for whom, where; whether it may still be relied on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event


class Listing(Event):
    """What is public about an organisation stands in clear; whom to ask for there is sealed under its own key.

    `regions` are served as a whole, `districts` one by one; with neither it serves everywhere. `sex_served` None: all.
    `capacity`: persons at a time, None where nobody said.
    """

    name: Clear[str]
    kind: Clear[str]
    licence: Clear[str]
    licence_until: Clear[date | None]
    services: Clear[list[str]]
    regions: Clear[list[str]]
    districts: Clear[list[str]]
    languages: Clear[list[str]]
    sex_served: Clear[str | None]
    hours: Clear[str]
    eligibility: Clear[str]
    address: Clear[str]
    phone: Clear[str]
    capacity: Clear[int | None]
    active_from: Clear[date | None]
    active_to: Clear[date | None]
    contact_person: Personal[str]


class Provider(Aggregate):
    """State: every name it ever had, and whether it is suspended. An entry is never deleted: referrals name it."""

    TOPIC = "provider"

    class Listed(Listing, Created):
        """Taken into the directory; whoever lists it has asked, so it counts as verified on that day."""

        TOPIC = "provider.Listed"

    class DetailsChanged(Listing):
        """The entry as it stands from now on."""

        TOPIC = "provider.DetailsChanged"

    class Verified(Event):
        """Somebody asked, and the entry is right."""

        TOPIC = "provider.Verified"
        note: Clear[str]

    class Suspended(Event):
        """Nobody should be sent there for now."""

        TOPIC = "provider.Suspended"
        reason: Clear[str]
        note: Clear[str]

    class Reinstated(Event):
        """People may be sent there again."""

        TOPIC = "provider.Reinstated"

    @classmethod
    def list_(cls, provider_id: UUID, **details: Any) -> Self:
        """Raises Rejected for an entry without a service, and for days that end before they begin."""
        _rules(details)
        return cls._create(cls.Listed, id=provider_id, **details)

    @event(Listed)
    def __init__(self, name: str) -> None:
        self.name, self.names = name, [name]
        self.suspended = False

    def change(self, **details: Any) -> None:
        """Raises Rejected as listing does."""
        _rules(details)
        self.trigger_event(self.DetailsChanged, **details)

    def verify(self, *, note: str) -> None:
        """Somebody asked there today."""
        self.trigger_event(self.Verified, note=note)

    def suspend(self, *, reason: str, note: str) -> None:
        """Raises Rejected when it is suspended already."""
        if self.suspended:
            raise Rejected("provider.suspended_already")
        self.trigger_event(self.Suspended, reason=reason, note=note)

    def reinstate(self) -> None:
        """Raises Rejected unless it is suspended."""
        if not self.suspended:
            raise Rejected("provider.not_suspended")
        self.trigger_event(self.Reinstated)

    @event(DetailsChanged)
    def _take_details(self, name: str) -> None:
        self.name = name
        self.names.append(name)

    @event(Verified)
    def _be_verified(self) -> None:
        pass

    @event(Suspended)
    def _stop(self) -> None:
        self.suspended = True

    @event(Reinstated)
    def _go_on(self) -> None:
        self.suspended = False


def _rules(details: Mapping[str, Any]) -> None:
    if not details["services"]:
        raise Rejected("provider.no_service")
    first, last = details["active_from"], details["active_to"]
    if first is not None and last is not None and last < first:
        raise Rejected("provider.active_days")
