"""Brings every spelling of a name, in whatever script, to one Latin form that can be compared."""

from __future__ import annotations

import re
import unicodedata

from anyascii import anyascii

MAX_TEXT = 200
MAX_WORDS = 12
MAX_LETTERS = 40

APOSTROPHES = "ʻʼ‘’'`´ʹ′‛ˈ＇ʾʿ"

# Where the general romanisation and the region's own habits differ. ж, ҷ and дж all become j, because
# one family writes Джумаев in Russian, Ҷумъаев in Tajik and Jumayev in a passport; ў and oʻ become u,
# because Russian papers have у; soft and hard signs are never in a passport.
LETTERS = str.maketrans(
    {
        "ё": "io", "ж": "j", "й": "i", "х": "h", "ц": "ts", "щ": "sh", "ъ": "", "ы": "i", "ь": "",
        "э": "e", "ю": "iu", "я": "ia",
        "ғ": "g", "қ": "k", "ҳ": "h", "ҷ": "j", "ӣ": "i", "ӯ": "u",
        "ә": "a", "ң": "n", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "і": "i", "ў": "u",
        "ç": "ch", "ş": "sh", "š": "sh", "č": "ch", "ž": "j", "ğ": "g", "ñ": "n", "ı": "i",
    }
)  # fmt: skip

# In this order, on lower-case ASCII. `x` is kh in Uzbek Latin, but ks in a few Russian names.
REWRITES: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(?<=ale)x|(?<=ma)x(?=im)|(?<=feli)x|(?<=ro)x(?=an)|^x(?=eni)", "ks"),
        (r"tsch|tch", "ch"),
        (r"shch|sch", "sh"),
        (r"dzh|dj|zh", "j"),
        (r"kh|x", "h"),
        (r"gh", "g"),
        (r"ck|q|c(?!h)", "k"),
        (r"ph", "f"),
        (r"w", "v"),
        (r"tz", "ts"),
        (r"y", "i"),  # Юсуф is Yusuf or Iusuf, Айгүл is Aygul or Aigul
        (r"ou", "u"),  # French romanisation of Soviet passports: Goulnara
        (r"(.)\1+", r"\1"),
        (r"(?:^|(?<=[aeou]))ie", "e"),  # Yerlan is Erlan, Mirzoyev is Mirzoev
    )
)

# "Son of" and "daughter of": written or left out at will, in seven spellings.
PARTICLES = frozenset({"ugli", "ogli", "oglu", "ulu", "uli", "kizi", "kisi", "ibn", "bint"})

# Endings that the same family adds and drops: Раҳмон, Раҳмонов, Рахмонова, Раҳмонзода, Rahmonovich.
ENDING = re.compile(r"(?<=...)(?:i?[oe]v(?:a|ich|na)?|z[oa]d[aeo])$")


def _without_apostrophes(text: str) -> str:
    return re.sub(f"[{APOSTROPHES}]", "", re.sub(f"[oO][{APOSTROPHES}]", "u", text))


def _letters_only(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text).lower().translate(LETTERS)
    return "".join(_kept(character) for character in composed)


def _kept(character: str) -> str:
    if unicodedata.category(character) == "Mn":
        return ""
    return character if character.isalnum() else " "


def _fold_word(word: str) -> str:
    for pattern, replacement in REWRITES:
        word = pattern.sub(replacement, word)
    return word[:MAX_LETTERS]


def _fold_chunk(chunk: str) -> tuple[str, ...]:
    plain = _letters_only(_without_apostrophes(chunk))
    ascii_words = re.findall(r"[a-z0-9]+", anyascii(plain).lower().replace("'", ""))
    return tuple(folded for word in ascii_words if (folded := _fold_word(word)))


def words(text: str, known: dict[str, tuple[str, ...]] | None = None) -> list[str]:
    """The folded words of a name in their own order, at most `MAX_WORDS`; never raises for any text.

    `known` remembers words while many names are folded: names repeat. It holds names, so let it go after.
    """
    found: list[str] = []
    for chunk in text[:MAX_TEXT].split():
        folded = known.get(chunk) if known is not None else None
        if folded is None:
            folded = _fold_chunk(chunk)
            if known is not None:
                known[chunk] = folded
        found.extend(folded)
    return found[:MAX_WORDS]


def fold(text: str, known: dict[str, tuple[str, ...]] | None = None) -> str:
    """The folded words in alphabetical order, joined by spaces: equal for equal names in any script."""
    return " ".join(sorted(words(text, known)))


def stem(word: str) -> str:
    """A folded word without the endings that come and go between papers of one family."""
    return ENDING.sub("", word)
