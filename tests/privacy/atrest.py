"""Every byte at rest, and every way in which a word could stand in it."""

from __future__ import annotations

import base64
import json
import os
import re
import zlib
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine

from tests.harness.room import made

# Where a gzip or zlib stream may begin.
_STREAMS = re.compile(rb"\x1f\x8b\x08|\x78[\x01\x5e\x9c\xda]")

# The same bytes hold the same words: most files of a database server are those of every other database.
_nothing_in: set[tuple[bytes, tuple[str, ...]]] = set()


@cache
def ways_to_write(word: str) -> dict[str, bytes]:
    """The word in every encoding that a careless program might use."""
    plain = {
        "utf-8": word.encode(),
        "utf-16 little": word.encode("utf-16-le"),
        "utf-16 big": word.encode("utf-16-be"),
    }
    found = dict(plain)
    for name, content in plain.items():
        found |= {
            f"{name}, hex": content.hex().encode(),
            f"{name}, capital hex": content.hex().upper().encode(),
        }
        for shift in range(3):
            # Letters that also depend on what stands beside the word are left out at both ends.
            coded = base64.b64encode(bytes(shift) + content)
            inner = coded[(0, 2, 3)[shift] : len(coded) - (4 if (shift + len(content)) % 3 else 0)]
            found[f"{name}, base64 shifted by {shift}"] = inner
            found[f"{name}, url-safe base64 shifted by {shift}"] = inner.replace(b"+", b"-").replace(
                b"/", b"_"
            )
    return found | {"url": quote(word).encode(), "json": json.dumps(word).strip('"').encode()}


def seen_in(content: bytes, words: list[str]) -> list[str]:
    """Which words stand in the bytes, and how; compressed parts are looked into."""
    looked_at = (sha256(content).digest(), tuple(words))
    if looked_at in _nothing_in:
        return []
    layers = [content, *_unpacked(content)]
    found = [
        f"{word} as {way}"
        for word in words
        for way, coded in ways_to_write(word).items()
        if any(coded in layer for layer in layers)
    ]
    if not found:
        _nothing_in.add(looked_at)
    return found


def _unpacked(content: bytes) -> Iterator[bytes]:
    for found in _STREAMS.finditer(content):
        try:
            reader = zlib.decompressobj(wbits=47)
            yield reader.decompress(content[found.start() : found.start() + 2**20], 2**22)
        except zlib.error:
            continue


def files_below(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file with its bytes; what another test takes away meanwhile (its own database) is nothing of ours."""
    for place, _folders, names in os.walk(folder):
        for path in (Path(place) / name for name in sorted(names)):
            with suppress(FileNotFoundError):
                yield str(path.relative_to(folder)), path.read_bytes()


def everything(data_dir: Path, engines: dict[str, Engine]) -> Iterator[tuple[str, bytes]]:
    """The data directory, and on PostgreSQL the files of the server, its write-ahead log included."""
    yield from files_below(data_dir)
    if engines["ledger"].dialect.name == "postgresql":
        with engines["ledger"].connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("CHECKPOINT")
        (folder, _) = made("cluster") or ("", "")
        ours = {str(_oid(engine)) for engine in engines.values()}
        for name, content in files_below(Path(folder) / "data"):
            if "base/" not in name or name.split("/")[1] in ours:
                yield name, content


def _oid(engine: Engine) -> int:
    with engine.connect() as connection:
        found = connection.exec_driver_sql("SELECT oid FROM pg_database WHERE datname = current_database()")
        return int(found.scalar_one())


def places(data_dir: Path, engines: dict[str, Engine], words: list[str]) -> list[str]:
    """Where a word stands; empty when it stands nowhere."""
    return [
        f"{name}: {hit}" for name, content in everything(data_dir, engines) for hit in seen_in(content, words)
    ]
