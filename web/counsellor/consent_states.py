"""How each purpose stands for one person: agreed, ending soon, ended, taken back, never asked."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from application.people import ConsentRow, FileView
from web import dates
from web.consent_texts import TEXTS
from web.counsellor.desk import today
from web.i18n import gettext as _
from web.labels import label

# From how long before its end a consent is told to be ending.
SOON = timedelta(days=30)


class Standing(NamedTuple):
    """One purpose in words. `kind`: see `_macros.html: tag`; `ask`: it may be asked for anew."""

    purpose: str
    text: str
    kind: str
    state: str
    ask: bool


def standings(rows: Iterable[ConsentRow]) -> list[Standing]:
    """Every purpose, in the order in which they are read out. `rows`: newest first."""
    newest: dict[str, ConsentRow] = {}
    for row in rows:
        newest.setdefault(row.purpose, row)
    return [_standing(purpose, newest.get(purpose), today()) for purpose in TEXTS]


def states(rows: Iterable[ConsentRow]) -> list[tuple[str, str]]:
    """(kind of tag, words) of each consent, `rows` newest first. Sharing is agreed to for each organisation apart."""
    seen: set[tuple[str, str]] = set()
    found = []
    for row in rows:
        key = (row.purpose, row.agency if row.purpose == "REF" else "")
        older = key in seen and not row.withdrawn_on
        found.append(("plain", _("replaced by a newer one")) if older else state_of(row, today()))
        seen.add(key)
    return found


def state_of(row: ConsentRow, day: date) -> tuple[str, str]:
    """(kind of tag, words) of one consent on a day."""
    if row.withdrawn_on:
        return "plain", _("withdrawn on %(day)s", day=dates.date_text(row.withdrawn_on))
    if row.expires_on and row.expires_on < day:
        return "error", _("ended on %(day)s", day=dates.date_text(row.expires_on))
    if row.expires_on and row.expires_on - day <= SOON:
        return "waiting", _("ends on %(day)s", day=dates.date_text(row.expires_on))
    until = dates.date_text(row.expires_on)
    return "done", _("holds until %(day)s", day=until) if until else _("holds")


def card(file: FileView) -> list[Standing]:
    """For the overview."""
    return standings(file.consents)


def _standing(purpose: str, row: ConsentRow | None, day: date) -> Standing:
    text = label("consent_purpose", purpose)
    if row is None:
        return Standing(purpose, text, "plain", _("not asked or not given"), ask=True)
    kind, state = state_of(row, day)
    return Standing(purpose, text, kind, state, ask=kind != "done")
