"""A house that decides as ever and keeps nothing: a whole matrix of knocks leaves it as it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from adapters.wiring import House


class _Undo(Exception):
    """Ends a turn without keeping anything."""


@contextmanager
def forgetful(house: House) -> Iterator[None]:
    """Commands are decided as ever, down to the last row, and then rolled back."""
    real = house.store.turn

    @contextmanager
    def turn(*args: Any, **how: Any) -> Iterator[Any]:
        try:
            with real(*args, **how) as unit:
                yield unit
                raise _Undo
        except _Undo:
            pass

    house.store.turn = turn  # type: ignore[method-assign]  # the point of this function
    try:
        yield
    finally:
        house.store.turn = real  # type: ignore[method-assign]  # as above
