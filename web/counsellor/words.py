"""Words that templates of a file ask for by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any

from web import dates
from web.counsellor.reach import reach_of, reaches
from web.i18n import gettext as _
from web.labels import label
from web.looked import looked

NOTHING = "–"


def countries(codes: Iterable[str]) -> str:
    """Names of citizenships."""
    return ", ".join(label("citizenship", code) for code in codes or ()) or NOTHING


def documents(held: Iterable[Mapping[str, str]]) -> str:
    """Documents with their numbers, and until when they are valid."""
    return "; ".join(_document(each) for each in held or ()) or NOTHING


def _document(each: Mapping[str, str]) -> str:
    named = " ".join((label("document_type", each["kind"]), each.get("number", ""))).strip()
    until = each.get("expires_on")
    if not until:
        return named
    last = date.fromisoformat(until)
    day = {"document": named, "day": dates.date_text(last)}
    over = last < dates.day_text(datetime.now(UTC))
    return _("%(document)s (expired on %(day)s)", **day) if over else _("%(document)s (until %(day)s)", **day)


def year_of_birth(year: int | None, precision: str) -> str:
    """A year, told from a guessed one."""
    if year is None:
        return _("year of birth not known")
    return _("about %(year)s", year=year) if precision == "ESTIMATED" else str(year)


def consents(purposes: Iterable[str]) -> str:
    """Purposes that hold."""
    return "; ".join(label("consent_purpose", code) for code in sorted(purposes)) or NOTHING


def roles(codes: Iterable[str]) -> str:
    """Names of roles."""
    return ", ".join(label("role", code) for code in codes)


WORDS: Mapping[str, Callable[..., Any]] = {
    "countries": countries,
    "documents": documents,
    "consents": consents,
    "year_of_birth": year_of_birth,
    "reaches": reaches,
    "reach_of": reach_of,
    "roles": roles,
    "looked": looked,
}
