"""The search for words at rest finds what it is there to find."""

from __future__ import annotations

import base64
import gzip
import json
import zlib
from collections.abc import Callable

import pytest

from tests.privacy.atrest import seen_in

WORD = "Зулайхо-Qz7"
WAYS: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "utf-16": lambda w: w.encode("utf-16"),
    "hex": lambda w: w.encode().hex().encode(),
    "json": lambda w: json.dumps({"a": w}).encode(),
    "url": lambda w: b"?q=%D0%97%D1%83%D0%BB%D0%B0%D0%B9%D1%85%D0%BE-Qz7&x",
    "gzip": lambda w: b"before" + gzip.compress(f"x{w}y".encode()) + b"after",
    "zlib": lambda w: zlib.compress(w.encode()),
    "base64 in gzip": lambda w: gzip.compress(base64.b64encode(w.encode())),
    **{f"base64 at {n}": lambda w, n=n: base64.b64encode(b"." * n + w.encode() + b"!!") for n in range(4)},
}


@pytest.mark.parametrize("way", WAYS)
def test_a_word_is_found_however_it_was_written(way: str) -> None:
    assert seen_in(b"\x00" * 50 + WAYS[way](WORD) + b"\x00", [WORD])


def test_where_it_is_not_it_is_not_found() -> None:
    assert seen_in(b"nothing of the kind" * 100 + gzip.compress(b"or here"), [WORD]) == []
