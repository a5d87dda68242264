"""What stands in place of a personal value that cannot be read."""

from __future__ import annotations

from typing import Self


class _Unreadable:
    """One instance for each reason."""

    def __init__(self, why: str) -> None:
        self.why = why

    def __repr__(self) -> str:
        return self.why

    def __bool__(self) -> bool:
        return False

    def __copy__(self) -> Self:
        return self

    def __deepcopy__(self, memo: object) -> Self:
        return self


ERASED = _Unreadable("ERASED")
SEALED = _Unreadable("SEALED")
