"""A register that is taken in as a file, and taken back while nobody touched what it brought."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Self
from uuid import UUID

from domain.kernel import Aggregate, Clear, Created, Event, Personal, Rejected, event
from domain.migrant import Migrant

# How long after its end an import can be undone.
UNDO = timedelta(days=14)
GROUND = "ENTERED_BY_MISTAKE"


class Uploaded(Created):
    """A file lies sealed beside the ledger; nothing of it is in the register yet. Its name may name somebody."""

    TOPIC = "import.Uploaded"
    at_centre: Clear[str]
    form: Clear[str]
    encoding: Clear[str]
    rows: Clear[int]
    file_name: Personal[str]


class Mapped(Event):
    """Which fields its columns fill, and what is done with likely duplicates: SKIP, CREATE or ATTACH."""

    TOPIC = "import.Mapped"
    fields: Clear[list[str]]
    duplicates: Clear[str]


class Started(Event):
    """From now on its rows become files and consultations, each by a command of its own."""

    TOPIC = "import.Started"


class Finished(Event):
    """Every row was tried."""

    TOPIC = "import.Finished"
    registered: Clear[int]
    consultations: Clear[int]
    skipped: Clear[int]
    refused: Clear[int]


class UndoAsked(Event):
    """Somebody wants it taken back."""

    TOPIC = "import.UndoAsked"


class Undone(Event):
    """What nobody had touched is taken back; `kept` rows were touched and stay."""

    TOPIC = "import.Undone"
    taken_back: Clear[int]
    voided: Clear[int]
    kept: Clear[int]


class Discarded(Event):
    """Given up before it was started."""

    TOPIC = "import.Discarded"


class ImportBatch(Aggregate):
    """The life of one file."""

    TOPIC = "import"

    Uploaded, Mapped, Started, Finished = Uploaded, Mapped, Started, Finished
    UndoAsked, Undone, Discarded = UndoAsked, Undone, Discarded

    @classmethod
    def upload(cls, batch_id: UUID, **about: Any) -> Self:
        """A new file."""
        return cls._create(cls.Uploaded, id=batch_id, **about)

    @event(Uploaded)
    def __init__(self, at_centre: str) -> None:
        self.at_centre = at_centre
        self.phase = "UPLOADED"
        self.started_at: datetime | None = None
        self.finished_at: datetime | None = None

    def map_columns(self, *, fields: list[str], duplicates: str) -> None:
        """May be done again until it is started. Raises Rejected."""
        self._is("UPLOADED", "MAPPED")
        self.trigger_event(self.Mapped, fields=fields, duplicates=duplicates)

    def start(self) -> None:
        """Raises Rejected before the columns are mapped, and the second time."""
        self._is("MAPPED")
        self.trigger_event(self.Started)

    def finish(self, **counts: int) -> None:
        """Raises Rejected unless it is under way."""
        self._is("STARTED")
        self.trigger_event(self.Finished, **counts)

    def ask_undo(self, *, now: datetime) -> None:
        """Raises Rejected when it is not finished, or finished too long ago."""
        self._is("FINISHED")
        if self.finished_at is not None and now > self.finished_at + UNDO:
            raise Rejected("import.too_late", days=UNDO.days)
        self.trigger_event(self.UndoAsked)

    def undo(self, **counts: int) -> None:
        """Raises Rejected unless somebody asked for it."""
        self._is("UNDOING")
        self.trigger_event(self.Undone, **counts)

    def discard(self) -> None:
        """Raises Rejected once it is started."""
        self._is("UPLOADED", "MAPPED")
        self.trigger_event(self.Discarded)

    def take_back(self, migrant: Migrant, *, by: UUID) -> None:
        """Forget a person whom this import registered and nobody has touched since. Raises Rejected.

        No second person approves it: nothing is forgotten but what a file brought in a few days ago.
        """
        self._is("UNDOING")
        if migrant.erased:
            raise Rejected("migrant.erased")
        began, ended = self.started_at, self.finished_at
        ours = began is not None and ended is not None and began <= migrant.created_on <= ended
        if not ours or migrant.at_centre != self.at_centre:
            raise Rejected("import.not_of_this")
        if migrant.modified_on != migrant.created_on:
            raise Rejected("import.touched")
        migrant.trigger_event(migrant.Erased, ground=GROUND, requested_by=by, also=[])

    def _is(self, *phases: str) -> None:
        if self.phase not in phases:
            raise Rejected("import.phase")

    @event(Mapped)
    def _take_mapping(self) -> None:
        self.phase = "MAPPED"

    @event(Started)
    def _take_start(self, timestamp: datetime) -> None:
        self.phase, self.started_at = "STARTED", timestamp

    @event(Finished)
    def _take_end(self, timestamp: datetime) -> None:
        self.phase, self.finished_at = "FINISHED", timestamp

    @event(UndoAsked)
    def _begin_undo(self) -> None:
        self.phase = "UNDOING"

    @event(Undone)
    def _end_undo(self) -> None:
        self.phase = "UNDONE"

    @event(Discarded)
    def _give_up(self) -> None:
        self.phase = "DISCARDED"
