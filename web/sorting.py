"""Tables that a reader sorts by links in their headings: `?sort=3`, `?sort=-3` for the largest first; no scripts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar
from urllib.parse import quote, urlencode

from flask import request

# Letters of our languages that stand behind a neighbour in its alphabet, but far away in Unicode.
_BEHIND = dict(zip("әғқңөүұўһҳҷіӣӯ", "агкноуууххчииу", strict=True))
_LETTERS = str.maketrans({letter: f"{other}\uffff" for letter, other in _BEHIND.items()})
RISING, FALLING = "ascending", "descending"
Row = TypeVar("Row")


class Head(NamedTuple):
    """Where a heading leads, and how its column is sorted now, in the words of `aria-sort`; empty for not."""

    href: str
    order: str


class Wish(NamedTuple):
    """What the address asks for."""

    key: str
    falling: bool


def words_key(text: str) -> str:
    """Words in the order of the alphabet, near enough for the lines of a table."""
    return text.casefold().replace("ё", "е").translate(_LETTERS)


def wish(keys: Collection[str]) -> Wish | None:
    """The column that the address names; None where it names none of these."""
    text = request.args.get("sort", "")
    key = text.removeprefix("-")
    return Wish(key, text.startswith("-")) if key in keys else None


def heads(keys: Sequence[str], anchor: str) -> dict[str, Head]:
    """A heading for each column, the first one of words and the others of figures: the first time words rise and
    figures fall, the second time the other way, the third time the table is as it was.
    """
    now = wish(keys)
    return {key: _head(key, now, falls=key != keys[0], anchor=anchor) for key in keys}


def _head(key: str, now: Wish | None, *, falls: bool, anchor: str) -> Head:
    if now is None or now.key != key:
        return Head(_address(("-" if falls else "") + key, anchor), "")
    again = "" if now.falling != falls else key if now.falling else f"-{key}"
    return Head(_address(again, anchor), FALLING if now.falling else RISING)


def _address(sort: str, anchor: str) -> str:
    """The page as it is, in another order."""
    kept = [(name, value) for name, value in request.args.items(multi=True) if name != "sort"]
    query = urlencode([*kept, *([("sort", sort)] if sort else [])])
    return quote(request.script_root + request.path) + (f"?{query}" if query else "") + f"#{anchor}"


def arranged(rows: Iterable[Row], value: Callable[[Row], Any], *, falling: bool) -> list[Row]:
    """The rows by their value; those without one stay behind all others, whichever way it goes."""
    every = list(rows)
    told = [row for row in every if value(row) is not None]
    return sorted(told, key=value, reverse=falling) + [row for row in every if value(row) is None]
