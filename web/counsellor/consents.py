"""Consents of a person: what holds, a further one with its text read out, withdrawal."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from uuid import UUID

from flask import Blueprint, abort, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import TextAreaField

from application.migrant import GiveConsent, WithdrawConsent
from application.people import ConsentRow, FileView
from application.recalling import WithdrawSharing
from application.referrals import OneReferral
from application.refusal import RefuseConsent
from web.consent_texts import BY_ITSELF, TEXTS, text_by_version
from web.counsellor.consent_fields import SHARING, ConsentFields
from web.counsellor.consent_states import standings, states
from web.counsellor.desk import header_of, is_minor, person_context, person_page
from web.counsellor.person import file_of
from web.fields import CodeRadios
from web.filters import whole
from web.forms import BaseForm, Optional, Required, as_choices
from web.i18n import lazy_gettext as _l
from web.labels import label, options
from web.pages import ask, form_page, page_post

ANSWERS = ("YES", "NO")

consents = Blueprint("consents", __name__, url_prefix="/people/<uuid:person_id>/consents")


class ConsentForm(ConsentFields):
    """One further purpose, with a yes or a no."""

    fields_of = {
        "consent.expired_already": "consent_until",
        "consent.guardian_needed": "consent_by",
        "consent.stands": "answer",
    }

    consents = refusals = None  # type: ignore[assignment] - one purpose here instead of lists
    answer = CodeRadios(
        _l("Answer"), "answer", choices=lambda: as_choices(options("answer", ANSWERS)), default="YES"
    )
    purpose = CodeRadios(
        _l("To what"),
        "consent_purpose",
        [Required(_l("Choose what they agree to."))],
        choices=lambda: as_choices(options("consent_purpose", BY_ITSELF)),
    )
    def __init__(self, person_id: UUID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person_id = person_id

    def ticked(self) -> list[str]:
        return [self.purpose.data] if self.purpose.data and not self.refuses() else []

    def refuses(self) -> bool:
        """Whether the answer is no."""
        return self.answer.data == "NO"

    def to_command(self) -> GiveConsent | RefuseConsent:
        purpose = str(self.purpose.data)
        if self.refuses():
            return RefuseConsent(person_id=self.person_id, **self._answer(purpose))
        return GiveConsent(person_id=self.person_id, **asdict(self._consent(purpose)))


class WithdrawalForm(BaseForm):
    """What was allowed is blocked from this instant."""

    note = TextAreaField(_l("In their words"), [Optional()])

    def __init__(self, person_id: UUID, purpose: str, one: ConsentRow | None) -> None:
        super().__init__()
        self.person_id, self.purpose, self.one = person_id, purpose, one

    def to_command(self) -> WithdrawConsent | WithdrawSharing:
        note = self.note.data or ""
        if self.one:
            return WithdrawSharing(person_id=self.person_id, consent=self.one.version, note=note)
        return WithdrawConsent(person_id=self.person_id, purpose=self.purpose, note=note)


@consents.get("")
def of_person(person_id: UUID) -> ResponseReturnValue:
    file = file_of(person_id)
    told = zip(file.consents, states(file), strict=True)
    rows = [(row, text_by_version(row.text_version), state) for row, state in told]
    never = [each for each in standings(file) if each.ask]
    return person_page("counsellor/consents.html", file.header, rows=rows, never=never, agencies=_agencies(file))


@consents.route("/give", methods=["GET", "POST"])
@form_page
def give(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    by = "GUARDIAN" if is_minor(header) else "SELF"
    asked = {"purpose": request.args.get("purpose"), "consent_by": by}
    form = ConsentForm(person_id, data=asked | _for_referral(person_id))
    return page_post(
        form,
        "counsellor/consent.html",
        done=lambda _: url_for("consents.of_person", person_id=person_id),
        said=_l("The answer was written down.") if form.refuses() else _l("The consent was recorded."),
        back=url_for("consents.of_person", person_id=person_id),
        **person_context(header),
    )


def _for_referral(person_id: UUID) -> dict[str, str]:
    """The agency of the referral for which the consent is asked: an address names it by its id only."""
    try:
        referral_id = UUID(request.args.get("referral", ""))
    except ValueError:
        return {}
    return {"agency": ask(OneReferral(referral_id=referral_id, person_id=person_id)).row.agency}


@consents.route("/<purpose>/withdraw", methods=["GET", "POST"])
@form_page
def withdraw(person_id: UUID, purpose: str) -> ResponseReturnValue:
    if purpose not in TEXTS:
        abort(404)
    file = file_of(person_id)
    one = _one(file, purpose)
    return page_post(
        WithdrawalForm(person_id, purpose, one),
        "counsellor/withdraw.html",
        done=lambda _: url_for("consents.of_person", person_id=person_id),
        said=_l("The consent was withdrawn."),
        purpose_text=label("consent_purpose", purpose),
        purpose=purpose,
        agencies=_agencies(file),
        only=one.agency if one else "",
        back=url_for("consents.of_person", person_id=person_id),
        **person_context(file.header),
    )


def _one(file: FileView, purpose: str) -> ConsentRow | None:
    """The consent to share with one organisation that is to be withdrawn alone, if one is meant."""
    version = whole(request.args.get("consent"))
    if purpose != SHARING or version is None:
        return None
    found = next((row for row in file.consents if row.version == version and row.purpose == SHARING), None)
    if found is None or not found.held:
        abort(404)
    return found


def _agencies(file: FileView) -> list[str]:
    """With whom sharing is agreed to, by name."""
    held = (row.agency for row in file.consents if row.held and row.purpose == SHARING and row.agency)
    return list(dict.fromkeys(held))
