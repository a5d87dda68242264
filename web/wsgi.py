"""Where the web meets the rest of the house: one function for each of the two applications."""

from __future__ import annotations

import hashlib
import hmac
import threading
import time
from functools import partial

from flask import Flask

from adapters.region.hosts import BadHosts, Host, hosts_of
from adapters.settings import BadSetting, Settings
from adapters.sql.filelock import file_lock
from adapters.wiring import House, build
from application.ports import Unavailable
from web.i18n import LANGUAGES
from web.settings import WebSettings

SECRET_BYTES = 32


def web_settings(settings: Settings, secret: bytes, *, cookie: str = "safar") -> WebSettings:
    """What the pages are told, with a signing key of their own drawn from `secret`. Raises BadSetting."""
    if settings.language not in LANGUAGES:
        raise BadSetting("SAFAR_LANGUAGE", f"must be one of {', '.join(LANGUAGES)}")
    named = tuple(host.strip() for host in settings.trusted_hosts.split(",") if host.strip())
    trusted = named or ("localhost", "127.0.0.1")
    return WebSettings(
        secret_key=hmac.digest(secret, b"cookies " + cookie.encode(), hashlib.sha256).hex(),
        https=settings.https,
        proxies=settings.proxies,
        trusted_hosts=trusted,
        default_language=settings.language,
        zone=settings.zone,
        country=settings.country,
        demo=settings.demo,
        cookie=cookie,
    )


def desk(house: House | None = None) -> Flask:
    """The desk application; searching works while the index is still being filled."""
    from web.app import create_app

    house = house or build(Settings.from_env())
    threading.Thread(target=_warm, args=(house,), name="search-fill", daemon=True).start()
    return create_app(house.system, web_settings(house.settings, house.keyring.session))


def _warm(house: House) -> None:
    """Fill the index of names, go on with imports that a stop interrupted, then keep figures in memory."""
    while not _filled(house):
        time.sleep(Unavailable.retry_after)
    house.system.imports.kick()
    house.columns.keep()


def _filled(house: House) -> bool:
    try:
        house.search.fill()
    except Unavailable:  # a key that cannot be read was logged; a keyring that comes later heals it
        return False
    return True


def ministry(settings: Settings | None = None) -> Flask:
    """The ministry application: releases and its own accounts, nothing else of the house. Raises Unmigrated."""
    from adapters.exchange.mapping import stored_mapping
    from adapters.region.store import StoredRegion
    from adapters.releases.accounts import MinistryAccounts
    from adapters.releases.reader import StoredReleases
    from adapters.releases.tokens import MinistryTokens
    from adapters.sql.engines import make_engine
    from adapters.sql.migrate import head_check
    from web.ministry.app import create_app
    from web.ministry.programs import Programs

    settings = settings or Settings.from_env()
    engine = make_engine(settings.url("releases"))
    # Its pages could only say that they cannot be reached; whoever starts it reads what to do.
    head_check(engine, "releases")
    secret = ministry_secret(settings)
    return create_app(
        web_settings(settings, secret, cookie="safar-ministry"),
        StoredReleases(engine),
        MinistryAccounts(engine, secret, demonstration=settings.demo),
        mapping=partial(stored_mapping, settings.exchange_path),
        programs=Programs(
            settings.country,
            MinistryTokens(engine, secret, demonstration=settings.demo),
            StoredRegion(engine, tuple(host.area for host in region_hosts(settings))),
        ),
    )


def region_hosts(settings: Settings) -> tuple[Host, ...]:
    """The countries that a regional office collects from. Raises BadSetting."""
    try:
        return hosts_of(settings.region_hosts, settings.region_tokens)
    except BadHosts as problem:
        raise BadSetting(
            "SAFAR_REGION_HOSTS", f"cannot be read near '{problem}'; write TJ=https://figures.example.tj/sdmx,KG=…"
        ) from problem


def ministry_secret(settings: Settings) -> bytes:
    """A signing secret of its own beside the releases, made at first use: the keyring never comes here."""
    import secrets

    path = settings.data_dir / "ministry.secret"
    settings.data_dir.stat()  # the lock would make the folder
    with file_lock(str(path), "change"):
        # What a full disk cut short would sign with a key that everybody knows.
        if not path.exists() or path.stat().st_size < SECRET_BYTES:
            path.touch(0o600)
            path.write_bytes(secrets.token_bytes(SECRET_BYTES))
        return path.read_bytes()
