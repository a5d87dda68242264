"""A place where people come for advice: its code, its name, where it lies, whose clock it goes by."""

from __future__ import annotations

import re
from typing import Any, Self
from uuid import UUID, uuid5

from domain.kernel import Aggregate, Clear, Created, Event, Rejected, event

_NAMESPACE = UUID("b7a2f1c4-6f0e-5d7b-9a53-2c1d84e60f11")
# A code stands in every event, in file names and on paper: short, capital, Latin.
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}", re.ASCII)


def centre_id(code: str) -> UUID:
    """The stream of a centre. A centre's code is no personal data, so its id may follow from it."""
    return uuid5(_NAMESPACE, code.encode("utf8", "replace").decode())


class Centre(Aggregate):
    """Opened once under its code; everything else about it may change."""

    TOPIC = "centre"

    class Opened(Created):
        """Opened; people may be registered here from now on."""

        TOPIC = "centre.Opened"
        code: Clear[str]
        name: Clear[str]
        country: Clear[str]
        region: Clear[str]
        district: Clear[str | None]
        zone: Clear[str]
        prefix: Clear[str]
        demonstration: Clear[bool]

    class Changed(Event):
        """The name, place, clock and number prefix as they stand from now on."""

        TOPIC = "centre.Changed"
        name: Clear[str]
        country: Clear[str]
        region: Clear[str]
        district: Clear[str | None]
        zone: Clear[str]
        prefix: Clear[str]

    class Closed(Event):
        """Takes no new people; its files stay where they are."""

        TOPIC = "centre.Closed"

    class Reopened(Event):
        """Takes people again."""

        TOPIC = "centre.Reopened"

    @classmethod
    def open(cls, *, code: str, name: str, prefix: str, **place: Any) -> Self:
        """Raises Rejected for a code or prefix that is not two to eight capital letters and digits."""
        if not _CODE.fullmatch(code):
            raise Rejected("centre.code")
        _prefix(prefix)
        return cls._create(cls.Opened, id=centre_id(code), code=code, name=name, prefix=prefix, **place)

    @event(Opened)
    def __init__(self, code: str) -> None:
        self.code = code
        self.is_open = True

    def change(self, *, name: str, prefix: str, **place: Any) -> None:
        """Raises Rejected for a prefix that cannot be printed."""
        _prefix(prefix)
        self.trigger_event(self.Changed, name=name, prefix=prefix, **place)

    def close(self) -> None:
        """Raises Rejected when it is closed already."""
        if not self.is_open:
            raise Rejected("centre.closed_already")
        self.trigger_event(self.Closed)

    def reopen(self) -> None:
        """Raises Rejected when it is open."""
        if self.is_open:
            raise Rejected("centre.open_already")
        self.trigger_event(self.Reopened)

    @event(Changed)
    def _take_changes(self) -> None:
        pass

    @event(Closed)
    def _shut(self) -> None:
        self.is_open = False

    @event(Reopened)
    def _unshut(self) -> None:
        self.is_open = True


def _prefix(prefix: str) -> None:
    if not _CODE.fullmatch(prefix):
        raise Rejected("centre.prefix")
