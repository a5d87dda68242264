"""Questions about calls, and the shapes of their answers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from application.people import TimelineEntry

# Whether a number may be called: no file says no; a file says no, whichever; the files are still being read.
MAY, MUST_NOT, UNCHECKED = "MAY", "MUST_NOT", "UNCHECKED"


@dataclass(frozen=True, kw_only=True)
class HotlineToday:
    """The calls of the asker's centres today, and those to be called back, page by page. Answered with Hotline."""

    page: int = 1
    due_page: int = 1


@dataclass(frozen=True, kw_only=True)
class CallsWaiting:
    """How many missed calls with a number wait at the asker's centres. Answered with a number; names nobody."""


@dataclass(frozen=True, kw_only=True)
class CallById:
    """One call with its history. Answered with CallView."""

    call_id: UUID


@dataclass(frozen=True, kw_only=True)
class CallOf:
    """The call that led to a consultation, if there is one. Answered with CallRow or None."""

    consultation_id: UUID


@dataclass(frozen=True, kw_only=True)
class CallsFrom:
    """Calls without a name from a person's numbers, newest first: offered, never linked by themselves."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class LinesOf:
    """The lines of a centre, closed ones too. Answered with Line."""

    centre: str


@dataclass(frozen=True)
class Line:
    """A telephone line. `name` is what the centre calls it, `number` where people call."""

    centre: str
    line: str
    name: str
    number: str
    open: bool = True


@dataclass(frozen=True)
class CallRow:
    """A call as it stands. `rang_at` is on the centre's clock; `number` is E.164, empty where it is not known.

    `may_call` is one of the words above. `whose` is the person who called, or whose number it is, with name and
    safe-contact words; nothing of that where the asker may not open the file.
    """

    call_id: UUID
    version: int
    centre: str
    line: str
    kind: str
    rang_at: datetime
    seconds: int | None
    number: str
    person_id: UUID | None
    linked_on: date | None
    consultation_id: UUID | None
    attempts: int
    tried_at: datetime | None
    reached: bool
    voided: bool
    may_call: str = MAY
    whose: UUID | None = None
    name: str = ""
    person_number: str = ""
    safe_contact: str = ""

    @property
    def waits(self) -> bool:
        """Nobody has spoken with the caller."""
        return self.kind in ("PHONE_MISSED", "PHONE_ABANDONED") and not self.reached and not self.voided


@dataclass(frozen=True)
class Hotline:
    """`counts` by kind, void calls left out; `due` are missed calls with a number that wait, the longest first.

    `calls` and `due` are one page each; `counts` and `waiting` are of all.
    """

    today: date
    lines: tuple[Line, ...]
    calls: tuple[CallRow, ...]
    due: tuple[CallRow, ...]
    counts: dict[str, int]
    waiting: int = 0
    page: int = 1
    pages: int = 1
    due_page: int = 1
    due_pages: int = 1


@dataclass(frozen=True)
class CallView:
    """The call, and every event of it from the first to the last."""

    call: CallRow
    history: tuple[TimelineEntry, ...]
