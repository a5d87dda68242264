"""Installations to give commands to: one without anybody, and copies of a small invented network."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.harness.room import once, room
from tests.harness.stores import Urls
from web.cli import main

Run = Callable[..., Result]


def safar(folder: Path) -> Run:
    """`safar …` on the installation in a folder, in demonstration mode."""
    environment = {"SAFAR_DATA_DIR": str(folder), "SAFAR_DEMO": "1"}

    def invoke(*arguments: str, told: str | None = None) -> Result:
        return CliRunner(env=environment).invoke(main, arguments, input=told, catch_exceptions=False)

    return invoke


@pytest.fixture
def run(sqlite_urls: Urls, data_dir: Path) -> Run:
    """An installation without anybody."""
    invoke = safar(data_dir)
    assert invoke("init").exit_code == 0
    return invoke


def a_network() -> str:
    """The folder of a small invented network, made once in a run by whichever worker comes first."""
    folder = room() / "network"
    invoke = safar(folder)
    assert invoke("init").exit_code == 0
    assert invoke("demo", "--people", "12", "--seed", "7").exit_code == 0
    return str(folder)


@pytest.fixture
def network(data_dir: Path) -> Run:
    """A copy of the small invented network."""
    shutil.copytree(once("network", a_network), data_dir, dirs_exist_ok=True)
    return safar(data_dir)
