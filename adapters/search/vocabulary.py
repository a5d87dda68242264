"""The distinct folded words of all names, findable by sound, stem, one mistyped letter, beginning or part.

A network of 200,000 persons has some ten thousand words, so the fuzzy work is done here, on words; persons
are then found exactly. Everything is in an SQLite database that never leaves memory, and what is deleted
is overwritten. There is no full-text query language, so nothing that is typed can be taken for one.
"""

from __future__ import annotations

import json
import sqlite3
from array import array
from collections.abc import Iterable, Iterator

import numpy as np

from adapters.search.fold import stem
from adapters.search.soundex_dm import codes

SCHEMA = """
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE key (key TEXT, word INTEGER, PRIMARY KEY (key, word)) WITHOUT ROWID;
CREATE TABLE person (
    slot INTEGER PRIMARY KEY, person_id BLOB NOT NULL UNIQUE, printed TEXT NOT NULL, names TEXT NOT NULL
);
CREATE TABLE number (number TEXT, slot INTEGER, PRIMARY KEY (number, slot)) WITHOUT ROWID;
"""
BEGINNINGS = 1000  # words tried for a short beginning, in alphabetical order
PARTS = 60  # words tried when only parts of them agree

# How a word is kin to the asked one; nothing where it is only written like it.
SAME_SOUND, SAME_STEM = 1, 2

Word = tuple[int, str]
Near = tuple[int, str, int]  # with its kinship


def keys(word: str) -> set[str]:
    """The blocking keys of a folded word: `d` sound, `s` stem, `x` the word less one letter."""
    found = {"s" + stem(word), "x" + word} | {"d" + code for code in codes(word)}
    if len(word) > 3:
        found |= {f"x{word[:i]}{word[i + 1 :]}" for i in range(len(word))}
    return found


def grams(word: str) -> set[str]:
    return {word[i : i + 3] for i in range(len(word) - 2)}


class Vocabulary:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._db = connection
        # Three letters → the words that have them. Arrays, because common endings are in thousands of words.
        self._with: dict[str, array[int]] = {}

    def id_of(self, text: str) -> int | None:
        row = self._db.execute("SELECT id FROM word WHERE text = ?", (text,)).fetchone()
        return row[0] if row else None

    def learn(self, text: str) -> int:
        known = self.id_of(text)
        if known is not None:
            return known
        word = self._db.execute("INSERT INTO word (text) VALUES (?) RETURNING id", (text,)).fetchone()[0]
        self._db.executemany("INSERT INTO key VALUES (?, ?)", [(key, word) for key in keys(text)])
        for gram in grams(text):
            self._with.setdefault(gram, array("I")).append(word)
        return int(word)

    def forget(self, word: int, text: str) -> None:
        self._db.executemany(
            "DELETE FROM key WHERE key = ? AND word = ?", [(key, word) for key in keys(text)]
        )
        for gram in grams(text):
            self._with[gram].remove(word)
            if not self._with[gram]:
                del self._with[gram]
        self._db.execute("DELETE FROM word WHERE id = ?", (word,))

    def near(self, text: str) -> list[Near]:
        """Words that sound alike, share the stem, or differ by a letter or two, each with the nearest kinship."""
        return self._db.execute(
            "SELECT word.id, word.text, found.kinship FROM (SELECT key.word AS id,"
            " MAX(CASE substr(key.key, 1, 1) WHEN 's' THEN ? WHEN 'd' THEN ? ELSE 0 END) AS kinship"
            " FROM json_each(?) asked CROSS JOIN key ON key.key = asked.value GROUP BY key.word) found"
            " CROSS JOIN word ON word.id = found.id",
            (SAME_STEM, SAME_SOUND, _array(keys(text))),
        ).fetchall()

    def beginning(self, text: str) -> Iterator[Word]:
        return self._db.execute(
            "SELECT id, text FROM word WHERE text >= ? AND text < ? ORDER BY text LIMIT ?",
            (text, text + "\x7f", BEGINNINGS),
        )

    def with_parts(self, text: str) -> Iterator[Word]:
        """Words that share at least half of the three-letter parts, the most alike first."""
        asked = grams(text)
        words = np.frombuffer(b"".join(self._with.get(gram, b"") for gram in asked), dtype=np.uint32)
        shared = np.bincount(words) if len(words) else np.zeros(1, dtype=np.int64)
        for many in range(len(asked), (len(asked) - 1) // 2, -1):
            yield from self._spelled(np.flatnonzero(shared == many).tolist())

    def _spelled(self, words: list[int]) -> Iterable[Word]:
        return self._db.execute(
            "SELECT word.id, word.text FROM json_each(?) asked CROSS JOIN word ON word.id = asked.value"
            " ORDER BY word.text",
            (json.dumps(words),),
        )


def _array(values: Iterable[str]) -> str:
    return json.dumps(sorted(values))
