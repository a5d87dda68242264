"""Words in the reader's language: catalogues with a fallback chain, usable with and without a request."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from gettext import NullTranslations
from pathlib import Path

from babel import Locale
from babel.support import Translations
from markupsafe import Markup

# Each language is named in itself, so that its speakers find it on a page they cannot read.
LANGUAGES: dict[str, str] = {
    "en": "English",
    "ru": "Русский",
    "tg": "Тоҷикӣ",
    "ky": "Кыргызча",
    "kk": "Қазақша",
    "uz": "Oʻzbekcha",
}
DEFAULT = "en"
# At run time only: a missing Tajik word is better read in Russian than in English. Tests allow no gaps.
FALLBACKS: dict[str, tuple[str, ...]] = {"tg": ("ru",), "ky": ("ru",), "kk": ("ru",), "uz": ("ru",)}
REGIONAL: dict[str, str] = {"en": "en_GB"}
TRANSLATIONS = Path(__file__).parent / "translations"

_language: ContextVar[str] = ContextVar("language", default=DEFAULT)


def language() -> str:
    """The tag of the language in force, a key of LANGUAGES."""
    return _language.get()


def locale() -> Locale:
    """The Babel locale of the language in force; English as it is written outside the United States."""
    return Locale.parse(REGIONAL.get(language(), language()))


def set_language(tag: str) -> None:
    """Put a language in force for the rest of this context (a request, a command)."""
    _language.set(tag if tag in LANGUAGES else DEFAULT)


@contextmanager
def using(tag: str) -> Iterator[None]:
    """Speak another language inside the block."""
    token = _language.set(tag if tag in LANGUAGES else DEFAULT)
    try:
        yield
    finally:
        _language.reset(token)


@cache
def catalogue(domain: str, tag: str) -> NullTranslations:
    """The catalogue of one domain ("messages" or "codes"), followed by those it falls back to."""
    first: NullTranslations = Translations.load(str(TRANSLATIONS), [tag], domain)
    for other in FALLBACKS.get(tag, ()):
        first.add_fallback(Translations.load(str(TRANSLATIONS), [other], domain))
    return first


def _fill(text: str, msgid: str, variables: dict[str, object]) -> str:
    try:
        return text % variables
    except (KeyError, TypeError, ValueError):  # a slip in a translation must not cost the reader the page
        return msgid % variables


def gettext(msgid: str, /, **variables: object) -> str:
    """Translate; placeholders are named: ``_("Saved %(time)s", time="14:05")``."""
    text = catalogue("messages", language()).gettext(msgid)
    return _fill(text, msgid, variables) if variables else text


def ngettext(singular: str, plural: str, n: int, /, **variables: object) -> str:
    """Translate by number; ``%(num)s`` is the number."""
    text = catalogue("messages", language()).ngettext(singular, plural, n)
    return _fill(text, singular if n == 1 else plural, {"num": n, **variables})


def gettext_codes(msgid: str, /) -> str:
    """Translate the label of a code (domain "codes")."""
    return catalogue("codes", language()).gettext(msgid)


_ = gettext


class LazyText:
    """A text whose language is chosen when it is shown, for tables and labels made at import."""

    __slots__ = ("_msgid", "_variables")

    def __init__(self, msgid: str, variables: dict[str, object] | None = None) -> None:
        self._msgid, self._variables = msgid, variables or {}

    def __str__(self) -> str:
        return gettext(self._msgid, **self._variables)

    def __html__(self) -> str:
        return str(Markup.escape(str(self)))

    def __repr__(self) -> str:
        return f"LazyText({self._msgid!r})"

    def __mod__(self, variables: dict[str, object]) -> str:
        return _fill(gettext(self._msgid), self._msgid, variables)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, LazyText | str) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(self._msgid)


def lazy_gettext(msgid: str, /, **variables: object) -> LazyText:
    """Like gettext, but translated each time it is shown."""
    return LazyText(msgid, variables)


_l = lazy_gettext


def negotiate(*, chosen: str | None, cookie: str | None, accepted: Iterable[str]) -> str:
    """The first of: what the reader chose (session, profile), the cookie, what the browser asks for, English."""
    wishes = [chosen, cookie, *accepted]
    primary = (wish.replace("_", "-").split("-")[0].lower() for wish in wishes if wish)
    return next((tag for tag in primary if tag in LANGUAGES), DEFAULT)


# --- templates: the same words, escaped -----------------------------------------------------------------------------


def _ours(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - msgids and translations are part of the program, variables get escaped


def template_gettext(msgid: str, /, **variables: object) -> str:
    """For Jinja: the text is ours and may hold tags, its variables are escaped; a per cent sign is written %%."""
    return _fill(_ours(catalogue("messages", language()).gettext(msgid)), _ours(msgid), variables)


def template_ngettext(singular: str, plural: str, n: int, /, **variables: object) -> str:
    """For Jinja: by number, see template_gettext."""
    text = _ours(catalogue("messages", language()).ngettext(singular, plural, n))
    return _fill(text, _ours(singular if n == 1 else plural), {"num": n, **variables})
