"""All settings, read once from the environment; whatever is missing, unknown or impossible refuses to start."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import make_url

PREFIX = "SAFAR_"
# The least and the most that a number may be.
LIMITS = (
    ("port", 1, 65_535),
    ("ministry_port", 1, 65_535),
    ("mail_port", 1, 65_535),
    ("proxies", 0, 10),
    ("session_idle_minutes", 1, 60),
    ("attachment_megabytes", 1, 50),
    ("figures_in_memory_from", 0, 10**9),
    ("provider_check_months", 1, 60),
    ("answer_code_days", 1, 365),
    ("session_hours", 1, 24),
)


class BadSetting(ValueError):
    """A setting that cannot be used; `key` is the name of the environment variable."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(f"{key}: {why}")
        self.key = key
        self.why = why


@dataclass(frozen=True)
class Settings:
    """Every key is `SAFAR_` and the field's name in capitals."""

    # The folder of the embedded databases, the keyring and the lock files.
    data_dir: Path = Path("var")
    # The ledger database. Empty: SQLite in `data_dir`. PostgreSQL: postgresql+psycopg://user:secret@host/safar
    database_url: str = ""
    # The three other stores. Empty: SQLite in `data_dir`, or the ledger's server with _keys, _access, _releases added.
    keys_url: str = ""
    access_url: str = ""
    releases_url: str = ""
    # The keyring file. Empty: keyring.json in `data_dir`.
    keyring: str = ""
    # Demonstration mode: demonstration accounts work only here, and every page says so.
    demo: bool = False
    # Where the desk and the ministry application listen.
    host: str = "127.0.0.1"
    port: int = 8000
    ministry_port: int = 8001
    # Host names under which the site may be asked for, separated by commas; empty: localhost and 127.0.0.1 only.
    trusted_hosts: str = ""
    # How many reverse proxies stand in front, whose X-Forwarded headers are believed.
    proxies: int = 0
    # Behind HTTPS: secure cookies and HSTS.
    https: bool = False
    # The language of a reader who states none.
    language: str = "en"
    # The zone of the network's own calendar (periods of releases, "end of the day").
    zone: str = "Asia/Dushanbe"
    # The country whose figures are published here, as ISO 3166 writes it.
    country: str = "TJ"
    # A regional office: where other countries answer SDMX, as TJ=https://figures.example.tj/sdmx,KG=…, and the tokens
    # that they gave it, as TJ=…,KG=…
    region_hosts: str = ""
    region_tokens: str = ""
    # Mail to staff that something waits for them. Without a host nothing is ever sent. TLS: starttls, tls or none.
    mail_host: str = ""
    mail_port: int = 587
    mail_tls: str = "starttls"
    mail_user: str = ""
    mail_password: str = ""
    # From whom it comes; domains that may be written to, separated by commas (empty: any); the address it links to.
    mail_sender: str = ""
    mail_domains: str = ""
    site_url: str = ""
    # Minutes without activity, and hours in all, after which a session ends.
    session_idle_minutes: int = 15
    session_hours: int = 9
    # After how many months an entry of the directory of organisations should be asked about again.
    provider_check_months: int = 6
    # For how many days an organisation may answer a referral by its code.
    answer_code_days: int = 30
    # The largest scan or picture that is taken, in megabytes; twelve pages of a telephone fit into one.
    attachment_megabytes: int = 10
    # From how many contacts on figures are counted on a copy of the facts in memory (200 MB for a million); 0: never.
    figures_in_memory_from: int = 200_000

    @classmethod
    def from_env(cls, env: Mapping[str, str] | None = None) -> Settings:
        """Raises BadSetting naming the key."""
        env = os.environ if env is None else env
        known = {PREFIX + f.name.upper(): f for f in fields(cls)}
        unknown = sorted(
            key for key in env if key.startswith(PREFIX) and key not in known and key not in TEST_KEYS
        )
        if unknown:
            raise BadSetting(unknown[0], "unknown setting")
        made = cls(**{f.name: _read(key, env[key], f.type) for key, f in known.items() if key in env})  # type: ignore[arg-type]  # _read follows the declared type
        made._check()
        return made

    def url(self, store: str) -> str:
        """The URL of one of the four stores: ledger, keys, access, releases."""
        stated = self.database_url if store == "ledger" else str(getattr(self, f"{store}_url"))
        if stated:
            return stated
        if self.database_url:
            base = make_url(self.database_url)
            return base.set(database=f"{base.database}_{store}").render_as_string(hide_password=False)
        return f"sqlite:///{self.data_dir.resolve() / f'{store}.db'}"

    @property
    def keyring_path(self) -> Path:
        """Where the keyring file is."""
        return Path(self.keyring) if self.keyring else self.data_dir / "keyring.json"

    @property
    def exchange_path(self) -> Path:
        """Where the codes of other systems are kept, once an administrator has given some."""
        return self.data_dir / "exchange.csv"

    def shown(self) -> dict[str, str]:
        """Every setting as text, passwords masked, for `safar settings`."""
        return {f.name: _masked(f.name, str(getattr(self, f.name))) for f in fields(self)}

    @property
    def mail_domain_list(self) -> frozenset[str]:
        """The domains that mail may go to; empty: any."""
        return frozenset(each.strip().lower() for each in self.mail_domains.split(",") if each.strip())

    def _check(self) -> None:
        for name in ("database_url", "keys_url", "access_url", "releases_url"):
            url = getattr(self, name)
            if url and not url.startswith(("sqlite:///", "postgresql+psycopg://")):
                    raise BadSetting(
                        PREFIX + name.upper(), "must begin with sqlite:/// or postgresql+psycopg://"
                    )
        self._check_mail()
        if not _is_zone(self.zone):
            raise BadSetting(f"{PREFIX}ZONE", "must be a time zone such as Asia/Dushanbe")
        if len(self.country) != 2 or not (self.country.isascii() and self.country.isupper()):
            raise BadSetting(f"{PREFIX}COUNTRY", "must be two capital letters, such as TJ")
        for name, least, most in LIMITS:
            if not least <= getattr(self, name) <= most:
                raise BadSetting(PREFIX + name.upper(), f"must be {least} to {most}")

    def _check_mail(self) -> None:
        if self.mail_tls not in ("starttls", "tls", "none"):
            raise BadSetting(f"{PREFIX}MAIL_TLS", "must be starttls, tls or none")
        if self.mail_host and not ("@" in self.mail_sender and self.site_url.startswith(("https://", "http://"))):
            raise BadSetting(f"{PREFIX}MAIL_HOST", "needs SAFAR_MAIL_SENDER and SAFAR_SITE_URL too")
        if self.mail_user and self.mail_tls == "none":
            raise BadSetting(f"{PREFIX}MAIL_USER", "a password never travels without TLS")


# Read by the tests and the Makefile, not by the program.
TEST_KEYS = frozenset({"SAFAR_SKIP_BROWSER", "SAFAR_BENCH_SCALE", "SAFAR_LIVES"})


def _read(key: str, value: str, kind: object) -> object:
    try:
        if kind == "bool":
            return {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}[
                value.lower()
            ]
        return {"int": int, "Path": Path}.get(str(kind), str)(value)
    except (KeyError, ValueError) as problem:
        raise BadSetting(key, f"cannot be read as {kind}") from problem


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _masked(name: str, value: str) -> str:
    if name.endswith(("password", "tokens")):
        return "***" if value else ""
    if "://" not in value:
        return value
    return make_url(value).render_as_string(hide_password=True)
