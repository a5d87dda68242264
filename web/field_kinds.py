"""How each kind of field is drawn, by its class; the first line that fits counts."""

from __future__ import annotations

from typing import Any

import wtforms

from web.datefields import DateParts
from web.fields import CodeChecks, PhoneField, TopicTree
from web.numberfields import Amount, Count

KINDS: tuple[tuple[type, str], ...] = (
    (wtforms.HiddenField, "hidden"),
    (DateParts, "dateparts"),
    (TopicTree, "topics"),
    (CodeChecks, "checkboxes"),
    (wtforms.SelectMultipleField, "checkboxes"),
    (wtforms.RadioField, "radios"),
    (wtforms.SelectField, "select"),
    (wtforms.BooleanField, "check"),
    (wtforms.FileField, "file"),
    (wtforms.DateField, "date"),
    (wtforms.TimeField, "time"),
    (wtforms.TextAreaField, "textarea"),
    (wtforms.PasswordField, "password"),
    (wtforms.SearchField, "search"),
    (wtforms.EmailField, "email"),
    (PhoneField, "phone"),
    (Amount, "number"),
    (Count, "number"),
    (wtforms.IntegerField, "number"),
)


def field_kind(field: Any) -> str:
    """The word for a field that templates branch on; a plain line of text where nothing else fits."""
    return next((kind for cls, kind in KINDS if isinstance(field, cls)), "text")
