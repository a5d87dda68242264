"""What a web application is told at start; read from the environment elsewhere."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class WebSettings:
    """`secret_key` signs cookies; the keys in `earlier_keys` still open those signed before a rotation."""

    secret_key: str
    earlier_keys: tuple[str, ...] = ()
    https: bool = False
    trusted_hosts: tuple[str, ...] = ("localhost", "127.0.0.1")
    name: str = "Safar"
    default_language: str = "en"
    zone: str = "Asia/Dushanbe"
    country: str = "TJ"
    demo: bool = False
    max_body: int = 12 * 2**20  # bytes
    proxies: int = 0  # reverse proxies in front whose X-Forwarded headers are believed
    cookie: str = "safar"  # the ministry application has another name, both may run on one host


MAX_FORM_PARTS = 1_000
MAX_FORM_MEMORY = 2 * 2**20  # bytes of one field that is not a file
