"""The search answers as a search that compares everybody with everything would."""

from __future__ import annotations

import random
from itertools import product

import pytest

from adapters.search import candidates
from adapters.search.fold import words
from adapters.search.likeness import Rows
from adapters.search.memory import open_memory
from adapters.search.ranking import Likeness
from adapters.search.vocabulary import SCHEMA, Vocabulary
from tests.adapters.plain_search import Plain
from tests.adapters.registers import a_person, an_index, hits

SYLLABLES = "ka ri mo sho di ra him na zar ab du lo sai ak bar gu yu suf kh dzh".split()
ENDINGS = ("", "", "ov", "ova", "ovich", "zoda", "y")
PARTICLES = ("ugli", "kizi", "uulu", "Sh.", "k", "ab")
KEPT = 12


def a_word(rng: random.Random) -> str:
    if rng.random() < 0.1:
        return rng.choice(PARTICLES)
    return "".join(rng.choices(SYLLABLES, k=rng.choice((1, 2, 2, 3)))) + rng.choice(ENDINGS)


def a_name(rng: random.Random, pool: list[str]) -> str:
    return " ".join(rng.choices(pool, k=rng.choice((1, 2, 2, 3, 3, 4))))


def typed(rng: random.Random, name: str) -> str:
    """The name, or what a hand makes of it: a letter lost, words joined or parted, a beginning, a year."""
    at = rng.randrange(len(name))
    made = (name, name[:at] + name[at + 1 :], name[: at + 1], name.replace(" ", "", 1), name[:at] + " " + name[at:])
    return rng.choice(made) + rng.choice(("", "", " 1985"))


@pytest.mark.parametrize("seed", range(20))
def test_a_short_cut_changes_no_answer(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = random.Random(seed)
    pool = [a_word(rng) for _ in range(25)]
    register = [
        a_person(
            *(a_name(rng, pool) for _ in range(rng.choice((1, 1, 2)))),
            person=i,
            year=rng.choice((1985, 1986, 1970, None)),
            sex=rng.choice(("MALE", "FEMALE", "UNKNOWN")),
        )
        for i in range(50)
    ]
    # So few are kept that the list is full and candidates fall out of it.
    monkeypatch.setattr(candidates, "KEPT", KEPT)
    plain, index = Plain(register, KEPT), an_index(*register)
    for _ in range(12):
        text = typed(rng, rng.choice(register).names[0] if rng.random() < 0.7 else a_name(rng, pool))
        sex, limit = rng.choice((None, None, "MALE")), rng.choice((1, 3, 20))
        answer = [(hit.person_id.int, hit.score) for hit in hits(index, text, sex=sex, limit=limit)]
        assert answer == plain.search(text, sex, limit), text


def test_many_words_at_once_are_as_alike_as_one_by_one() -> None:
    rng = random.Random(5)
    pool = list(dict.fromkeys(word for _ in range(150) for word in words(a_word(rng))))
    vocabulary, alike, rows = Vocabulary(open_memory(SCHEMA)), Likeness(), Rows()
    for word in pool:
        vocabulary.learn(word)
    for asked in pool[:60]:
        rows.meet(asked, vocabulary.near(asked))
        rows.learn(asked, pool)
    assert all(rows(asked, word) == alike(asked, word) for asked, word in product(pool[:60], pool))
