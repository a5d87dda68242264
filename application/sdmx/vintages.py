"""Which publications a question for data is answered from: the newest, those of an earlier day, or all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from application.reports.released import Release
from application.sdmx.periods import days


@dataclass(frozen=True)
class Wish:
    """`start` and `end` are days; instants are aware. `key` holds, per dimension by its place, the codes wanted.

    `keys`: alternatives; none: everything. A place with no codes takes all.
    """

    start: date | None = None
    end: date | None = None
    as_of: datetime | None = None
    history: bool = False
    updated_after: datetime | None = None
    keys: tuple[tuple[frozenset[str], ...], ...] = ()


@dataclass(frozen=True)
class Vintage:
    """A release and when the next one of its period took its place."""

    release: Release
    until: datetime | None


def chosen(releases: Iterable[Release], wish: Wish) -> tuple[Vintage, ...]:
    """The publications of an answer, oldest period first, oldest publication of a period first."""
    found: dict[str, list[Release]] = {}
    for release in releases:
        if release.published_at and _within(release.period, wish):
            found.setdefault(release.period, []).append(release)
    vintages = (each for period in sorted(found) for each in _of_period(found[period], wish))
    after = wish.updated_after
    return tuple(each for each in vintages if after is None or _at(each.release) > after)


def _of_period(releases: Sequence[Release], wish: Wish) -> Sequence[Vintage]:
    known = sorted((one for one in releases if wish.as_of is None or _at(one) <= wish.as_of), key=_at)
    ends = [*(_at(one) for one in known[1:]), None]
    all_of = [Vintage(one, end) for one, end in zip(known, ends, strict=False)]
    return all_of if wish.history else all_of[-1:]


def _at(release: Release) -> datetime:
    return release.published_at or release.as_of


def _within(period: str, wish: Wish) -> bool:
    """Whether the whole period lies between the two days."""
    span = days(period)
    if span is None:
        return False
    return (wish.start is None or span[0] >= wish.start) and (wish.end is None or span[1] <= wish.end)


def wanted(key: Sequence[str], wish: Wish) -> bool:
    """Whether an observation is one that was asked for."""
    if not wish.keys:
        return True
    return any(
        all(not codes or code in codes for code, codes in zip(key, each, strict=False)) for each in wish.keys
    )
