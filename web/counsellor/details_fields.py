"""Fields that a registration and a correction of details share: names, sex, birth, languages, documents, work."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import BooleanField, StringField
from wtforms.fields.core import UnboundField
from wtforms.validators import Length, ValidationError

from application.person_parts import Document
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, DateParts, Optional, PartialDate, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

NAME = Length(max=120)
ROWS = 12  # documents a file can hold
NAMES = ("family_name", "given_name", "patronymic", "family_name_latin", "given_name_latin", "alias")


def _document_boxes() -> dict[str, UnboundField]:
    boxes: dict[str, Any] = {}
    for row in range(1, ROWS + 1):
        boxes[f"document_{row}_kind"] = CodeSelect(
            _l("Document %(row)s", row=row), "document_type", [Optional()]
        )
        boxes[f"document_{row}_number"] = StringField(
            _l("Number of document %(row)s", row=row), [Optional(), Length(max=40)]
        )
    return boxes


class DetailsFields(BaseForm):
    """Who the person is. ``details()`` gives the part of a command that these fields fill."""

    fields_of = {
        "migrant.name_missing": "family_name",
        "migrant.birth_date": "born",
        "migrant.birth_year": "born",
        "migrant.birth_unknown": "born",
        "field.twice": "document_1_kind",
    }

    locals().update(_document_boxes())
    family_name = StringField(_l("Family name"), [NAME])
    given_name = StringField(_l("Given name"), [NAME])
    patronymic = StringField(_l("Patronymic"), [NAME])
    alias = StringField(
        _l("Name they go by"),
        [NAME],
        description=_l("Enough on its own for somebody who gives no other name."),
    )
    family_name_latin = StringField(_l("Family name as in the passport (Latin)"), [NAME])
    given_name_latin = StringField(_l("Given name as in the passport (Latin)"), [NAME])
    sex = CodeRadios(_l("Sex"), "sex", [Required(_l("Choose the sex; “not recorded” is an answer too."))])
    born = DateParts(_l("Date of birth"), description=_l("The year is enough."))
    born_estimated = BooleanField(_l("Estimated"))
    born_unknown = BooleanField(_l("Year of birth not known"))
    citizenship = CodeSelect(_l("Citizenship"), "citizenship", [Optional()])
    citizenship_2 = CodeSelect(_l("Second citizenship"), "citizenship", [Optional()])
    language = CodeSelect(_l("Language"), "language", [Required(_l("Choose the language they speak best."))])
    interpreter = BooleanField(_l("Needs an interpreter"))
    education = CodeSelect(_l("Education"), "education", [Optional()])
    occupation = CodeSelect(_l("Occupation"), "occupation", [Optional()])

    @property
    def birth_year(self) -> int | None:
        """The year of birth as far as it is known."""
        born: PartialDate | None = self.born.data
        return born.year if born else None

    def validate_family_name(self, field: Any) -> None:
        """Somebody must be called something."""
        if not any((field.data, self.given_name.data, self.alias.data)):
            raise ValidationError(_("Write a name, or what they are called."))

    def validate_born(self, field: Any) -> None:
        """A year, or the word that it is not known."""
        if field.data is None and not field.errors and not self.born_unknown.data:
            raise ValidationError(_("Write the year of birth, or tick that it is not known."))
        if field.data is not None and self.born_unknown.data:
            raise ValidationError(_("A year stands here and “not known” is ticked: keep one of them."))

    def details(self) -> dict[str, Any]:
        """Keyword arguments for the commands that carry details."""
        same = ("sex", "language", "interpreter", "education", "occupation")
        return {
            **{name: self[name].data or "" for name in NAMES},
            **{name: self[name].data for name in same},
            "birth_date": self._birth_date(),
            "birth_year": self.birth_year,
            "birth_precision": self._precision(),
            "citizenships": tuple(
                dict.fromkeys(filter(None, (self.citizenship.data, self.citizenship_2.data)))
            ),
            "documents": tuple(self.documents()),
        }

    def documents(self) -> list[Document]:
        """The documents named in the form, none twice."""
        rows = (
            (self[f"document_{row}_kind"].data, self[f"document_{row}_number"].data or "")
            for row in range(1, ROWS + 1)
        )
        return [Document(kind=kind, number=number) for kind, number in dict.fromkeys(rows) if kind]

    def document_rows(self) -> list[tuple[Any, Any]]:
        """The boxes to draw: those in use and two more, at least three."""
        used = max((row for row in range(1, ROWS + 1) if self[f"document_{row}_kind"].data), default=0)
        shown = min(max(used + 2, 3), ROWS)
        return [(self[f"document_{row}_kind"], self[f"document_{row}_number"]) for row in range(1, shown + 1)]

    def _birth_date(self) -> date | None:
        born: PartialDate | None = self.born.data
        return born.exact if born else None

    def _precision(self) -> str:
        if self.born.data is None:
            return "UNKNOWN"
        if self.born_estimated.data:
            return "ESTIMATED"
        return "EXACT" if self._birth_date() else "YEAR"


def details_data(details: Any) -> dict[str, Any]:
    """The values of these fields as a file holds them."""
    kept = {name: details.get(name) or "" for name in NAMES}
    same = ("sex", "language", "interpreter", "education", "occupation")
    kept |= {name: details.get(name) for name in same}
    kept |= dict(zip(("citizenship", "citizenship_2"), details.get("citizenships") or (), strict=False))
    year = details.get("birth_year")
    kept["born"] = details.get("birth_date") or (PartialDate(year) if year else None)
    kept["born_estimated"] = details.get("birth_precision") == "ESTIMATED"
    kept["born_unknown"] = year is None
    for row, document in enumerate(details.get("documents") or (), start=1):
        kept |= {f"document_{row}_kind": document["kind"], f"document_{row}_number": document["number"]}
    return kept
