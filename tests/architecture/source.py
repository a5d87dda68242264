"""Reads this project's own source: which files there are, what each imports."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = ("domain", "application", "adapters", "web", "migrations", "tests")


@cache
def python_files(*floors: str) -> tuple[Path, ...]:
    """Every Python file of the given floors (all by default), relative to the root, in order."""
    found = (path for floor in floors or FLOORS for path in (ROOT / floor).rglob("*.py"))
    return tuple(sorted(path.relative_to(ROOT) for path in found if "node_modules" not in path.parts))


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of one file."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), str(path))


def imports(path: Path) -> Iterator[str]:
    """The full names of the modules a file imports, those inside functions included."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            # `from domain import codes` imports domain.codes.
            yield from (f"{_base(path, node)}.{alias.name}" for alias in node.names)


def _base(path: Path, node: ast.ImportFrom) -> str:
    above = path.parent.parts[: len(path.parent.parts) + 1 - node.level] if node.level else ()
    return ".".join((*above, *([node.module] if node.module else [])))
