"""The catalogues know every visible string: the committed templates are what extraction finds now."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.architecture.source import ROOT

CATALOGUES = ROOT / "web" / "translations"


@pytest.mark.parametrize("template", ["messages.pot", "codes.pot"])
def test_make_strings_has_nothing_to_do(template: str, tmp_path: Path) -> None:
    subprocess.run([ROOT / "setup" / "strings.sh", tmp_path], cwd=ROOT, check=True, timeout=120)
    assert (CATALOGUES / template).read_text() == (tmp_path / template).read_text(), "run: make strings"
