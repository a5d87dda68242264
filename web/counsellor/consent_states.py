"""How each purpose stands for one person: agreed, ending soon, ended, taken back, refused, never asked."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from application.lists import ENDING_WITHIN
from application.people import ConsentRow, FileView
from web import dates
from web.consent_texts import BY_ITSELF, TEXTS
from web.counsellor.desk import today
from web.i18n import gettext as _
from web.labels import label


class Standing(NamedTuple):
    """One purpose in words. `kind`: see `_macros.html: tag`; `ask`: it may be asked for anew."""

    purpose: str
    text: str
    kind: str
    state: str
    ask: bool
    refused: bool = False


def standings(file: FileView) -> list[Standing]:
    """Every purpose that is asked for by itself, or was given, in the order in which they are read out."""
    newest: dict[str, ConsentRow] = {}
    for row in file.consents:
        # A no to one organisation stands beside a yes to another.
        if not (row.refused and row.purpose in file.header.consents):
            newest.setdefault(row.purpose, row)
    asked = [purpose for purpose in TEXTS if purpose in BY_ITSELF or purpose in newest]
    return [_standing(purpose, newest.get(purpose), file) for purpose in asked]


def states(file: FileView) -> list[tuple[str, str]]:
    """(kind of tag, words) of each consent, the newest first. Sharing is agreed to for each organisation apart."""
    seen: set[tuple[str, str]] = set()
    found = []
    for row in file.consents:
        key = (row.purpose, row.agency if row.purpose == "REF" else "")
        older = key in seen and not row.withdrawn_on
        found.append(("plain", _("replaced by a newer one")) if older else _in_file(row, file))
        seen.add(key)
    return found


def _in_file(row: ConsentRow, file: FileView) -> tuple[str, str]:
    kind, words = state_of(row, today())
    if kind in ("plain", "error") or row.purpose in file.header.consents:
        return kind, words
    return "error", _("does not hold: another file of the person does not allow it")


def state_of(row: ConsentRow, day: date) -> tuple[str, str]:
    """(kind of tag, words) of one consent, or of a no, on a day."""
    if row.refused:
        return "plain", _("did not agree on %(day)s", day=dates.date_text(row.given_on))
    if row.withdrawn_on:
        return "plain", _("withdrawn on %(day)s", day=dates.date_text(row.withdrawn_on))
    if row.expires_on and row.expires_on < day:
        return "error", _("ended on %(day)s", day=dates.date_text(row.expires_on))
    if row.expires_on and row.expires_on - day <= ENDING_WITHIN:
        return "waiting", _("ends on %(day)s", day=dates.date_text(row.expires_on))
    until = dates.date_text(row.expires_on)
    return "done", _("holds until %(day)s", day=until) if until else _("holds")


def card(file: FileView) -> list[Standing]:
    """For the overview."""
    return standings(file)


def _standing(purpose: str, row: ConsentRow | None, file: FileView) -> Standing:
    text = label("consent_purpose", purpose)
    if row is None:
        return Standing(purpose, text, "plain", _("not asked yet"), ask=True)
    # Asking anew in this file does not help where it is another file that does not allow it.
    ask = purpose in BY_ITSELF and not row.refused and state_of(row, today())[0] != "done"
    return Standing(purpose, text, *_in_file(row, file), ask=ask, refused=row.refused)
