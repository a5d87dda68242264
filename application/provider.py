"""Commands about the directory of organisations, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from typing import Annotated, Any

from application.dispatch import Changed, Handler
from application.fields import Code, Days, Line, Many, Name, Text, Touched, Whole
from application.ports import Ledger
from domain.geography import DISTRICTS, REGIONS
from domain.kernel import Rejected
from domain.provider import Provider

Words = Annotated[str, Text(1000, lines=True)]


@dataclass(frozen=True, kw_only=True)
class _Listing:
    """What is public about an organisation, and whom to ask for there. See `domain/provider.py: Listing`."""

    provider_id: Touched
    name: Annotated[str, Text(200, required=True)]
    kind: Annotated[str, Code("provider_kind")]
    licence: Line = ""
    licence_until: Annotated[date, Days()] | None = None
    services: Annotated[tuple[Annotated[str, Code("referral_service")], ...], Many(28)] = ()
    regions: Annotated[tuple[Annotated[str, Text(8)], ...], Many(40)] = ()
    districts: Annotated[tuple[Annotated[str, Text(16)], ...], Many(100)] = ()
    languages: Annotated[tuple[Annotated[str, Code("language")], ...], Many(20)] = ()
    sex_served: Annotated[str, Code("sex")] | None = None
    hours: Line = ""
    eligibility: Words = ""
    address: Line = ""
    phone: Line = ""
    capacity: Annotated[int, Whole(0, 100_000)] | None = None
    active_from: Annotated[date, Days()] | None = None
    active_to: Annotated[date, Days()] | None = None
    contact_person: Name = ""


@dataclass(frozen=True, kw_only=True)
class ListProvider(_Listing):
    """Take an organisation into the directory."""


@dataclass(frozen=True, kw_only=True)
class ChangeProvider(_Listing):
    """The entry as it should stand; `base_version` is the version that the page showed."""

    base_version: Annotated[int, Whole(1, 10**6)]


@dataclass(frozen=True, kw_only=True)
class VerifyProvider:
    """Somebody asked there, and the entry is right."""

    provider_id: Touched
    note: Line = ""


@dataclass(frozen=True, kw_only=True)
class SuspendProvider:
    """Nobody should be sent there for now."""

    provider_id: Touched
    reason: Annotated[str, Code("provider_suspend_reason")]
    note: Line = ""


@dataclass(frozen=True, kw_only=True)
class ReinstateProvider:
    """People may be sent there again."""

    provider_id: Touched


def list_provider(ledger: Ledger, command: ListProvider) -> Changed:
    """Refuses a second entry under the same id, and places that do not exist."""
    if ledger.find(Provider, command.provider_id) is not None:
        raise Rejected("provider.listed_already")
    return [Provider.list_(command.provider_id, **_details(command))]


def change_provider(ledger: Ledger, command: ChangeProvider) -> Changed:
    """Refuses what was made from an older entry, and places that do not exist."""
    provider = ledger.get(Provider, command.provider_id)
    if provider.version != command.base_version:
        raise Rejected("record.changed_meanwhile")
    provider.change(**_details(command))
    return [provider]


def verify_provider(ledger: Ledger, command: VerifyProvider) -> Changed:
    """Any number of times."""
    provider = ledger.get(Provider, command.provider_id)
    provider.verify(note=command.note)
    return [provider]


def suspend_provider(ledger: Ledger, command: SuspendProvider) -> Changed:
    """Refuses one that is suspended."""
    provider = ledger.get(Provider, command.provider_id)
    provider.suspend(reason=command.reason, note=command.note)
    return [provider]


def reinstate_provider(ledger: Ledger, command: ReinstateProvider) -> Changed:
    """Refuses one that is not suspended."""
    provider = ledger.get(Provider, command.provider_id)
    provider.reinstate()
    return [provider]


HANDLERS: dict[type, Handler] = {
    ListProvider: list_provider,
    ChangeProvider: change_provider,
    VerifyProvider: verify_provider,
    SuspendProvider: suspend_provider,
    ReinstateProvider: reinstate_provider,
}


def _details(command: _Listing) -> dict[str, Any]:
    if any(code not in REGIONS for code in command.regions):
        raise Rejected("place.region")
    if any(code not in DISTRICTS for code in command.districts):
        raise Rejected("place.district")
    found = {f.name: getattr(command, f.name) for f in fields(_Listing) if f.name != "provider_id"}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in found.items()}
