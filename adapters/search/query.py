"""Reads what was typed into the search box: a name, a printed number, a birth year, in any order."""

from __future__ import annotations

import re
from dataclasses import dataclass

from adapters.search.fold import MAX_TEXT, words

YEAR = re.compile(r"(?:19[0-9]{2}|20[0-9]{2})")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—−_/", "-"))
PHONE = re.compile(r"\+?[\d\s().\-‐‑–—]+")
# Letters and digits of the region's papers: A1234567, AN 1234567, 45 09 123456, N12345678, a 14-digit PIN.
DOCUMENT = re.compile(r"(?:[^\W\d_]{1,3}\d{6,9}|[IVXLІХ]{1,4}[А-ЯЁ]{2}\d{6}|\d{8,10}|\d{12}|\d{14})")
MAX_QUERY_WORDS = 6


@dataclass(frozen=True)
class Query:
    """What a search is for: folded name words, forms of a number as in `number_keys`, a birth year."""

    words: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    birth_year: int | None = None


def compact(number: str) -> str:
    """A printed number without dashes and case: `kjd-2026-004217` is `KJD2026004217`."""
    return re.sub(r"[^0-9A-Z]", "", number.translate(DASHES).upper())


def number_keys(numbers: str) -> set[str]:
    """The forms by which printed numbers are found: whole, without the centre, and the bare running number.

    `KJD-2026-004217`: KJD2026004217, 2026004217, #4217. A running number has no leading zeros.
    """
    found: set[str] = set()
    for number in map(compact, numbers.translate(DASHES).split()):
        found |= {number, number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
    tails = (re.search(r"([0-9]+)$", number) for number in numbers.translate(DASHES).split())
    return (found | {"#" + match[1].lstrip("0") for match in tails if match}) - {""}


def _asked_numbers(token: str) -> tuple[str, ...]:
    number = compact(token)
    return (number, "#" + number.lstrip("0")) if number.isdigit() else (number,)


def parse(text: str) -> Query:
    """Never raises; longer text than `MAX_TEXT` is cut, words beyond `MAX_QUERY_WORDS` are left out."""
    tokens = text[:MAX_TEXT].translate(DASHES).split()
    with_digits = [token for token in tokens if any("0" <= c <= "9" for c in token)]
    years = [token for token in with_digits if YEAR.fullmatch(token.strip("().,;-"))]
    names = words(" ".join(token for token in tokens if token not in with_digits))[:MAX_QUERY_WORDS]
    # Beside a name 1985 is a birth year; alone it may be the end of a printed number.
    typed = [token for token in with_digits if not (names and token in years)]
    numbers = dict.fromkeys(form for token in typed for form in _asked_numbers(token))
    year = int(compact(years[0])) if years else None
    return Query(tuple(names), tuple(numbers), year)


def looks_like_phone(text: str) -> bool:
    """Seven to fifteen digits with nothing but the punctuation of phone numbers; a printed number is not one."""
    stripped = text.strip()
    digits = sum(c.isdigit() for c in stripped)
    return (
        bool(PHONE.fullmatch(stripped)) and 7 <= digits <= 15 and not re.fullmatch(r"\d{4}-\d{6}", stripped)
    )


def looks_like_document(text: str) -> bool:
    """A passport, identity card, birth certificate or personal number; digits alone may be a phone as well."""
    return bool(DOCUMENT.fullmatch(re.sub(r"[\s№#\-‐‑–—]", "", text.strip().upper())))
