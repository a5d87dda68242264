"""Topics that centres added below built-in ones: in the reader's language if there are words, else in any."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from typing import Protocol

from web.i18n import FALLBACKS, LANGUAGES, language


class OwnTopic(Protocol):
    """See `application/ports.py`: what shows words to the ministry knows nothing of the application."""

    @property
    def code(self) -> str: ...
    @property
    def below(self) -> str: ...
    @property
    def words(self) -> Mapping[str, str]: ...


def place_of(code: str) -> str:
    """The built-in topic below which a code stands, as DOC for DOC-KJD.1; of a built-in one, itself."""
    return code.rpartition("-")[0] if "." in code else code


def nowhere(_centre: str) -> Sequence[OwnTopic]:
    """No network at hand: nobody added anything."""
    return ()


# How the application of this request finds what a centre added, by the code of the centre.
added: ContextVar[Callable[[str], Sequence[OwnTopic]]] = ContextVar("added", default=nowhere)


def own_label(code: str) -> str:
    """The words of a topic that a centre added; the code itself where nobody knows it."""
    words = _words(code)
    return words[_readable(words)] if words else code


def own_language(code: str) -> str | None:
    """The language of these words for `lang`, where it is not the reader's; None also for a built-in topic."""
    words = _words(code)
    found = _readable(words) if words else language()
    return None if found == language() else found


def _words(code: str) -> Mapping[str, str]:
    if place_of(code) == code:
        return {}
    centre = code.rpartition("-")[2].partition(".")[0]
    return next((each.words for each in added.get()(centre) if each.code == code), {})


def _readable(words: Mapping[str, str]) -> str:
    here = language()
    order = (here, *FALLBACKS.get(here, ()), *LANGUAGES, *words)
    return next(tag for tag in order if tag in words)
