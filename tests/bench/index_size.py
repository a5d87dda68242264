"""How many bytes the index of names and numbers takes."""

from __future__ import annotations

import sqlite3
import sys
from array import array
from collections.abc import Mapping
from typing import Any

from adapters.search.feed import SearchFeed
from adapters.search.identifiers import Identifiers
from adapters.search.index import NameIndex


def of_names(names: NameIndex) -> int:
    """Tables, bearers of words, and the arrays of persons."""
    shelf = names._shelf
    arrays = sum(each.nbytes for each in vars(shelf.people).values() if hasattr(each, "nbytes"))
    return _tables(shelf.db) + arrays + _lists(shelf.postings._slots) + _lists(shelf.vocabulary._with)


def of_numbers(identifiers: Identifiers) -> int:
    """Phones and documents."""
    return _tables(identifiers._db)


def of_feed(feed: SearchFeed) -> int:
    """Both together."""
    return of_names(feed.names) + of_numbers(feed.identifiers)


def after_restart(feed: SearchFeed) -> int:
    """What a new process holds of the same persons."""
    again = SearchFeed(feed._engine, feed._keys, feed._mapper, NameIndex(), Identifiers())
    again.fill()
    return of_feed(again)


def _tables(connection: sqlite3.Connection) -> int:
    pages, each = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size"))
    return int(pages * each)


def _lists(lists: Mapping[Any, array[int]]) -> int:
    return sys.getsizeof(lists) + sum(map(sys.getsizeof, lists.values()))
