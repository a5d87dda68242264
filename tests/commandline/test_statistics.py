"""Statistics at the command line: a file is judged, a program gets its token, a network is asked."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from application.sdmx.delimited import csv_text
from application.sdmx.structures_xml import structures_xml
from application.sdmx.xml import V30
from tests.commandline.conftest import safar
from tests.sdmx.samples import FLOW, SETS


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """A sound file and its structure."""
    figures, structure = tmp_path / "figures.csv", tmp_path / "structure.xml"
    figures.write_text(csv_text([FLOW], SETS), newline="")
    structure.write_bytes(structures_xml(V30, [FLOW], "SAFAR_TJ", datetime(2026, 4, 16, tzinfo=UTC)))
    return figures, structure


def test_a_sound_file_passes_and_a_fault_is_named_by_line_and_column(files: tuple[Path, Path], tmp_path: Path) -> None:
    run, (figures, structure) = safar(tmp_path), files
    assert run("sdmx", "check", str(figures), "--structure", str(structure)).exit_code == 0
    figures.write_text(figures.read_text().replace("Y15T24", "Y15T25", 1))
    told = run("sdmx", "check", str(figures), "--structure", str(structure))
    assert told.exit_code == 1
    assert "\tAGE\tcode_wrong\tY15T25" in told.stdout


def test_what_is_no_structure_is_refused(files: tuple[Path, Path], tmp_path: Path) -> None:
    told = safar(tmp_path)("sdmx", "check", str(files[0]), "--structure", str(files[0]))
    assert told.exit_code == 1
    assert "not_xml" in told.output


def test_an_office_without_countries_collects_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = safar(tmp_path)("region", "collect")
    assert told.exit_code == 1
    assert "SAFAR_REGION_HOSTS" in told.output
    monkeypatch.setenv("SAFAR_REGION_HOSTS", "TJ=gopher://x")
    assert safar(tmp_path)("region", "collect").exit_code == 2


def test_a_token_is_shown_once_and_a_stranger_gets_none(sqlite_urls: dict[str, str], data_dir: Path) -> None:
    run = safar(data_dir)
    assert run("init").exit_code == 0
    assert run("sdmx", "token", "issue", "nobody", "--name", "x").exit_code == 1
    assert run("sdmx", "token", "list").stdout == ""
