"""The centres of the network, at hand: read once, read again when one changes and every few seconds."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Sequence
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, Engine, select

from adapters.ledger.mapper import Sealed
from adapters.readmodels.centres import CENTRES
from adapters.readmodels.own_topics import OWN_TOPICS
from application.directory import CentreInfo, OwnTopic

# A change made by another process is seen after this time at the latest.
FRESH_SECONDS = 5.0


class ReadModelDirectory:
    """See `application/ports.py: Directory`. Thread-safe."""

    def __init__(self, engine: Engine, *_: object) -> None:
        self._engine = engine
        self._lock = threading.Lock()
        self._kept: MappingProxyType[str, CentreInfo] = MappingProxyType({})
        self._until = 0.0
        self._changes = 0

    def centre(self, code: str) -> CentreInfo | None:
        """The centre, or None."""
        return self._fresh().get(code)

    def centres(self) -> Sequence[CentreInfo]:
        """All centres in order of code."""
        return tuple(self._fresh().values())

    def after(self, written: Sequence[Sealed]) -> None:
        """After a commit: whatever changed a centre is seen at the next question."""
        if any(type(kept.event).TOPIC.startswith("centre.") for kept in written):
            self.forget()

    def forget(self) -> None:
        """Read again at the next question."""
        self._changes += 1
        self._until = 0.0

    def _fresh(self) -> MappingProxyType[str, CentreInfo]:
        if self._until <= time.monotonic():
            with self._lock:
                if self._until <= time.monotonic():
                    self._renew()
        return self._kept

    def _renew(self) -> None:
        before = self._changes
        self._kept = self._read()
        # What changed while we read is read again at once.
        self._until = time.monotonic() + FRESH_SECONDS if self._changes == before else 0.0

    def _read(self) -> MappingProxyType[str, CentreInfo]:
        with self._engine.connect() as connection:
            rows = connection.execute(select(CENTRES).order_by(CENTRES.c.code))
            topics = _topics(connection)
            return MappingProxyType({row.code: _info(row, tuple(topics[row.code])) for row in rows})


def _topics(connection: Connection) -> defaultdict[str, list[OwnTopic]]:
    found: defaultdict[str, list[OwnTopic]] = defaultdict(list)
    for row in connection.execute(select(OWN_TOPICS).order_by(OWN_TOPICS.c.centre, OWN_TOPICS.c.place)):
        found[row.centre].append(OwnTopic(row.topic, row.below, row.words, row.offered))
    return found


def _info(row: Any, topics: tuple[OwnTopic, ...]) -> CentreInfo:
    return CentreInfo(
        code=row.code,
        name=row.name,
        country=row.country,
        region=row.region,
        district=row.district or "",
        zone=ZoneInfo(row.zone),
        prefix=row.prefix,
        open=row.open,
        demonstration=row.demonstration,
        topics=topics,
    )
