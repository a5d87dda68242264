"""Words that every package of figures bears, whatever it is made of."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from flask import abort

from application.reports.flat import (
    ADX,
    CSVW,
    DATAPACKAGE,
    DHIS2,
    DHIS2_CODES,
    Flat,
    NoCalendarPeriod,
    SameCode,
)
from web.i18n import LANGUAGES, LazyText, using
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

# Kinds of files for other systems, in the order of the list: the words of the link, and who needs it.
FOR_SYSTEMS: Mapping[str, tuple[str, LazyText]] = {
    DHIS2: ("DHIS2 (JSON)", _l("for the ministry's data warehouse")),
    ADX: ("ADX (XML)", _l("for health and social information systems")),
    CSVW: ("CSVW (ZIP)", _l("for publishing on the web, with code lists in six languages")),
    DATAPACKAGE: ("Data Package (ZIP)", _l("for analysis in R or Python, with code lists in six languages")),
    DHIS2_CODES: ("DHIS2 (CSV)", _l("the codes in use, for the administrator")),
}


def written(make: Callable[[], bytes]) -> bytes:
    """The file, or the page that says why there is none."""
    try:
        return make()
    except NoCalendarPeriod:
        abort(400)
    except SameCode:
        abort(409)


def lists_of(
    axes: Iterable[tuple[str, Sequence[str]]], words: Callable[[str, str], str]
) -> dict[str, dict[str, dict[str, str]]]:
    """Code lists of these (dimension, codes), in every language that is spoken here; in the order of first use."""
    found: dict[str, dict[str, dict[str, str]]] = {}
    for dim, codes in axes:
        listed = found.setdefault(dim, {})
        for code in codes:
            listed.setdefault(code, {})
    for tag in LANGUAGES:
        with using(tag):
            for dim, told in found.items():
                for code, each in told.items():
                    each[tag] = words(dim, code)
    return found


def readme(
    title: str, facts: Iterable[str], tables: Iterable[tuple[Flat, Sequence[str]]], definitions: Sequence[str]
) -> str:
    """Markdown: what the files are, what was counted, what the columns and the figures mean."""
    lines = [f"# {title}", "", *(f"- {fact}" for fact in facts), "", f"## {_('Tables')}", ""]
    for table, notes in tables:
        lines += [f"### {table.title}", "", f"`data/{table.code}.csv`", ""]
        lines += [*(f"- {note}" for note in notes), ""]
    lines += [f"## {_('Columns')}", "", *(f"- `{name}`: {words}" for name, words in _columns()), ""]
    lines += [f"## {_('What these figures mean')}", "", *(f"- {line}" for line in definitions), ""]
    return "\n".join(lines)


def _columns() -> tuple[tuple[str, str], ...]:
    return (
        ("period", _("Period")),
        ("as_of", _("the instant up to which records were counted, in UTC")),
        ("kind", _("cell, subtotal or total: never add a total to what it sums up")),
        ("rounded_to", _("figures of this table are rounded to multiples of this number; empty: exact")),
        ("value", _("the figure; empty where none is told")),
        ("codes/", _("the words of every code in every language, one file for each classification")),
        ("SHA256SUMS", _("sums of all files; a changed file no longer fits its sum")),
    )
