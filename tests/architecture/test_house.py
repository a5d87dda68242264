"""The habits of the house: empty packages, one purpose a file, short functions, reasons beside exemptions."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

from tests.architecture.source import ROOT, python_files, tree

LONGEST_FILE = 250
LONGEST_FUNCTION = 40
FILES = python_files()
LEFTOVERS = ("utils.py", "util.py", "helpers.py", "misc.py", "common.py")
# Importing this package makes every event's topic known; a revision is a list of what changes, however long.
SPEAKING_PACKAGES = {"domain/__init__.py"}
EXEMPTION = re.compile(r"#\s*(noqa|type:\s*ignore|pragma:)(:?[\sA-Z0-9,]+\b|\[[\w, -]+\])?(?P<reason>.*)$")
MACHINE_PATH = re.compile(rb"(?<![\w.:/-])/(home|root|Users|work)/[\w.]")


def is_revision(path: Path) -> bool:
    return path.parts[0] == "migrations" and len(path.parts) == 3


def functions(path: Path) -> list[tuple[str, int]]:
    """Each function of a file and its length in lines."""
    nodes = (
        node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    return [(node.name, (node.end_lineno or node.lineno) - node.lineno + 1) for node in nodes]


def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def test_package_files_are_empty() -> None:
    packages = {path.as_posix() for path in FILES if path.name == "__init__.py" and text(path).strip()}
    assert packages <= SPEAKING_PACKAGES


def test_every_file_says_what_it_is_for() -> None:
    assert [str(path) for path in FILES if text(path).strip() and not ast.get_docstring(tree(path))] == []


def test_no_file_is_a_place_for_leftovers() -> None:
    assert [str(path) for path in FILES if path.name in LEFTOVERS] == []


def test_files_stay_short() -> None:
    lengths = {str(path): text(path).count("\n") for path in FILES}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_functions_stay_short() -> None:
    found = {
        f"{path}:{name}": lines for path in FILES if not is_revision(path) for name, lines in functions(path)
    }
    assert {name: lines for name, lines in found.items() if lines > LONGEST_FUNCTION} == {}


def test_every_exemption_gives_its_reason() -> None:
    lines = [(path, line) for path in FILES for line in text(path).splitlines()]
    exempt = [(str(path), found) for path, line in lines if (found := EXEMPTION.search(line))]
    assert [(path, found.group()) for path, found in exempt if not re.search(r"\w{2}", found["reason"])] == []


def test_no_file_names_a_place_on_somebodys_machine() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False, timeout=30)
    names = [ROOT / name.decode() for name in listed.stdout.split(b"\0") if name] or [
        ROOT / name for name in FILES
    ]
    assert [str(name) for name in names if name.is_file() and MACHINE_PATH.search(name.read_bytes())] == []
