"""Signing in: throttled, equal in answer and time for whoever may not, over at once for the suspended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from sqlalchemy import Engine

from adapters.access.credentials import ORPHANED, Credential, Credentials, LoginTaken, Standing
from adapters.access.passwords import Passwords
from adapters.access.roster import Member, Roster
from adapters.access.sessions import Session, Sessions
from adapters.access.throttle import Throttle
from adapters.keys.store import PersonKeys
from adapters.password_rules import judge, one_time_password
from adapters.settings import Settings
from application.actor import Actor
from application.directory import Directory

# A one-time password that nobody used is worth nothing after this time.
ONE_TIME = timedelta(days=7)
COUNTRY = "TJ"
# Looked for where there is no account, so that both cases do the same work.
NOBODY = UUID(int=0)


@dataclass(frozen=True, slots=True)
class Presence:
    """See `web/ports.py: SignedIn`."""

    actor: Actor
    seconds_left: int
    must_change: bool
    zone: str
    country: str


class AccessAccounts:
    """See `web/ports.py: Accounts`; and what administrators and the command line need beside it."""

    def __init__(
        self,
        engine: Engine,
        ledger: Engine,
        keys: PersonKeys,
        directory: Directory,
        settings: Settings,
        passwords: Passwords | None = None,
    ) -> None:
        self.passwords = passwords or Passwords()
        self._settings = settings
        self._directory = directory
        self._roster = Roster(ledger, keys)
        self._credentials = Credentials(engine, keys.keyring)
        self._throttle = Throttle(engine, keys.keyring)
        idle, longest = timedelta(minutes=settings.session_idle_minutes), timedelta(hours=settings.session_hours)
        self._sessions = Sessions(engine, idle, longest)

    def sign_in(self, login: str, password: str, *, address: str, agent: str) -> str | None:
        """A fresh session token, or None. Unknown, wrong, throttled, suspended: one answer, the same work."""
        now = datetime.now(UTC)
        login_mac = self._credentials.login_mac(login)
        allowed = self._throttle.begin(login_mac, address, now)
        found = self._credentials.of_login(login_mac)
        right = self.passwords.verify(found.password_hash if found and allowed else None, password)
        member = self._roster.find(found.account_id if found else NOBODY)
        if found is None or not right or not allowed or not self._may_enter(member) or _is_stale(found, now):
            return None
        self._throttle.succeed(login_mac, address)
        if self.passwords.is_outdated(found.password_hash):
            self._credentials.change(
                found.account_id, self.passwords.hash(password), found.changed, must_change=found.must_change
            )
        return self._sessions.open(found.account_id, agent, now)

    def session(self, token: str, *, touch: bool = True) -> Presence | None:
        """Who this is, while the session lives and the account is in service."""
        now = datetime.now(UTC)
        session = self._sessions.find(token, now)
        if session is None:
            return None
        member = self._roster.find(session.account_id)
        if member is None or not self._may_stay(member, session):
            self._sessions.end(token)
            return None
        seen = self._sessions.touch(token, session, now) if touch else session.seen
        left = int(self._sessions.left(session.started, seen, now).total_seconds())
        return Presence(member.actor, left, session.must_change, *self._place(member.actor))

    def sign_out(self, token: str) -> None:
        """End the session; an unknown token is no error."""
        self._sessions.end(token)

    def change_password(self, token: str, old: str, new: str) -> str | None:
        """None when done (all other sessions end), else the code of what is wrong."""
        now = datetime.now(UTC)
        session = self._sessions.find(token, now)
        found = self._credentials.of_account(session.account_id) if session else None
        if found is None:
            return "account.password_wrong"
        # A session left open is no way to try passwords either.
        allowed = self._throttle.begin(found.login_mac, str(found.account_id), now)
        if not self.passwords.verify(found.password_hash if allowed else None, old):
            return "account.password_wrong"
        self._throttle.succeed(found.login_mac, str(found.account_id))
        member = self._roster.find(found.account_id)
        wrong = judge(new, [member.login, *member.full_name.split()] if member else [])
        if wrong or new == old:
            return wrong or "account.password_same"
        self._credentials.change(found.account_id, self.passwords.hash(new), now, must_change=False)
        self._sessions.end_all(found.account_id, keep=token)
        return None

    def reserve(self, account_id: UUID, login: str) -> str | None:
        """Set an account name aside before the account exists; "account.login_taken" when another has it."""
        now = datetime.now(UTC)
        holder = self._credentials.of_login(self._credentials.login_mac(login))
        if holder is not None and holder.account_id == account_id:
            return None
        if holder is not None and now - holder.changed > ORPHANED and self._roster.find(holder.account_id) is None:
            self._credentials.remove(holder.account_id)
        try:
            self._credentials.add(account_id, login, "", now, demonstration=False)
        except LoginTaken:
            return "account.login_taken"
        return None

    def release(self, account_id: UUID) -> None:
        """Give a name free that was set aside for an account which was refused; never that of an account."""
        if self._roster.find(account_id) is None:
            self._credentials.remove(account_id)

    def set_password(self, account_id: UUID, password: str, must_change: bool = False) -> None:
        """Give an account a password; its sessions end. Raises LookupError for no account, LoginTaken for its name."""
        member = self._roster.find(account_id)
        if member is None:
            raise LookupError("no such account")
        now, kept = datetime.now(UTC), self.passwords.hash(password)
        if self._credentials.of_account(account_id) is None:
            self._credentials.add(account_id, member.login, "", now, demonstration=member.demonstration)
        self._credentials.change(account_id, kept, now, must_change=must_change)
        self._throttle.clear(self._credentials.login_mac(member.login))
        self._sessions.end_all(account_id)

    def issue_password(self, account_id: UUID) -> str:
        """A one-time password in the clear, never to be seen again; it must be changed at the first sign-in."""
        password = one_time_password()
        self.set_password(account_id, password, must_change=True)
        return password

    def actor(self, who: UUID | str) -> Actor | None:
        """The account of an id or an account name, for the command line; None where it could not sign in either."""
        if isinstance(who, str):
            found = self._credentials.of_login(self._credentials.login_mac(who))
            member = self._roster.find(found.account_id) if found else None
        else:
            member = self._roster.find(who)
        return member.actor if member is not None and self._may_enter(member) else None

    def kept_out(self, who: UUID) -> bool:
        """Whether it is an account of a demonstration, outside of one: it could work as soon as this runs as one."""
        member = self._roster.find(who)
        return member is not None and member.demonstration and not self._settings.demo

    def revoke_all(self, account_id: UUID) -> None:
        """End every session of an account."""
        self._sessions.end_all(account_id)

    def standings(self) -> Mapping[UUID, Standing]:
        """Whether owners chose their passwords, and how many sessions live, by account."""
        now = datetime.now(UTC)
        return self._credentials.standings(now - self._sessions.longest, now - self._sessions.idle)

    def _may_enter(self, member: Member | None) -> bool:
        return member is not None and not member.suspended and (self._settings.demo or not member.demonstration)

    def _may_stay(self, member: Member, session: Session) -> bool:
        since = member.suspended_at
        return self._may_enter(member) and (since is None or session.started > since)

    def _place(self, actor: Actor) -> tuple[str, str]:
        """The clock of the reader's centre, and the country whose telephone numbers are typed without a prefix."""
        centre = self._directory.centre(actor.home) if actor.home else None
        if centre is None:
            return self._settings.zone, COUNTRY
        # ISO 3166-2 begins with the two letters of the country.
        return centre.zone.key, centre.region.partition("-")[0] or COUNTRY


def _is_stale(found: Credential, now: datetime) -> bool:
    return found.must_change and now - found.changed > ONE_TIME
