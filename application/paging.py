"""Where a page of a list goes on: behind a day and an id, as it stands in an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self
from uuid import UUID

PAGE = 50


@dataclass(frozen=True, slots=True)
class Mark:
    """The last line of the page before."""

    day: date
    identifier: UUID

    @property
    def text(self) -> str:
        """The mark in an address."""
        return f"{self.day:%Y%m%d}-{self.identifier.hex}"

    @classmethod
    def read(cls, text: str | None) -> Self | None:
        """The mark that stands in an address; None for whatever is none, which means: from the start."""
        day, _, identifier = (text or "").partition("-")
        try:
            # `fromisoformat` reads digits of other scripts too, but no other length.
            return cls(date.fromisoformat(f"{day[:4]}-{day[4:6]}-{day[6:8]}"), UUID(identifier))
        except ValueError:
            return None
