"""What the pages stand on, named by the need: sign-in, drafts, one door for commands and one for questions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from application.actor import Actor
from application.answering import Answers
from application.attachments import Attaching
from application.directory import CentreInfo, OwnTopic
from application.filters import SavedFilter
from application.importing_fields import Reading
from application.notices import NoticeBook
from application.reports.scheduled import MadeReport, Schedule
from application.verdict import Verdict
from application.verifying import VerifyTries


class SignedIn(Protocol):
    """A living session: who it is, how long it lasts, and where (zone and country of the centre)."""

    actor: Actor
    seconds_left: int
    must_change: bool
    zone: str  # "Asia/Dushanbe"
    country: str  # "TJ": whose phone numbers are typed without a prefix


class Accounts(Protocol):
    """Sign-in. Answers to a wrong name, a wrong password and a throttled try are equal in text and timing."""

    def sign_in(self, login: str, password: str, *, address: str, agent: str) -> str | None:
        """A fresh session token, or None."""

    def session(self, token: str, *, touch: bool = True) -> SignedIn | None:
        """The session while it lives (idle 15 min, absolute 9 h); `touch` counts this request as activity."""

    def sign_out(self, token: str) -> None:
        """End the session; an unknown token is no error."""

    def change_password(self, token: str, old: str, new: str) -> str | None:
        """None when done (all other sessions end), else a code such as "account.password_common"."""


class Draft(Protocol):
    """Half-typed text: (field name, value) pairs as a form would send them."""

    fields: Sequence[tuple[str, str]]
    saved_at: datetime


class Drafts(Protocol):
    """Sealed under a key of their author, gone when sent or after seven days."""

    def save(self, actor: Actor, key: str, fields: Sequence[tuple[str, str]]) -> datetime:
        """Keep the fields; the instant they were saved (aware, UTC)."""

    def load(self, actor: Actor, key: str) -> Draft | None:
        """The draft, or None."""

    def discard(self, actor: Actor, key: str) -> None:
        """Forget it; nothing to forget is no error."""

    def keys(self, actor: Actor) -> Sequence[tuple[str, datetime]]:
        """(key, saved at) of all drafts of this author, the newest first; what they say stays sealed."""


class Filters(Protocol):
    """Filters with names, sealed under the key of their author."""

    def save(self, actor: Actor, area: str, name: str, query: str, *, shared: bool) -> UUID | None:
        """The id under which it is found; None where the author keeps too many already."""

    def of(self, actor: Actor, area: str) -> Sequence[SavedFilter]:
        """The actor's own, and those that colleagues share with the centre, by name."""

    def find(self, actor: Actor, filter_id: UUID) -> SavedFilter | None:
        """One that the actor may use, or None."""

    def forget(self, actor: Actor, filter_id: UUID) -> None:
        """Delete one's own; nothing to delete is no error."""


