"""Asking for a person's data to be erased; a second person decides on it elsewhere."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from application.migrant import RequestErasure
from web.counsellor.desk import header_of, person_context
from web.fields import CodeRadios
from web.forms import BaseForm, Required
from web.i18n import lazy_gettext as _l
from web.pages import form_page, page_post

erasure = Blueprint("erasure", __name__, url_prefix="/people/<uuid:person_id>/erasure")


class ErasureForm(BaseForm):
    """The ground, and nothing else: no words about a person who wants to be forgotten."""

    ground = CodeRadios(_l("On what ground"), "erasure_ground", [Required(_l("Choose the ground."))])

    def __init__(self, person_id: UUID, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person_id = person_id

    def to_command(self) -> RequestErasure:
        return RequestErasure(person_id=self.person_id, ground=str(self.ground.data))


@erasure.route("", methods=["GET", "POST"])
@form_page
def request_erasure(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    goal = url_for("person.overview", person_id=person_id)
    said = _l(
        "Erasure was requested. A protection officer decides on it; until then the file stays as it is."
    )
    context = person_context(header)
    return page_post(
        ErasureForm(person_id), "counsellor/erasure.html", done=lambda _: goal, said=said, **context
    )
