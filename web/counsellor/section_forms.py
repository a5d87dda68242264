"""The sections of a file that are filled after registration: a form for each, and whether it is filled."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from wtforms import StringField
from wtforms.validators import Length, ValidationError

from application import telling
from application.people import FileView
from application.told import Section
from web.counsellor.desk import is_minor
from web.counsellor.versioned import VersionedForm
from web.fields import CodeChecks, CodeRadios, CodeSelect
from web.forms import Count, Optional, Required, as_choices
from web.i18n import LazyText
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import options

# Languages offered to be ticked; the rest of the list stands in the details.
SPOKEN = ("tg", "uz", "ru", "ky", "kk", "tk", "fa", "tr", "en", "ko", "de", "sgh", "wbl", "yah", "sgn")


class SectionForm(VersionedForm):
    """One section. `asked` names the fields whose answers say how far it is filled."""

    command: type[Any] = object
    asked: Sequence[str] = ()
    fields_of = {"section.reason_missing": "reason"}

    reason = CodeSelect(_l("Why it changes"), "correction_reason", [Optional()])

    def __init__(self, person_id: UUID, section: Section | None, first: Mapping[str, Any]) -> None:
        super().__init__(data={**first, **(section.answers if section else {}), "reason": None})
        self.person_id = person_id
        self.stands_at(section.version if section else 0)
        if section is None:
            del self.reason

    def to_command(self) -> Any:
        answers = {name: self._answer(name) for name in self.asked}
        reason = self.reason.data if "reason" in self else None
        return self.command(
            person_id=self.person_id, base_version=self.version, reason=reason, **answers
        )

    def _answer(self, name: str) -> Any:
        value = self[name].data
        if isinstance(self[name], CodeChecks):
            return tuple(value or ())
        return value or "" if isinstance(self[name], StringField) and not isinstance(self[name], Count) else value

    def validate_reason(self, field: Any) -> None:
        """What stands is replaced for a reason."""
        if not field.data:
            raise ValidationError(_("Choose why it changes."))


class LanguagesForm(SectionForm):
    command = telling.TellLanguages
    asked = ("languages", "reads")
    languages = CodeChecks(
        _l("Languages they speak"), "language", choices=lambda: as_choices(options("language", SPOKEN))
    )
    reads = CodeRadios(_l("Reads and writes"), "answer", [Optional()])


class WorkForm(SectionForm):
    command = telling.TellWork
    asked = ("education", "occupation", "occupation_wanted", "industry")
    education = CodeSelect(_l("Education"), "education", [Optional()])
    occupation = CodeSelect(_l("Occupation"), "occupation", [Optional()])
    occupation_wanted = CodeSelect(_l("Occupation they look for"), "occupation", [Optional()])
    industry = CodeSelect(_l("Industry"), "industry", [Optional()])


class FamilyForm(SectionForm):
    command = telling.TellFamily
    asked = ("marital_status", "household_size", "dependants", "breadwinner")
    fields_of = {**SectionForm.fields_of, "migrant.household_count": "dependants"}
    marital_status = CodeRadios(_l("Marital status"), "marital_status", [Optional()])
    household_size = Count(
        _l("People at home"), [Optional()], most=60, description=_l("Counting the person, and those who are abroad.")
    )
    dependants = Count(_l("Of them under 18"), [Optional()], most=60)
    breadwinner = CodeRadios(_l("Earns most of what the family lives on"), "answer", [Optional()])


class SourceForm(SectionForm):
    command = telling.TellSource
    asked = ("heard_from",)
    heard_from = CodeRadios(
        _l("How they heard of the centre"), "heard_from", [Required(_l("Choose how they heard of the centre."))]
    )


class GuardianForm(SectionForm):
    command = telling.NameGuardian
    asked = ("guardian", "relation", "no_guardian_reason")
    fields_of = {**SectionForm.fields_of, "migrant.guardian_missing": "guardian"}
    guardian = StringField(_l("Parent or guardian"), [Optional(), Length(max=120)])
    relation = CodeSelect(_l("Who that is"), "guardian_relation", [Optional()])
    no_guardian_reason = CodeSelect(_l("Or why no guardian was asked"), "no_guardian_reason", [Optional()])


class Kind(NamedTuple):
    """A section: its form, the topic of its event, its words, and the files that have it."""

    form: type[SectionForm]
    topic: str
    text: LazyText
    applies: Callable[[FileView], bool] = lambda _file: True


# Address → section, in the order of the overview.
KINDS: Mapping[str, Kind] = {
    "languages": Kind(LanguagesForm, "migrant.LanguagesTold", _l("Languages and reading")),
    "work": Kind(WorkForm, "migrant.WorkTold", _l("Education and work")),
    "family": Kind(FamilyForm, "migrant.FamilyTold", _l("Family and household")),
    "guardian": Kind(
        GuardianForm, "migrant.GuardianTold", _l("Parent or guardian"), lambda file: is_minor(file.header)
    ),
    "source": Kind(SourceForm, "migrant.SourceTold", _l("How they heard of the centre")),
}