class Imports(Protocol):
    """Registers that are taken in as files. A batch tells its phase, its rows and, in `about`, about its file."""

    def upload(
        self, actor: Actor, centre: str, name: str, content: bytes, *, batch_id: UUID, command_id: UUID
    ) -> Verdict:
        """Read a file and lay its rows down sealed."""

    def of(self, actor: Actor) -> Sequence[Any]:
        """The imports of the actor's centres, the newest first."""

    def find(self, actor: Actor, batch_id: UUID) -> Any:
        """One import. Raises Absent."""

    def sample(self, batch: Any) -> Sequence[tuple[str, ...]]:
        """The first rows of the file."""

    def remembered(self, batch: Any) -> Reading | None:
        """How such a header was read last time at the centre."""

    def words(self, batch: Any, columns: Mapping[int, str]) -> Mapping[str, Counter[str]]:
        """Field → the different words of its column, of fields with codes."""

    def keep_reading(self, batch: Any, reading: Reading) -> None:
        """Keep how the columns are read, before it is final."""

    def map(self, actor: Actor, batch: Any, reading: Reading, command_id: UUID) -> Verdict:
        """Settle how the file is read, and have its rows checked."""

    def keep_choices(self, batch: Any, choices: Mapping[int, str]) -> None:
        """What is to be done with single rows."""

    def start(self, actor: Actor, batch: Any, *, duplicates: str, choices: Mapping[int, str] | None = None) -> Verdict:
        """Let the rows become files."""

    def undo(self, actor: Actor, batch: Any, command_id: UUID) -> Verdict:
        """Have taken back what nobody has touched."""

    def discard(self, actor: Actor, batch: Any, command_id: UUID) -> Verdict:
        """Give it up before it is started."""

    def counts(self, batch: Any) -> Mapping[str, int]:
        """How many rows are in each state."""

    def noted(self, batch: Any, *states: str, after: int = -1, most: int = 50) -> Sequence[Mapping[str, Any]]:
        """Rows about which something is known, with their cells."""

    def refused(self, batch: Any) -> Iterator[tuple[int, tuple[str, ...], Sequence[tuple[str, str]]]]:
        """(number, cells, problems) of every row that did not become what it says."""

    def table(self, kind: str, sheets: Sequence[tuple[str, Sequence[str], Sequence[Sequence[str]]]]) -> bytes:
        """Sheets of (title, header, lines) as XLSX, the first one alone as CSV."""

    def settle(self, seconds: float) -> None:
        """Wait a while for the work under way in this process."""


class Releases(Protocol):
    """Releases as the analyst makes them."""

    zone: str

    def calendar(self, now: datetime) -> Sequence[Any]:
        """What is due and not published."""

    def history(self) -> Sequence[Mapping[str, Any]]:
        """Every draft and release."""

    def of(self, period: str, stage: str) -> Mapping[str, Any] | None:
        """The newest draft or release of a stage."""

    def shown(self, release_id: UUID) -> Any:
        """As readers would see it."""

    def attempt(self, period: str, stage: str) -> Any:
        """How the last try went."""

    def build(self, actor: Actor, period: str, stage: str, reason: str | None) -> bool:
        """Begin to make a draft."""

    def settle(self, seconds: float) -> None:
        """Wait a while for the draft under way."""

    def publish(self, actor: Actor, release_id: UUID, visible_from: datetime | None) -> str:
        """The code of a refusal, or nothing."""


class Scheduled(Protocol):
    """Reports that are made by themselves; everything is of the account that asks."""

    def add(self, actor: Actor, schedule: Schedule) -> bool:
        """False where the account keeps as many as it may."""

    def of(self, actor: Actor) -> Sequence[Schedule]:
        """Those that go on."""

    def stop(self, actor: Actor, schedule_id: UUID) -> None:
        """Its files stay."""

    def made(self, actor: Actor) -> Sequence[MadeReport]:
        """The last files, and what could not be made."""

    def body(self, actor: Actor, made_id: UUID) -> tuple[MadeReport, bytes] | None:
        """A file with its bytes."""

    def forget(self, actor: Actor, made_id: UUID) -> None:
        """Delete a file; it is not made again."""


class System(Protocol):
    """The facade the application offers to pages."""

    accounts: Accounts
    drafts: Drafts
    attachments: Attaching
    filters: Filters
    scheduled: Scheduled
    notices: NoticeBook
    imports: Imports
    releases: Releases
    answers: Answers
    verify_tries: VerifyTries

    def dispatch(self, command: Any, actor: Actor, *, command_id: UUID) -> Verdict:
        """The one door for commands."""

    def ask(self, question: Any, actor: Actor, *, route: str, purpose: str = "") -> Any:
        """The one door for questions: obeys policy, writes the access log before it answers."""

    def own_topics(self, centre: str) -> Sequence[OwnTopic]:
        """The topics that a centre added, withdrawn ones too."""

    def centres(self) -> Sequence[CentreInfo]:
        """All centres, closed ones too, in order of code."""

    def centre_name(self, code: str) -> str:
        """The name under which a centre was opened, or its code where there is none."""
