"""Field kinds of our forms: codes in the reader's words, topic trees, phones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, NamedTuple

from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.fields import RadioField
from wtforms.validators import ValidationError
from wtforms.widgets import TelInput

from web import phones
from web.i18n import gettext as _


class PhoneField(StringField):
    """A phone typed any way; ``data`` is E.164 and the box shows what was typed or the international form."""

    widget = TelInput()

    def process_formdata(self, valuelist: list[str]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = typed or None
        if typed:
            self.data = phones.parse(typed)
            if self.data is None:
                self.data = typed
                raise ValueError(_("This does not look like a phone number. Check the digits."))

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else phones.shown(self.data or "")


class CodeSelect(SelectField):
    """One code of a list; options are built for each request, in its language. ``data`` is a code or None."""

    def __init__(self, label: Any, list_name: str, validators: Any = None, *, blank: Any = "", **kwargs: Any) -> None:
        self.list_name = list_name
        kwargs.setdefault("choices", lambda: [("", blank), *code_options(list_name)])
        super().__init__(label, validators, coerce=_code, **kwargs)

    def pre_validate(self, form: Any) -> None:
        if self.data is not None:
            super().pre_validate(form)


class CodeRadios(RadioField):
    """One code of a short list, all of it in sight."""

    def __init__(self, label: Any, list_name: str, validators: Any = None, **kwargs: Any) -> None:
        self.list_name = list_name
        kwargs.setdefault("choices", lambda: code_options(list_name))
        super().__init__(label, validators, coerce=_code, validate_choice=False, **kwargs)

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and self.data not in {choice.value for choice in self.iter_choices()}:
            raise ValidationError(self.gettext("Not a valid choice."))


class CodeChecks(SelectMultipleField):
    """Several codes of a short list, as checkboxes."""

    def __init__(self, label: Any, list_name: str, validators: Any = None, **kwargs: Any) -> None:
        self.list_name = list_name
        kwargs.setdefault("choices", lambda: code_options(list_name))
        super().__init__(label, validators, **kwargs)


class TopicNode(NamedTuple):
    """A topic with its children, already in the reader's language."""

    code: str
    label: str
    children: Sequence[tuple[str, str]] = ()


class TopicTree(SelectMultipleField):
    """Checkboxes in folding groups; ``tree`` gives the groups and ``recent`` the codes shown first."""

    def __init__(
        self,
        label: Any,
        validators: Any = None,
        *,
        tree: Callable[[], Iterable[TopicNode]],
        recent: Callable[[], Iterable[str]] = tuple,
        **kwargs: Any,
    ) -> None:
        self.tree, self.recent = tree, recent
        super().__init__(label, validators, choices=lambda: list(_flat(tree())), **kwargs)

    def groups(self) -> list[TopicNode]:
        """The groups as they are drawn."""
        return list(self.tree())

    def recent_choices(self) -> list[tuple[str, str]]:
        """Recently used topics, with their words, for the top of the tree."""
        words = dict(_flat(self.tree()))
        return [(code, words[code]) for code in self.recent() if code in words]

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(list(dict.fromkeys(valuelist)))  # recent and tree may both send a code


def _flat(tree: Iterable[TopicNode]) -> Iterable[tuple[str, str]]:
    for node in tree:
        yield node.code, node.label
        yield from node.children


def code_options(list_name: str) -> list[tuple[str, str]]:
    """Codes of a list that may be chosen now, with their words in the reader's language."""
    from web import labels

    return list(labels.options(list_name))


def _code(value: object) -> str | None:
    return str(value) if value not in (None, "") else None
