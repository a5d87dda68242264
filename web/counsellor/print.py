"""The file on paper: for the cabinet of the centre, and as a copy of their own data for the person."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from flask import Blueprint, Response, request
from flask.typing import ResponseReturnValue

from application.asking import Forbidden
from application.people import FileView, PersonCopy
from application.screening import PersonScreenings, Screening, Screenings
from web.counsellor.consents import text_by_version
from web.counsellor.desk import person_page
from web.counsellor.intake import sheet, sheet_language
from web.counsellor.own_data import own_data
from web.counsellor.places import place_text
from web.counsellor.questions import DIFFICULTIES, SIGNS
from web.counsellor.screening import words_of
from web.counsellor.story import on_paper
from web.i18n import LANGUAGES, using
from web.pages import ask

QUESTIONS = {"words_of": words_of, "signs": SIGNS, "difficulties": DIFFICULTIES}
printed = Blueprint("printed", __name__, url_prefix="/people/<uuid:person_id>")


@printed.get("/print")
def file(person_id: UUID) -> ResponseReturnValue:
    """In the reader's language, or in any other of ours."""
    found = _all_of(person_id)
    with using(sheet_language(_wanted())):
        return _paper(found, "counsellor/print.html")


@printed.get("/copy")
def copy(person_id: UUID) -> ResponseReturnValue:
    """In the person's language where we have it: it is for them."""
    found, asked = _all_of(person_id), _asked(person_id) or ()
    with using(sheet_language(_wanted() or found.header.language)):
        return _paper(found, "counsellor/copy.html", asked=asked, **QUESTIONS)


@printed.get("/copy.json")
def data(person_id: UUID) -> ResponseReturnValue:
    found, now = _all_of(person_id), datetime.now(UTC)
    text = json.dumps(own_data(found, _asked(person_id), now), ensure_ascii=False, indent=1)
    name = f"{found.header.number}-{now:%Y-%m-%d}.json"
    return Response(
        text, mimetype="application/json", headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@printed.get("/intake")
def intake(person_id: UUID) -> ResponseReturnValue:
    found = _all_of(person_id)
    with using(sheet_language(found.header.language)):
        return sheet(found)


def _all_of(person_id: UUID) -> FileView:
    """The file with nothing kept back; that somebody made a copy is logged."""
    found: FileView = ask(PersonCopy(person_id=person_id))
    return found


def _wanted() -> str:
    return request.args.get("language", "")


def _asked(person_id: UUID) -> tuple[Screening, ...] | None:
    """What was asked about situation and needs; None for whoever may not read it."""
    try:
        found: Screenings = ask(PersonScreenings(person_id=person_id))
    except Forbidden:
        return None
    return found.rows if found.shown else None


def _paper(found: FileView, template: str, **more: Any) -> ResponseReturnValue:
    place = place_text(found.details["country"], found.details["region"], found.details["district"])
    rows = [(row, text_by_version(row.text_version)) for row in found.consents]
    context: dict[str, Any] = {"file": found, "story": on_paper(found), "place": place, "rows": rows}
    return person_page(
        template, found.header, now=datetime.now(UTC), languages=LANGUAGES, **context, **more
    )
