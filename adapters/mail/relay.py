"""Hands mail to the one relay that the settings name; nothing else in the house opens a connection to the outside."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime
from zoneinfo import ZoneInfo

import structlog

from adapters.access.accounts import AccessAccounts
from adapters.access.notices import Notices
from adapters.mail.outbox import Mail, Outbox
from adapters.settings import Settings

log = structlog.get_logger()

SECONDS = 20
# (language, how many notices, address of the site) → (subject, text).
Compose = Callable[[str, int, str], tuple[str, str]]


@dataclass(frozen=True)
class Post:
    """Makes and sends what accounts asked for."""

    outbox: Outbox
    notices: Notices
    accounts: AccessAccounts
    settings: Settings

    def run(self, compose: Compose) -> int:
        """Make what is to be made, send what is due; how many were sent. Does nothing without a relay."""
        if not self.settings.mail_host:
            return 0
        now = datetime.now(UTC)
        for account_id, told_until in self.outbox.wishing(now.astimezone(ZoneInfo(self.settings.zone))):
            actor = self.accounts.actor(account_id)
            if actor is not None:
                self.outbox.make(actor, told_until, now)
        done = sum(self._send(mail, compose) for mail in self.outbox.claim(datetime.now(UTC)))
        self.outbox.purge(now)
        return done

    def _send(self, mail: Mail, compose: Compose) -> bool:
        actor = self.accounts.actor(mail.account_id)
        wish = self.notices.wish(actor) if actor else None
        if actor is None or wish is None or not wish.address or wish.mail == "NONE":
            self.outbox.refused(mail, "unwanted", for_ever=True)
            return False
        subject, text = compose(actor.language, mail.number, self.settings.site_url)
        message = _message(mail, self.settings.mail_sender, wish.address, subject, text)
        return self._hand_over(mail, message)

    def _hand_over(self, mail: Mail, message: EmailMessage) -> bool:
        taken = False
        try:
            with self._relay() as relay:
                relay.send_message(message)
                taken = True
                self.outbox.sent(mail)
        except smtplib.SMTPRecipientsRefused as problem:
            # 5xx about the address is for ever, 4xx for now.
            codes = [code for code, _ in problem.recipients.values()]
            self.outbox.refused(mail, f"recipient {codes[0]}", for_ever=all(code >= 500 for code in codes))
            return False
        except (smtplib.SMTPException, OSError) as problem:
            if taken:
                # A relay that took the mail and then says goodbye badly has taken it.
                return True
            log.warning("mail.refused", error=type(problem).__name__, tries=mail.tries)
            self.outbox.refused(mail, type(problem).__name__)
            return False
        return True

    def _relay(self) -> smtplib.SMTP:
        settings = self.settings
        if settings.mail_tls == "tls":
            secure = ssl.create_default_context()
            relay: smtplib.SMTP = smtplib.SMTP_SSL(
                settings.mail_host, settings.mail_port, timeout=SECONDS, context=secure
            )
        else:
            relay = smtplib.SMTP(settings.mail_host, settings.mail_port, timeout=SECONDS)
        if settings.mail_tls == "starttls":
            relay.starttls(context=ssl.create_default_context())
        if settings.mail_user:
            relay.login(settings.mail_user, settings.mail_password)
        return relay


def _message(mail: Mail, sender: str, address: str, subject: str, text: str) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = sender, address, subject
    message["Date"] = format_datetime(datetime.now(UTC))
    # The same at every try, so that whoever gets it twice can tell.
    message["Message-ID"] = f"<{mail.message_id}@{sender.rpartition('@')[2].strip('>') or 'safar'}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    return message
