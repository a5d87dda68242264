"""Event fields as JSON and back, led by the declared types, so that no value can pose as another kind."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID

from domain.kernel import Field

Convert = Callable[[Any], Any]

# A datetime is a date too: the exact class decides.
_TO_JSON: dict[type, Convert] = {
    UUID: lambda v: v.hex,
    datetime: lambda v: v.isoformat(),
    date: lambda v: v.isoformat(),
    Decimal: str,
}
_FROM_JSON: dict[type, Convert] = {
    UUID: UUID,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    Decimal: Decimal,
}


class WrongType(TypeError):
    """A value is not of the type that its event field declares."""


def _converter(hint: Any, table: dict[type, Convert]) -> Convert | None:
    """The conversion for one declared type, or None where JSON already says it."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        inner = [_converter(each, table) for each in get_args(hint) if each is not NoneType]
        step = next((each for each in inner if each), None)
        return None if step is None else lambda v: None if v is None else step(v)
    if origin is list:
        each = _converter(get_args(hint)[0], table)
        return None if each is None else lambda v: [each(item) for item in v]
    if origin is dict:
        each = _converter(get_args(hint)[1], table)
        return None if each is None else lambda v: {key: each(item) for key, item in v.items()}
    return table.get(hint)


@cache
def _plan(event_class: type, inward: bool) -> dict[str, Convert]:
    table = _FROM_JSON if inward else _TO_JSON
    declared: dict[str, Field] = event_class.DECLARED  # type: ignore[attr-defined]  # every event has it
    found = {name: _converter(field.type, table) for name, field in declared.items()}
    return {name: step for name, step in found.items() if step is not None}


@cache
def personal_fields(event_class: type) -> dict[str, str]:
    """Field → name of the field that says whose it is, for the personal fields of an event class."""
    return {n: f.whose for n, f in event_class.DECLARED.items() if f.whose is not None}  # type: ignore[attr-defined]  # every event has it


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
_decode = json.JSONDecoder().decode


def dump(event_class: type, fields: dict[str, Any]) -> bytes:
    """Fields → UTF-8 JSON. Raises WrongType for a value JSON cannot say and UnicodeEncodeError for half a character."""
    plan = _plan(event_class, False)
    try:
        out = {n: (v if v is None or n not in plan else plan[n](v)) for n, v in fields.items()}
        return _encode(out).encode("utf8")
    except (AttributeError, TypeError) as problem:
        raise WrongType(event_class.__qualname__) from problem


def load(data: bytes) -> dict[str, Any]:
    """UTF-8 JSON → raw fields, before any upcast."""
    loaded: dict[str, Any] = _decode(data.decode("utf8"))
    return loaded


def typed(event_class: type, raw: dict[str, Any]) -> dict[str, Any]:
    """Raw fields → typed fields. Values that stand for sealed or erased fields pass through."""
    plan = _plan(event_class, True)
    for name, step in plan.items():
        value = raw.get(name)
        if value.__class__ in (str, list, dict):
            raw[name] = step(value)
    return raw
