"""The catalogues know every visible string: the committed template is what extraction finds now."""

from __future__ import annotations

import subprocess
from pathlib import Path

from tests.architecture.source import ROOT

CATALOGUES = ROOT / "web" / "translations"


def test_make_strings_has_nothing_to_do(tmp_path: Path) -> None:
    subprocess.run([ROOT / "setup" / "strings.sh", tmp_path], cwd=ROOT, check=True, timeout=120)
    extracted = (tmp_path / "messages.pot").read_text()
    assert (CATALOGUES / "messages.pot").read_text() == extracted, "run: make strings"
