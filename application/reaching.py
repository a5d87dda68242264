"""How people may be reached without harm: the question that every list of calls and messages asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class ReachPeople:
    """Answered with person → Reach, for those whose files the asker may open."""

    person_ids: tuple[UUID, ...]


@dataclass(frozen=True)
class Reach:
    """`phones` are empty unless the person agreed to be called back; `may_message`: agreed to messages.

    A phone has `number` (E.164), `owner` (code), `safe` and `message` ("yes" or "no"), `when` (words).
    """

    safe_contact: str
    phones: tuple[Mapping[str, str], ...]
    may_call: bool
    may_message: bool
