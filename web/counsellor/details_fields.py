"""Fields that a registration and a correction of details share: names, sex, birth, languages, documents, work."""

from __future__ import annotations

from datetime import date
from typing import Any

from wtforms import BooleanField, StringField
from wtforms.fields.core import UnboundField
from wtforms.validators import Length, ValidationError

from application.person_parts import Document
from web.counsellor.desk import today
from web.fields import CodeRadios, CodeSelect
from web.forms import BaseForm, Count, DateParts, NearDate, Optional, PartialDate, Required
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l

NAME = Length(max=120)
ROWS = 12  # documents a file can hold
PAPER = ("kind", "number", "until")
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
        boxes[f"document_{row}_until"] = NearDate(_l("Document %(row)s is valid until", row=row), [Optional()])
    return boxes


class DetailsFields(BaseForm):
    """Who the person is. ``details()`` gives the part of a command that these fields fill."""

    fields_of = {
        "migrant.name_missing": "family_name",
        "migrant.birth_date": "born",
        "migrant.birth_year": "born",
        "migrant.birth_unknown": "born",
        "migrant.age_as_of": "age_as_of",
        "migrant.age_disagrees": "age",
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
    age = Count(_l("Or about how old (years)"), [Optional()], least=0, most=120)
    age_as_of = NearDate(
        _l("On which day that age was right"), [Optional()], description=_l("Today, when it is left empty.")
    )
    citizenship = CodeSelect(_l("Citizenship"), "citizenship", [Optional()])
    citizenship_2 = CodeSelect(_l("Second citizenship"), "citizenship", [Optional()])
    language = CodeSelect(_l("Language"), "language", [Required(_l("Choose the language they speak best."))])
    interpreter = BooleanField(_l("Needs an interpreter"))
    education = CodeSelect(_l("Education"), "education", [Optional()])
    occupation = CodeSelect(_l("Occupation"), "occupation", [Optional()])

    @property
    def birth_year(self) -> int | None:
        """The year of birth as far as it is known, or as an age gives it."""
        born: PartialDate | None = self.born.data
        if born is None and self.age.data is not None:
            return int(self.as_of().year) - int(self.age.data)
        return born.year if born else None

    def as_of(self) -> date:
        """The day on which the age was right."""
        day: date = self.age_as_of.data or today()
        return day

    def validate_family_name(self, field: Any) -> None:
        """Somebody must be called something."""
        if not any((field.data, self.given_name.data, self.alias.data)):
            raise ValidationError(_("Write a name, or what they are called."))

    def validate_born(self, field: Any) -> None:
        """A year, an age, or the word that neither is known."""
        said = (field.data is not None) + (self.age.data is not None) + bool(self.born_unknown.data)
        if said == 0 and not field.errors and not self.age.errors:
            raise ValidationError(_("Write the year of birth or the age, or tick that it is not known."))
        if said > 1 and not self._same_as_it_stands():
            raise ValidationError(_("A year, an age and “not known” stand here together: keep one of them."))

    def _same_as_it_stands(self) -> bool:
        """Whether year and age agree, as they do in a file that holds an estimated age."""
        born: PartialDate | None = self.born.data
        age: int | None = self.age.data
        if born is None or age is None or self.born_unknown.data:
            return False
        return bool(self.born_estimated.data) and born.year == self.as_of().year - age

    def details(self) -> dict[str, Any]:
        """Keyword arguments for the commands that carry details."""
        same = ("sex", "language", "interpreter", "education", "occupation")
        return {
            **{name: self[name].data or "" for name in NAMES},
            **{name: self[name].data for name in same},
            "birth_date": self._birth_date(),
            "birth_year": self.birth_year,
            "birth_precision": self._precision(),
            "age": self.age.data,
            "age_as_of": self.as_of() if self.age.data is not None else None,
            "citizenships": tuple(
                dict.fromkeys(filter(None, (self.citizenship.data, self.citizenship_2.data)))
            ),
            "documents": tuple(self.documents()),
        }

    def documents(self) -> list[Document]:
        """The documents named in the form, none twice."""
        boxes = [[self[f"document_{row}_{part}"].data for part in PAPER] for row in range(1, ROWS + 1)]
        rows = dict.fromkeys((kind, number or "", until) for kind, number, until in boxes if kind)
        return [Document(kind=kind, number=number, expires_on=until) for kind, number, until in rows]

    def document_rows(self) -> list[list[Any]]:
        """The boxes to draw: those in use and two more, at least three."""
        used = max((row for row in range(1, ROWS + 1) if self[f"document_{row}_kind"].data), default=0)
        shown = min(max(used + 2, 3), ROWS)
        return [[self[f"document_{row}_{part}"] for part in PAPER] for row in range(1, shown + 1)]

    def _birth_date(self) -> date | None:
        born: PartialDate | None = self.born.data
        return born.exact if born else None

    def _precision(self) -> str:
        if self.birth_year is None:
            return "UNKNOWN"
        if self.born_estimated.data or self.born.data is None:
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
    kept |= {name: details.get(name) for name in ("age", "age_as_of")}
    for row, document in enumerate(details.get("documents") or (), start=1):
        until = document.get("expires_on")
        kept |= {f"document_{row}_kind": document["kind"], f"document_{row}_number": document["number"]}
        kept[f"document_{row}_until"] = date.fromisoformat(until) if until else None
    return kept
