"""Field kinds of our forms: codes in the reader's words, topic trees, phones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from wtforms import SelectField, SelectMultipleField, StringField
from wtforms.fields import RadioField
from wtforms.fields.choices import SelectChoice
from wtforms.validators import ValidationError
from wtforms.widgets import TelInput

from web import labels, phones
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
        kwargs.setdefault("choices", lambda: as_choices([("", blank), *labels.options(list_name)]))
        super().__init__(label, validators, coerce=_code, **kwargs)

    def pre_validate(self, form: Any) -> None:
        if self.data is not None:
            super().pre_validate(form)


class CodeRadios(RadioField):
    """One code of a short list, all of it in sight."""

    def __init__(self, label: Any, list_name: str, validators: Any = None, **kwargs: Any) -> None:
        self.list_name = list_name
        kwargs.setdefault("choices", lambda: as_choices(labels.options(list_name)))
        super().__init__(label, validators, coerce=_code, validate_choice=False, **kwargs)

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and self.data not in {choice.value for choice in self.iter_choices()}:
            raise ValidationError(self.gettext("Not a valid choice."))


class CodeChecks(SelectMultipleField):
    """Several codes of a short list, as checkboxes."""

    def __init__(self, label: Any, list_name: str, validators: Any = None, **kwargs: Any) -> None:
        self.list_name = list_name
        kwargs.setdefault("choices", lambda: as_choices(labels.options(list_name)))
        super().__init__(label, validators, **kwargs)


# (words of the group, its (code, words) with the group's own code first), as web/labels.py:topic_tree gives them.
Tree = Sequence[tuple[str, Sequence[tuple[str, str]]]]


class TopicTree(SelectMultipleField):
    """Checkboxes in folding groups; ``recent`` gives the codes shown first. ``data`` is a list of codes."""

    def __init__(
        self,
        label: Any,
        validators: Any = None,
        *,
        tree: Callable[[], Tree] = labels.topic_tree,
        recent: Callable[[], Iterable[str]] = tuple,
        **kwargs: Any,
    ) -> None:
        self.recent = recent
        super().__init__(label, validators, choices=(), **kwargs)
        self.offer(tree)

    def offer(self, tree: Callable[[], Tree]) -> None:
        """Draw and take these topics."""
        self.tree, self.choices = tree, as_choices(_flat(tree()))

    def groups(self) -> Tree:
        """The groups as they are drawn."""
        return self.tree()

    def recent_choices(self) -> list[tuple[str, str]]:
        """Recently used topics, with their words, for the top of the tree."""
        words = dict(_flat(self.tree()))
        return [(code, words[code]) for code in self.recent() if code in words]

    def process_formdata(self, valuelist: list[str]) -> None:
        super().process_formdata(list(dict.fromkeys(valuelist)))  # recent and tree may both send a code


def _flat(tree: Tree) -> Iterable[tuple[str, str]]:
    for _group, rows in tree:
        yield from rows


def as_choices(pairs: Iterable[tuple[str, Any]]) -> list[SelectChoice]:
    """(value, words) pairs as WTForms wants them; words may be lazy."""
    return [SelectChoice(value, str(words)) for value, words in pairs]


def _code(value: object) -> str | None:
    return str(value) if value not in (None, "") else None
