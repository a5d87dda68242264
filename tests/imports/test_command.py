"""safar import: a register from the command line, and the same one again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from adapters.settings import Settings
from adapters.wiring import build
from tests.access.network import Network
from tests.harness.stores import Urls
from web.cli import main

MAPPING = {
    "usual": {"language": "tg", "country": "TJK", "region": "TJ-SU", "consent_mode": "WRITTEN"},
    "values": {"sex": {"джентльмен": "MALE"}},
}
TABLE = "ФИО;Пол;Год рождения\nКаримов Рустам;джентльмен;1991\nРаҳимова Зебо;ж;1988\n;м;1990\n"


@pytest.fixture
def folder(sqlite_urls: Urls, data_dir: Path) -> Path:
    """An installation with one counsellor."""
    house = build(Settings(data_dir=data_dir), create_keyring=True)
    Network(house).hire("gulnora", "COUNSELLOR", centres=("KJD",), name="Гулнора")
    house.close()
    (data_dir / "register.csv").write_text(TABLE, "cp1251", "replace")
    (data_dir / "m.json").write_text(json.dumps(MAPPING), "utf-8")
    return data_dir


def taken(folder: Path, *more: str) -> Result:
    arguments = ["import", str(folder / "register.csv"), "--mapping", str(folder / "m.json"), "--as", "gulnora"]
    environment = {"SAFAR_DATA_DIR": str(folder)}
    return CliRunner(env=environment).invoke(main, [*arguments, *more], catch_exceptions=False)


def test_a_register_is_taken_in_once_however_often_it_is_given(folder: Path) -> None:
    first, second = taken(folder), taken(folder)
    assert json.loads(first.stdout) == {"rows": 3, "CONSULTATIONS": 0, "DONE": 2, "REFUSED": 1}
    assert second.stdout == first.stdout


def test_checking_takes_nothing_in(folder: Path) -> None:
    assert json.loads(taken(folder, "--check").stdout) == {"rows": 3, "CONSULTATIONS": 0, "ERROR": 1, "WARNED": 1}
    assert json.loads(taken(folder).stdout)["DONE"] == 2


def test_a_mapping_that_says_nonsense_is_refused(folder: Path) -> None:
    (folder / "m.json").write_text('{"columns": {"Пол": "gender"}}', "utf-8")
    answer = taken(folder)
    assert answer.exit_code == 1
    assert "no such field: gender" in answer.stderr
