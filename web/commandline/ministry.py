"""The commands ministry …: accounts of officials, kept beside the releases and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click
from uuid_utils.compat import uuid7

from adapters.password_rules import judge, one_time_password
from adapters.releases.accounts import LoginTaken, MinistryAccounts
from adapters.releases.officials import Official
from adapters.sql.migrate import head_check
from application.staff import folded_login, is_login
from web.commandline.base import console, explained, releases_only
from web.i18n import LANGUAGES
from web.messages import message

# Read out to an official, never typed into a command: others on the machine could read it there.
_GENERATE = click.option(
    "--generate", is_flag=True, help="Print a password made here, once, instead of asking for one."
)


@click.group()
def ministry() -> None:
    """Officials who read what is published. They cannot be granted a role at the desk, nor the other way round."""


@ministry.command()
@click.argument("login")
@click.option("--name", required=True, help="Who it is, as the pages greet them.")
@click.option("--language", type=click.Choice(list(LANGUAGES)), default="ru", show_default=True)
@_GENERATE
@explained
def invite(login: str, name: str, language: str, generate: bool) -> None:
    """Make an account for an official. The password is asked for, or made with --generate."""
    login, name = folded_login(login), name.strip()
    if not is_login(login):
        raise click.ClickException(message("staff.login"))
    if not name:
        raise click.UsageError("A name is needed.")
    with _accounts() as accounts:
        if accounts.find(login):
            raise click.ClickException(message("account.login_taken"))
        password = _password(login, name, generate)
        try:
            accounts.add(uuid7(), login, name, language, password, datetime.now(UTC))
        except LoginTaken as taken:
            raise click.ClickException(message("account.login_taken")) from taken
    _told(password, generate)
    console().print(f"{login} may sign in to the ministry's application.")


@ministry.command()
@click.argument("login")
@_GENERATE
@explained
def password(login: str, generate: bool) -> None:
    """Give an account a new password; all its sessions end."""
    with _accounts() as accounts:
        official = _found(accounts, login)
        fresh = _password(official.login, official.name, generate)
        accounts.set_password(official.account_id, fresh)
    _told(fresh, generate)
    console().print("The password is changed.")


@ministry.command()
@click.argument("login")
@explained
def suspend(login: str) -> None:
    """Take an account out of service: its sessions end now, its programs' tokens open nothing."""
    with _accounts() as accounts:
        accounts.suspend(_found(accounts, login).account_id)
    console().print("Suspended.")


@ministry.command()
@click.argument("login")
@explained
def reinstate(login: str) -> None:
    """Let a suspended account sign in again."""
    with _accounts() as accounts:
        accounts.reinstate(_found(accounts, login).account_id)
    console().print("It may sign in again.")


@ministry.command("list")
@explained
def list_officials() -> None:
    """Every account: name, who it is, language, active or suspended, since when."""
    with _accounts() as accounts:
        for one in accounts.all():
            state = "active" if one.active else "suspended"
            kind = "\tdemonstration" if one.demonstration else ""
            click.echo(f"{one.login}\t{one.name}\t{one.language}\t{state}\t{one.created:%Y-%m-%d}{kind}")


@contextmanager
def _accounts() -> Iterator[MinistryAccounts]:
    with releases_only() as (settings, engine, secret):
        head_check(engine, "releases")
        yield MinistryAccounts(engine, secret, demonstration=settings.demo)


def _found(accounts: MinistryAccounts, login: str) -> Official:
    official = accounts.find(login)
    if official is None:
        raise click.ClickException("The ministry application has no account of this name.")
    return official


def _password(login: str, name: str, generate: bool) -> str:
    if generate:
        return one_time_password()
    typed = str(click.prompt("Password", hide_input=True, confirmation_prompt=True, err=True))
    if wrong := judge(typed, [login, *name.split()]):
        raise click.ClickException(message(wrong))
    return typed


def _told(password: str, generate: bool) -> None:
    if generate:
        click.echo(password)
        console().print("This password is not shown again. Hand it over on another way than the account name.")
