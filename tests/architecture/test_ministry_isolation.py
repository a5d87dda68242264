"""From the ministry application no import leads to a person, a key or the ledger, however many steps it takes."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.architecture.source import ROOT, imports, python_files

FORBIDDEN = (
    "domain",
    "adapters.ledger",
    "adapters.keys",
    "adapters.readmodels",
    "adapters.facts",
    "adapters.search",
    "adapters.access",
    "application.dispatch",
    "application.ledger",
    "application.system",
)
MINISTRY = python_files("web/ministry")
OURS = {path.parts[0] for path in python_files()}


@cache
def file_of(module: str) -> Path | None:
    """The file that a dotted name comes from: its own, its package's, or that of the module that holds it."""
    while module:
        base = Path(*module.split("."))
        for path in (base.with_suffix(".py"), base / "__init__.py"):
            if (ROOT / path).is_file():
                return path
        module = module.rpartition(".")[0]
    return None


def module_of(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def steps_from(path: Path) -> set[Path]:
    """The files that importing this one runs, the packages above each included."""
    found = {file_of(name) for name in imports(path) if name.partition(".")[0] in OURS}
    above = {parent / "__init__.py" for one in found if one for parent in list(one.parents)[:-1]}
    return {one for one in found | above if one and (ROOT / one).is_file()}


def reached(start: tuple[Path, ...]) -> dict[Path, Path]:
    """Every file reached from these, with the file that led to it."""
    led: dict[Path, Path] = {}
    waiting = list(start)
    while waiting:
        path = waiting.pop()
        for step in steps_from(path) - led.keys() - set(start):
            led[step] = path
            waiting.append(step)
    return led


def trespasses(files: dict[Path, Path]) -> dict[str, str]:
    names = {module_of(path): module_of(source) for path, source in files.items()}
    return {
        name: source
        for name, source in names.items()
        if any(name == wall or name.startswith(f"{wall}.") for wall in FORBIDDEN)
    }


def test_no_chain_of_imports_leads_behind_the_releases() -> None:
    assert MINISTRY
    assert trespasses(reached(MINISTRY)) == {}


def test_the_reading_side_of_releases_leads_there_no_more() -> None:
    reading = tuple(
        Path("adapters/releases", name) for name in ("reader.py", "accounts.py", "document.py", "tables.py")
    )
    assert trespasses(reached(reading)) == {}


@pytest.mark.parametrize(
    ("module", "path"),
    [
        ("domain.codes.anything", "domain/codes.py"),
        ("web.ministry", "web/ministry/__init__.py"),
        ("flask", None),
    ],
)
def test_names_are_followed_to_their_files(module: str, path: str | None) -> None:
    assert file_of(module) == (Path(path) if path else None)


def test_the_search_sees_a_trespass() -> None:
    assert "application.dispatch" in trespasses(reached((Path("web/wsgi.py"),)))


def test_a_running_ministry_application_has_loaded_none_of_it() -> None:
    script = "import sys, web.ministry.app, adapters.releases.reader, adapters.releases.accounts; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    loaded = done.stdout.split()
    assert "web.ministry.app" in loaded
    assert [
        name for name in loaded if any(name == wall or name.startswith(f"{wall}.") for wall in FORBIDDEN)
    ] == []
    assert "scipy" not in loaded
