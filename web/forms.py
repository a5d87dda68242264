"""The base form: guarded, cleaned, in the reader's words, keeping its command id; one import for page builders."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from flask import request
from flask_wtf import FlaskForm
from uuid_utils.compat import uuid7
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, PasswordField, StringField, TextAreaField
from wtforms.csrf.core import CSRFTokenField
from wtforms.validators import Length, Optional, StopValidation

from web.datefields import DateParts, NearDate, PartialDate
from web.fields import CodeChecks, CodeRadios, CodeSelect, PhoneField, TopicTree, as_choices
from web.i18n import gettext as _
from web.masking import MaskedTokens
from web.numberfields import Amount, Count
from web.pickers import CodePicker
from web.text import cleaned
from web.wording import OurWords

__all__ = [
    "Amount",
    "BaseForm",
    "CodeChecks",
    "CodePicker",
    "CodeRadios",
    "CodeSelect",
    "Count",
    "DateParts",
    "NearDate",
    "Optional",
    "PartialDate",
    "PhoneField",
    "Required",
    "TopicTree",
    "as_choices",
]

SAFE = ("GET", "HEAD", "OPTIONS")
LINE, TEXT = 200, 4000  # characters that a field holds where it does not say otherwise


class Outcome(Protocol):
    """The part of a verdict that a form can show."""

    @property
    def code(self) -> str | None:
        """Why it was refused."""

    @property
    def params(self) -> dict[str, Any]:
        """What the words are filled with."""


class Required:
    """The field must hold something; says what to do in its own words where given."""

    def __init__(self, message: Any = None) -> None:
        self.message = message
        self.field_flags = {"required": True}

    def __call__(self, form: Any, field: Any) -> None:
        if field.process_errors:
            raise StopValidation
        if field.data is None or field.data is False or field.data in ("", []):
            field.errors[:] = []
            raise StopValidation(self.message or _("Fill in “%(field)s”.", field=field.label.text))


class BaseForm(FlaskForm):
    """What all forms of the house share.

    Subclasses list fields and give ``to_command()``. ``fields_of`` maps a rejection code to the field it speaks of.
    """

    class Meta(FlaskForm.Meta):
        csrf_class = MaskedTokens

        def get_translations(self, form: Any) -> OurWords:
            return OurWords()

        def wrap_formdata(self, form: Any, formdata: Any) -> Any:
            if formdata is None or isinstance(formdata, MultiDict):
                return formdata
            # Sent with this request: what a page's form sends, and neither files nor JSON in its place.
            return request.form if request.method not in SAFE and request.form else None

        def bind_field(self, form: Any, unbound_field: Any, options: dict[str, Any]) -> Any:
            return _guarded(super().bind_field(form, unbound_field, options))

    fields_of: dict[str, str] = {}

    command_id = HiddenField()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summary: list[Any] = []
        if not _is_id(self.command_id.data):
            self.renew()

    @property
    def command_uuid(self) -> UUID:
        """The id under which the command is sent; the same again when the same form is sent again."""
        return UUID(self.command_id.data)

    def renew(self) -> None:
        """Take a fresh command id: after a verdict the next attempt is another command."""
        self.command_id.data = str(uuid7())

    def to_command(self) -> Any:
        """The command this form asks for; called only when the form is valid."""
        raise NotImplementedError

    def validate(self, extra_validators: Any = None) -> bool:
        valid = bool(super().validate(extra_validators))
        if self.csrf_failed:
            self.summary.append(
                _(
                    "This page was open for too long or in another session. What you typed is kept: send it again."
                )
            )
        return valid

    @property
    def csrf_failed(self) -> bool:
        """Whether the sender could not be told from a stranger; nothing was done then."""
        return bool("csrf_token" in self and self["csrf_token"].errors)

    @property
    def searchable(self) -> bool:
        """Whether a field is found by typing; the page then loads the script for it."""
        return any(getattr(field, "searchable", False) for field in self)

    def show_errors(self, verdict: Outcome, text: Any) -> None:
        """Bring a verdict's text back to the field it speaks of, or to the summary; the id is renewed."""
        name = self.fields_of.get(verdict.code or "")
        if name and name in self:
            self[name].errors = [*self[name].errors, text]
        else:
            self.summary.append(text)
        self.renew()

    def problems(self) -> list[tuple[str | None, Any]]:
        """(id of the box, text) of everything to mend, in page order; the id is None for the form as a whole."""
        whole: list[tuple[str | None, Any]] = [(None, text) for text in self.summary]
        return whole + [
            (_first_box(field), error)
            for field in self
            if field.name != "csrf_token"
            for error in field.errors
        ]


def _is_id(text: Any) -> bool:
    try:
        return bool(UUID(str(text)))
    except ValueError:
        return False


def _first_box(field: Any) -> str:
    if isinstance(field, DateParts):
        return f"{field.id}-{field.wrong_part()}"
    if isinstance(field, CodeRadios | CodeChecks | TopicTree):
        return f"{field.id}-0"
    return str(field.id)


def _guarded(field: Any) -> Any:
    """Clean what is typed into a text field and bound its length."""
    # The token is no text of anybody's, and longer than a line.
    if not isinstance(field, StringField) or isinstance(field, Amount | Count | CSRFTokenField):
        return field
    if not isinstance(field, PasswordField):  # blanks at the ends of a password are the reader's own
        field.filters = (cleaned, *field.filters)
    if not any(isinstance(check, Length) and check.max > 0 for check in field.validators):
        bound = TEXT if isinstance(field, TextAreaField) else LINE
        field.validators = (*field.validators, Length(max=bound))
    return field
