"""Questions: who may ask them, what they answer with, and what is refused."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, TypeVar
from uuid import UUID

T = TypeVar("T")


class Absent(Exception):
    """For this asker there is no such thing: 404, the same whether it exists elsewhere or nowhere."""


class Forbidden(Exception):
    """The role may not ask this: 403."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[T]):
    """The value, and the persons of whom it shows a name or more: each is logged before the value is handed out."""

    value: T
    persons: tuple[UUID, ...] = ()


Question = Any
