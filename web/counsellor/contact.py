"""Where somebody lives and how they may safely be reached: shown with the details, changed here."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from flask import Blueprint, url_for
from flask.typing import ResponseReturnValue

from application.migrant import ChangeMigrantContact
from application.people import Header
from web.counsellor.contact_fields import ContactFields, contact_data
from web.counsellor.desk import person_context
from web.counsellor.person import file_of, place
from web.counsellor.versioned import VersionedForm
from web.i18n import lazy_gettext as _l
from web.pages import form_page, page_post

contact = Blueprint("contact", __name__, url_prefix="/people/<uuid:person_id>/contact")


class ContactForm(ContactFields, VersionedForm):
    """Replaces residence, phones and safe-contact words."""

    def __init__(self, header: Header, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.header = header
        self.stands_at(header.version)

    def to_command(self) -> ChangeMigrantContact:
        return ChangeMigrantContact(
            person_id=self.header.person_id, base_version=self.version, **self.contact()
        )


@contact.route("", methods=["GET", "POST"])
@form_page
def change(person_id: UUID) -> ResponseReturnValue:
    file = file_of(person_id)
    return page_post(
        ContactForm(file.header, data=contact_data(file.details)),
        "counsellor/contact.html",
        done=lambda _: url_for("person.details", person_id=person_id),
        said=_l("The contact was changed."),
        draft=f"contact.{person_id}",
        back=url_for("person.details", person_id=person_id),
        file=file,
        place=place(file),
        **person_context(file.header),
    )
