"""What a field of a command may hold: declared beside its type, read by the wire format and by its JSON Schema."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from domain.codes import OWN_TOPIC, added_by, code_list

# Control characters other than line feed and tab, lone surrogates and non-characters never reach an event.
_FORBIDDEN = {"Cc", "Cs", "Cn"}
_KEPT = {"\n", "\t"}


class BadField(ValueError):
    """A value that its field cannot hold. `code` is translated at the edge; params are clear."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Text:
    """Text of at most `longest` characters; one line unless `lines`."""

    longest: int
    lines: bool = False
    required: bool = False

    def check(self, value: str) -> str:
        """The text in NFC without outer blanks. Raises BadField."""
        if not value.isprintable() and any(
            unicodedata.category(c) in _FORBIDDEN and c not in _KEPT for c in value
        ):
            raise BadField("field.characters")
        clean = unicodedata.normalize("NFC", value).strip()
        if not self.lines:
            clean = " ".join(clean.split())
        if len(clean) > self.longest:
            raise BadField("field.too_long", longest=self.longest)
        if self.required and not clean:
            raise BadField("field.required")
        return clean

    def schema(self) -> Mapping[str, object]:
        """Its part of a JSON Schema."""
        return {"maxLength": self.longest} | ({"minLength": 1} if self.required else {})


@dataclass(frozen=True, slots=True)
class Code:
    """A code of one closed list (`domain/codes.py`)."""

    of: str

    def check(self, value: str) -> str:
        """The code itself. Raises BadField for one that the list does not hold."""
        if value not in code_list(self.of):
            raise BadField("field.code", list=self.of)
        return value

    def schema(self) -> Mapping[str, object]:
        """Its part of a JSON Schema."""
        return {"enum": list(code_list(self.of))}


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic of advice: built in, or of the shape of one that a centre added. Which it added, the handler knows."""

    def check(self, value: str) -> str:
        """The code itself. Raises BadField for one that can be no topic."""
        if value not in code_list("topic") and not added_by(value):
            raise BadField("field.code", list="topic")
        return value

    def schema(self) -> Mapping[str, object]:
        """Its part of a JSON Schema."""
        return {"pattern": f"^(?:{'|'.join(code_list('topic'))})(?:-{OWN_TOPIC})?$"}


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number between two bounds."""

    least: int
    most: int

    def check(self, value: int) -> int:
        """The number itself. Raises BadField outside the bounds."""
        if not self.least <= value <= self.most:
            raise BadField("field.range", least=self.least, most=self.most)
        return value

    def schema(self) -> Mapping[str, object]:
        """Its part of a JSON Schema."""
        return {"minimum": self.least, "maximum": self.most}


@dataclass(frozen=True, slots=True)
class Money:
    """A sum in some currency, from nothing up to `most`, to the hundredth."""

    most: int = 10**12

    def check(self, value: Decimal) -> Decimal:
        """The sum itself. Raises BadField outside the bounds, and for finer than a hundredth."""
        if not value.is_finite() or not 0 <= value <= self.most:
            raise BadField("field.range", least=0, most=self.most)
        if value != round(value, 2):
            raise BadField("field.type", type="Decimal")
        return round(value, 2)

    def schema(self) -> Mapping[str, object]:
        """Its part of a JSON Schema."""
        return {"pattern": r"^\d{1,13}(\.\d{1,2})?$"}


@dataclass(frozen=True, slots=True)
class Days:
    """A civil date between two years."""

    first: int = 1900
    last: int = 2100

    def check(self, value: date) -> date:
        """The date itself. Raises BadField outside the years."""
        if not self.first <= value.year <= self.last:
            raise BadField("field.date")
        return value

    def schema(self) -> Mapping[str, object]:
        """Its part of a JSON Schema."""
        return {}


@dataclass(frozen=True, slots=True)
class Many:
    """At most `most` entries, none twice."""

    most: int
    least: int = 0

    def check(self, value: tuple[object, ...]) -> tuple[object, ...]:
        """The entries themselves. Raises BadField."""
        if len(value) > self.most or len(value) < self.least:
            raise BadField("field.count", least=self.least, most=self.most)
        if len(set(value)) != len(value):
            raise BadField("field.twice")
        return value

    def schema(self) -> Mapping[str, object]:
        """Its part of a JSON Schema."""
        return {"minItems": self.least, "maxItems": self.most, "uniqueItems": True}


@dataclass(frozen=True, slots=True)
class Touches:
    """Marks an id field whose stream the command reads or changes: its turn is taken before anything is decided."""


Touched = Annotated[UUID, Touches()]
Name = Annotated[str, Text(120)]
Line = Annotated[str, Text(200)]
Note = Annotated[str, Text(8000, lines=True)]
CentreCode = Annotated[str, Text(8, required=True)]
