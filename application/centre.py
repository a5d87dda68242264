"""Commands about centres, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any
from uuid import UUID

from application.dispatch import Changed, Handler
from application.fields import Code, Text, Touched
from application.ports import Ledger
from domain.centre import Centre, centre_id
from domain.geography import DISTRICTS, REGIONS, regions_of
from domain.kernel import Rejected

Short = Annotated[str, Text(8, required=True)]

# The clocks of the countries of the programme and of those where their people work.
ZONES = (
    "Asia/Dushanbe", "Asia/Almaty", "Asia/Aqtau", "Asia/Aqtobe", "Asia/Atyrau", "Asia/Oral", "Asia/Qostanay",
    "Asia/Qyzylorda", "Asia/Bishkek", "Asia/Tashkent", "Asia/Samarkand", "Asia/Ashgabat", "Asia/Yerevan", "Asia/Baku",
    "Asia/Tbilisi", "Europe/Minsk", "Europe/Chisinau", "Europe/Kyiv", "Europe/Istanbul", "Europe/Kaliningrad",
    "Europe/Moscow", "Europe/Samara", "Asia/Yekaterinburg", "Asia/Omsk", "Asia/Novosibirsk", "Asia/Krasnoyarsk",
    "Asia/Irkutsk", "Asia/Yakutsk", "Asia/Vladivostok",
)  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class _OfCentre:
    """Names a centre by its code (in a field that is not called `centre`: this one may not exist yet)."""

    code: Short
    # Follows from the code, whatever is sent: the stream whose turn is taken.
    centre_id: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "centre_id", centre_id(str(self.code)))


@dataclass(frozen=True, kw_only=True)
class _Place:
    name: Annotated[str, Text(120, required=True)]
    country: Annotated[str, Code("country")]
    # Empty in a country whose regions are not coded here.
    region: Annotated[str, Text(8)] = ""
    district: Annotated[str, Text(16)] | None = None
    zone: Annotated[str, Text(40, required=True)]
    # Opens the printed numbers of persons: KJD-2026-004217.
    prefix: Short


@dataclass(frozen=True, kw_only=True)
class OpenCentre(_Place, _OfCentre):
    """Open a centre under a code that is never used again."""

    demonstration: bool = False


@dataclass(frozen=True, kw_only=True)
class ChangeCentre(_Place, _OfCentre):
    """Change everything about a centre but its code."""


@dataclass(frozen=True, kw_only=True)
class CloseCentre(_OfCentre):
    """No new people are registered there; its files stay."""


@dataclass(frozen=True, kw_only=True)
class ReopenCentre(_OfCentre):
    """People may be registered there again."""


def open_centre(ledger: Ledger, command: OpenCentre) -> Changed:
    """Refuses a code in use, an unknown place or clock."""
    if ledger.find(Centre, _id(command)) is not None:
        raise Rejected("centre.opened_already")
    return [Centre.open(code=command.code, demonstration=command.demonstration, **_place(command))]


def change_centre(ledger: Ledger, command: ChangeCentre) -> Changed:
    """Refuses an unknown place or clock."""
    centre = ledger.get(Centre, _id(command))
    centre.change(**_place(command))
    return [centre]


def close_centre(ledger: Ledger, command: CloseCentre) -> Changed:
    """Refuses one that is closed."""
    centre = ledger.get(Centre, _id(command))
    centre.close()
    return [centre]


def reopen_centre(ledger: Ledger, command: ReopenCentre) -> Changed:
    """Refuses one that is open."""
    centre = ledger.get(Centre, _id(command))
    centre.reopen()
    return [centre]


HANDLERS: dict[type, Handler] = {
    OpenCentre: open_centre,
    ChangeCentre: change_centre,
    CloseCentre: close_centre,
    ReopenCentre: reopen_centre,
}


def _id(command: _OfCentre) -> UUID:
    return centre_id(command.code)


def _place(command: _Place) -> dict[str, Any]:
    region = REGIONS.get(command.region)
    if region is None and (command.region or regions_of(command.country)):
        raise Rejected("place.region")
    if region is not None and region.country != command.country:
        raise Rejected("place.region")
    if command.district and (command.district not in DISTRICTS or DISTRICTS[command.district].region != command.region):
        raise Rejected("place.district")
    if command.zone not in ZONES:
        raise Rejected("centre.zone")
    names = ("name", "country", "region", "zone", "prefix")
    return {name: getattr(command, name) for name in names} | {"district": command.district or None}
