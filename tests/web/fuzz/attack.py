"""One round of fuzzing: a form is filled with nonsense; the answer is a page, the ledger whole or unchanged."""

from __future__ import annotations

import html
from random import Random

from tests.web.fuzz.forms import Browser, Door, Form, Pairs
from tests.web.fuzz.values import TYPED, VALUES
from tests.web.matrix.village import Village

# A form that asks for its text again; nothing else may swallow what was typed.
KEPT = (400, 409, 422)
# Boxes that no form has, or that only others have.
STRANGE = ("centre", "person_id", "_type_", "role", "who", "shown", "_language", "then", "там", "")
PLAUSIBLE = tuple(
    text.encode()
    for text in ("", "Каримова", "2026-11-20", "1990", "5", "+992935001234", "45", "A1234567", "PDO-X", "14:05", "KJX")
)


class Found(AssertionError):
    """What went wrong, and what repeats it."""


def attack(village: Village, door: Door, random: Random) -> int:
    """The status of the answer. Raises Found."""
    browser = Browser(village, door)
    form, token = browser.form()
    sent, typed = _spoiled(form, random)
    sent.append(("csrf_token", token))
    before = village.events()
    answer = browser.send(sent)
    after = village.events()
    said = f"{door} {answer.status_code} {[(name, value[:60]) for name, value in sent]}"
    if answer.status_code >= 500:
        raise Found(said)
    if after != before and answer.status_code not in (200, 303):
        raise Found(f"half-written: {said}")
    if typed and answer.status_code in KEPT and TYPED.upper() not in html.unescape(answer.text).upper():
        raise Found(f"text lost: {said}")
    return int(answer.status_code)


def _spoiled(form: Form, random: Random) -> tuple[Pairs, bool]:
    """The form as filled, with some boxes spoiled, missing or twice; whether one holds words worth keeping."""
    worth = random.choice(form.words) if form.words else None
    often = random.choice((0.0, 0.05, 0.3, 1.0))
    filled: Pairs = [(worth, TYPED.encode())] if worth else []
    names = dict.fromkeys([*(name for name, _ in form.pairs), *form.offered])
    for name in names:
        if name != worth and random.random() > 0.04:
            value = random.choice(VALUES) if random.random() < often else _filled(form, name, random)
            filled.append((name, value))
    if names and random.random() < 0.2:
        twice = random.choice(list(names))
        filled += [(twice, random.choice(VALUES))] if twice != worth else []
    if random.random() < 0.2:
        filled.append((random.choice(STRANGE), random.choice(VALUES)))
    return filled, worth is not None and not worth.startswith("_")


def _filled(form: Form, name: str, random: Random) -> bytes:
    """What stands there or is offered, or what somebody could have meant."""
    stands = dict(form.pairs).get(name, b"")
    if name in form.offered:
        return random.choice([stands or form.offered[name][-1], *form.offered[name]])
    return stands or random.choice(PLAUSIBLE)
