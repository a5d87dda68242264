"""Every refusal has its sentence: no code of the inner floors is shown to a reader as a code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from web.i18n import LANGUAGES, using
from web.messages import MESSAGES, message

ROOT = Path(__file__).parents[2]
REFUSALS = {"Rejected", "BadField", "Problem", "Verdict"}
CODE = re.compile(r"[a-z_]+\.[a-z_]+")


def codes_of(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in REFUSALS:
            texts = [part.value for part in ast.walk(node) if isinstance(part, ast.Constant)]
            yield from (text for text in texts if isinstance(text, str) and CODE.fullmatch(text))


@pytest.mark.parametrize("floor", ["domain", "application", "adapters"])
def test_every_refusal_has_its_sentence(floor: str) -> None:
    codes = {code for file in (ROOT / floor).rglob("*.py") for code in codes_of(file)}
    assert sorted(codes - set(MESSAGES) - {"record.unknown"}) == []


@pytest.mark.parametrize("tag", LANGUAGES)
def test_a_sentence_never_fails_for_want_of_a_word(tag: str) -> None:
    with using(tag):
        assert all(message(code, {}) for code in MESSAGES)


def test_a_code_without_words_is_shown_as_it_is() -> None:
    assert message("moon.full") == "This could not be saved (moon.full)."
    assert message(None) == "This could not be saved."
