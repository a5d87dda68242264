"""The catalogues know every visible string: the committed templates are what extraction finds now."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.architecture.source import ROOT

CATALOGUES = ROOT / "web" / "translations"


def test_make_strings_has_nothing_to_do(tmp_path: Path) -> None:
    subprocess.run([ROOT / "setup" / "strings.sh", tmp_path], cwd=ROOT, check=True, timeout=120)
    for template in ("messages.pot", "codes.pot"):
        assert (CATALOGUES / template).read_text() == (tmp_path / template).read_text(), "run: make strings"
