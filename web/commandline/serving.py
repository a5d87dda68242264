"""The commands run, serve, worker."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import click
from waitress.server import create_server

from adapters.access.accounts import AccessAccounts
from adapters.expiring import end_readings
from adapters.falling_due import FallingDue
from adapters.settings import Settings
from application.actor import Actor
from application.reports.scheduled import NO_DEMONSTRATION, NotMade
from web.analyst.scheduled import maker
from web.commandline.base import console, explained, is_empty, opened, progress
from web.commandline.mailing import office_post
from web.commandline.setting_up import prepare, rebuild_changed
from web.notice_mail import words

THREADS = 8
LOOPBACK = ("127.0.0.1", "localhost", "::1")
PURGE_SECONDS = 60.0
# What is sent and handed out stays in memory: the server would put larger parts into files, unsealed. Bytes.
IN_MEMORY = {"inbuf_overflow": 80 * 2**20, "outbuf_overflow": 80 * 2**20, "max_request_body_size": 72 * 2**20}


@click.command()
@click.option("--ministry", is_flag=True, help="Serve the ministry's application instead of the desk.")
@click.option("--port", type=click.IntRange(1, 65_535), help="Another port than the setting says.")
@explained
def serve(ministry: bool, port: int | None) -> None:
    """Serve one of the two applications until it is stopped."""
    settings = Settings.from_env()
    if ministry:
        from web.wsgi import ministry as make_ministry

        _listen(make_ministry(settings), settings, port or settings.ministry_port)
        return
    from web.wsgi import desk

    with opened(settings=settings) as house:
        rebuild_changed(house)
        end_readings(house.engines["ledger"], house.system.dispatch)
        _listen(desk(house), settings, port or settings.port)


def _listen(application: object, settings: Settings, port: int) -> None:
    host = settings.host
    try:
        server = create_server(application, host=host, port=port, threads=THREADS, ident=None, **IN_MEMORY)
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or problem
        raise click.ClickException(f"Port {port} of {host} cannot be had: {why}. Choose another (--port).") from problem
    console().print(f"Listening on http://{'localhost' if host == '127.0.0.1' else host}:{port}")
    if host not in LOOPBACK and not settings.trusted_hosts:
        console().print(
            "[bold yellow]Warning:[/] SAFAR_TRUSTED_HOSTS is empty: only pages asked for as localhost are shown. "
            "Name the hosts under which people ask for the site."
        )
    server.run()


# Seconds: somebody waits for the first page, nobody for the worker.
HEAD_START = 6.0


@click.command()
@click.option(
    "--people",
    default=300,
    show_default=True,
    type=click.IntRange(1),
    help="Size of the demonstration network.",
)
@explained
def run(people: int) -> None:
    """Set up what is missing, fill an empty installation with a demonstration network, serve both applications.

    The worker runs beside them, so that reports come by themselves here as well.
    """
    from web.commandline.demo.opening import accounts_table
    from web.commandline.demonstration import tell

    settings = replace(Settings.from_env(), demo=True)
    prepare(settings)
    with opened(settings=settings) as house:
        rebuild_changed(house)
        if is_empty(house):
            with progress("Demonstration network") as bar:
                for done, of in tell(house, people=people, seed=2026):
                    bar(done, of)
        console().print(accounts_table(settings))
    _both(settings)


def _both(settings: Settings) -> None:
    """The two applications and the worker, a process each; when one ends, so do the others."""
    import os

    def start(*what: str) -> subprocess.Popen[bytes]:
        return subprocess.Popen([sys.executable, "-m", "web.cli", *what], env={**os.environ, "SAFAR_DEMO": "1"})  # noqa: S603 - our own program

    servers, ready = [start("serve"), start("serve", "--ministry")], time.monotonic() + HEAD_START
    # Whoever ends this process ends all of them with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    try:
        while all(server.poll() is None for server in servers):
            time.sleep(0.5)
            if len(servers) == 2 and time.monotonic() > ready:
                servers.append(start("worker"))
    except KeyboardInterrupt:
        console().print("Stopped.")
    finally:
        for server in servers:
            server.terminate()
        for server in servers:
            server.wait(timeout=20)


def entitled(accounts: AccessAccounts) -> Callable[[UUID], Actor | None]:
    """For whom the worker acts; it says of whom it may not know."""

    def who_is(account_id: UUID) -> Actor | None:
        if accounts.kept_out(account_id):
            raise NotMade(NO_DEMONSTRATION)
        return accounts.actor(account_id)

    return who_is


@click.command()
@click.option("--once", is_flag=True, help="Do what is due now and end.")
@explained
def worker(once: bool) -> None:
    """Work that no page should wait for: finish erasures, delete drafts, note what ended, remind, send mail."""
    with opened() as house:
        post = office_post(house)
        due = FallingDue(house.engines["ledger"], house.engines["access"], house.settings.zone)
        while True:
            house.erasures.finish()
            house.attachments.tidy()
            house.system.drafts.purge(datetime.now(UTC))
            house.system.imports.take_up()
            end_readings(house.engines["ledger"], house.system.dispatch)
            make = maker(house.system, house.settings.zone)
            house.system.scheduled.run(datetime.now(UTC), entitled(house.accounts), make)
            due.run(datetime.now(UTC))
            post.run(words)
            if once:
                return
            time.sleep(PURGE_SECONDS)
