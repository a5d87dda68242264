"""The commands commands, submit, demo."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from typing import Any, BinaryIO
from uuid import UUID

import click

from adapters.wiring import House
from application.actor import Actor
from application.fields import BadField
from application.handlers import COMMANDS
from application.ports import NewerExists
from application.schema import schema
from application.verdict import Verdict
from application.wire import Malformed, convert, parse
from web.commandline.base import account, console, explained, is_empty, opened, progress


@click.command()
@click.option("--schema", "name", metavar="NAME", help="Print the JSON Schema of one command.")
def commands(name: str | None) -> None:
    """List every command that the system takes, or the JSON Schema of one."""
    if name is None:
        for known, command in sorted(COMMANDS.items()):
            click.echo(f"{known:28} {(command.__doc__ or '').strip().splitlines()[0]}")
    elif name in COMMANDS:
        click.echo(json.dumps(schema(COMMANDS[name]), indent=1, ensure_ascii=False))
    else:
        raise click.UsageError(f"There is no command '{name}'.")


@click.command()
@click.argument("file", type=click.File("rb"))
@click.option(
    "--as", "acting", required=True, metavar="ACCOUNT", help="The account under which the commands are given."
)
@click.option(
    "--history",
    is_flag=True,
    help="Let each line state `recorded`, while it is not older than the newest event.",
)
@explained
def submit(file: BinaryIO, acting: str, history: bool) -> None:
    """Give the commands in FILE ('-': standard input), one JSON object a line, and print one JSON verdict a line.

    \b
    {"command": "RegisterMigrant", "command_id": "…", "body": {…}}
    With --history also "recorded": "2026-03-01T09:00:00+05:00", and "as": another account.

    The same line given twice changes nothing and prints the same verdict. Exit code 1 if any was not accepted.
    """  # noqa: D301 - click wants the character that \b stands for
    refused = 0
    with opened() as house, progress("Commands") as bar:
        lines = file.readlines()
        for number, line in enumerate(lines, 1):
            verdict = _given(house, line, account(house, acting), history)
            refused += verdict["status"] != "accepted"
            click.echo(json.dumps({"line": number, **verdict}, ensure_ascii=False))
            bar(number, len(lines))
    sys.exit(1 if refused else 0)


def _given(house: House, line: bytes, actor: Actor, history: bool) -> dict[str, Any]:
    try:
        told = json.loads(line.decode("utf-8-sig"))
        command = parse(COMMANDS[told["command"]], told["body"])
        command_id = UUID(told["command_id"])
        recorded = convert(told["recorded"], datetime) if history and "recorded" in told else None
        if recorded is not None and recorded > datetime.now(UTC):
            return _unread("occurred.future")  # the clock of the ledger never goes back again
        found = house.accounts.actor(str(told["as"])) if "as" in told else actor
        if found is None:
            return _unread("staff.unknown")
    except Malformed as problem:
        return _unread("command.malformed", problems=[[p.field, p.code, p.params] for p in problem.problems])
    except BadField as problem:
        return _unread(problem.code)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return _unread("command.unreadable")
    try:
        return house.system.dispatch(command, found, command_id=command_id, recorded=recorded).as_json()
    except NewerExists:
        return Verdict("rejected", "history.too_old").as_json()


def _unread(code: str, **params: Any) -> dict[str, Any]:
    return Verdict("rejected", code, params).as_json()


@click.command()
@click.option(
    "--people", default=300, show_default=True, type=click.IntRange(1, 1_000_000), help="How many persons."
)
@click.option("--seed", default=2026, show_default=True, help="The same seed tells the same story.")
@explained
def demo(people: int, seed: int) -> None:
    """Fill an empty installation with a believable invented network, every fact through a command.

    Its accounts work only while SAFAR_DEMO=1.
    """
    from web.commandline.demonstration import tell

    with opened(create_keyring=True) as house, progress("Demonstration network") as bar:
        if not is_empty(house):
            raise click.ClickException("This installation is in use. The demonstration fills an empty one only.")
        for done, of in tell(house, people=people, seed=seed):
            bar(done, of)
    console().print("The demonstration network is ready.")
