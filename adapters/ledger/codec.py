"""Event fields as JSON and back, led by the declared types, so that no value can pose as another kind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin
from uuid import UUID, SafeUUID

import orjson

from application.wire import as_json, canonical
from domain.kernel import Field

Convert = Callable[[Any], Any]
DIGITS = 32

def _id(text: str) -> UUID:
    """An id as it is written here, in 32 digits; the standard way spends its time on other spellings."""
    if len(text) != DIGITS:
        return UUID(text)
    made = object.__new__(UUID)
    object.__setattr__(made, "int", int(text, 16))
    object.__setattr__(made, "is_safe", SafeUUID.unknown)
    return made


# Ids have been written without hyphens from the first event on.
_TO_JSON: dict[type, Convert] = {UUID: lambda v: v.hex}
# Instants and days are written as text by the encoder; nothing but these and plain JSON is taken.
_STRICT = orjson.OPT_PASSTHROUGH_DATACLASS | orjson.OPT_PASSTHROUGH_SUBCLASS
_CANONICAL = _STRICT | orjson.OPT_SORT_KEYS | orjson.OPT_PASSTHROUGH_DATETIME
_TEXTS = frozenset({str, list, dict})
_FROM_JSON: dict[type, Convert] = {
    UUID: _id,
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    Decimal: Decimal,
}


class WrongType(TypeError):
    """A value is not of the type that its event field declares."""


def _converter(hint: Any, table: dict[type, Convert]) -> Convert | None:
    """The conversion for one declared type, or None where JSON already says it. None itself is never asked."""
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        inner = [_converter(each, table) for each in get_args(hint) if each is not NoneType]
        return next((each for each in inner if each), None)
    if origin is list:
        each = _converter(get_args(hint)[0], table)
        return None if each is None else lambda v: [each(item) for item in v]
    if origin is dict:
        each = _converter(get_args(hint)[1], table)
        return None if each is None else lambda v: {key: each(item) for key, item in v.items()}
    return table.get(hint)


@cache
def _plan(event_class: type, inward: bool) -> tuple[tuple[str, Convert], ...]:
    table = _FROM_JSON if inward else _TO_JSON
    declared: dict[str, Field] = event_class.DECLARED  # type: ignore[attr-defined]  # every event has it
    found = {name: _converter(field.type, table) for name, field in declared.items()}
    return tuple((name, step) for name, step in found.items() if step is not None)


@cache
def personal_fields(event_class: type) -> dict[str, str]:
    """Field → name of the field that says whose it is, for the personal fields of an event class."""
    return {n: f.whose for n, f in event_class.DECLARED.items() if f.whose is not None}  # type: ignore[attr-defined]  # every event has it


def dump(event_class: type, fields: dict[str, Any]) -> bytes:
    """Fields → UTF-8 JSON. Raises WrongType for a value that the ledger does not keep, and for half a character."""
    # The encoder would write "not a number" as null. Amounts are Decimal; nothing of ours is a float.
    if float in map(type, fields.values()):
        raise WrongType(event_class.__qualname__)
    out = dict(fields)
    try:
        for name, step in _plan(event_class, False):
            if (value := fields.get(name)) is not None:
                out[name] = step(value)
        return orjson.dumps(out, _decimal, _STRICT)
    except (AttributeError, TypeError) as problem:
        raise WrongType(event_class.__qualname__) from problem


def _decimal(value: Any) -> str:
    if type(value) is not Decimal:
        raise TypeError
    return str(value)


def load(data: bytes) -> dict[str, Any]:
    """UTF-8 JSON → raw fields, before any upcast. Raises ValueError for anything else."""
    loaded: dict[str, Any] = orjson.loads(data)
    return loaded


def typed(event_class: type, raw: dict[str, Any]) -> dict[str, Any]:
    """Raw fields → typed fields. Values that stand for sealed or erased fields pass through."""
    for name, step in _plan(event_class, True):
        value = raw.get(name)
        if value.__class__ in _TEXTS:
            raw[name] = step(value)
    return raw


def body_of(command: Any) -> bytes:
    """The bytes of `application/wire.py: canonical`, for a tenth of the time; whatever may differ is left to it."""
    try:
        return orjson.dumps([type(command).__name__, vars(command)], as_json, _CANONICAL)
    except TypeError:
        return canonical(command)
