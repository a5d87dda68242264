"""What the courses of a release are called: it brings their titles with it, as it does the names of centres."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Set
from datetime import datetime

from sqlalchemy import Connection

# Course → language → title, as known at an instant; the one that it was published under stands at the empty one.
Courses = Callable[[Connection, datetime], Mapping[str, Mapping[str, str]]]


def untitled(_connection: Connection, _as_of: datetime) -> Mapping[str, Mapping[str, str]]:
    """No course has a name beside its code."""
    return {}


def named(titles: Mapping[str, Mapping[str, str]], courses: Set[str]) -> dict[str, dict[str, str]]:
    """The titles of `courses` as names of a release; the one of the publication serves whoever has none."""
    return {
        f"CURRICULUM:{code}": {"en": told[""], **{tag: title for tag, title in told.items() if tag and title}}
        for code, told in titles.items()
        if code in courses
    }
