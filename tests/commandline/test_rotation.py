"""`safar keys rotate`: what is older goes only after every process had the time to see what is new."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from sqlalchemy import update

from adapters.keys.rotation import GRACE_SECONDS
from adapters.keys.store import CACHE_SECONDS
from adapters.keys.tables import PERSON_KEYS
from adapters.sql.engines import make_engine
from tests.commandline.conftest import Run
from web.commandline import keeping


def generations(data_dir: Path) -> list[str]:
    return list(json.loads((data_dir / "keyring.json").read_text())["wrapping"])


def test_keys_are_rotated_and_everything_still_opens(
    network: Run, data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert GRACE_SECONDS > 2 * CACHE_SECONDS
    waited: list[float] = []
    monkeypatch.setattr(keeping, "_wait", waited.append)
    begun = time.monotonic()
    assert network("keys", "rotate").exit_code == 0
    assert generations(data_dir) == ["1", "2"]
    assert network("keys", "rotate", "--forget-older").exit_code == 0
    assert [until > begun + GRACE_SECONDS for until in waited] == [True]
    assert generations(data_dir) == ["3"]
    assert network("verify").exit_code == 0


def test_nothing_is_forgotten_while_a_key_cannot_be_wrapped_anew(network: Run, data_dir: Path) -> None:
    engine = make_engine(f"sqlite:///{data_dir}/keys.db")
    with engine.begin() as connection:
        connection.execute(update(PERSON_KEYS).values(wrapped=bytes(60)))
    engine.dispose()
    told = network("keys", "rotate", "--forget-older")
    assert (told.exit_code, "cannot be read" in told.stderr) == (1, True)
    assert generations(data_dir) == ["1", "2"]
    verified = network("verify")
    assert (verified.exit_code, "its key, wrapped under generation 1" in verified.stdout) == (1, True)
