"""What every aggregate shares: the envelope of events, the declaration of their fields, and the word for "no"."""

from __future__ import annotations

import sys
import types
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from inspect import get_annotations, signature
from typing import Annotated, Any, ClassVar, Self, TypeVar, Union, cast, get_args, get_origin
from uuid import UUID

from eventsourcing.domain import (
    AggregateCreated,
    AggregateEvent,
    BaseAggregate,
    CanInitAggregate,
    CanMutateAggregate,
    MetaDomainEvent,
    OriginatorVersionError,
    decorated_funcs,
)
from eventsourcing.domain import event as event  # noqa: PLC0414 - handed on to the aggregates
from eventsourcing.domain import resolve_topic as _class_of  # type: ignore[attr-defined]  # the library's own lookup, by the one module of it that this floor knows

from domain.filling import begins_with, by_name
from domain.unreadable import ERASED as ERASED  # noqa: PLC0414 - handed on
from domain.unreadable import SEALED as SEALED  # noqa: PLC0414 - handed on

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Declared:
    """How one event field is kept: `whose` names the field that holds the person's id, or is None when clear."""

    whose: str | None


SUBJECT = "person_id"
Clear = Annotated[T, Declared(None)]
Personal = Annotated[T, Declared(SUBJECT)]


@dataclass(frozen=True, slots=True)
class Field:
    """One declared event field: its stored type, and whose it is (None: clear)."""

    type: Any
    whose: str | None


STORABLE = (str, int, bool, type(None), UUID, Decimal, datetime, date)


class Rejected(Exception):
    """A rule says no. `code` names the state that forbids it; the web translates it. Params are clear values only."""

    def __init__(self, code: str, **params: str | int) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


@dataclass(frozen=True, slots=True)
class Act:
    """Who does what, where and when. `recorded` is UTC; `occurred` carries the offset of the centre's zone."""

    recorded: datetime
    occurred: datetime
    actor_id: UUID
    command_id: UUID
    centre: str
    device_id: UUID | None = None
    trip_id: UUID | None = None


_act: ContextVar[Act] = ContextVar("act")


@contextmanager
def acting(act: Act) -> Iterator[Act]:
    """Let the aggregates touched inside the block stamp their events with `act`."""
    token = _act.set(act)
    try:
        yield act
    finally:
        _act.reset(token)


def current_act() -> Act:
    """The act under way. Raises LookupError outside `acting`."""
    return _act.get()


class UndeclaredField(TypeError):
    """An event field says neither clear nor personal, or has a type that the ledger does not keep."""


def _storable(hint: Any) -> bool:
    origin = get_origin(hint)
    if origin in (Union, types.UnionType, list, dict):
        return all(_storable(each) for each in get_args(hint))
    return hint in STORABLE


def _declare(cls: type) -> dict[str, Field]:
    """Read the declaration of the fields that `cls` itself adds; raise UndeclaredField at import for a gap."""
    found: dict[str, Field] = {}
    for name, written in get_annotations(cls).items():
        hint = eval(written, vars(sys.modules[cls.__module__])) if isinstance(written, str) else written  # noqa: S307 - our own annotation, postponed by the __future__ import
        if get_origin(hint) is ClassVar:
            continue
        marks = [m for m in getattr(hint, "__metadata__", ()) if isinstance(m, Declared)]
        if not marks or not _storable(get_args(hint)[0]):
            raise UndeclaredField(f"{cls.__qualname__}.{name}")
        found[name] = Field(get_args(hint)[0], marks[0].whose)
    return found


class _FilledAtOnce(MetaDomainEvent):
    """A frozen dataclass assigns its fields one by one: with forty of them that is the dearest part of an event."""

    def __new__(cls, name: str, bases: tuple[type[Any], ...], cls_dict: dict[str, Any]) -> type[Any]:
        made: Any = super().__new__(cls, name, bases, cls_dict)
        made.__init__ = by_name(made)
        return cast(type[Any], made)


class Event(AggregateEvent, metaclass=_FilledAtOnce):
    """The envelope. `timestamp` is the instant of recording; `occurred_at` is stated and decides the period."""

    DECLARED: ClassVar[dict[str, Field]] = {}

    timestamp: Clear[datetime]
    occurred_at: Clear[datetime]
    actor_id: Clear[UUID]
    command_id: Clear[UUID]
    centre: Clear[str]
    device_id: Clear[UUID | None]
    trip_id: Clear[UUID | None]

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        inherited = {
            k: v for base in reversed(cls.__mro__[1:]) for k, v in base.__dict__.get("DECLARED", {}).items()
        }
        cls.DECLARED = {**inherited, **_declare(cls)}

    @property
    def recorded(self) -> datetime:
        """The instant at which the server took this event in (UTC)."""
        return self.timestamp

    @property
    def subject(self) -> UUID:
        """Whose personal fields these are: the person, or the record itself while nobody is named."""
        return getattr(self, SUBJECT, None) or self.originator_id


# `Event` is its own first case: `__init_subclass__` runs for what derives from it only.
Event.DECLARED = _declare(Event)


class Created(Event, AggregateCreated):
    """The first event of a stream."""

    originator_topic: Clear[str]

    def mutate(self, aggregate: Any) -> Any:
        """The library's, but for asking each event anew which of its fields the aggregate begins with.

        Raises OriginatorVersionError inside a stream.
        """
        if aggregate is not None:
            raise OriginatorVersionError(self.originator_version, aggregate.version + 1)
        kind, own = cast(Any, _class_of(self.originator_topic)), cast(Any, type(self))
        made = object.__new__(kind)
        made.__base_init__(self.originator_id, self.originator_version, self.timestamp)
        given = vars(self)
        made.__init__(**{name: given[name] for name in begins_with(kind, own)})
        self.apply(made)
        return made


def taken(event_class: Any, aggregate_topic: str | None) -> frozenset[str]:
    """Which fields of an event its aggregate is given; `aggregate_topic` is that of a first event, else None."""
    if any("apply" in vars(each) for each in event_class.__mro__ if not each.__module__.startswith("eventsourcing.")):
        # Written by hand: it may look at anything.
        return frozenset(event_class.DECLARED)
    if aggregate_topic is not None:
        return frozenset(begins_with(cast(Any, _class_of(aggregate_topic)), event_class))
    method = decorated_funcs.get(event_class)
    return frozenset(signature(method).parameters) if method else frozenset()


class Aggregate(BaseAggregate[UUID]):
    """Base of all aggregates: public methods decide, private `@event` methods only assign."""

    TOPIC: ClassVar[str]
    Event = Event

    @staticmethod
    def create_id(*_: Any, **__: Any) -> UUID:
        """Ids are made by whoever asks; an aggregate never makes one."""
        raise NotImplementedError

    @classmethod
    def _create(
        cls,
        event_class: type[CanInitAggregate[UUID]],
        *,
        id: UUID | None = None,  # noqa: A002 - the library's word
        **kwargs: Any,
    ) -> Self:
        return super()._create(event_class, id=id, **_enveloped(kwargs))

    def trigger_event(self, event_class: type[CanMutateAggregate[UUID]], **kwargs: Any) -> None:
        """Add the envelope of the act under way, then let the library make and apply the event."""
        super().trigger_event(event_class, **_enveloped(kwargs))


def _enveloped(fields: dict[str, Any]) -> dict[str, Any]:
    act = _act.get()
    return {
        "timestamp": act.recorded,
        "occurred_at": act.occurred,
        "actor_id": act.actor_id,
        "command_id": act.command_id,
        "centre": act.centre,
        "device_id": act.device_id,
        "trip_id": act.trip_id,
        **fields,
    }
