"""Pictures and PDFs with bytes changed at random: taken or refused, and nothing else ever happens."""

from __future__ import annotations

import random
from collections.abc import Callable

import pytest

from adapters.attachments.washing import clean
from application.attachments import BadFile
from tests.web.counsellor.attachments.samples import a_pdf, a_picture
from web.messages import MESSAGES

SAMPLES: dict[str, Callable[[], bytes]] = {
    "JPEG": a_picture,
    "PNG": lambda: a_picture("PNG", comment=None),
    "WebP": lambda: a_picture("WEBP", comment=None),
    "PDF": a_pdf,
}


def changed(raw: bytes, dice: random.Random) -> bytes:
    """Some bytes others, a piece doubled, moved or cut off."""
    found = bytearray(raw)
    for _ in range(dice.randint(1, 40)):
        found[dice.randrange(12, len(found))] = dice.randrange(256)
    at, length = dice.randrange(len(found)), dice.randrange(400)
    piece = found[at : at + length]
    if dice.random() < 0.5:
        del found[at : at + length]
    found[dice.randrange(len(found)) : 0] = piece
    return bytes(found[: dice.randrange(20, len(found))] if dice.random() < 0.2 else found)


def answer(raw: bytes) -> str:
    """`taken`, or the code of the refusal."""
    try:
        return "taken" if clean(raw, 10 * 2**20).content else "empty"
    except BadFile as bad:
        return bad.code


@pytest.mark.parametrize("kind", SAMPLES)
def test_whatever_comes_is_taken_or_refused_in_words(kind: str) -> None:
    dice = random.Random(kind)
    whole = SAMPLES[kind]()
    answers = [answer(changed(whole, dice)) for _ in range(12)]
    assert [each for each in answers if each != "taken" and each not in MESSAGES] == []
