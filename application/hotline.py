"""Commands about the telephone lines of a centre, and how each is decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from application.dispatch import Changed, Handler
from application.fields import CentreCode, Line, Text, Touched
from application.ports import Ledger
from domain.centre import Centre, centre_id

Code = Annotated[str, Text(8, required=True)]


@dataclass(frozen=True, kw_only=True)
class _OfCentre:
    centre: CentreCode
    line: Code
    # Follows from the centre, whatever is sent: the stream whose turn is taken.
    centre_id: Touched | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "centre_id", centre_id(str(self.centre)))


@dataclass(frozen=True, kw_only=True)
class OpenLine(_OfCentre):
    """People can call the centre on this line from now on."""

    name: Annotated[str, Text(60, required=True)]
    number: Line = ""


@dataclass(frozen=True, kw_only=True)
class CloseLine(_OfCentre):
    """The line is no longer used; its calls stay."""


def open_line(ledger: Ledger, command: OpenLine) -> Changed:
    """Refuses a code in use, or one that cannot stand in a report."""
    centre = ledger.get(Centre, centre_id(command.centre))
    centre.open_line(line=command.line, name=command.name, number=command.number)
    return [centre]


def close_line(ledger: Ledger, command: CloseLine) -> Changed:
    """Refuses a line that is not open."""
    centre = ledger.get(Centre, centre_id(command.centre))
    centre.close_line(command.line)
    return [centre]


HANDLERS: dict[type, Handler] = {OpenLine: open_line, CloseLine: close_line}
