"""The layer of words: fallback, placeholders, laziness, choice of language, with and without a request."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from markupsafe import Markup

from web import i18n
from web.i18n import LazyText, gettext, negotiate, ngettext, template_gettext, using

WORDS = {
    "ru": {"Save": "Сохранить", "Hello, %(name)s": "Здравствуйте, %(name)s", "Broken %(a)s": "Сломано %(b)s"},
    "tg": {"Save": "Нигоҳ доштан"},
}


@pytest.fixture(autouse=True)
def catalogues(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for tag, words in WORDS.items():
        catalogue = Catalog(locale=tag)
        for msgid, text in words.items():
            catalogue.add(msgid, text)
        catalogue.add(("%(num)s line", "%(num)s lines"), ("%(num)s строка", "%(num)s строки", "%(num)s строк")[
            : catalogue.num_plurals
        ])
        folder = tmp_path / tag / "LC_MESSAGES"
        folder.mkdir(parents=True)
        with (folder / "messages.mo").open("wb") as file:
            write_mo(file, catalogue)
    monkeypatch.setattr(i18n, "TRANSLATIONS", tmp_path)
    i18n.catalogue.cache_clear()
    yield
    i18n.catalogue.cache_clear()


def test_a_missing_tajik_word_is_read_in_russian() -> None:
    with using("tg"):
        assert gettext("Save") == "Нигоҳ доштан"
        assert gettext("Hello, %(name)s", name="Amina") == "Здравствуйте, Amina"


def test_a_word_that_nobody_translated_is_read_in_english() -> None:
    with using("tg"):
        assert gettext("Nowhere") == "Nowhere"


def test_number_follows_the_language() -> None:
    with using("ru"):
        assert [ngettext("%(num)s line", "%(num)s lines", n) for n in (1, 3, 5)] == ["1 строка", "3 строки", "5 строк"]
    assert ngettext("%(num)s line", "%(num)s lines", 3) == "3 lines"


def test_a_slip_in_a_translation_does_not_cost_the_page() -> None:
    with using("ru"):
        assert gettext("Broken %(a)s", a=1) == "Broken 1"


def test_a_lazy_text_speaks_when_it_is_shown() -> None:
    lazy = LazyText("Save")
    assert str(lazy) == "Save"
    with using("ru"):
        assert str(lazy) == "Сохранить"
        assert f"{LazyText('Hello, %(name)s') % {'name': 'Amina'}}" == "Здравствуйте, Amina"


def test_variables_are_escaped_in_templates() -> None:
    with using("ru"):
        text = template_gettext("Hello, %(name)s", name="<b>")
    assert text == Markup("Здравствуйте, &lt;b&gt;")


def test_an_unknown_language_is_english() -> None:
    with using("xx"):
        assert i18n.language() == "en"


@pytest.mark.parametrize(
    ("chosen", "cookie", "accepted", "answer"),
    [
        ("ky", "ru", ["en"], "ky"),
        (None, "ru", ["tg"], "ru"),
        (None, None, ["de-DE", "uz-Latn-UZ", "en"], "uz"),
        (None, None, ["de"], "en"),
        ("nonsense", "", ["kk_KZ"], "kk"),
    ],
)
def test_the_choice_goes_before_the_cookie_and_the_cookie_before_the_browser(
    chosen: str | None, cookie: str | None, accepted: list[str], answer: str
) -> None:
    assert negotiate(chosen=chosen, cookie=cookie, accepted=accepted) == answer


def test_each_language_is_named_in_itself() -> None:
    assert list(i18n.LANGUAGES) == ["en", "ru", "tg", "ky", "kk", "uz"]
    assert i18n.LANGUAGES["uz"] == "Oʻzbekcha"
