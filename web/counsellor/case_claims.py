"""Wage claims of a case: those that belong to it, and the step that adds one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from wtforms import SelectField

from application.case import LinkClaim
from application.cases import CaseRow, CaseView
from application.claims import ClaimRow, PersonClaims
from web.counsellor.case_forms import CaseForm, People
from web.dates import date_text, money_text
from web.forms import Required, as_choices
from web.i18n import lazy_gettext as _l
from web.labels import label
from web.pages import ask


class ClaimForm(CaseForm):
    """One of the person's claims."""

    fields_of = {"case.claim_linked_already": "claim_id", "claim.unknown": "claim_id"}
    command = LinkClaim
    claim_id = SelectField(_l("Wage claim"), [Required(_l("Choose the claim."))])

    def __init__(self, row: CaseRow, colleagues: People = (), **data: Any) -> None:
        super().__init__(row, colleagues, **data)
        pairs = [(str(claim.claim_id), words(claim)) for claim in ask(PersonClaims(person_id=row.person_id))]
        self.claim_id.choices = as_choices([("", ""), *pairs])

    def more(self) -> dict[str, Any]:
        return {"claim_id": UUID(self.claim_id.data)}


def words(claim: ClaimRow) -> str:
    """90 000.00 RUB, Russia, 12.03.2026."""
    owed = money_text(claim.amount, claim.currency)
    return f"{owed}, {label('country', claim.worked_in)}, {date_text(claim.stated_on)}"


def claims_of(view: CaseView) -> tuple[Sequence[tuple[UUID, str]], bool]:
    """((claim, words) of those that belong to the case, whether there is one that does not)."""
    rows: tuple[ClaimRow, ...] = ask(PersonClaims(person_id=view.row.person_id))
    linked = [row for row in rows if row.claim_id in view.claims or row.case_id == view.row.case_id]
    return [(row.claim_id, words(row)) for row in linked], len(linked) < len(rows)
