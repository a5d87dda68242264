"""Alphabetical order of each language as a text that sorts right by code points, whatever the database.

Source of the orders: the school alphabets; ru, ky and kk agree with CLDR, where ё follows е only between
equal words. Tajik ӣ and ӯ are letters of their own, as taught. Letters of other languages stand beside
their nearest relative, the other script after the language's own.
"""

from __future__ import annotations

import unicodedata
from functools import cache

from adapters.search.fold import APOSTROPHES

LATIN = "a b c d e f g h i j k l m n o p q r s t u v w x y z"
CYRILLIC = "а ә б в г ғ д е ж з и і й к қ л м н ң о ө п р с т у ү ұ ў ф х ҳ һ ц ч ҷ ш щ ъ ы ь э ю я"
ALPHABETS = {
    "en": (LATIN, CYRILLIC),
    "uz": ("a b d e f g h i j k l m n o p q r s t u v w x y z oʻ gʻ sh ch c", CYRILLIC),
    "ru": (CYRILLIC, LATIN),
    "ky": (CYRILLIC, LATIN),
    "kk": ("а ә б в г ғ д е ж з и й к қ л м н ң о ө п р с т у ұ ү ў ф х ҳ һ ц ч ҷ ш щ ъ ы і ь э ю я", LATIN),
    "tg": (
        "а ә б в г ғ д е ё ж з и і ӣ й к қ л м н ң о ө п р с т у ү ұ ў ӯ ф х ҳ һ ч ҷ ш щ ц ъ ы ь э ю я",
        LATIN,
    ),
}
FIRST_LETTER = 0x100  # digits and spaces stay below, everything unknown comes after
UNKNOWN = 0x400
BETWEEN_LEVELS = "\x01"
LONGEST_LETTER = 2

Places = dict[str, str]


@cache
def _places(language: str) -> Places:
    letters = " ".join(ALPHABETS[language]).split()
    return {letter: chr(FIRST_LETTER + at) for at, letter in enumerate(letters)}


def sort_key(text: str, language: str) -> str:
    """A key whose code points sort as the language's dictionary does; equal only for equal text.

    First the letters, then their marks (е before ё), then case and punctuation as typed.
    """
    plain = _plain(text)
    places = _places(language)
    letters, marks, at = [], [], 0
    while at < len(plain):
        letter = _letter(plain, at, places)
        place, mark = _place(letter, places)
        letters.append(place)
        marks.append(mark)
        at += len(letter)
    return BETWEEN_LEVELS.join(("".join(letters), "".join(marks), text))


def _plain(text: str) -> str:
    lower = unicodedata.normalize("NFC", text).lower()
    for apostrophe in APOSTROPHES:
        lower = lower.replace(apostrophe, "ʻ")
    return lower


def _letter(text: str, at: int, places: Places) -> str:
    longer = text[at : at + LONGEST_LETTER]
    return longer if longer in places else text[at]


def _place(letter: str, places: Places) -> tuple[str, str]:
    """Where the letter stands, and which of those at the same place it is."""
    if letter in places:
        return places[letter], " "
    base = unicodedata.normalize("NFD", letter)[0]
    if base != letter and base in places:
        return places[base], letter
    if letter.isalpha() and letter != "ʻ":
        return chr(min(UNKNOWN + ord(letter), 0x10FFFF)), " "
    return ("", letter) if letter == "ʻ" else (letter if letter.isdigit() else " ", " ")
