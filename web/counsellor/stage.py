"""A new stage of migration: leaving, working abroad, back; from which day on, and where."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue
from wtforms.validators import ValidationError

from application.migrant import ChangeMigrantStage
from application.people import Header
from web.counsellor.desk import header_of, person_context, today
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, NearDate, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.pages import form_page, page_post

stage = Blueprint("stage", __name__, url_prefix="/people/<uuid:person_id>/stage")


class StageForm(BaseForm):
    """What holds from a day on."""

    fields_of = {"migrant.destination_missing": "destination"}

    stage = CodeRadios(_l("Stage of migration"), "stage", [Required(_l("Choose the stage."))])
    destination = CodeSelect(
        _l("Country"), "country", description=_l("Where they want to go, work, or came back from.")
    )
    since = NearDate(_l("From which day on"), [Required()])

    def __init__(self, header: Header, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.header = header

    def validate_destination(self, field: Any) -> None:
        """A stage abroad is about a country."""
        if self.stage.data not in (None, "NONE") and not field.data:
            raise ValidationError(_("Choose the country."))

    def to_command(self) -> ChangeMigrantStage:
        chosen = {"stage": self.stage.data, "destination": self.destination.data, "since": self.since.data}
        return ChangeMigrantStage(person_id=self.header.person_id, **chosen)


@stage.route("", methods=["GET", "POST"])
@form_page
def change(person_id: UUID) -> ResponseReturnValue:
    header = header_of(person_id)
    form = StageForm(
        header, data={"stage": header.stage, "destination": header.destination, "since": today()}
    )
    goal = url_for("person.overview", person_id=person_id)
    said = _l("The stage was changed.")
    return page_post(form, "counsellor/stage.html", done=lambda _: goal, said=said, **person_context(header))
