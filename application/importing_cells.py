"""What one cell of a register says: a word of a list, a day, a number, a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

from application.importing_fields import BY_NAME, Reading

# A number as typed → E.164. Raises ValueError.
ParsePhone = Callable[[str], str]
YES = frozenset({"1", "yes", "y", "true", "да", "ҳа", "бале", "ооба", "иә", "ия", "ha", "+", "x", "х", "✓"})
_DAYS = (
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?"), (0, 1, 2)),
    (re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})\.?(?: г\.?)?"), (2, 1, 0)),
)
_YEAR = re.compile(r"(\d{4})(?: ?г\.?)?")


class BadCell(ValueError):
    """`code` says what is wrong; the words of the cell are personal and are not in the error."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def told(name: str, text: str, reading: Reading, phone: ParsePhone) -> Any:
    """What a cell says, for its field. Raises BadCell with the code of what is wrong."""
    kind = BY_NAME[name].kind
    if kind in ("text", "name"):
        return text
    if BY_NAME[name].coded:
        return _coded(name, text, reading)
    if kind == "flag":
        return text.casefold() in YES
    if kind == "phone":
        return _tried(phone, text, "import.no_phone")
    return _tried({"date": _date, "birth": _birth, "number": _number}[kind], text, f"import.no_{kind}")


def _tried(read: Callable[[str], Any], text: str, code: str) -> Any:
    try:
        return read(text)
    except (ValueError, OverflowError):
        raise BadCell({"import.no_birth": "import.no_date"}.get(code, code)) from None


def _number(text: str) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > 6:
        raise ValueError(text)
    return int(text)


def _coded(name: str, text: str, reading: Reading) -> Any:
    parts = _parts(text) if name == "topic" else [text]
    codes = [reading.values.get(name, {}).get(part.casefold()) for part in parts]
    if None in codes:
        raise BadCell("import.no_value")
    kept = [code for code in codes if code]
    return kept if name == "topic" else next(iter(kept), None)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;|]", text) if part.strip()]


def words_of(name: str, text: str) -> list[str]:
    """The words of a cell that must be matched with codes, without regard to case."""
    return [part.casefold() for part in (_parts(text) if name == "topic" else [text.strip()]) if part]


def _date(text: str) -> date:
    for pattern, (year, month, day) in _DAYS:
        if match := pattern.fullmatch(text):
            parts = match.groups()
            return date(int(parts[year]), int(parts[month]), int(parts[day]))
    raise ValueError(text)


def _birth(text: str) -> date | int:
    match = _YEAR.fullmatch(text)
    return int(match.group(1)) if match else _date(text)
