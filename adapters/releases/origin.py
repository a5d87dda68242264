"""What a release says of its own making: digests of definitions and code lists, the place in the ledger."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from dataclasses import asdict
from functools import cache
from importlib.resources import files

from sqlalchemy import Connection, select

from adapters.ledger.tables import LEDGER
from adapters.releases.rounding import BASE
from application.reports import programme_full as full
from application.reports.programme import Programme
from application.reports.released import Origin

# (the newest event of the ledger, what stands there); (0, b"") of an empty one.
Position = tuple[int, bytes]
_LISTS = ("codelists", "geography")


def origin_of(programme: Programme, secret: bytes, position: Callable[[], Position] | None, **digests: str) -> Origin:
    """`digests`: `counts_mac` and `seed`. Without a ledger, as in tests, the position is 0."""
    number, held = position() if position else (0, b"")
    mac = hmac.new(secret, b"position|%d|" % number + held, hashlib.sha256).hexdigest()
    return Origin(
        definitions=definitions(programme), codes=code_lists(), position=number, position_mac=mac, **digests
    )


def definitions(programme: Programme) -> str:
    """SHA-256 of everything that a programme says of its tables, and of the thresholds they are told by."""
    told = asdict(programme) | {
        "rounded_to": BASE,
        "least": [full.FOR_MEDIAN, full.FOR_AMOUNT, full.FOR_SHARE, full.FOR_P90],
    }
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


@cache
def code_lists() -> str:
    """SHA-256 of all code lists and places, as this program holds them."""
    digest = hashlib.sha256()
    for folder in _LISTS:
        lists = (each for each in (files("domain") / folder).iterdir() if each.name.endswith(".csv"))
        for each in sorted(lists, key=lambda file: file.name):
            digest.update(f"{folder}/{each.name}|".encode() + each.read_bytes())
    return digest.hexdigest()


def newest_event(connection: Connection) -> Position:
    """Where the ledger ends. Events are never altered: at a place stands the same for ever."""
    c = LEDGER.c
    query = select(c.id, c.originator_id, c.originator_version, c.topic, c.state).order_by(c.id.desc()).limit(1)
    row = connection.execute(query).first()
    if row is None:
        return 0, b""
    named = f"{row.originator_id}|{row.originator_version}|{row.topic}|".encode()
    return int(row.id), named + hashlib.sha256(bytes(row.state)).digest()
