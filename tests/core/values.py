"""Values of any declared type: what hypothesis fills events and commands with."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import MISSING, fields
from datetime import date, datetime
from decimal import Decimal
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin
from uuid import UUID

from eventsourcing.utils import resolve_topic
from hypothesis import strategies as st

import domain  # noqa: F401 - topics resolve only after every aggregate is imported
from adapters.sql.types import from_microseconds
from application.fields import Code, Days, Many, Money, Text, Topic, Whole
from application.referral_commands import OneOf
from application.wire import hints
from domain.codes import code_list
from domain.kernel import Event

TEXTS = st.text(st.characters(exclude_categories=("Cs",)), max_size=40)
INSTANTS = st.integers(0, 4 * 10**15).map(from_microseconds)
PLAIN: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXTS,
    int: st.integers(-(2**53), 2**53),
    bool: st.booleans(),
    NoneType: st.none(),
    UUID: st.uuids(),
    Decimal: st.decimals(allow_nan=False, allow_infinity=False, places=2),
    datetime: INSTANTS,
    date: st.dates(date(1900, 1, 1), date(2100, 12, 31)),
}


def stored(hint: Any) -> st.SearchStrategy[Any]:
    """Values of an event field's declared type."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin in (Union, UnionType):
        return st.one_of([stored(part) for part in parts])
    if origin is list:
        return st.lists(stored(parts[0]), max_size=3)
    if origin is dict:
        return st.dictionaries(stored(parts[0]), stored(parts[1]), max_size=3)
    return PLAIN[hint]


@st.composite
def events(draw: st.DrawFn, event_class: type[Event]) -> Event:
    """An event with every declared field; those of a stream are its own."""
    made = object.__new__(event_class)
    values = {name: draw(stored(field.type)) for name, field in event_class.DECLARED.items()}
    values |= {"originator_id": draw(st.uuids()), "originator_version": draw(st.integers(1, 2**31 - 1))}
    object.__setattr__(made, "__dict__", values)
    return made


def event_classes() -> list[type[Event]]:
    """Every event class of the domain that is stored, as its topic resolves."""
    topics = {
        vars(cls)["TOPIC"]
        for cls in _below(Event)
        if "TOPIC" in vars(cls) and cls.__module__.startswith("domain")
    }
    return [resolve_topic(topic) for topic in sorted(topics)]


def _below(base: type) -> Iterator[type]:
    for each in base.__subclasses__():
        yield each
        yield from _below(each)


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _marked(hint: Any) -> st.SearchStrategy[Any]:
    base, *marks = get_args(hint)
    found: st.SearchStrategy[Any] = stated(base)
    for mark in marks:
        if isinstance(mark, Code):
            found = st.sampled_from(list(code_list(mark.of)))
        elif isinstance(mark, Topic):
            found = st.sampled_from([*code_list("topic"), "DOC-PASS-KJD.1"])
        elif isinstance(mark, OneOf):
            found = st.sampled_from(mark.words)
        elif isinstance(mark, Text):
            letters = st.characters(categories=("L", "N"), max_codepoint=0x4FF)
            found = st.text(letters, min_size=1, max_size=min(8, mark.longest)).map(composed)
        elif isinstance(mark, Whole | Days | Money):
            found = _between(mark)
        elif isinstance(mark, Many):
            item = stated(get_args(base)[0])
            found = st.lists(item, min_size=mark.least, max_size=min(mark.most, 3), unique=True).map(tuple)
    return found


def _between(mark: Whole | Days | Money) -> st.SearchStrategy[Any]:
    if isinstance(mark, Whole):
        return st.integers(mark.least, mark.most)
    if isinstance(mark, Money):
        return st.decimals(0, mark.most, places=2)
    return st.dates(date(mark.first, 1, 1), date(mark.last, 12, 31))


def stated(hint: Any) -> st.SearchStrategy[Any]:
    """Values that a command's field can hold."""
    if get_origin(hint) is Annotated:
        return _marked(hint)
    if get_origin(hint) in (Union, UnionType):
        return st.one_of([stated(part) for part in get_args(hint)])
    if get_origin(hint) is tuple:
        return st.lists(stated(get_args(hint)[0]), max_size=3).map(tuple)
    if hasattr(hint, "__dataclass_fields__"):
        return commands(hint)
    return PLAIN[hint]


@st.composite
def commands(draw: st.DrawFn, command_class: type) -> Any:
    """A command, or a part of one, that passes every mark; optional fields are sometimes left out."""
    known, values = hints(command_class), {}
    for field in fields(command_class):
        needed = field.default is MISSING and field.default_factory is MISSING
        if needed or draw(st.booleans()):
            values[field.name] = draw(stated(known[field.name]))
    return command_class(**values)
