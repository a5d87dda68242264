"""Commands as JSON: parsed strictly, described by a JSON Schema, and reduced to the bytes that identify a body."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from operator import is_
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints
from uuid import UUID

from application.fields import BadField, Touches


@dataclass(frozen=True)
class Problem:
    """One field that cannot be read: its path, the code of the reason, clear parameters."""

    field: str
    code: str
    params: dict[str, str | int]


class Malformed(ValueError):
    """A body that is not this command; `problems` lists every field at fault."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(", ".join(f"{p.field}: {p.code}" for p in problems))
        self.problems = problems


Convert = Callable[[Any], Any]

# Nothing of ours happened before or will be recorded after.
FIRST_YEAR, LAST_YEAR = 1900, 2100

_FROM_TEXT: dict[type, Callable[[str], Any]] = {
    UUID: UUID,
    date: date.fromisoformat,
    datetime: datetime.fromisoformat,
    Decimal: Decimal,
}


@cache
def hints(command_class: type) -> dict[str, Any]:
    """Field → annotation with its marks."""
    return get_type_hints(command_class, include_extras=True)


@cache
def touched_fields(command_class: type) -> tuple[str, ...]:
    """The id fields whose streams the command touches."""
    return tuple(name for name, hint in hints(command_class).items() if _touches(hint))


def _touches(hint: Any) -> bool:
    if any(isinstance(mark, Touches) for mark in getattr(hint, "__metadata__", ())):
        return True
    return any(
        _touches(part)
        for part in get_args(hint)
        if get_origin(part) is not None or hasattr(part, "__metadata__")
    )


def optional_of(hint: Any) -> tuple[Any, bool]:
    if get_origin(hint) in (Union, UnionType):
        inner = [part for part in get_args(hint) if part is not NoneType]
        return inner[0], True
    return hint, False


def convert(value: Any, hint: Any) -> Any:
    """A JSON value as the Python value that `hint` declares. Raises BadField."""
    return _converter(hint)(value)


@cache
def _converter(hint: Any) -> Convert:
    """The conversion for one annotation, put together once: every command passes through here."""
    if get_origin(hint) is Annotated:
        base, *marks = get_args(hint)
        return _with_checks(_converter(base), [mark.check for mark in marks if hasattr(mark, "check")])
    inner, optional = optional_of(hint)
    if optional:
        step = _converter(inner)
        return lambda value: None if value is None else step(value)
    if get_origin(hint) is tuple:
        each = _converter(get_args(hint)[0])
        return lambda value: _convert_many(value, each)
    if hasattr(hint, "__dataclass_fields__"):
        return lambda value: recheck(value) if isinstance(value, hint) else parse(hint, value)
    if hint is datetime:
        return lambda value: _possible(value if type(value) is hint else _convert_plain(value, hint))
    return lambda value: value if type(value) is hint else _convert_plain(value, hint)


def _possible(instant: datetime) -> datetime:
    """An instant that every clock and every store can hold."""
    if instant.tzinfo is None:
        raise BadField("field.zone")
    if not FIRST_YEAR <= instant.year <= LAST_YEAR:
        raise BadField("field.date")
    return instant


def _with_checks(step: Convert, checks: list[Convert]) -> Convert:
    if len(checks) == 1:
        check = checks[0]
        return lambda value: None if (converted := step(value)) is None else check(converted)

    def checked(value: Any) -> Any:
        converted = step(value)
        for check in checks if converted is not None else ():
            converted = check(converted)
        return converted

    return checked


def _convert_many(value: Any, each: Convert) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise BadField("field.list")
    made = tuple([each(item) for item in value])
    return value if type(value) is tuple and all(map(is_, made, value)) else made


def _convert_plain(value: Any, kind: type) -> Any:
    if isinstance(value, str) and kind in _FROM_TEXT:
        try:
            return _FROM_TEXT[kind](value)
        except (ValueError, InvalidOperation, OverflowError) as problem:
            raise (
                problem if isinstance(problem, BadField) else BadField("field.type", type=kind.__name__)
            ) from problem
    raise BadField("field.type", type=kind.__name__)


@cache
def _steps(command_class: type) -> dict[str, tuple[Convert, bool]]:
    """Field → (conversion, whether it must be there)."""
    needed = {f.name: f.default is MISSING and f.default_factory is MISSING for f in fields(command_class)}
    return {name: (_converter(hints(command_class)[name]), must) for name, must in needed.items()}


def parse(command_class: type, body: Any) -> Any:
    """A JSON object as a command. Raises Malformed with every field at fault."""
    return command_class(**_parsed(command_class, body))


def _parsed(command_class: type, body: Any) -> dict[str, Any]:
    if not isinstance(body, dict):
        raise Malformed([Problem("", "field.object", {})])
    steps = _steps(command_class)
    problems = [Problem(str(name)[:80], "field.unknown", {}) for name in body if name not in steps]
    values: dict[str, Any] = {}
    for name, (step, must) in steps.items():
        if name in body:
            try:
                values[name] = step(body[name])
            except Malformed as inner:
                problems += [Problem(f"{name}.{p.field}", p.code, p.params) for p in inner.problems]
            except BadField as bad:
                problems.append(Problem(name, bad.code, bad.params))
        elif must:
            problems.append(Problem(name, "field.required", {}))
    if problems:
        raise Malformed(problems)
    return values


def recheck(command: Any) -> Any:
    """The same command with every mark applied: pages build commands in Python and owe the same checks."""
    kind: Any = type(command)
    given, changed = vars(command), {}
    try:
        for name, step, must in _rechecks(kind):
            value = given[name]
            if value is None and not must:
                continue
            made = step(value)
            if made is not value:
                changed[name] = made
    except (BadField, Malformed):
        # Whatever else is wrong is told with it.
        return kind(**_parsed(kind, given))
    # Most are right as they are, and making one anew costs more than looking at it.
    return _altered(command, changed) if changed else command


def _altered(command: Any, changed: dict[str, Any]) -> Any:
    made = object.__new__(type(command))
    vars(made).update(vars(command), **changed)
    if hasattr(made, "__post_init__"):
        made.__post_init__()
    return made


@cache
def _rechecks(command_class: type) -> tuple[tuple[str, Convert, bool], ...]:
    """Field → (conversion of a value, whether None is converted too and not just let through)."""
    split = {name: optional_of(hint) for name, hint in hints(command_class).items()}
    return tuple((name, _converter(inner), not optional) for name, (inner, optional) in split.items())


def plain(value: Any) -> Any:
    """A command, or a part of one, as JSON values."""
    kind = type(value)
    if kind in (str, int, bool, NoneType):
        return value
    if kind in (tuple, list):
        return [plain(each) for each in value]
    if hasattr(kind, "__dataclass_fields__"):
        return {name: plain(part) for name, part in vars(value).items()}
    return as_json(value)


def as_json(value: Any) -> Any:
    """What stands in JSON for a value that JSON does not know."""
    if hasattr(type(value), "__dataclass_fields__"):
        return vars(value)
    return value.isoformat() if isinstance(value, date) else str(value)


_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=as_json).encode


def canonical(command: Any) -> bytes:
    """The bytes that identify a command's content: name and fields, sorted, UTF-8."""
    return _encode([type(command).__name__, vars(command)]).encode("utf8")
