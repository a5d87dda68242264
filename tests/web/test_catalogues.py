"""Every visible string has its words in every language, with the same placeholders; nothing is left to the fallback."""

from __future__ import annotations

import re

import polib
import pytest

from web.i18n import DEFAULT, LANGUAGES, TRANSLATIONS

TAGS = [tag for tag in LANGUAGES if tag != DEFAULT]
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sd]|</?\w+")


def catalogue(tag: str) -> polib.POFile:
    return polib.pofile(str(TRANSLATIONS / tag / "LC_MESSAGES" / "messages.po"))


def msgids() -> set[str]:
    return {entry.msgid for entry in polib.pofile(str(TRANSLATIONS / "messages.pot"))}


@pytest.mark.parametrize("tag", TAGS)
def test_every_string_is_translated(tag: str) -> None:
    done = {entry.msgid for entry in catalogue(tag) if entry.translated()}
    assert sorted(msgids() - done) == []


@pytest.mark.parametrize("tag", TAGS)
def test_nothing_is_left_as_a_guess(tag: str) -> None:
    assert [entry.msgid for entry in catalogue(tag) if entry.fuzzy] == []


@pytest.mark.parametrize("tag", TAGS)
def test_placeholders_and_tags_are_the_same(tag: str) -> None:
    wrong = [entry.msgid for entry in catalogue(tag) if entry.translated() and not _agree(entry)]
    assert wrong == []


def _agree(entry: polib.POEntry) -> bool:
    theirs = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    ours = set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural or ""))
    return all(set(PLACEHOLDER.findall(text)) == ours for text in theirs)


@pytest.mark.parametrize("tag", TAGS)
def test_plural_forms_are_all_there(tag: str) -> None:
    plurals = [entry for entry in catalogue(tag) if entry.msgid_plural]
    assert [entry.msgid for entry in plurals if not all(entry.msgstr_plural.values())] == []
