"""The file on paper: for the cabinet of the centre, and as a copy of their own data for the person."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue

from web.counsellor.consents import text_by_version
from web.counsellor.desk import person_page
from web.counsellor.person import file_of
from web.counsellor.places import place_text
from web.counsellor.story import on_paper

printed = Blueprint("printed", __name__, url_prefix="/people/<uuid:person_id>")


@printed.get("/print")
def file(person_id: UUID) -> ResponseReturnValue:
    return _paper(person_id, "counsellor/print.html")


@printed.get("/copy")
def copy(person_id: UUID) -> ResponseReturnValue:
    return _paper(person_id, "counsellor/copy.html")


def _paper(person_id: UUID, template: str) -> ResponseReturnValue:
    found = file_of(person_id)
    if found.header.masked:
        abort(403)
    place = place_text(found.details["country"], found.details["region"], found.details["district"])
    rows = [(row, text_by_version(row.text_version)) for row in found.consents]
    now = datetime.now(UTC)
    return person_page(
        template, found.header, file=found, story=on_paper(found), place=place, rows=rows, now=now
    )
