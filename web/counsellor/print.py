"""The file on paper: for the cabinet of the centre, and as a copy of their own data for the person."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, Response
from flask.typing import ResponseReturnValue

from application.people import FileView, PersonCopy
from web.counsellor.consents import text_by_version
from web.counsellor.desk import person_page
from web.counsellor.intake import sheet, sheet_language
from web.counsellor.own_data import own_data
from web.counsellor.places import place_text
from web.counsellor.story import on_paper
from web.i18n import using
from web.pages import ask

printed = Blueprint("printed", __name__, url_prefix="/people/<uuid:person_id>")


@printed.get("/print")
def file(person_id: UUID) -> ResponseReturnValue:
    return _paper(person_id, "counsellor/print.html")


@printed.get("/copy")
def copy(person_id: UUID) -> ResponseReturnValue:
    return _paper(person_id, "counsellor/copy.html")


@printed.get("/copy.json")
def data(person_id: UUID) -> ResponseReturnValue:
    found, now = _all_of(person_id), datetime.now(UTC)
    text = json.dumps(own_data(found, now), ensure_ascii=False, indent=1)
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


def _paper(person_id: UUID, template: str) -> ResponseReturnValue:
    found = _all_of(person_id)
    place = place_text(found.details["country"], found.details["region"], found.details["district"])
    rows = [(row, text_by_version(row.text_version)) for row in found.consents]
    now = datetime.now(UTC)
    return person_page(
        template, found.header, file=found, story=on_paper(found), place=place, rows=rows, now=now
    )
