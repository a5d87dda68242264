"""Signs beside figures, found when a page is read: what a revision changed, and where a series breaks."""

from __future__ import annotations

from application.reports.released import Release, ReleasedTable
from application.sdmx.of_release import OPEN
from web.i18n import gettext as _

REVISED, BREAK = "[r]", "[b]"


def revised(table: ReleasedTable, before: Release | None) -> frozenset[tuple[str, ...]]:
    """The figures that are not what the release `before` of the same period said."""
    other = before.table(table.code) if before else None
    if other is None or other.dims != table.dims:
        return frozenset()
    return frozenset(cell for cell, value in table.cells.items() if other.cells.get(cell) != value)


def broken(release: Release, other: Release | None, code: str) -> bool:
    """Whether a table of two releases is of two versions of the programme, or defined in two ways."""
    mine, its = release.table(code), other.table(code) if other else None
    if other is None or mine is None or its is None:
        return False
    return release.version != other.version or _definition(mine) != _definition(its)


def break_mark(release: Release, other: Release | None, code: str) -> str:
    """What a heading or a change carries behind it where the other release is not of the same series."""
    return f" {BREAK}" if broken(release, other, code) else ""


def break_words() -> str:
    """What the sign of a break means."""
    return _("break in the series (another programme or definition)")


def break_note(release: Release, other: Release | None, code: str) -> str:
    """The footnote beneath figures one of which carries the sign, else nothing."""
    return footnote() if broken(release, other, code) else ""


def footnote() -> str:
    return f"{BREAK}: {break_words()}"


def _definition(table: ReleasedTable) -> tuple[object, ...]:
    """What makes two tables one series. Centres, courses and districts come and go without breaking it."""
    lists = tuple(
        () if dim in OPEN else codes for dim, codes in zip(table.dims, table.categories, strict=True)
    )
    return table.unit, table.dims, table.totals, lists
