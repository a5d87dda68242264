"""safar import: a register from the command line, with progress; the same file again goes on where it stopped."""

from __future__ import annotations

import json
import threading
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import click

from adapters.importing.store import Batch
from adapters.wiring import House
from application.actor import Actor
from application.importing import ATTACH, CREATE, SKIP
from application.importing_fields import BY_NAME, Reading
from application.verdict import Verdict
from web.commandline.base import account, console, explained, opened, progress
from web.counsellor.import_words import folded, guess_columns, guess_values

LOOK_SECONDS = 0.2


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--mapping", required=True, type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="M")
@click.option("--as", "acting", required=True, metavar="ACCOUNT", help="Who takes the register in.")
@click.option(
    "--check", is_flag=True, help="Say what would become of the lines, and take nothing in."
)
@explained
def import_register(file: Path, mapping: Path, acting: str, check: bool) -> None:
    """Take the register FILE (CSV, XLSX, XLS, ODS) in; every line is a command of ACCOUNT.

    \b
    M is a JSON object:
      "columns":    {"heading in the file": "field", …}; headings left out are guessed ("" is not read)
      "values":     {"field": {"word in the file": "CODE", …}, …}; words left out are guessed
      "usual":      language, country, region, channel, topic, consent_mode, statistics ("yes" or "no")
      "duplicates": "SKIP", "ATTACH" or "CREATE"

    Interrupt it whenever you like: the same command goes on, and takes nothing in twice.
    """  # noqa: D301 - click wants the character that \b stands for
    told = _told(mapping)
    with opened() as house:
        actor, content = account(house, acting), file.read_bytes()
        batch = _batch(house, actor, file.name, content)
        if batch.phase == "UPLOADED":
            batch = _read(house, actor, batch, told)
        _work(house, batch, "Checked")
        batch = house.system.imports.find(actor, batch.batch_id)
        if batch.phase in ("CHECKED", "STOPPED") and not check:
            _must(house.system.imports.start(actor, batch, duplicates=told.get("duplicates", SKIP)))
        if not check:
            _work(house, batch, "Taken in")
        _report(house.system.imports.counts(batch), batch.rows)


def _told(mapping: Path) -> Mapping[str, Any]:
    try:
        told = json.loads(mapping.read_text("utf-8-sig"))
        kinds = {name: type(told.get(name, {})) for name in ("columns", "values", "usual")}
    except (ValueError, AttributeError) as problem:
        raise click.ClickException(f"{mapping} is no JSON object: {problem}") from None
    if set(kinds.values()) != {dict} or told.get("duplicates", SKIP) not in (SKIP, ATTACH, CREATE):
        raise click.ClickException(f"{mapping}: see `safar import --help` for what it holds")
    found: Mapping[str, Any] = told
    return found


def _batch(house: House, actor: Actor, name: str, content: bytes) -> Batch:
    desk = house.system.imports
    ids = desk.runner.ids(actor.account_id)
    batch_id, command_id = (ids.of(what, more=content) for what in ("file", "upload"))
    desk.kick = lambda: None  # this process works in the foreground
    centre = actor.home or _fail("the account works at no centre")
    found: Batch | None = desk.store.find(batch_id)
    if found is None:
        _must(desk.upload(actor, centre, name, content, batch_id=batch_id, command_id=command_id))
    checked: Batch = desk.find(actor, batch_id)
    return checked


def _read(house: House, actor: Actor, batch: Batch, told: Mapping[str, Any]) -> Batch:
    desk = house.system.imports
    columns = _columns(batch.about["header"], told.get("columns", {}))
    words = desk.words(batch, columns)
    values = {name: _values(name, words[name], told.get("values", {}).get(name, {})) for name in words}
    reading = Reading(columns, values, told.get("usual", {}), told.get("duplicates", SKIP))
    map_id = desk.runner.ids(batch.batch_id).of("map", more=json.dumps(reading.as_json(), sort_keys=True).encode())
    _must(desk.map(actor, batch, reading, map_id))
    found: Batch = desk.find(actor, batch.batch_id)
    return found


def _columns(header: list[str], stated: Mapping[str, str]) -> dict[int, str]:
    wanted = {folded(heading): name for heading, name in stated.items()}
    unknown = {name for name in wanted.values() if name and name not in BY_NAME}
    if unknown:
        _fail(f"no such field: {', '.join(sorted(unknown))}; there are {', '.join(BY_NAME)}")
    said = {place: wanted[folded(text)] for place, text in enumerate(header) if folded(text) in wanted}
    guessed = {place: name for place, name in guess_columns(header).items() if name not in said.values()}
    return {place: name for place, name in {**guessed, **said}.items() if name}


def _values(name: str, counted: Counter[str], stated: Mapping[str, str]) -> dict[str, str]:
    return guess_values(name, counted) | {word.casefold(): code for word, code in stated.items()}


def _work(house: House, batch: Batch, words: str) -> None:
    """Work in the foreground, and show how far it is."""
    desk = house.system.imports
    desk.store.free(batch.batch_id)
    work = threading.Thread(target=desk.take_up, name="import", daemon=True)
    work.start()
    with progress(words) as bar:
        while work.is_alive():
            work.join(LOOK_SECONDS)
            now = desk.store.find(batch.batch_id)
            bar(now.done if now and now.phase in ("CHECKING", "RUNNING") else batch.rows, batch.rows)


def _report(counts: Mapping[str, int], rows: int) -> None:
    click.echo(json.dumps({"rows": rows, **dict(sorted(counts.items()))}))


def _must(verdict: Verdict) -> None:
    if not verdict.accepted:
        _fail(f"refused: {verdict.code} {verdict.params or ''}".strip())


def _fail(words: str) -> NoReturn:
    console().print(f"[bold red]{words}[/]")
    raise SystemExit(1)
