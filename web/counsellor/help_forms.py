"""Forms of what is handed out: writing it down, putting it right, declaring it void."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from uuid import UUID

from wtforms import HiddenField, SelectField, StringField, TextAreaField

from application.cases import PersonCases
from application.material_help import CorrectHelp, HandOutHelp, HelpItem, VoidHelp
from application.material_helps import HelpLine, HelpRow
from application.people import Header
from application.referrals import PersonReferrals
from domain.codes import code_list
from web.counsellor.claims_forms import referral_words
from web.counsellor.record_forms import instant_of, made_id
from web.counsellor.versioned import VersionedForm
from web.fields import CodeSelect
from web.forms import BaseForm, Count, NearDate, Optional, Required, as_choices
from web.i18n import gettext as _
from web.i18n import lazy_gettext as _l
from web.labels import options, topic_path
from web.pages import ask

ROWS = ("1", "2", "3", "4", "5")
PIECE = "PIECE"
MOST = 10_000_000


class Row(NamedTuple):
    """The three fields of one thing."""

    kind: Any
    quantity: Any
    unit: Any


def _units() -> list[Any]:
    return as_choices([*options("help_unit"), *options("currency")])


class ItemFields(BaseForm):
    """One to five things; a further row without a kind is no thing."""

    fields_of = {"help.nothing": "kind_1", "help.item_twice": "kind_2", "help.unit": "unit_1"}

    given_on = NearDate(_l("When"), [Required()])
    handed_by = StringField(_l("Handed over by, if it was not you"), [Optional()])
    note = TextAreaField(_l("Note"), [Optional()])
    case_id = SelectField(_l("Part of the case"), [Optional()])
    referral_id = SelectField(_l("Part of the referral"), [Optional()])
    kind_1 = CodeSelect(_l("What"), "help_kind", [Required(_l("Write down at least one thing."))])
    quantity_1 = Count(_l("How much"), [Required(_l("Write how much."))], least=1, most=MOST)
    unit_1 = SelectField(_l("Unit"), [Required()], choices=_units, default=PIECE)
    kind_2 = CodeSelect(_l("What"), "help_kind", [Optional()])
    quantity_2 = Count(_l("How much"), [Optional()], least=1, most=MOST)
    unit_2 = SelectField(_l("Unit"), [Required()], choices=_units, default=PIECE)
    kind_3 = CodeSelect(_l("What"), "help_kind", [Optional()])
    quantity_3 = Count(_l("How much"), [Optional()], least=1, most=MOST)
    unit_3 = SelectField(_l("Unit"), [Required()], choices=_units, default=PIECE)
    kind_4 = CodeSelect(_l("What"), "help_kind", [Optional()])
    quantity_4 = Count(_l("How much"), [Optional()], least=1, most=MOST)
    unit_4 = SelectField(_l("Unit"), [Required()], choices=_units, default=PIECE)
    kind_5 = CodeSelect(_l("What"), "help_kind", [Optional()])
    quantity_5 = Count(_l("How much"), [Optional()], least=1, most=MOST)
    unit_5 = SelectField(_l("Unit"), [Required()], choices=_units, default=PIECE)

    def offer(self, person_id: UUID) -> None:
        """Cases and referrals of the person."""
        cases = [(str(each.case_id), topic_path(each.topic)) for each in ask(PersonCases(person_id=person_id))]
        sent = [each for each in ask(PersonReferrals(person_id=person_id)) if each.status != "DRAFT"]
        words = [(str(each.referral_id), referral_words(each)) for each in sent]
        self.case_id.choices = as_choices([("", ""), *cases])
        self.referral_id.choices = as_choices([("", ""), *words])

    def rows(self) -> list[Row]:
        """The fields of each thing, row by row."""
        return [Row(*(self[f"{name}_{row}"] for name in Row._fields)) for row in ROWS]

    def validate(self, extra_validators: Any = None) -> bool:
        valid = super().validate(extra_validators)
        problems = [problem for row in self.rows() for problem in _problems(row)]
        for field, text in problems:
            field.errors = [*field.errors, text]
        return valid and not problems

    def given(self) -> dict[str, Any]:
        """What both commands say."""
        items = [HelpItem(kind=r.kind.data, quantity=r.quantity.data, unit=r.unit.data) for r in self._filled()]
        ids = {name: UUID(self[name].data) if self[name].data else None for name in ("case_id", "referral_id")}
        words = {name: self[name].data or "" for name in ("handed_by", "note")}
        return {"items": tuple(items), **ids, **words, "occurred_at": instant_of(self.given_on.data)}

    def _filled(self) -> list[Row]:
        return [row for row in self.rows() if row.kind.data]


class HandOutForm(ItemFields):
    """`centre` is where it is handed out."""

    help_id = HiddenField()

    def __init__(self, header: Header, centre: str, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.header, self.centre = header, centre
        self.id = made_id(self.help_id)
        self.offer(header.person_id)

    def to_command(self) -> HandOutHelp:
        return HandOutHelp(
            person_id=self.header.person_id, help_id=self.id, centre=self.centre, **self.given()
        )


class StepForm(VersionedForm):
    """What happens to a hand-out that is written down."""

    def __init__(self, row: HelpRow, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.row = row
        self.stands_at(row.version)

    def ids(self) -> dict[str, Any]:
        """What every step names."""
        return {"person_id": self.row.person_id, "help_id": self.row.help_id, "base_version": self.version}


class CorrectForm(ItemFields, StepForm):
    """The hand-out as it should have stood."""

    reason = CodeSelect(
        _l("Why it is corrected"), "correction_reason", [Required(_l("Choose the reason of the correction."))]
    )

    def __init__(self, row: HelpRow, **kwargs: Any) -> None:
        super().__init__(row, data=_written(row), **kwargs)
        self.offer(row.person_id)

    def to_command(self) -> CorrectHelp:
        return CorrectHelp(**self.ids(), **self.given(), reason=str(self.reason.data))


class VoidForm(StepForm):
    """It did not take place, or not with this person."""

    reason = CodeSelect(_l("Why it is void"), "void_reason", [Required(_l("Choose the reason."))])
    explanation = StringField(_l("In words"), [Optional()])

    def to_command(self) -> VoidHelp:
        return VoidHelp(**self.ids(), reason=str(self.reason.data), explanation=self.explanation.data or "")


def _problems(row: Row) -> Iterable[tuple[Any, str]]:
    """What is missing or does not fit in one row: (field, words)."""
    if not row.kind.data:
        if row.quantity.data:
            yield row.kind, _("Choose what it was.")
        return
    if not row.quantity.data and not row.quantity.errors:
        yield row.quantity, _("Write how much.")
    money = row.kind.data in code_list("help_kind").marked("money")
    if row.unit.data not in code_list("currency" if money else "help_unit"):
        yield row.unit, _("Choose the currency.") if money else _("Choose a unit, not a currency.")


def _written(row: HelpRow) -> dict[str, Any]:
    found: dict[str, Any] = {"given_on": row.given_on, "handed_by": row.handed_by, "note": row.note}
    found |= {"case_id": str(row.case_id or ""), "referral_id": str(row.referral_id or "")}
    lines: Sequence[HelpLine] = row.items
    for number, line in zip(ROWS, lines, strict=False):
        found |= {f"{name}_{number}": getattr(line, name) for name in Row._fields}
    return found
