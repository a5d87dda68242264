"""A report beside what it said earlier, in the reader's words: what is different, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from application.reports.behind import Turn
from application.reports.comparing import Cause, Changed, Comparison, Effect
from application.reports.export import WordedTable
from application.reports.table import TOTAL
from web.analyst.linking import LinkChanged
from web.analyst.words import instant_text, worded
from web.causes import CAUSES, MINUS, moved_text, signed
from web.dates import date_text, local
from web.i18n import gettext as _
from web.i18n import ngettext
from web.labels import label

# These count records; the others count links.
OF_RECORDS = frozenset({*CAUSES, "MOVED"}) - {"LINKED", "UNLINKED"}


@dataclass(frozen=True)
class Line:
    """One figure that differs, with why."""

    cell: Changed
    why: str
    href: str = ""


@dataclass(frozen=True)
class TableChanges:
    """The figures of one table that differ, with its words; nothing when it is as it was."""

    words: WordedTable
    name: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Changes:
    """`why` is None where nobody can tell; `same` when no figure differs."""

    since: str
    tables: tuple[TableChanges, ...]
    why: tuple[str, ...] | None
    same: bool


def changes(comparison: Comparison, link: LinkChanged | None = None) -> Changes:
    """The comparison as a page shows it; `link` leads from a difference to its records."""
    now, before = worded(comparison.now, named=True), worded(comparison.before, named=True)
    tables = []
    for table in comparison.now.tables:
        if table.name not in before.tables:
            continue
        new, old = now.tables[table.name], before.tables[table.name]
        words = {"rows": {**old.rows, **new.rows}, "columns": {**old.columns, **new.columns}}
        of_centre = table.row_dimension == "centre", table.column_dimension == "centre"
        lines = tuple(
            Line(
                each,
                why_text(comparison.why(table.name, each), _centre(each, of_centre)),
                link(table.name, each.row, each.column) if link else "",
            )
            for each in comparison.changed(table.name)
        )
        tables.append(TableChanges(WordedTable(**{**vars(new), **words}), table.name, lines))
    why = comparison.causes
    return Changes(
        since=_("as recorded by %(instant)s", instant=instant_text(comparison.before.as_of)),
        tables=tuple(tables),
        why=None if why is None else tuple(cause_text(cause, comparison.now.unit) for cause in why),
        same=not any(table.lines for table in tables),
    )


def _centre(cell: Changed, of_centre: tuple[bool, bool]) -> str:
    found = [code for code, named in zip((cell.row, cell.column), of_centre, strict=True) if named and code != TOTAL]
    return found[0] if found else ""


def why_text(effects: Sequence[Effect], centre: str = "") -> str:
    """+7 late entry, −1 moved to Kurgan-Tyube: of one cell, told at a centre where it is one's."""
    return ", ".join(f"{signed(each.effect)} {_cause(each.cause, centre)}" for each in effects)


def _cause(cause: tuple[str, str, str], centre: str = "") -> str:
    code, origin, target = cause
    if code != "MOVED":
        return str(CAUSES[code])
    names = (label("centre", code) if code != centre else "" for code in (origin, target))
    return moved_text(*names)


def turn_text(turn: Turn, centre: str) -> str:
    """+1 late entry, 02.05.2026: what one record did to a figure."""
    why = _cause((turn.code, turn.origin, turn.target), centre) if turn.code else _("by another record of the person")
    told = f"{signed(turn.step)} {why}" if turn.step else why
    return f"{told}, {date_text(local(turn.recorded))}" if turn.recorded else told


def cause_text(cause: Cause, unit: str) -> str:
    """+1 person: unmerge: two files found to be of two people, 30.07.2026."""
    words = _cause((cause.code, cause.origin, cause.target))
    if cause.code in OF_RECORDS and cause.number and (unit != "CONTACT" or cause.effect != cause.number):
        words += " (" + ngettext("%(num)s record", "%(num)s records", cause.number) + ")"
    told = {"difference": _added(cause.effect, unit), "cause": words, "days": _days(cause)}
    return _("%(difference)s: %(cause)s, %(days)s", **told)


def _added(effect: int | Decimal, unit: str) -> str:
    if not effect:
        return _("the total stays")
    if unit not in ("PERSON", "CONTACT"):
        return signed(effect)
    number = abs(int(effect))
    if unit == "PERSON":
        counted = ngettext("%(num)s person", "%(num)s persons", number)
    else:
        counted = ngettext("%(num)s contact", "%(num)s contacts", number)
    return f"+{counted}" if effect > 0 else f"{MINUS}{counted}"


def _days(cause: Cause) -> str:
    first, last = date_text(local(cause.first)), date_text(local(cause.last))
    return first if first == last else f"{first} – {last}"
