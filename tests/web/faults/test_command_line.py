"""The command line with nonsense to read, and on ground that is not ready: words and exit codes, no traceback."""

from __future__ import annotations

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner, Result
from sqlalchemy.exc import OperationalError
from uuid_utils.compat import uuid7

from adapters.keys.keyring import new_keyring, save_keyring
from application.reports.released import Unavailable as FiguresUnavailable
from tests.harness.stores import Urls
from tests.web.counsellor.counselling import Counselling
from tests.web.faults.conftest import Lose
from web.cli import main

REFUSED = 2


def safar(folder: Path, *arguments: str, told: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """`safar …` in a process of its own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SAFAR_")}
    environment = {**kept, "SAFAR_DATA_DIR": str(folder), "PYTHONIOENCODING": "utf8"}
    command = [sys.executable, "-m", "web.cli", *arguments]
    return subprocess.run(command, input=told, env=environment, capture_output=True, check=False)


def run(folder: Path, *arguments: str) -> Result:
    """`safar …` in this process; a traceback would come through."""
    runner = CliRunner(env={"SAFAR_DATA_DIR": str(folder)})
    return runner.invoke(main, arguments, catch_exceptions=False)


def said(answer: subprocess.CompletedProcess[bytes]) -> str:
    """What an operator reads, on one line."""
    text = " ".join(answer.stderr.decode().split())
    assert "Traceback" not in text
    return text


def given(command: str, body: object, **more: object) -> bytes:
    return json.dumps({"command": command, "command_id": str(uuid7()), "body": body, **more}).encode()


def a_registration(**more: object) -> dict[str, object]:
    consent = {"purpose": "REG", "mode": "WRITTEN", "text_version": "1", "language": "tg"}
    said = {"person_id": str(uuid7()), "centre": "KJD", "family_name": "Саидова", "sex": "FEMALE"}
    where = {"birth_precision": "UNKNOWN", "language": "tg", "country": "TJK", "region": "TJ-SU"}
    return {**said, **where, "consents": [consent], **more}


NONSENSE: tuple[bytes, ...] = (
    *(b"nonsense", b"", b"   ", b"null", b"[]", b"0", b'"x"', b"{", b"[" * 100_000, b'{"command": []}', b"NaN"),
    *(b"\xff\xfe", b"\xed\xa0\x80", b'{"command": "\xc3"}', b"\x00", b'{"a": 1e999}', b"1" * 5000),
    given("Nothing", {}),
    given("RegisterMigrant", None),
    given("RegisterMigrant", {"_type_": "uuid_hex", "_data_": "x"}),
    given("RegisterMigrant", a_registration(family_name="\ud800")),
    given("RegisterMigrant", a_registration(family_name="a\x00b")),
    given("RegisterMigrant", a_registration(family_name={"_type_": "uuid_hex", "_data_": "x"})),
    given("RegisterMigrant", a_registration(birth_year=10**40)),
    given("RegisterMigrant", a_registration(birth_date="2026-02-31")),
    given("RegisterMigrant", a_registration(consents="REG")),
    given("RegisterMigrant", a_registration(centre="\x00")),
    given("RegisterMigrant", a_registration(occurred_at="0001-01-01T00:00:00+05:00")),
    given("RegisterMigrant", a_registration(occurred_at="9999-12-31T23:59:59-12:00")),
    given("RegisterMigrant", a_registration(), recorded=7),
    given("RegisterMigrant", a_registration(), recorded="9999-12-31T23:59:59-12:00"),
    given("RegisterMigrant", a_registration(), recorded="2020-01-01T00:00:00"),
    given("RegisterMigrant", a_registration(), **{"as": "nobody at all"}),
    given("RegisterMigrant", a_registration(), **{"as": ["x"]}),
    given("RegisterMigrant", a_registration(), **{"as": "x\ud800\x00"}),
)


@pytest.fixture
def folder(centre: Counselling, data_dir: Path) -> Path:
    """Where an installation is, with somebody who works in it."""
    return data_dir


@pytest.mark.parametrize("history", [(), ("--history",)])
def test_one_verdict_for_every_line_of_nonsense(centre: Counselling, folder: Path, history: tuple[str, ...]) -> None:
    good = given("RegisterMigrant", a_registration())
    lines = [*NONSENSE, good]
    answer = safar(folder, "submit", "-", "--as", "gulnora", *history, told=b"\n".join(lines))
    said(answer)
    verdicts = [json.loads(line) for line in answer.stdout.splitlines()]
    assert [verdict["line"] for verdict in verdicts] == list(range(1, len(lines) + 1))
    assert [number for number, verdict in enumerate(verdicts) if verdict["status"] == "accepted"][-1] == len(NONSENSE)
    assert answer.returncode == 1


def test_health_of_what_is_well(folder: Path) -> None:
    answer = safar(folder, "health")
    assert (answer.returncode, json.loads(answer.stdout)["ok"]) == (0, True)


def test_a_wrong_keyring_is_named(folder: Path) -> None:
    save_keyring(folder / "keyring.json", new_keyring())
    answer = safar(folder, "health")
    assert answer.returncode == REFUSED
    assert "does not belong to this key store: the key 'cipher' differs" in said(answer)


@pytest.mark.parametrize("text", [None, "", "{}", "nonsense", '{"format": 1}'])
def test_a_keyring_that_is_missing_or_broken_is_said(folder: Path, text: str | None) -> None:
    (folder / "keyring.json").unlink()
    if text is not None:
        (folder / "keyring.json").write_text(text)
        (folder / "keyring.json").chmod(0o600)
    answer = safar(folder, "health")
    assert answer.returncode == REFUSED
    assert "keyring" in said(answer)


def test_stores_without_tables_are_said(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    shutil.copy(folder / "keyring.json", tmp_path / "new")
    answer = safar(tmp_path / "new", "health")
    assert answer.returncode == REFUSED
    assert "safar init" in said(answer)


@pytest.mark.parametrize("store", ["ledger", "keys", "access", "releases"])
def test_a_store_that_is_gone_is_said(folder: Path, lose: Lose, store: str) -> None:
    with lose(store):
        answer = safar(folder, "health")
    assert answer.returncode in (1, REFUSED)
    assert answer.stdout or "database" in said(answer)


@pytest.mark.parametrize("command", [("serve", "--ministry"), ("ministry", "list"), ("health",), ("init",)])
def test_a_folder_that_is_none_is_said(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "file").write_text("")
    answer = run(tmp_path / "file", *command)
    assert answer.exit_code == REFUSED
    assert "SAFAR_DATA_DIR" in answer.stderr


def test_the_ministry_without_a_folder_is_said(tmp_path: Path) -> None:
    answer = run(tmp_path / "nowhere", "serve", "--ministry")
    assert answer.exit_code == REFUSED
    assert "SAFAR_DATA_DIR" in answer.stderr


def test_a_port_in_use_is_said(sqlite_urls: Urls, data_dir: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = safar(data_dir, "serve", "--ministry", "--port", str(port))
    assert answer.returncode == 1
    assert f"Port {port} of 127.0.0.1" in said(answer)


@pytest.mark.parametrize(
    ("problem", "said"),
    [
        (OperationalError("", {}, sqlite3.OperationalError("database or disk is full")), "make room"),
        (OperationalError("", {}, sqlite3.OperationalError("attempt to write a readonly database")), "its rights"),
        (OperationalError("", {}, sqlite3.OperationalError("disk I/O error")), "Check its address"),
        (sqlite3.OperationalError("database or disk is full"), "make room"),
        (psycopg.errors.DiskFull("could not extend file: No space left on device"), "make room"),
        (psycopg.errors.InvalidPassword(), "the account and its rights"),
        (FiguresUnavailable(), "releases database"),
    ],
)
def test_what_stops_a_command_is_said_for_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: Exception, said: str
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr("web.commandline.setting_up.opened", fails)
    answer = run(tmp_path, "health")
    assert answer.exit_code == REFUSED
    assert said in " ".join(answer.stderr.split())


def test_an_impossible_setting_is_named(folder: Path) -> None:
    environment = {**os.environ, "SAFAR_DATA_DIR": str(folder), "SAFAR_PORT": "eighty"}
    command = [sys.executable, "-m", "web.cli", "health"]
    answer = subprocess.run(command, env=environment, capture_output=True, check=False)
    assert answer.returncode == REFUSED
    assert "port" in said(answer).lower()
