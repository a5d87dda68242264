"""What keeps an installation going: settings shown, tables migrated, rows rebuilt, both applications served."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from uuid_utils.compat import uuid7

from adapters.settings import Settings
from adapters.sql.engines import make_engine
from adapters.sql.migrate import step
from tests.commandline.conftest import Run
from tests.commandline.test_commands import a_registration, line, verdicts
from web.commandline import serving


class Listening:
    """Stands where the server would: it says who is there, asked under a name, and ends."""

    host = "localhost"

    def __init__(self, application: Flask, **at: Any) -> None:
        self.application, self.at = application, at

    def run(self) -> None:
        answer = self.application.test_client().get("/sign-in", headers={"Host": self.host})
        print(answer.status_code, answer.text, self.at["host"], self.at["port"])


@pytest.fixture
def listening(monkeypatch: pytest.MonkeyPatch) -> type[Listening]:
    monkeypatch.setattr("web.commandline.serving.create_server", Listening)
    # What fills the index aside would find the house closed: this server ends at once.
    monkeypatch.setattr("web.wsgi._warm", lambda _house: None)
    return Listening


def test_settings_are_printed_without_their_secrets(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAFAR_DATABASE_URL", "postgresql+psycopg://safar:hush-hush@db/safar")
    monkeypatch.setenv("SAFAR_MAIL_PASSWORD", "hush-hush")
    monkeypatch.setenv("SAFAR_REGION_TOKENS", "TJ=hush-hush")
    printed = run("settings").stdout
    assert "hush" not in printed
    assert "SAFAR_DATABASE_URL=postgresql+psycopg://safar:***@db/safar\n" in printed
    assert "SAFAR_MAIL_PASSWORD=***\n" in printed
    assert "SAFAR_PORT=8000\n" in printed


def test_tables_of_an_earlier_version_are_refused_until_they_are_migrated(run: Run, data_dir: Path) -> None:
    engine = make_engine(f"sqlite:///{data_dir / 'access.db'}")
    step(engine, "access", "-1")
    engine.dispose()
    refused = run("health")
    assert (refused.exit_code, "safar migrate" in refused.stderr) == (2, True)
    assert run("migrate").exit_code == 0
    assert run("health").exit_code == 0
    assert run("migrate").exit_code == 0


def test_rows_that_are_wrong_are_found_and_made_anew(network: Run, data_dir: Path) -> None:
    assert network("rebuild", "--check").exit_code == 0
    with sqlite3.connect(data_dir / "ledger.db") as rows:
        rows.execute("DELETE FROM rm_people WHERE rowid = (SELECT min(rowid) FROM rm_people)")
    rows.close()
    found = network("rebuild", "people", "--check")
    assert (found.exit_code, "1 rows only rebuilt" in found.stdout) == (1, True)
    assert network("rebuild", "cases").exit_code == 0
    assert network("rebuild", "people", "--check").exit_code == 1
    assert network("rebuild", "people").exit_code == 0
    assert network("rebuild", "--check").exit_code == 0
    unknown = network("rebuild", "persons")
    assert (unknown.exit_code, "Views: " in unknown.stderr) == (2, True)


def test_history_is_recorded_as_of_the_instant_that_it_states(network: Run) -> None:
    stated = datetime.now(UTC)
    given = line("RegisterMigrant", a_registration(str(uuid7())), recorded=stated.isoformat())
    (verdict,) = verdicts(network("submit", "-", "--as", "counsellor.khujand", "--history", told=given))
    assert verdict["status"] == "accepted"
    assert datetime.fromisoformat(verdict["recorded"]) == stated
    later = line("RegisterMigrant", a_registration(str(uuid7())), recorded=stated.isoformat())
    (verdict,) = verdicts(network("submit", "-", "--as", "counsellor.khujand", told=later))
    assert datetime.fromisoformat(verdict["recorded"]) > stated


def test_the_desk_and_the_ministry_are_served(run: Run, listening: type[Listening]) -> None:
    desk, ministry = run("serve", "--port", "8123"), run("serve", "--ministry")
    assert (desk.exit_code, ministry.exit_code) == (0, 0)
    assert desk.stdout.startswith("200 ")
    assert desk.stdout.endswith("127.0.0.1 8123\n")
    assert "for officials with an account" in ministry.stdout
    assert ministry.stdout.endswith("127.0.0.1 8001\n")
    assert "Warning" not in desk.stderr


def test_an_open_address_without_names_is_warned_of_and_strangers_read_why(
    run: Run, listening: type[Listening], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SAFAR_HOST", "0.0.0.0")  # noqa: S104 - nothing listens
    monkeypatch.setattr(listening, "host", "safar.example.tj")
    for which in ((), ("--ministry",)):
        served = run("serve", *which)
        assert "SAFAR_TRUSTED_HOSTS is empty" in " ".join(served.stderr.split())
        assert served.stdout.startswith("400 ")
        assert "<h1" in served.stdout
        assert "SAFAR_TRUSTED_HOSTS" in served.stdout
    monkeypatch.setenv("SAFAR_TRUSTED_HOSTS", "figures.example.tj, safar.example.tj")
    named = run("serve", "--ministry")
    assert "Warning" not in named.stderr
    assert named.stdout.startswith("200 ")


def test_run_serves_both_and_tells_its_story_once(network: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[Any] = []
    monkeypatch.setattr("web.commandline.serving._both", served.append)
    shown = network("run", "--people", "1")
    assert shown.exit_code == 0
    assert [settings.demo for settings in served] == [True]
    assert "counsellor.khujand" in shown.stderr
    assert "Demonstration network" not in shown.stderr


def test_run_lets_the_worker_work_beside_both_applications(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[list[str]] = []

    class Ended:
        """Stands where a process would that is over once all have begun."""

        def __init__(self, command: list[str], env: dict[str, str]) -> None:
            assert env["SAFAR_DEMO"] == "1"
            begun.append(command[3:])

        def poll(self) -> int | None:
            return 0 if ["worker"] in begun else None

        def terminate(self) -> None:
            """It is over."""

        def wait(self, timeout: float) -> int:
            return 0

    monkeypatch.setattr("web.commandline.serving.subprocess.Popen", Ended)
    monkeypatch.setattr("web.commandline.serving.signal.signal", lambda *_: None)
    monkeypatch.setattr(serving, "HEAD_START", 0.0)
    serving._both(Settings())
    assert begun == [["serve"], ["serve", "--ministry"], ["worker"]]
