"""Who may import whom: the floors of the house, and the few third parties that each of them knows."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.architecture.source import imports, python_files

FLOORS = ("domain", "application", "adapters", "web", "migrations")
OURS = (*FLOORS, "tests")

# What each floor may import, itself included; the names are prefixes of modules.
MAY = {
    "domain": ("domain",),
    "application": ("domain", "application"),
    "adapters": ("domain", "application", "adapters"),
    "web": ("domain.codes", "application", "web"),
    "web/ministry": (
        *("application.reports.released", "application.reports.flat", "application.reports.periods"),
        *("application.sdmx", "adapters.releases.reader", "adapters.exchange", "web"),
    ),
    "migrations": ("adapters", "migrations"),
}
# Where the floors are put together.
JOINS = ("web/wsgi.py", "web/cli.py", "web/commandline/")
# The inner two floors know no library but one, each in one file.
INNER_LIBRARY = {
    "domain/kernel.py": "eventsourcing.domain",
    "application/ledger.py": "eventsourcing.application",
}
# What only one floor may know: the web stays out of the adapters, storage stays out of the web.
WEB_ONLY = (
    "flask",
    "flask_wtf",
    "wtforms",
    "werkzeug",
    "jinja2",
    "babel",
    "whitenoise",
    "waitress",
    "gunicorn",
)
STORAGE_ONLY = (
    "sqlalchemy",
    "alembic",
    "psycopg",
    "eventsourcing",
    "eventsourcing_sqlalchemy",
    "cryptography",
    "argon2",
)


def inside(module: str, names: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def floor_of(path: Path) -> str:
    return "web/ministry" if path.is_relative_to("web/ministry") else path.parts[0]


def is_join(path: Path) -> bool:
    return path.as_posix().startswith(JOINS)


def wrong(path: Path) -> list[str]:
    """The modules this file imports and may not."""
    floor, found = floor_of(path), set(imports(path))
    ours = {module for module in found if inside(module, OURS) and not inside(module, MAY[floor])}
    return sorted(ours | {module for module in found - ours if forbidden_library(floor, path, module)})


def forbidden_library(floor: str, path: Path, module: str) -> bool:
    if inside(module, OURS) or module.partition(".")[0] in sys.stdlib_module_names:
        return False
    if floor in ("domain", "application"):
        allowed = INNER_LIBRARY.get(path.as_posix())
        return allowed is None or not inside(module, (allowed,))
    return inside(module, STORAGE_ONLY if floor.startswith("web") else WEB_ONLY)


def test_every_file_imports_only_what_its_floor_may() -> None:
    found = {str(path): wrong(path) for path in python_files(*FLOORS) if not is_join(path)}
    assert {path: modules for path, modules in found.items() if modules} == {}


def test_each_floor_has_files() -> None:
    assert {path.parts[0] for path in python_files(*FLOORS)} == set(FLOORS)


@pytest.mark.parametrize(
    ("path", "module"),
    [
        ("domain/kernel.py", "sqlalchemy"),
        ("domain/codes.py", "eventsourcing.domain"),
        ("application/dispatch.py", "flask"),
        ("adapters/facts/rows.py", "flask"),
        ("web/app.py", "sqlalchemy.orm"),
    ],
)
def test_the_rule_sees_a_library_on_the_wrong_floor(path: str, module: str) -> None:
    assert forbidden_library(floor_of(Path(path)), Path(path), module)
