"""Packaging: everything asked for is pinned, pins name no place, pyproject.toml stays three lines."""

from __future__ import annotations

import re
import tomllib
from configparser import ConfigParser

from tests.architecture.source import ROOT

NAME = re.compile(r"^[A-Za-z0-9._-]+")


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def asked_for() -> set[str]:
    """The packages of setup.cfg, extras included, by their normal names."""
    config = ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg")
    lines = [config["options"]["install_requires"], *dict(config["options.extras_require"]).values()]
    names = (
        NAME.match(line) for text in lines for line in text.splitlines() if not line.startswith("safar[")
    )
    return {normal(name.group()) for name in names if name}


def pins() -> dict[str, str]:
    lines = (line.split(";")[0].strip() for line in (ROOT / "constraints.txt").read_text().splitlines())
    return {
        normal(line.partition("==")[0]): line.partition("==")[2] for line in lines if line and line[0] != "#"
    }


def test_everything_asked_for_is_pinned() -> None:
    assert asked_for() - set(pins()) == set()
    assert [name for name, version in pins().items() if not re.match(r"\d", version)] == []


def test_pins_name_no_place() -> None:
    assert re.search(r"//|@|^-", (ROOT / "constraints.txt").read_text(), re.MULTILINE) is None


def test_pyproject_only_names_the_build_system() -> None:
    assert set(tomllib.loads((ROOT / "pyproject.toml").read_text())) == {"build-system"}
    assert (ROOT / "pyproject.toml").read_text().count("\n") <= 3
