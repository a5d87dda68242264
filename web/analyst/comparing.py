"""A report beside what it said earlier, in the reader's words: what is different, and why."""

from __future__ import annotations

from dataclasses import dataclass

from application.reports.comparing import Cause, Changed, Comparison
from application.reports.export import WordedTable
from web.analyst.words import instant_text, worded
from web.dates import date_text, local
from web.i18n import LazyText, ngettext
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

CAUSES: dict[str, LazyText] = {
    "ENTERED": _l("entered since"),
    "VOIDED": _l("declared void"),
    "CORRECTED": _l("contact corrected"),
    "NAMED": _l("caller named, or taken for somebody else"),
    "LINKED": _l("merge: two files of one person linked"),
    "UNLINKED": _l("unmerge: a link of two files undone"),
    "PERSON": _l("sex or birth of the person corrected"),
    "CONSENT": _l("consent to statistics given or withdrawn"),
}
# These count contacts; the others count links.
OF_CONTACTS = frozenset({"ENTERED", "VOIDED", "CORRECTED", "NAMED", "PERSON", "CONSENT"})
MINUS = "−"


@dataclass(frozen=True)
class TableChanges:
    """The cells of one table that differ, with its words; nothing when it is as it was."""

    words: WordedTable
    cells: tuple[Changed, ...]


@dataclass(frozen=True)
class Changes:
    """`why` is None where nobody can tell; `same` when no figure differs."""

    since: str
    tables: tuple[TableChanges, ...]
    why: tuple[str, ...] | None
    same: bool


def changes(comparison: Comparison) -> Changes:
    """The comparison as a page shows it."""
    now, before = worded(comparison.now, named=True), worded(comparison.before, named=True)
    tables = []
    for table in comparison.now.tables:
        new, old = now.tables[table.name], before.tables[table.name]
        lines = {"rows": {**old.rows, **new.rows}, "columns": {**old.columns, **new.columns}}
        tables.append(TableChanges(WordedTable(**{**vars(new), **lines}), comparison.changed(table.name)))
    why = comparison.causes
    return Changes(
        since=_("as recorded by %(instant)s", instant=instant_text(comparison.before.as_of)),
        tables=tuple(tables),
        why=None if why is None else tuple(cause_text(cause, comparison.now.unit) for cause in why),
        same=not any(table.cells for table in tables),
    )


def cause_text(cause: Cause, unit: str) -> str:
    """+1 person: unmerge: two files found to be of two people, 30.07.2026."""
    words = str(CAUSES[cause.code])
    if cause.code in OF_CONTACTS and (unit != "CONTACT" or cause.effect != cause.number):
        words += " (" + ngettext("%(num)s contact", "%(num)s contacts", cause.number) + ")"
    told = {"difference": _added(cause.effect, unit), "cause": words, "days": _days(cause)}
    return _("%(difference)s: %(cause)s, %(days)s", **told)


def signed(number: int) -> str:
    """+1, −2, 0."""
    return f"+{number}" if number > 0 else f"{MINUS}{-number}" if number else "0"


def _added(effect: int, unit: str) -> str:
    if unit == "PERSON":
        counted = ngettext("%(num)s person", "%(num)s persons", abs(effect))
    else:
        counted = ngettext("%(num)s contact", "%(num)s contacts", abs(effect))
    return f"+{counted}" if effect > 0 else f"{MINUS}{counted}" if effect else _("the total stays")


def _days(cause: Cause) -> str:
    first, last = date_text(local(cause.first)), date_text(local(cause.last))
    return first if first == last else f"{first} – {last}"
