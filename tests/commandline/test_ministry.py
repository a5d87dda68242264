"""Officials get their accounts at the command line: nobody else can let them in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.releases.accounts import MinistryAccounts
from adapters.settings import BadSetting, Settings
from adapters.sql.engines import make_engine
from tests.commandline.conftest import Run, safar
from tests.harness.stores import Urls
from web.wsgi import ministry_secret, web_settings

PASSWORD = "blue kettle on the hill"
TYPED = f"{PASSWORD}\n{PASSWORD}\n"
ADDRESS = "203.0.113.5"


@pytest.fixture
def run(sqlite_urls: Urls, data_dir: Path) -> Run:
    """An installation with a releases database; no keyring is needed."""
    return safar(data_dir)


@pytest.fixture
def engine(sqlite_urls: Urls) -> Iterator[Engine]:
    made = make_engine(sqlite_urls["releases"])
    yield made
    made.dispose()


@pytest.fixture
def door(engine: Engine, data_dir: Path) -> MinistryAccounts:
    """The door of a real office."""
    return MinistryAccounts(engine, ministry_secret(Settings(data_dir=data_dir)))


def enters(door: MinistryAccounts, password: str) -> bool:
    return door.sign_in("n.rahimova", password, ADDRESS, datetime.now(UTC)) is not None


def test_an_official_who_was_invited_signs_in_until_suspended(run: Run, door: MinistryAccounts) -> None:
    invited = run("ministry", "invite", "N.Rahimova", "--name", "Нигора Раҳимова", "--language", "tg", told=TYPED)
    assert invited.exit_code == 0
    assert PASSWORD not in invited.output
    assert enters(door, PASSWORD)
    assert run("ministry", "list").stdout.startswith("n.rahimova\tНигора Раҳимова\ttg\tactive\t")
    assert run("ministry", "suspend", "n.rahimova").exit_code == 0
    assert not enters(door, PASSWORD)
    assert "\tsuspended\t" in run("ministry", "list").stdout
    assert run("ministry", "reinstate", "n.rahimova").exit_code == 0
    assert enters(door, PASSWORD)


def test_a_generated_password_is_printed_once_and_ends_the_sessions(run: Run, door: MinistryAccounts) -> None:
    first = run("ministry", "invite", "n.rahimova", "--name", "Nigora", "--generate").stdout.strip()
    session = door.sign_in("n.rahimova", first, ADDRESS, datetime.now(UTC))
    assert session is not None
    second = run("ministry", "password", "n.rahimova", "--generate").stdout.strip()
    assert first != second
    assert door.session(session, datetime.now(UTC)) is None
    assert (enters(door, first), enters(door, second)) == (False, True)


def test_officials_follow_the_rules_of_the_desk(run: Run) -> None:
    run("ministry", "invite", "taken", "--name", "Zarina", "--generate")
    for login, typed, said in (
        ("n.rahimova", "short\nshort\n", "at least 12"),
        ("n.rahimova", "nigora2026!!\nnigora2026!!\n", "known to many"),
        ("n rahimova", TYPED, "three letters"),
        ("Taken", TYPED, "Another account"),
    ):
        refused = run("ministry", "invite", login, "--name", "Nigora", told=typed)
        assert (refused.exit_code, said in refused.output) == (1, True)
    assert len(run("ministry", "list").stdout.splitlines()) == 1


def test_an_unknown_official_is_said(run: Run) -> None:
    for command in ("password", "suspend", "reinstate"):
        assert "no account of this name" in run("ministry", command, "nobody").output


def test_a_signing_secret_that_was_cut_short_is_made_anew(data_dir: Path) -> None:
    settings, path = Settings(data_dir=data_dir), data_dir / "ministry.secret"
    path.write_bytes(b"")
    made = ministry_secret(settings)
    assert (len(made), path.read_bytes(), ministry_secret(settings)) == (32, made, made)


def test_a_language_that_nobody_translated_stops_the_start() -> None:
    with pytest.raises(BadSetting, match="SAFAR_LANGUAGE"):
        web_settings(Settings(language="xx"), b"secret")
