"""Column types that mean the same on SQLite and PostgreSQL: ids, instants, days, JSON."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import BigInteger, Integer, LargeBinary, Text, Uuid
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

# The end of a version that still holds; larger than any instant, so that one comparison serves open and closed rows.
FOREVER = 2**63 - 1


# Up to how many ids a statement names one by one.
FEW = 8

# A Python value as the driver takes it; None: as it is.
ToDriver = Callable[[Any], Any] | None


def _encode(value: Any) -> str:
    return orjson.dumps(value, option=orjson.OPT_SORT_KEYS).decode()


def among(dialect: str, ids: list[UUID]) -> tuple[str, list[Any]]:
    """The right side of a comparison with some ids, and the driver's values for it."""
    if dialect != "postgresql":
        return marks(dialect, len(ids)), [identifier.bytes for identifier in ids]
    return marks(dialect, len(ids)), list(ids) if 0 < len(ids) <= FEW else [ids]


@lru_cache(maxsize=2_000)
def marks(dialect: str, many: int) -> str:
    """The text of such a comparison with so many ids."""
    if dialect != "postgresql":
        return f"IN ({', '.join('?' * many)})"
    # A list of unknown length is planned anew each time, which costs more than looking the ids up.
    return f"IN ({', '.join(['%s'] * many)})" if 0 < many <= FEW else "= ANY(%s)"


def microseconds(instant: datetime) -> int:
    """Microseconds since 1970 UTC of an aware instant, exactly (no floating point)."""
    return (instant - EPOCH) // MICROSECOND


def from_microseconds(value: int) -> datetime:
    """The aware UTC instant of a count of microseconds since 1970."""
    return EPOCH + timedelta(microseconds=value)


class Id(TypeDecorator[UUID]):
    """A UUID: 16 bytes on SQLite (UUIDv7 keeps them in order of time), `uuid` on PostgreSQL."""

    impl = LargeBinary(16)
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        """Pick the native type where there is one."""
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else LargeBinary(16))

    def to_driver(self, dialect: Dialect) -> ToDriver:
        """UUID → 16 bytes, or as it is."""
        return None if dialect.name == "postgresql" else attrgetter("bytes")

    def process_bind_param(self, value: UUID | None, dialect: Dialect) -> Any:
        """UUID → 16 bytes, or as it is."""
        return value if value is None or dialect.name == "postgresql" else value.bytes

    def process_result_value(self, value: Any, dialect: Dialect) -> UUID | None:
        """16 bytes → UUID."""
        return value if value is None or isinstance(value, UUID) else UUID(bytes=bytes(value))


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as microseconds since 1970 UTC."""

    impl = BigInteger
    cache_ok = True

    def to_driver(self, dialect: Dialect) -> ToDriver:
        """Aware datetime → microseconds."""
        return microseconds

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Aware datetime → microseconds."""
        return None if value is None else microseconds(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> datetime | None:
        """Microseconds → aware UTC datetime."""
        return None if value is None else from_microseconds(value)


class Day(TypeDecorator[date]):
    """A civil date, kept as its proleptic Gregorian ordinal (1 = 1 January of year 1)."""

    impl = Integer
    cache_ok = True

    def to_driver(self, dialect: Dialect) -> ToDriver:
        """Date → ordinal."""
        return date.toordinal

    def process_bind_param(self, value: date | None, dialect: Dialect) -> int | None:
        """Date → ordinal."""
        return None if value is None else value.toordinal()

    def process_result_value(self, value: int | None, dialect: Dialect) -> date | None:
        """Ordinal → date."""
        return None if value is None else date.fromordinal(value)


class Json(TypeDecorator[Any]):
    """JSON text with sorted keys, so that equal values are equal bytes."""

    impl = Text
    cache_ok = True

    def to_driver(self, dialect: Dialect) -> ToDriver:
        """Value → canonical JSON."""
        return _encode

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Value → canonical JSON."""
        return None if value is None else _encode(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """JSON → value."""
        return None if value is None else orjson.loads(value)
