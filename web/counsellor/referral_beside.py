"""What belongs to a referral beside its own life: what a returnee needs, wages it is about, what was handed out."""

from __future__ import annotations

from uuid import UUID

from flask import url_for

from application.claims import ClaimRow, PersonClaims
from application.material_helps import HelpRow, PersonHelp
from application.people import FileView
from application.told import entries
from web.counsellor.further_words import money
from web.counsellor.help_words import things
from web.counsellor.told_words import LINES
from web.dates import date_text
from web.i18n import gettext as _
from web.labels import label
from web.pages import ask

RETURNED = "migrant.Returned"


def return_of(file: FileView) -> tuple[str, list[str]] | None:
    """(country, lines) of the last return that stands: when, why, what is needed; None for nobody who returned."""
    told = entries(file.timeline, file.header.person_id)
    last = next((each for each in told if each.topic == RETURNED and not each.struck), None)
    if last is None:
        return None
    return label("country", last.answers["country"]), [line for line in LINES[RETURNED](last.answers) if line]


def beside(person_id: UUID, referral_id: UUID) -> dict[str, list[tuple[str, str]]]:
    """(address, words) of the claims that are part of a referral, and of what was handed out as part of it."""
    claims = [row for row in ask(PersonClaims(person_id=person_id)) if row.referral_id == referral_id]
    helps = [row for row in ask(PersonHelp(person_id=person_id)) if row.referral_id == referral_id]
    return {
        "claims": [
            (url_for("claims.show", person_id=person_id, claim_id=row.claim_id), claim_words(row)) for row in claims
        ],
        "given": [
            (url_for("material.show", person_id=person_id, help_id=row.help_id), given_words(row))
            for row in helps
            if not row.void_reason
        ],
    }


def given_words(row: HelpRow) -> str:
    """Blanket: 2 × piece, 12.03.2026."""
    return f"{things(row.items)}, {date_text(row.given_on)}"


def claim_words(row: ClaimRow) -> str:
    """200 000 RUB, recovered 120 000 RUB, paid in part."""
    parts = [money(row.amount, row.currency), _("recovered: %(sum)s", sum=money(row.recovered, row.currency))]
    return ", ".join([*parts, label("claim_outcome", row.outcome)] if row.outcome else parts)
