"""Commands described by a JSON Schema, from the same annotations by which they are parsed."""

from __future__ import annotations

from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin
from uuid import UUID

from application.wire import hints, optional_of

_SCHEMAS: dict[type, dict[str, object]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    UUID: {"type": "string", "format": "uuid"},
    date: {"type": "string", "format": "date"},
    datetime: {"type": "string", "format": "date-time"},
    Decimal: {"type": "string", "pattern": r"^-?\d{1,15}(\.\d{1,4})?$"},
}


def schema(command_class: type) -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a command's body."""
    required = [
        f.name for f in fields(command_class) if f.default is MISSING and f.default_factory is MISSING
    ]
    properties = {name: _schema(hint) for name, hint in hints(command_class).items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": command_class.__name__,
        "description": (command_class.__doc__ or "").strip(),
        "type": "object",
        "properties": properties,
        "required": required,
        "additionalProperties": False,
    }


def _schema(hint: Any) -> dict[str, Any]:
    if get_origin(hint) is Annotated:
        base, *marks = get_args(hint)
        found = _schema(base)
        for mark in marks:
            if hasattr(mark, "schema"):
                found = {**found, **mark.schema()}
        return found
    inner, optional = optional_of(hint)
    if optional:
        return {"anyOf": [_schema(inner), {"type": "null"}]}
    if get_origin(hint) is tuple:
        return {"type": "array", "items": _schema(get_args(hint)[0])}
    if hasattr(hint, "__dataclass_fields__"):
        return {k: v for k, v in schema(hint).items() if k not in ("$schema", "title", "description")}
    return dict(_SCHEMAS[hint])
