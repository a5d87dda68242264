"""Why the exact lines of a release are not what the release before said, as officials read it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from itertools import groupby

from application.reports.released import Change, Release
from web.causes import CAUSES, moved_text, signed
from web.ministry.labels import category
from web.ministry.words import table_title

# Cause of a move → its words, from the name of the other line.
MOVED: dict[str, Callable[[str], str]] = {
    "MOVED_TO": lambda other: moved_text("", other),
    "MOVED_FROM": lambda other: moved_text(other, ""),
}


def reasons(release: Release, code: str = "") -> list[tuple[str, list[str]]]:
    """(title of a table, its lines that changed with their causes) of a release, or of its table `code` alone."""
    found = []
    for table_code, group in groupby(release.changes, key=lambda change: change.table):
        table = release.table(table_code)
        if table and code in ("", table_code):
            told = [f"{_name(release, *place)}: {why}" for place, why in by_line(release, [*group])]
            found.append((table_title(table), told))
    return found


def by_line(release: Release, changes: Iterable[Change]) -> list[tuple[tuple[str, str], str]]:
    """((table, line), "+7 late entry, −1 moved to Khujand") of changes in the order of their lines."""
    groups = groupby(changes, key=lambda change: (change.table, change.line))
    return [(place, ", ".join(_cause(release, change) for change in group)) for place, group in groups]


def in_all(revisions: Iterable[Release], code: str) -> list[Change]:
    """What several revisions of one period changed in a table, line by line; what took itself back is left out."""
    found: dict[tuple[str, str, str], Change] = {}
    for change in (change for release in revisions for change in release.changes if change.table == code):
        key = change.line, change.cause, change.other
        effect = change.effect + (found[key].effect if key in found else 0)
        found[key] = replace(change, number=abs(effect), effect=effect)
    return [found[key] for key in sorted(found) if found[key].effect]


def line_of_causes(release: Release, changes: Iterable[Change], moved: int) -> str:
    """All causes of a table's change in one line, if they make up what its total `moved` by, else nothing. What went
    from one line to another did not change the total.
    """
    sums: dict[str, Change] = {}
    for change in (one for one in changes if one.cause not in MOVED):
        effect = change.effect + (sums[change.cause].effect if change.cause in sums else 0)
        sums[change.cause] = replace(change, effect=effect)
    told = [change for change in sums.values() if change.effect]
    return ", ".join(_cause(release, one) for one in told) if sum(one.effect for one in told) == moved else ""


def _cause(release: Release, change: Change) -> str:
    if change.cause in MOVED:
        words = MOVED[change.cause](_name(release, change.table, change.other))
    else:
        words = str(CAUSES.get(change.cause, change.cause))
    return f"{signed(change.effect)} {words}"


def _name(release: Release, code: str, line: str) -> str:
    table = release.table(code)
    return category(release, table.dims[0], line) if table else line
