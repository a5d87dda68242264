"""What the pages stand on, named by the need: sign-in, drafts, one door for commands and one for questions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from application.actor import Actor
from application.attachments import Attaching
from application.filters import SavedFilter
from application.verdict import Verdict


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


class System(Protocol):
    """The facade the application offers to pages."""

    accounts: Accounts
    drafts: Drafts
    attachments: Attaching
    filters: Filters

    def dispatch(self, command: Any, actor: Actor, *, command_id: UUID) -> Verdict:
        """The one door for commands."""

    def ask(self, question: Any, actor: Actor, *, route: str, purpose: str = "") -> Any:
        """The one door for questions: obeys policy, writes the access log before it answers."""

    def centre_name(self, code: str) -> str:
        """The name under which a centre was opened, or its code where there is none."""
