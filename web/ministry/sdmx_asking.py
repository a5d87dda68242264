"""The parameters of a question for data, of SDMX REST 2.x and of its older sister, as a wish."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from flask import request

from application.sdmx.periods import days, instant
from application.sdmx.structure import TIME, Flow
from application.sdmx.vintages import Wish
from web.ministry.sdmx_faults import Fault

KNOWN = {"startPeriod", "endPeriod", "asOf", "includeHistory", "updatedAfter", "format"}
# Said by programs out of habit, and answered as if left out: this is how everything is told here.
AS_EVER = {
    "dimensionAtObservation": ("AllDimensions",),
    "detail": ("full",),
    "attributes": ("all", "dsd"),
    "measures": ("all",),
}
_FILTER = re.compile(r"c\[([A-Za-z][A-Za-z0-9_-]*)\]", re.ASCII)
_OPERATOR = re.compile(r"(?:(ge|le|eq):)?(.+)", re.ASCII)
EVERY = {"", "*", "all"}
MOST_KEYS = 50


def wish_of(flow: Flow, key: str, *, older: bool) -> Wish:
    """Raises Fault 400 for what cannot be read, 422 for what can never be so, 501 for what is not told here."""
    filters = _filters()
    start, end = _bounds(filters.pop(TIME, ""))
    wish = Wish(
        start=start or _day("startPeriod", 0),
        end=end or _day("endPeriod", 1),
        as_of=_instant("asOf"),
        history=_yes("includeHistory"),
        updated_after=_instant("updatedAfter"),
        keys=_keys(flow, key, filters, older=older),
    )
    # What the standard of 2.x tells apart from what cannot be read; of the older sister services answer 400.
    senseless = 400 if older else 422
    if wish.as_of and wish.updated_after and wish.as_of < wish.updated_after:
        raise Fault(senseless, "updatedAfter", "asOf is earlier")
    if wish.start and wish.end and wish.end < wish.start:
        raise Fault(senseless, "endPeriod", "startPeriod is later")
    return wish


def _filters() -> dict[str, str]:
    found: dict[str, str] = {}
    for name in request.args:
        values = request.args.getlist(name)
        if len(values) > 1:
            raise Fault(400, name[:50], "once")
        if filtered := _FILTER.fullmatch(name):
            found[filtered[1]] = values[0]
        elif name in AS_EVER:
            if values[0] not in AS_EVER[name]:
                raise Fault(501, name, ", ".join(AS_EVER[name]))
        elif name not in KNOWN:
            raise Fault(400, name[:50], ", ".join(sorted(KNOWN)))
    return found


def _day(name: str, end: int) -> date | None:
    text = request.args.get(name)
    if text is None:
        return None
    span = days(text)
    if span is None:
        raise Fault(400, name, "2026, 2026-Q1, 2026-03, 2026-03-31")
    return span[end]


def _instant(name: str) -> datetime | None:
    text = request.args.get(name)
    if text is None:
        return None
    try:
        # A plus sign in an address is a space.
        return instant(text.replace(" ", "+"))
    except ValueError:
        raise Fault(400, name, "2026-04-15T23:59:59Z") from None


def _yes(name: str) -> bool:
    text = request.args.get(name, "false")
    if text not in ("true", "false"):
        raise Fault(400, name, "true, false")
    return text == "true"


def _bounds(text: str) -> tuple[date | None, date | None]:
    """Of `ge:2025-Q1+le:2026-Q1`, or of one period."""
    start = end = None
    for part in filter(None, text.replace(" ", "+").split("+")):
        found = _OPERATOR.fullmatch(part)
        span = days(found[2]) if found else None
        if found is None or span is None:
            raise Fault(400, f"c[{TIME}]", "ge:2025-Q1+le:2026-Q1")
        start = span[0] if found[1] != "le" else start
        end = span[1] if found[1] != "ge" else end
    return start, end


def _keys(
    flow: Flow, key: str, filters: Mapping[str, str], *, older: bool
) -> tuple[tuple[frozenset[str], ...], ...]:
    names = [each.id for each in flow.dimensions]
    for name in filters:
        if name not in names:
            raise Fault(400, f"c[{name}]", ", ".join([*names, TIME]))
    kept = tuple(frozenset(filter(None, filters.get(name, "").split(","))) for name in names)
    alternatives = [key] if older else key.split(",")
    if len(alternatives) > MOST_KEYS:
        raise Fault(400, "key", f"{MOST_KEYS}")
    found = tuple(_narrowed(_key(each, names), kept) for each in alternatives)
    return () if not any(filters.values()) and key in EVERY else found


def _key(text: str, names: Sequence[str]) -> tuple[frozenset[str], ...]:
    if text in EVERY:
        return tuple(frozenset[str]() for _ in names)
    parts = text.split(".")
    if len(parts) != len(names):
        raise Fault(400, "key", ".".join(names))
    # In an address a plus sign between codes may have become a space.
    return tuple(frozenset[str]() if part in EVERY else frozenset(re.split("[+ ]", part)) for part in parts)


def _narrowed(
    key: tuple[frozenset[str], ...], kept: tuple[frozenset[str], ...]
) -> tuple[frozenset[str], ...]:
    """Both conditions at once; a code that no list holds where they exclude each other."""
    nothing = frozenset(["-"])
    return tuple(
        (one & other or nothing) if one and other else (one or other)
        for one, other in zip(key, kept, strict=True)
    )
