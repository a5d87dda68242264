"""Pages are small on the line, and compressing them gives no secret away."""

from __future__ import annotations

import gzip
import re
from typing import Any

from web.masking import unmasked

TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"|csrf-token" content="([^"]+)"')


def tokens(page: str) -> list[str]:
    return [one or other for one, other in TOKEN.findall(page)]


def test_a_page_is_sent_compressed(stranger: Any) -> None:
    plain = stranger.get("/sign-in")
    small = stranger.get("/sign-in", headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small.headers["Vary"]
    assert gzip.decompress(small.data).startswith(plain.data[:200])
    assert len(small.data) < len(plain.data) / 2


def test_the_token_never_looks_the_same_twice_and_is_always_the_same(stranger: Any) -> None:
    found = [token for _ in range(3) for token in tokens(stranger.get("/sign-in").text)]
    assert len(found) >= 3
    assert len(set(found)) == len(found)
    assert len({str(unmasked(token)).split(".")[0] for token in found}) == 1


def test_what_is_no_token_stays_none(stranger: Any) -> None:
    for wrong in ("", "ü", "AAAA", "a" * 1001, None):
        assert unmasked(wrong) is None or isinstance(unmasked(wrong), str)
    assert stranger.post(
        "/sign-in", data={"csrf_token": "AAAA", "login": "a", "password": "b"}
    ).status_code in (400, 422)
