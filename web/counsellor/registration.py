"""The form that registers a person: what is needed first, look-alikes shown before anything is kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7
from wtforms import BooleanField, HiddenField, StringField
from wtforms.validators import Length, ValidationError

from application.migrant import RegisterMigrant
from web.counsellor.candidates import Alike, look_alikes
from web.counsellor.consent_fields import RECORDING, ConsentFields
from web.counsellor.contact_fields import ContactFields
from web.counsellor.desk import centres
from web.counsellor.details_fields import DetailsFields
from web.fields import CodeSelect
from web.forms import Optional, Required, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.i18n import ngettext

# The fields in sight when the page opens, from top to bottom: errors are listed in this order, then what is folded.
IN_SIGHT = (
    *("family_name", "given_name", "sex", "born", "born_estimated", "born_unknown", "age"),
    *("place", "language", "stage", "destination", "consents", "refusals", "agency", "consent_mode"),
)


class RegistrationForm(DetailsFields, ContactFields, ConsentFields):
    """`alike` is filled when somebody very like this person is known."""

    fields_of = {
        **DetailsFields.fields_of,
        **ContactFields.fields_of,
        **ConsentFields.fields_of,
        "migrant.destination_missing": "destination",
        "migrant.guardian_missing": "guardian",
        "centre.closed": "centre",
        "centre.unknown": "centre",
    }

    person_id = HiddenField()
    centre = CodeSelect(_l("Centre"), "centre", choices=lambda: as_choices(centres()))
    stage = CodeSelect(_l("Stage of migration"), "stage", [Required(_l("Choose the stage."))])
    destination = CodeSelect(_l("Country of destination"), "country", [Optional()])
    guardian = StringField(_l("Parent or guardian who agreed"), [Optional(), Length(max=120)])
    no_guardian_reason = CodeSelect(_l("Or why no guardian was asked"), "no_guardian_reason", [Optional()])
    somebody_else = BooleanField(_l("I looked at them: this is somebody else"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.alike = Alike()
        if not self.centre.data:
            self.centre.data = centres()[0][0] if centres() else None
        if not _is_id(self.person_id.data):
            self.person_id.data = str(uuid7())

    def __iter__(self) -> Iterator[Any]:
        places = {name: place for place, name in enumerate(IN_SIGHT)}
        return iter(sorted(super().__iter__(), key=lambda field: places.get(field.name, len(places))))

    def given_by(self) -> str:
        """For somebody under 18 it is the guardian who agrees, where one is named."""
        chosen = super().given_by()
        return "GUARDIAN" if chosen == "SELF" and self.guardian.data else chosen

    def validate_consents(self, field: Any) -> None:
        """Nobody is recorded against their will."""
        if RECORDING not in (field.data or ()):
            raise ValidationError(
                _(
                    "Without consent to be recorded nothing can be kept: log an anonymous consultation instead."
                )
            )

    def validate(self, extra_validators: Any = None) -> bool:
        return super().validate(extra_validators) and (bool(self.somebody_else.data) or self._unlike_all())

    def _unlike_all(self) -> bool:
        self.alike = look_alikes(self)
        if self.alike.people:
            self.summary.append(
                ngettext(
                    "There is %(num)s file of somebody very like this person. Look at it before you register.",
                    "There are %(num)s files of people very like this person. Look at them before you register.",
                    len(self.alike.people),
                )
            )
        elif self.alike.hidden:
            self.summary += _out_of_sight(self.alike)
        return not self.alike

    def to_command(self) -> RegisterMigrant:
        return RegisterMigrant(
            person_id=UUID(self.person_id.data),
            centre=self.centre.data or "",
            stage=self.stage.data or "",
            destination=self.destination.data,
            guardian=self.guardian.data or "",
            no_guardian_reason=self.no_guardian_reason.data,
            consents=self.agreed(),
            refusals=self.refused(),
            **self.details(),
            **self.contact(),
        )


def _out_of_sight(alike: Alike) -> list[str]:
    """Who is to be asked, as `_people.html: out_of_sight` says it too."""
    elsewhere = _(
        "A file with this phone or document exists at another centre."
        " Ask the coordinator before you register this person."
    )
    colleague = _(
        "A colleague at this centre looks after somebody who could be this person."
        " Ask the manager before you register anybody."
    )
    return [text for text, so in ((elsewhere, alike.elsewhere), (colleague, alike.with_colleague)) if so]


def _is_id(text: Any) -> bool:
    try:
        return bool(UUID(str(text)))
    except ValueError:
        return False
