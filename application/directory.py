"""The centres of the network as everybody may know them: no aggregate, no event, nothing behind them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol
from zoneinfo import ZoneInfo


@dataclass(frozen=True, slots=True)
class OwnTopic:
    """A topic that a centre added `below` a built-in one; `words`: language → text. Shown and counted for ever."""

    code: str
    below: str
    words: Mapping[str, str]
    offered: bool


@dataclass(frozen=True, slots=True)
class CentreInfo:
    """A centre as the directory knows it."""

    code: str
    name: str
    country: str
    region: str
    district: str
    zone: ZoneInfo
    prefix: str
    open: bool
    demonstration: bool
    # In the order in which they were added.
    topics: tuple[OwnTopic, ...] = ()


class Directory(Protocol):
    """Centres by code."""

    def centre(self, code: str) -> CentreInfo | None:
        """The centre, or None."""

    def centres(self) -> Sequence[CentreInfo]:
        """All centres in order of code."""
