"""The intake sheet on paper, in any of our languages: blank for a queue, or with what a file already says."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from application.people import FileView
from application.told import sections
from web.consent_texts import TEXTS, consent_text
from web.counsellor.consent_states import standings
from web.counsellor.desk import stage
from web.counsellor.places import place_text
from web.counsellor.section_forms import SPOKEN
from web.i18n import LANGUAGES, language, using
from web.labels import options

intake = Blueprint("intake", __name__, url_prefix="/people/intake")

# Lists that are short enough to be ticked on paper: name in the template → (list, codes or all).
BOXES: dict[str, tuple[str, tuple[str, ...] | None]] = {
    "sex": ("sex", ("FEMALE", "MALE")),
    "stage": ("stage", None),
    "phone_owner": ("phone_owner", None),
    "languages": ("language", SPOKEN),
    "answer": ("answer", None),
    "education": ("education", None),
    "marital_status": ("marital_status", None),
    "departure_means": ("departure_means", None),
    "return_reason": ("return_reason", None),
    "heard_from": ("heard_from", None),
    "consent_mode": ("consent_mode", None),
    "guardian_relation": ("guardian_relation", None),
}


def sheet_language(spoken: str) -> str:
    """The language of a sheet for somebody: theirs where we print it, else that of the page."""
    return spoken if spoken in LANGUAGES else language()


@intake.get("")
def blank() -> ResponseReturnValue:
    with using(sheet_language(request.args.get("language", ""))):
        return sheet(None)


def sheet(file: FileView | None) -> ResponseReturnValue:
    """The page, its frame too, in the language in force."""
    boxes = {name: options(of, codes) for name, (of, codes) in BOXES.items()}
    texts = [(purpose, consent_text(purpose)) for purpose in TEXTS]
    return render_template(
        "counsellor/intake.html", boxes=boxes, texts=texts, file=file, languages=LANGUAGES, **_said(file)
    )


def _said(file: FileView | None) -> dict[str, Any]:
    if file is None:
        return {"d": {}, "place": "", "stage_text": "", "phones": [], "held": frozenset(), "refused": frozenset()}
    told = sections(file.timeline, file.header.person_id)
    answers = {name: value for each in told.values() for name, value in each.answers.items()}
    details = file.details
    return {
        "d": {**details, **answers},
        "place": place_text(details["country"], details["region"], details["district"]),
        "stage_text": stage(file.header.stage, file.header.destination),
        "phones": list(file.header.phones),
        "held": file.header.consents,
        "refused": {each.purpose for each in standings(file) if each.refused},
    }
