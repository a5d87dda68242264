"""A place where people come for advice: its code, its name, where it lies, whose clock it goes by."""

from __future__ import annotations

import re
from typing import Any, Self
from uuid import UUID, uuid5

from domain.kernel import Aggregate, Clear, Created, Event, Rejected, event

_NAMESPACE = UUID("b7a2f1c4-6f0e-5d7b-9a53-2c1d84e60f11")
# A code stands in every event, in file names and on paper: short, capital, Latin.
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,7}", re.ASCII)
# "1", "2", "LEGAL": stands in reports behind the code of the centre.
_LINE = re.compile(r"[A-Z0-9]{1,8}", re.ASCII)


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

    class LineOpened(Event):
        """A telephone line of the centre, under a short code; its number is the centre's own and public."""

        TOPIC = "centre.LineOpened"
        code: Clear[str]
        line: Clear[str]
        name: Clear[str]
        number: Clear[str]

    class LineClosed(Event):
        """Nobody calls on this line any more; calls that came in on it stay counted."""

        TOPIC = "centre.LineClosed"
        code: Clear[str]
        line: Clear[str]

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
        self.lines: list[str] = []

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

    def open_line(self, *, line: str, name: str, number: str) -> None:
        """Raises Rejected for a code that is no short word of capitals and digits, and for one in use."""
        if not _LINE.fullmatch(line):
            raise Rejected("centre.line_code")
        if line in self.lines:
            raise Rejected("centre.line_open_already")
        self.trigger_event(self.LineOpened, code=self.code, line=line, name=name, number=number)

    def close_line(self, line: str) -> None:
        """Raises Rejected for a line that is not open."""
        if line not in self.lines:
            raise Rejected("centre.line_unknown")
        self.trigger_event(self.LineClosed, code=self.code, line=line)

    @event(LineOpened)
    def _take_line(self, line: str) -> None:
        self.lines = [*self.lines, line]

    @event(LineClosed)
    def _drop_line(self, line: str) -> None:
        self.lines = [each for each in self.lines if each != line]

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
