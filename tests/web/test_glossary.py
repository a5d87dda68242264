"""One term is one word: the glossaries have the same terms, and the labels keep to them."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po

from web.i18n import LANGUAGES, TRANSLATIONS

TRANSLATED = [tag for tag in LANGUAGES if tag != "en"]


def glossary(tag: str) -> dict[str, str]:
    lines = (TRANSLATIONS / f"glossary_{tag}.md").read_text("utf-8").splitlines()
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("| ")]
    return {row[0]: row[1] for row in rows[2:]}


@pytest.mark.parametrize("tag", TRANSLATED)
def test_every_glossary_has_the_terms_of_the_english_one(tag: str) -> None:
    words = glossary(tag)
    assert list(words) == list(glossary("en"))
    assert len(words) > 55
    assert all(words.values())


@pytest.mark.parametrize("tag", TRANSLATED)
def test_a_label_that_is_a_term_uses_the_word_of_the_glossary(tag: str) -> None:
    with (TRANSLATIONS / tag / "LC_MESSAGES" / "codes.po").open("rb") as file:
        labels = {str(m.id).lower(): str(m.string).lower() for m in read_po(file, locale=tag) if m.id}
    shared = {term: word for term, word in glossary(tag).items() if term in labels}
    assert len(shared) > 15
    assert {term: labels[term] for term in shared} == shared
