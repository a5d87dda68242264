"""A code of a long list: a native select that scripts turn into a box one types into, in either script."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from wtforms.fields.choices import SelectChoice

from web import labels
from web.fields import CodeSelect
from web.i18n import language, using

# Besides the reader's own: what neighbours and papers call a place.
ALSO = ("en", "ru", "tg", "ky", "kk", "uz")


class CodePicker(CodeSelect):
    """A CodeSelect found by typing; ``pairs`` gives the (code, words) of another choice than the whole list."""

    searchable = True

    def __init__(
        self,
        label: Any,
        list_name: str,
        validators: Any = None,
        *,
        pairs: Callable[[], Iterable[tuple[str, str]]] | None = None,
        **kwargs: Any,
    ) -> None:
        source = pairs or (lambda: labels.options(list_name))
        kwargs.setdefault("choices", lambda: [SelectChoice("", ""), *_choices(list_name, source())])
        super().__init__(label, list_name, validators, **kwargs)


def _choices(list_name: str, pairs: Iterable[tuple[str, str]]) -> Iterable[SelectChoice]:
    for code, words in pairs:
        yield SelectChoice(code, words, render_kw={"data-also": _other_names(list_name, code, language())})


@cache
def _other_names(list_name: str, code: str, own: str) -> str:
    names = []
    for tag in ALSO:
        with using(tag):
            names.append(labels.label(list_name, code))
    with using(own):
        known = labels.label(list_name, code)
    return " ".join(dict.fromkeys(name for name in names if name != known))
