"""Asking for a person's data to be erased; a second person decides on it elsewhere."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from wtforms import RadioField

from application.link import RequestErasureOfAll
from application.links import Circle
from application.migrant import RequestErasure
from web.counsellor.desk import header_of, person_context
from web.counsellor.same_person import circle_of
from web.fields import CodeRadios
from web.forms import BaseForm, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.pages import form_page, page_post

erasure = Blueprint("erasure", __name__, url_prefix="/people/<uuid:person_id>/erasure")
# Which of the files of a person.
ONE, ALL = "one", "all"


class ErasureForm(BaseForm):
    """The ground, and nothing else: no words about a person who wants to be forgotten."""

    which = RadioField(_l("Which files of this person"), [Required(_l("Choose which files are to be erased."))])
    ground = CodeRadios(_l("On what ground"), "erasure_ground", [Required(_l("Choose the ground."))])

    def __init__(self, person_id: UUID, circle: Circle, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.person_id = person_id
        self.others = tuple(part.person_id for part in circle.parts if part.person_id != person_id)
        if not self.others:
            del self.which
            return
        numbers = {part.person_id: part.number for part in circle.parts}
        only = (ONE, _("Only this file: %(number)s", number=numbers[person_id]))
        every = (ALL, _("Every file of this person: %(numbers)s", numbers=", ".join(numbers.values())))
        within_reach = all(part.open for part in circle.parts)
        self.which.choices = [only, every] if within_reach else [only]
        if not within_reach:
            self.which.description = _(
                "Another file of this person is kept elsewhere: the other centre must be asked too."
            )

    def to_command(self) -> RequestErasure | RequestErasureOfAll:
        ground = str(self.ground.data)
        if self.others and self.which.data == ALL:
            return RequestErasureOfAll(person_id=self.person_id, others=self.others, ground=ground)
        return RequestErasure(person_id=self.person_id, ground=ground)


@erasure.route("", methods=["GET", "POST"])
@form_page
def request_erasure(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    goal = url_for("person.overview", person_id=person_id)
    said = _l(
        "Erasure was requested. A protection officer decides on it; until then the file stays as it is."
    )
    context = person_context(header)
    form = ErasureForm(person_id, circle_of(person_id))
    return page_post(form, "counsellor/erasure.html", done=lambda _verdict: goal, said=said, **context)
